//! By what means foresight is worked out: on how many cores, how it is stopped, and whom it tells where it stands. The core begins no
//! thread of its own: whoever asks brings the hands.

use std::fmt::{self, Debug, Formatter};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Tells work that nobody waits for it any more. All clones of a token are one token.
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether both are the same token.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Hands that work together.
pub trait Team: Send + Sync {
    /// How many work at once, from 1.
    fn n_hands(&self) -> usize;

    /// Lets every hand do the same work at once, and comes back when all are done. Fewer hands may do it, but never none.
    fn work(&self, task: &(dyn Fn() + Sync));
}

/// A team of one: whoever asks works.
struct Alone;

impl Team for Alone {
    fn n_hands(&self) -> usize {
        1
    }

    fn work(&self, task: &(dyn Fn() + Sync)) {
        task();
    }
}

/// How far an exploration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// States that were reached.
    pub n_states: usize,
    /// Bytes that they and the ways between them take.
    pub n_bytes: usize,
}

/// The means of working out foresight. By default: one core, never stopped, nobody told.
#[derive(Clone)]
pub struct Means {
    pub team: Arc<dyn Team>,
    /// Stops exploring and solving within some milliseconds. What comes of it then is worth nothing.
    pub cancel: CancelToken,
    /// Told now and then during an exploration.
    pub tell: Option<Arc<dyn Fn(Progress) + Send + Sync>>,
}

impl Default for Means {
    fn default() -> Self {
        Self { team: Arc::new(Alone), cancel: CancelToken::default(), tell: None }
    }
}

impl Debug for Means {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self { team, cancel, tell } = self;
        let mut shown = formatter.debug_struct("Means");
        shown.field("hands", &team.n_hands()).field("cancel", cancel).field("tells", &tell.is_some()).finish()
    }
}

impl Means {
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    pub(super) fn tell(&self, progress: Progress) {
        if let Some(tell) = &self.tell {
            tell(progress);
        }
    }

    /// Does every task, each once and by whichever hand is free, and gives what came of them in the order of the tasks.
    pub fn spread<I: Sync, T: Send>(&self, tasks: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(tasks.len()));
        self.team.work(&|| {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(task) = tasks.get(number) else { return };
                let result = work(task);
                done.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_unstable_by_key(|(number, _)| *number);
        done.into_iter().map(|(_, result)| result).collect()
    }

    /// Does two things at once, where there are two hands.
    pub(super) fn both(&self, one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
        let (one, other) = (Mutex::new(Some(one)), Mutex::new(Some(other)));
        self.team.work(&|| {
            do_once(&one);
            do_once(&other);
        });
    }
}

/// Does a piece of work that no hand has taken yet.
fn do_once(task: &Mutex<Option<impl FnOnce()>>) {
    let taken = task.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(work) = taken {
        work();
    }
}
