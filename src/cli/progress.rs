//! Where work stands that takes long: one line on standard error, if that is a terminal, which is wiped away in the end.

use std::io::{IsTerminal as _, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::foresight::{Bound, Means, Progress};
use crate::source::visible;
use crate::storage::Cores;
use crate::words::terminal;

use super::layout::thousands;
use super::output::{tell_progress, wipe_progress};

/// States below which it is over before anybody wonders.
const MANY: usize = 1 << 18;

/// What is said of one dialogue while it is explored.
pub(super) struct ProgressLine {
    name: String,
    is_said: Arc<AtomicBool>,
}

impl ProgressLine {
    pub(super) fn of(name: &str) -> Self {
        Self { name: visible(name).into_owned(), is_said: Arc::default() }
    }

    /// All cores, and a line now and then.
    pub(super) fn means(&self) -> Means {
        let means = all_cores();
        if !stderr().is_terminal() {
            return means;
        }
        let (name, is_said) = (self.name.clone(), Arc::clone(&self.is_said));
        let tell = move |Progress { n_states, n_bytes }: Progress| {
            if n_states >= MANY {
                is_said.store(true, Ordering::Relaxed);
                tell_progress(&terminal::exploring(&name, &thousands(n_states), n_bytes >> 20));
            }
        };
        Means { tell: Some(Arc::new(tell)), ..means }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if self.is_said.load(Ordering::Relaxed) {
            wipe_progress();
        }
    }
}

/// Every core that there is, and nobody told.
pub(super) fn all_cores() -> Means {
    Means { team: Arc::new(Cores::all()), ..Means::default() }
}

/// What ended an exploration, in words.
pub(super) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::States => terminal::BOUND_OF_STATES,
        Bound::Memory => terminal::BOUND_OF_MEMORY,
    }
}
