//! What a choice would break, seen before it is made.

use crate::scenario::{ChoiceId, Scenario};

use super::constants::Rules;
use super::event::{Event, Events};
use super::promises::PromiseState;
use super::state::State;
use super::step::{Move, step};

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

/// Whether a line breaks a word, gives one that nobody can keep, or says one thing where another is done.
pub fn betrays(scenario: &Scenario, rules: &Rules, state: &State, choice: ChoiceId) -> bool {
    let effect = &scenario.choices()[choice].effect;
    effect.breach
        || effect.promise.iter().any(|promise| !scenario.promises()[*promise].can_be_kept)
        || breaks_a_promise(scenario, rules, state, choice)
}
