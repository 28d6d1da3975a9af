//! The one place in which the program begins a thread: one that goes on by itself, or hands for a piece of work that are gone with it.

use std::io;
use std::num::NonZeroUsize;
use std::thread::{Builder, available_parallelism, scope};

use crate::foresight::Team;

/// Begins a thread with a name of its own. Fails where the system gives no more threads.
pub fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    Builder::new().name(name.to_owned()).spawn(body).map(drop)
}

/// One hand for each core, up to so many. Where the system gives no more threads, fewer work.
#[derive(Clone, Copy, Debug)]
pub struct Cores(usize);

impl Cores {
    /// More hands than this bring nothing.
    const MOST: usize = 8;

    /// All that the machine has, as far as they bring anything.
    pub fn all() -> Self {
        Self::at_most(available_parallelism().map_or(1, NonZeroUsize::get))
    }

    /// The same, but that one stays free for somebody who works with a window meanwhile: no frame waits for a job.
    pub fn beside_a_window() -> Self {
        Self::at_most(available_parallelism().map_or(1, |cores| cores.get() - 1))
    }

    fn at_most(n: usize) -> Self {
        Self(n.clamp(1, Self::MOST))
    }
}

impl Team for Cores {
    fn n_hands(&self) -> usize {
        self.0
    }

    fn work(&self, task: &(dyn Fn() + Sync)) {
        scope(|scope| {
            for _ in 1..self.0 {
                // Whoever asks does the rest.
                if Builder::new().name("hand".to_owned()).spawn_scoped(scope, task).is_err() {
                    break;
                }
            }
            task();
        });
    }
}
