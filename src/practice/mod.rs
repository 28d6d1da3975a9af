//! What practice is for, over many talks: so far, what a person wants to get better at and whom to meet next.

mod acquaintance;
mod goal;

pub use acquaintance::Acquaintance;
pub use goal::Goal;
