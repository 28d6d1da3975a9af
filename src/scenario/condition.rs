//! Conditions of options, routes, variants and expectations, with their ids looked up.

use super::Temperament;
use super::ids::{DeedId, FactId, PromiseId};

/// A condition of `needs`, `when` or `that`. Mood and trust in points, heard in pips, spent in exchanges.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Told before it fell due, and still to be kept.
    Moved(PromiseId),
    /// Given back.
    Withdrew(PromiseId),
    Did(DeedId),
    /// At least so many exchanges of the customer's time, in this episode.
    SpentAtLeast(u8),
    SpentAtMost(u8),
    /// The customer is of this temperament today. In variants alone.
    Is(Temperament),
    Not(Box<Self>),
    /// One of these at least.
    Any(Box<[Self]>),
}

impl Condition {
    /// The plain conditions in it: itself, or those inside `Not` and `Any`.
    pub fn plain(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            loop {
                match waiting.pop()? {
                    Self::Not(inner) => waiting.push(inner),
                    Self::Any(inner) => waiting.extend(inner.iter().rev()),
                    plain => return Some(plain),
                }
            }
        })
    }
}
