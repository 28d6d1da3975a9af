//! The thread that keeps: it takes one request after another.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::ask::{Answer, Request};
use super::history::History;
use super::inbox::Inbox;

/// What the thread that keeps works with.
pub(super) struct Keeper {
    home: PathBuf,
    inbox: Arc<Inbox>,
}

impl Keeper {
    pub(super) fn new(home: PathBuf, inbox: Arc<Inbox>) -> Self {
        Self { home, inbox }
    }

    /// Carries requests out until nobody can make one any more.
    pub(super) fn run(self, requests: &Receiver<Request>) {
        log::debug!("keeping in {}", self.home.display());
        self.inbox.put(Answer::History(Arc::new(History::default())));
        while let Ok(request) = requests.recv() {
            if matches!(request, Request::Flush) {
                self.inbox.put(Answer::Flushed);
            }
        }
        self.inbox.finish();
    }
}
