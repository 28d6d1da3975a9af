//! The customer model: the one step function, and the constants it reads. Nowhere else is a rule of the model written.
//!
//! Everything here is a function of its arguments: no chance, no text, and in [`step`] no allocation.
//! The rules are those of training-model 3.3 and 3.4; each is named where it is applied.

mod constants;
mod event;
mod live;
mod promises;
mod state;
mod step;

pub use constants::{Rules, Start};
pub use event::{Account, Event, Events, MoodReason, Reason};
pub use live::{Live, Liveness};
pub use promises::PromiseState;
pub use state::State;
pub use step::{Move, Next, asks_for_voice, begin, first_unmet, is_open, step};
