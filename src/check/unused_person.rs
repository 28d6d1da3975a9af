//! People in the scene who say nothing.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::PersonId;

rule! {
    /// One of the `people` never speaks: no beat names them in `speaker`.
    /// Somebody who is only spoken of needs no entry.
    UnusedPerson,
    bad: r#"
people: {"denise": (name: "Denise", pronoun: She)},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, end: "done"),
        (say: "What does it say on the label?", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
people: {"denise": (name: "Denise", pronoun: She)},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "denise"),
        (say: "What does it say on the label?", mood: -1, to: "denise"),
    ]),
    "denise": (speaker: "denise", says: "Is it that kettle again?", end: "done"),
},
"#,
    hint: "let a beat name them in `speaker`, or take the entry out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let speaks = |person: PersonId| scenario.beats().iter().any(|beat| beat.speaker == Some(person));
    for (index, (_, person)) in scenario.people().enumerate().enumerate().filter(|(_, (id, _))| !speaks(*id)) {
        found.add(Anchor::Key("people", index), format!("no beat lets `{}` speak", person.id));
    }
}
