//! What practice is for, over many talks: so far, what a person wants to get better at and whom to meet for it.

mod goal;

pub use goal::Goal;
