//! The trail of a group: where it stood before each step, and what it comes back to from a second try.

use super::stage::Stage;
use crate::play::PlayedMove;

/// Where the group stood before a step, to go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TrailPoint {
    pub(super) stage: Stage,
    pub(super) turn: usize,
    pub(super) moves: Vec<PlayedMove>,
    pub(super) second_try: Option<SecondTry>,
    pub(super) moment: usize,
    pub(super) heads_for_an_ending: bool,
    /// When that stage was entered, in milliseconds of the session.
    pub(super) entered: i64,
}

/// A second try from a turning point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SecondTry {
    /// The exchange before which it branches off, from 0.
    pub(super) from: usize,
    /// The moves of the group's own conversation.
    pub(super) main: Vec<PlayedMove>,
}
