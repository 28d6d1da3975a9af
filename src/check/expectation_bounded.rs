//! What the author means to be true, where not all was looked at.

use super::expectations::{id_of, judged};
use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::foresight::Expected;

rule! {
    /// An expectation in `expect` is neither proved nor refuted, since there are more states than were looked at.
    /// Nothing against it was found so far. `rapport check --states N` looks at more of them.
    ExpectationBounded,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended, every bit of it.", mood: +3, to: "one"),
        (say: "It's broken, every bit of it.", mood: -3, to: "one"),
    ]),
    "one": (says: "Really?", choices: [
        (say: "Really, as good as new again.", mood: +2, to: "two"),
        (say: "Really, as bad as it gets.", mood: -1, to: "two"),
    ]),
    "two": (says: "Truly?", choices: [
        (say: "Truly, and I have tried it.", mood: +3, to: "after"),
        (say: "Truly, and I won't try it.", mood: -3, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtMost(-5)], end: "shouts"), (end: "done")]),
},
endings: {
    "shouts": (kind: Lost, title: "All the way down the street"),
    "done": (kind: Fair, title: "Done"),
},
expect: [Never(at: "done", that: [MoodAtMost(-5)])],
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended, every bit of it.", mood: +3, to: "after"),
        (say: "It's broken, every bit of it.", mood: -3, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtMost(-3)], end: "shouts"), (end: "done")]),
},
endings: {
    "shouts": (kind: Lost, title: "All the way down the street"),
    "done": (kind: Fair, title: "Done"),
},
expect: [Never(at: "done", that: [MoodAtMost(-3)])],
"#,
    hint: "let more states be looked at with `--states`, or make the dialogue smaller",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (index, expectation, expected) in judged(subject) {
        if *expected == Expected::Bounded {
            let at = id_of(subject.scenario, expectation.at);
            let message = format!(
                "what is expected at `{at}` is neither proved nor refuted: only {} states were looked at",
                subject.reach.n_states()
            );
            found.add(Anchor::Expectation(index), message);
        }
    }
}
