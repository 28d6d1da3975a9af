//! Beats that no conversation gets to.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// Ways lead to this beat, and no conversation can ever take them, whatever is answered and whoever the customer is that day.
    /// What stands in it has not been read by anybody, and never will be.
    UnplayableBeat,
    bad: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "after"),
        (say: "What does it say on the label?", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [Learned("guests")], to: "six"), (end: "done")]),
    "six": (says: "So will it run by six?", end: "done"),
},
"#,
    good: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What do you need it for?", mood: +1, learns: "guests", to: "after"),
        (say: "What does it say on the label?", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [Learned("guests")], to: "six"), (end: "done")]),
    "six": (says: "So will it run by six?", end: "done"),
},
"#,
    hint: "open a way to it, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for beat in subject.reach.unplayable_beats(subject.scenario) {
        found.add(Anchor::Beat(beat), format!("no play gets to the beat `{}`", subject.scenario.beats()[beat].id));
    }
}
