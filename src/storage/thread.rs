//! The one place in which storage begins a thread.

use std::io;

/// Begins a thread with a name of its own. Fails where the system gives no more threads.
pub(super) fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(body).map(drop)
}
