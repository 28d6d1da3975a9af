//! Moments at which nothing can be answered.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A conversation can get to a beat at which every option is closed, so that it can neither go on nor end.
    /// It does not happen in every conversation; the moves show one in which it does.
    StuckState,
    bad: r#"
facts: {"name": "What it is called."},
beats: {
    "hello": (says: "I'm looking for a kind of tea.", choices: [
        (say: "What was it called, as far as you know?", mood: +1, learns: "name", to: "which"),
        (say: "Those are all on the shelf behind you.", mood: 0, to: "which"),
    ]),
    "which": (says: "And have you got it?", choices: [
        (say: "We have, and it is on the left.", mood: +1, needs: [Learned("name")], end: "done"),
        (say: "Not today, but on Friday we will.", mood: 0, needs: [Learned("name")], end: "done"),
    ]),
},
"#,
    good: r#"
facts: {"name": "What it is called."},
beats: {
    "hello": (says: "I'm looking for a kind of tea.", choices: [
        (say: "What was it called, as far as you know?", mood: +1, learns: "name", to: "which"),
        (say: "Those are all on the shelf behind you.", mood: 0, to: "which"),
    ]),
    "which": (says: "And have you got it?", choices: [
        (say: "We have, and it is on the left.", mood: +1, needs: [Learned("name")], end: "done"),
        (say: "Not today, but on Friday we will.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "leave one option of this beat without `needs`, or see to it that one always holds",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (beat, stuck) in subject.reach.stuck() {
        let id = &subject.scenario.beats()[beat].id;
        found
            .add(Anchor::Beat(beat), format!("a conversation can get to `{id}` with every option closed"))
            .with_witness(subject.reach.witness(stuck));
    }
}
