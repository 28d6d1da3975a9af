//! The one place in which the program begins a thread.

use std::io;

/// Begins a thread with a name of its own. Fails where the system gives no more threads.
pub fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(body).map(drop)
}
