//! Endings that no conversation gets to.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::used::words_do_not_reach;

rule! {
    /// Ways lead to this ending, and no conversation can ever take them, whatever is answered and whoever the customer is that day.
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
    let Subject { scenario, rules, .. } = *subject;
    for ending in subject.reach.unplayable_endings(scenario) {
        let finding =
            found.add(Anchor::Ending(ending), format!("no play gets to the ending `{}`", scenario.endings()[ending].id));
        if let Some(hint) = words_do_not_reach(scenario, rules, ending) {
            finding.with_hint(hint);
        }
    }
}
