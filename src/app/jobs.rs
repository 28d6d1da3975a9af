//! Work that takes longer than a frame, each piece under a key: begun once, cancelled when nobody waits for it, and taken in when it
//! is done. The executor is a value: a thread for each job in the program, the calling thread in tests, which cannot wait.

use std::sync::mpsc::{Receiver, Sender, channel};

use crate::foresight::CancelToken;

/// A piece of work. `None`: it was cancelled.
pub type Work<T> = Box<dyn FnOnce(&CancelToken) -> Option<T> + Send>;

/// Where work is done.
pub type Executor = Box<dyn Fn(Box<dyn FnOnce() + Send>)>;

/// Jobs under way, by key.
pub struct Jobs<K, T> {
    executor: Executor,
    under_way: Vec<(K, CancelToken)>,
    sender: Sender<Finished<K, T>>,
    receiver: Receiver<Finished<K, T>>,
}

/// A job that has come to its end.
struct Finished<K, T> {
    key: K,
    token: CancelToken,
    /// `None`: it was cancelled on the way.
    result: Option<T>,
}

impl<K: Clone + PartialEq + Send + 'static, T: Send + 'static> Jobs<K, T> {
    pub fn new(executor: Executor) -> Self {
        let (sender, receiver) = channel();
        Self { executor, under_way: Vec::new(), sender, receiver }
    }

    /// Begins a job, unless one with this key is under way. `wake` is called when it is done.
    pub fn begin(&mut self, key: K, work: Work<T>, wake: impl FnOnce() + Send + 'static) {
        if self.under_way.iter().any(|(other, token)| *other == key && !token.is_cancelled()) {
            return;
        }
        let token = CancelToken::default();
        self.under_way.push((key.clone(), token.clone()));
        let done = self.sender.clone();
        (self.executor)(Box::new(move || {
            let result = work(&token);
            // Nobody hears it where the program has ended.
            let _ = done.send(Finished { key, token, result });
            wake();
        }));
    }

    /// Cancels every job whose key is not wanted any more.
    pub fn cancel_unless(&self, wanted: impl Fn(&K) -> bool) {
        for (_, token) in self.under_way.iter().filter(|(key, _)| !wanted(key)) {
            token.cancel();
        }
    }

    /// The jobs that are done since the last call. What was cancelled is dropped, also where it was done by then.
    pub fn take_in(&mut self) -> Vec<(K, T)> {
        let done: Vec<_> = self.receiver.try_iter().collect();
        for Finished { key, token, .. } in &done {
            self.under_way.retain(|(other, own)| other != key || !own.is(token));
        }
        let heard = done.into_iter().filter(|finished| !finished.token.is_cancelled());
        heard.filter_map(|Finished { key, result, .. }| Some((key, result?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    type Waiting = Rc<RefCell<Vec<Box<dyn FnOnce() + Send>>>>;

    /// Jobs that are done when the test says so.
    fn by_hand() -> (Jobs<u8, &'static str>, Waiting) {
        let waiting = Waiting::default();
        let given = Rc::clone(&waiting);
        (Jobs::new(Box::new(move |work| given.borrow_mut().push(work))), waiting)
    }

    fn do_all(waiting: &Waiting) {
        for work in waiting.take() {
            work();
        }
    }

    #[test]
    fn a_job_is_begun_once_and_taken_in_once() {
        let (mut jobs, waiting) = by_hand();
        for _ in 0..3 {
            jobs.begin(1, Box::new(|_| Some("one")), || ());
        }
        assert_eq!(waiting.borrow().len(), 1);
        assert_eq!(jobs.take_in(), []);
        do_all(&waiting);
        assert_eq!(jobs.take_in(), [(1, "one")]);
        assert_eq!(jobs.take_in(), []);
        jobs.begin(1, Box::new(|_| Some("again")), || ());
        do_all(&waiting);
        assert_eq!(jobs.take_in(), [(1, "again")]);
    }

    #[test]
    fn a_cancelled_job_is_told_so_and_never_heard_of() {
        let (mut jobs, waiting) = by_hand();
        jobs.begin(1, Box::new(|token| (!token.is_cancelled()).then_some("one")), || ());
        jobs.begin(2, Box::new(|_| Some("two")), || ());
        jobs.cancel_unless(|key| *key == 2);
        // The same is wanted again before the cancelled one has heard of it.
        jobs.begin(1, Box::new(|_| Some("one, anew")), || ());
        do_all(&waiting);
        assert_eq!(jobs.take_in(), [(2, "two"), (1, "one, anew")]);
    }

    #[test]
    fn a_job_that_was_done_when_it_was_cancelled_is_dropped() {
        let (mut jobs, waiting) = by_hand();
        jobs.begin(1, Box::new(|_| Some("one")), || ());
        do_all(&waiting);
        jobs.cancel_unless(|_| false);
        assert_eq!(jobs.take_in(), []);
    }
}
