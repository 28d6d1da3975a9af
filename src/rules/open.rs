//! What stands open in a state, and how: conditions, the voice, and who is there.

use crate::scenario::{BeatId, ChoiceId, Condition, Scenario};

use super::constants::Rules;
use super::promises::PromiseState;
use super::state::State;

/// Whether a voice is chosen with the words at this beat (R8).
pub fn asks_for_voice(scenario: &Scenario, beat: BeatId) -> bool {
    scenario.beats()[beat].tone && !scenario.is_plain()
}

/// Whether nobody is with the customer at this beat, so that what is chosen there is no exchange (R13).
pub fn is_alone(scenario: &Scenario, rules: &Rules, beat: BeatId) -> bool {
    scenario.beats()[beat].alone && rules.file.alone
}

/// Whether an option can be chosen in this state.
pub fn is_open(scenario: &Scenario, state: &State, choice: ChoiceId) -> bool {
    first_unmet(state, &scenario.choices()[choice].effect.needs).is_none()
}

/// The first condition that does not hold.
pub fn first_unmet<'c>(state: &State, conditions: &'c [Condition]) -> Option<&'c Condition> {
    conditions.iter().find(|condition| !holds(state, condition))
}

/// Whether a condition holds in this state.
pub fn holds(state: &State, condition: &Condition) -> bool {
    match *condition {
        Condition::MoodAtLeast(mood) => state.mood >= mood,
        Condition::MoodAtMost(mood) => state.mood <= mood,
        Condition::TrustAtLeast(trust) => state.trust >= trust,
        Condition::TrustAtMost(trust) => state.trust <= trust,
        Condition::Heard(pips) => state.heard >= pips,
        Condition::Learned(fact) => state.has_learned(fact),
        Condition::NotLearned(fact) => !state.has_learned(fact),
        Condition::Promised(promise) => state.promise(promise).binds(),
        Condition::NotPromised(promise) => !state.promise(promise).binds(),
        Condition::Kept(promise) => state.promise(promise) == PromiseState::Kept,
        Condition::Broke(promise) => state.promise(promise) == PromiseState::Broken,
        Condition::Moved(promise) => state.promise(promise) == PromiseState::Moved,
        Condition::Withdrew(promise) => state.promise(promise) == PromiseState::Withdrawn,
        Condition::Did(deed) => state.has_done(deed),
        Condition::SpentAtLeast(n) => state.spent >= n,
        Condition::SpentAtMost(n) => state.spent <= n,
        Condition::Is(temperament) => state.temperament == temperament,
        Condition::Not(ref inner) => !holds(state, inner),
        Condition::Any(ref inner) => inner.iter().any(|condition| holds(state, condition)),
    }
}
