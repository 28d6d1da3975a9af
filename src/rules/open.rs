//! What stands open in a state, and how: conditions, the voice, who is there, and what a choice would break.

use crate::scenario::{BeatId, ChoiceId, Condition, Scenario};

use super::constants::Rules;
use super::event::{Event, Events};
use super::promises::PromiseState;
use super::state::State;
use super::step::{Move, step};

/// Whether a voice is chosen with the words at this beat (R8).
pub fn asks_for_voice(scenario: &Scenario, beat: BeatId) -> bool {
    scenario.beats()[beat].tone && !scenario.is_plain()
}

/// Whether nobody is with the customer at this beat, so that what is chosen there is no exchange (R13).
pub fn is_alone(scenario: &Scenario, rules: &Rules, beat: BeatId) -> bool {
    scenario.beats()[beat].alone && rules.file.alone
}

/// Whether an option breaks a promise that binds, as a typical trainee sees it: itself, or, from version 2 on, because of a beat that
/// is entered before the next choice. What an ending settles does not count, and neither does the voice.
pub fn breaks_a_promise(scenario: &Scenario, rules: &Rules, state: &State, choice: ChoiceId) -> bool {
    /// Whether a beat broke a promise before the end settles them all.
    #[derive(Default)]
    struct Broken {
        any: bool,
        entered: bool,
        settles: bool,
    }

    impl Events for Broken {
        fn tell(&mut self, event: Event) {
            self.entered |= matches!(event, Event::Entered(_));
            self.any |= self.entered && !self.settles && matches!(event, Event::Promise { to: PromiseState::Broken, .. });
        }

        fn settling(&mut self) {
            self.settles = true;
        }
    }

    let effect = &scenario.choices()[choice].effect;
    if effect.breaks.iter().any(|promise| state.promise(promise).binds()) {
        return true;
    }
    if !rules.file.typical_sees_ahead {
        return false;
    }
    let mut broken = Broken::default();
    step(scenario, rules, *state, Move { choice, voice: None }, &mut broken);
    broken.any
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
