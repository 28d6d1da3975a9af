//! Endings that no talk gets to.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// Ways lead to this ending, and no talk can ever take them, whatever is answered and whoever the customer is that day.
    UnplayableEnding,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "after"),
        (say: "What does it say on the label?", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(8)], end: "song"), (end: "done")]),
},
endings: {
    "song": (kind: Bright, title: "She sings"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "after"),
        (say: "What does it say on the label?", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "song"), (end: "done")]),
},
endings: {
    "song": (kind: Bright, title: "She sings"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    hint: "make its condition easier to meet, or take the ending out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for ending in subject.reach.unplayable_endings(subject.scenario) {
        found.add(Anchor::Ending(ending), format!("no play gets to the ending `{}`", subject.scenario.endings()[ending].id));
    }
}
