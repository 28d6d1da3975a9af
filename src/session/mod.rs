//! One conversation under way, without a window: commands go in, effects come out. The window, the terminal and the tests drive
//! the same one, so whatever holds of a conversation is decided here and nowhere else.

mod env;
mod kept;

pub use env::{Env, RunId, RunIdError};
pub use kept::{Ended, KeptMove, KeptRun, Purpose, RunHeader, Step};
