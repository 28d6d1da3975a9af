//! What practice is for, over many conversations: so far, what a person wants to get better at, whom to meet next, and which endings
//! were seen.

mod acquaintance;
mod endings;
mod goal;

pub use acquaintance::{Acquaintance, WhyThem, first_to_meet, next_to_meet};
pub use endings::{EndedRun, SeenEnding, seen_endings};
pub use goal::Goal;
