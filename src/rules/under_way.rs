//! What moves through one step: the state, the rules it goes by, and who is told of it.

use crate::scenario::Scenario;

use super::constants::Rules;
use super::state::State;

/// A state on its way through one step.
pub(super) struct Step<'a, E> {
    pub(super) scenario: &'a Scenario,
    pub(super) rules: &'a Rules,
    pub(super) state: State,
    pub(super) events: &'a mut E,
}

pub(super) fn clamp_i8(value: i32) -> i8 {
    i8::try_from(value.clamp(i32::from(i8::MIN), i32::from(i8::MAX))).unwrap_or_default()
}
