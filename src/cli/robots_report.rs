//! What `rapport robots` has worked out, before it is printed as a table or as JSON.

use crate::foresight::{Foresight, Robots, Strongest};
use crate::wording::Measures;

/// How a scenario plays, and whether it can be guessed.
pub(super) struct RobotsReport {
    pub(super) foresight: Foresight,
    /// What each option says, measured, by choice.
    pub(super) measures: Vec<Measures>,
    pub(super) robots: Robots,
    /// `None` where the verdict is *bounded*.
    pub(super) strongest: Option<Strongest>,
}

/// A share in percent; 0 of nothing.
pub(super) fn share_of(count: f64, n: usize) -> f64 {
    if n == 0 { 0.0 } else { 100.0 * count / n as f64 }
}
