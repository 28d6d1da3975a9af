//! Scenarios with more states than were looked at.

use crate::foresight::Bound;

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// There are more states than the check was allowed to look at, so it is *bounded* and not *proved*:
    /// what was found can happen, and there may be more of it. What no play reaches is not reported, because a play might.
    NotProved,
    bad: r#"
// with `--states 4`
beats: {
    "hello": (says: "And then?", choices: [
        (say: "Then I took the base off.", mood: +1, to: "hello"),
        (say: "Then I put it all back.", mood: -1, to: "hello"),
        (say: "Then I was done with it.", mood: 0, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "done"), (end: "left")]),
},
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
    good: r#"
// with `--states 4`
beats: {
    "hello": (says: "And then?", choices: [
        (say: "Then I took the base off.", mood: +1, end: "done"),
        (say: "Then I was done with it.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "raise the number with `--states`, or let fewer things be remembered for long",
}

/// What helps where memory is full: more states would not fit either.
const HINT_OF_MEMORY: &str = "let fewer things be remembered for long; memory holds no more states, whatever `--states` says";

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(bound) = subject.reach.ended_by() else { return };
    let n = subject.reach.n_states();
    let message = format!("there are more states than the {n} that were looked at, so nothing is proved");
    let finding = found.add(Anchor::Scenario, message);
    match bound {
        // The page's own hint.
        Bound::States => {}
        Bound::Memory => {
            finding.with_hint(HINT_OF_MEMORY);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::SharedRuns;
    use crate::check::reach::Reach;
    use crate::foresight::{Foresight, Question};
    use crate::rules::Rules;
    use crate::scenario::load;
    use crate::source::SourceText;

    /// The hints that are given where so many states, or bytes of them, are looked at.
    fn hints(n_states: usize, n_bytes: usize) -> Vec<Option<String>> {
        let text = include_str!("../../dialogues/before_three.ron");
        let scenario = load(SourceText::new("before_three.ron", text), "before_three").scenario.unwrap();
        let question = Question { n_states, n_bytes, ..Question::of(&scenario) };
        let rules = Rules::newest();
        let reach = Reach::new(&scenario, rules, &Foresight::new(Arc::clone(&scenario), rules, question));
        let mut found = Found::default();
        let shared = SharedRuns::default();
        check(
            &Subject { scenario: &scenario, rules, reach: &reach, is_mini: false, is_small: false, shared: &shared },
            &mut found,
        );
        found.into_findings().into_iter().map(|finding| finding.hint).collect()
    }

    #[test]
    fn whoever_is_bounded_by_memory_is_not_told_to_look_at_more_states() {
        assert_eq!(hints(20, usize::MAX), [None], "the hint of the page, which names `--states`");
        assert!(PAGE.hint.contains("raise the number with `--states`"));
        assert_eq!(hints(usize::MAX, 20_000), [Some(HINT_OF_MEMORY.to_owned())]);
    }
}
