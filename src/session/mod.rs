//! One conversation under way, without a window: commands go in, effects come out. The window, the terminal and the tests drive
//! the same one, so whatever holds of a conversation is decided here and nowhere else.

mod conversation;
mod env;
mod saved;
mod tutorial;
mod view;
mod whose;

pub use conversation::{AnalysisKey, Command, Effect, ResumeError, Saving, Session, question};
pub use env::{Env, RunId, RunIdError};
pub use saved::{Ended, Purpose, RunHeader, SavedMove, SavedRun, Step};
pub use tutorial::{FirstLine, TUTORIAL, first_line};
pub use whose::is_own_plan;
