//! Options with the same words.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// Two options that can stand open at once have the same words, so nobody can tell which they take.
    TwinOptions,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
        (say: "Again. What was it doing just before?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    hint: "give one of them words of its own, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (first, second) in subject.reach.open_together() {
        let number = scenario.number_of(first);
        found.add(Anchor::Option(second), format!("this option has the same words as option {number}"));
    }
}
