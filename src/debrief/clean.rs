//! Which lines a debrief may hold up: the clean ones.

use crate::rules::{Event, Events, Move, Rules, State, step};
use crate::scenario::{ChoiceId, Scenario, Voice};

/// Whether an option is clean at a state: it falls into no trap, misses nothing, breaks no word and no promise, and would not come
/// too soon. To give a promise back or to move it is clean.
pub(super) fn is_clean(scenario: &Scenario, rules: &Rules, state: &State, choice: ChoiceId) -> bool {
    !scenario.choices()[choice].falls_short() && !comes_too_soon(scenario, rules, state, choice)
}

/// Whether a line goes with the voice in which it is said: one that the option lists, or any where it lists none.
pub(super) fn fits(scenario: &Scenario, choice: ChoiceId, voice: Option<Voice>) -> bool {
    let tones = scenario.choices()[choice].effect.tones;
    tones.is_empty() || voice.is_none_or(|voice| tones.contains(voice))
}

/// Whether a line is clean as it was said.
pub(super) fn is_clean_as_said(scenario: &Scenario, rules: &Rules, state: &State, said: Move) -> bool {
    is_clean(scenario, rules, state, said.choice) && fits(scenario, said.choice, said.voice)
}

/// R3, as the step itself tells it.
fn comes_too_soon(scenario: &Scenario, rules: &Rules, state: &State, choice: ChoiceId) -> bool {
    #[derive(Default)]
    struct TooSoon(bool);

    impl Events for TooSoon {
        fn tell(&mut self, event: Event) {
            self.0 |= event == Event::NotHeardYet;
        }
    }

    let mut too_soon = TooSoon::default();
    // No voice makes an option come sooner or later.
    step(scenario, rules, *state, Move { choice, voice: None }, &mut too_soon);
    too_soon.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::{Run, RunStart};
    use crate::scenario::load;
    use crate::source::SourceText;

    const BEAT: &str = r#"Scenario(
        id: "c", title: "C", customer: (name: "Ada"), promises: { "tea": "Tea at four" }, start: "one",
        beats: { "one": (says: "Well?", tone: true, choices: [
            (say: "Tell me.", shows: [Listening], tones: [Warm], to: "one"),
            (say: "Here is the answer.", kind: Solve, to: "one"),
            (say: "So sorry.", trap: SorrySorry, to: "one"),
            (say: "Whatever.", misses: [Respect], end: "over"),
        ]), "two": (says: "And?", choices: [
            (say: "No tea.", breaks: "tea", end: "over"),
            (say: "I can hold no tea.", withdraws: "tea", end: "over"),
            (say: "Tea at five.", moves: "tea", end: "over"),
            (say: "So I said it.", breach: true, end: "over"),
        ]) },
        endings: { "over": (kind: Fair, title: "Over") },
    )"#;

    #[test]
    fn a_clean_line_has_no_trap_and_no_miss_breaks_nothing_and_is_not_too_soon() {
        let text = BEAT.replace(
            "(say: \"Whatever.\", misses: [Respect], end: \"over\")",
            "(say: \"Whatever.\", misses: [Respect], to: \"two\")",
        );
        let scenario = load(SourceText::new("c.ron", text), "c").scenario.unwrap();
        let mut run = Run::new(scenario.clone(), Rules::newest(), RunStart::default());
        let clean = |run: &Run| -> Vec<bool> {
            let state = run.transcript().state();
            scenario.beats()[state.beat()].choices().map(|choice| is_clean(&scenario, Rules::newest(), state, choice)).collect()
        };
        assert_eq!(clean(&run), [true, false, false, false]);
        let first = scenario.choice_by_number(scenario.start(), 1).unwrap();
        assert!(fits(&scenario, first, Some(Voice::Warm)) && !fits(&scenario, first, Some(Voice::Bright)));
        assert!(fits(&scenario, scenario.choice_by_number(scenario.start(), 2).unwrap(), Some(Voice::Bright)));
        run.choose(scenario.choice_by_number(scenario.start(), 4).unwrap(), Some(Voice::Warm)).unwrap();
        assert_eq!(clean(&run), [false, true, true, false]);
    }
}
