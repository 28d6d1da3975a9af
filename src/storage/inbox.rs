//! Where answers wait until they are taken: filled on the threads of storage, emptied by the program.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::ask::Answer;

/// The answers that nobody took yet.
pub(super) struct Inbox {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
    /// Told about every answer.
    wake: Mutex<Box<dyn Fn() + Send>>,
}

#[derive(Default)]
struct Waiting {
    answers: VecDeque<Answer>,
    /// Whether the thread that answers has ended.
    finished: bool,
}

impl Inbox {
    pub(super) fn new(wake: impl Fn() + Send + 'static) -> Self {
        Self { waiting: Mutex::default(), arrived: Condvar::new(), wake: Mutex::new(Box::new(wake)) }
    }

    pub(super) fn put(&self, answer: Answer) {
        self.waiting().answers.push_back(answer);
        self.arrived.notify_all();
        self.wake.lock().unwrap_or_else(PoisonError::into_inner)();
    }

    /// Everything that has arrived.
    pub(super) fn take(&self) -> Vec<Answer> {
        self.waiting().answers.drain(..).collect()
    }

    /// The next answer, or nothing where none comes in this time or ever.
    pub(super) fn next(&self, timeout: Duration) -> Option<Answer> {
        let waiting = self.waiting();
        let is_idle = |waiting: &mut Waiting| waiting.answers.is_empty() && !waiting.finished;
        let waited = self.arrived.wait_timeout_while(waiting, timeout, is_idle);
        let (mut waiting, _) = waited.unwrap_or_else(PoisonError::into_inner);
        waiting.answers.pop_front()
    }

    /// Says that no thread answers any more.
    pub(super) fn finish(&self) {
        self.waiting().finished = true;
        self.arrived.notify_all();
    }

    /// Waits until the thread that answers has ended, no longer than this.
    pub(super) fn wait_for_the_end(&self, timeout: Duration) {
        let until = Instant::now() + timeout;
        let mut waiting = self.waiting();
        while !waiting.finished {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                log::warn!("storage did not come to its end in {timeout:?}");
                return;
            }
            waiting = self.arrived.wait_timeout(waiting, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
