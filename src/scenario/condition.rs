//! Conditions of options and routes, with their ids looked up.

use super::ids::{FactId, PromiseId};

/// A condition of `needs` or `when`. Mood and trust in points, heard in pips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    MoodAtLeast(i8),
    MoodAtMost(i8),
    TrustAtLeast(i8),
    TrustAtMost(i8),
    /// At least so many pips.
    Heard(u8),
    Learned(FactId),
    NotLearned(FactId),
    /// Open or moved now.
    Promised(PromiseId),
    NotPromised(PromiseId),
    Kept(PromiseId),
    Broke(PromiseId),
}
