//! Circles that no conversation gets out of.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A conversation can get to where it goes on for ever: something can always be answered, and no answer leads to an ending any more.
    /// The moves lead into the circle.
    TrappingLoop,
    bad: r#"
beats: {
    "hello": (says: "Is it ready yet?", choices: [
        (say: "It is, and here it comes.", mood: +1, end: "done"),
        (say: "Not yet, I'm afraid it isn't.", mood: -1, to: "wait"),
    ]),
    "wait": (says: "And now?", choices: [
        (say: "Not quite, it's on its way.", mood: 0, to: "again"),
        (say: "I'll go and ask once more.", mood: +1, to: "again"),
    ]),
    "again": (says: "And now?", choices: [
        (say: "Nearly. Bear with me for now.", mood: 0, to: "wait"),
        (say: "They said just one more minute.", mood: +1, to: "wait"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is it ready yet?", choices: [
        (say: "It is, and here it comes.", mood: +1, end: "done"),
        (say: "Not yet, I'm afraid it isn't.", mood: -1, to: "wait"),
    ]),
    "wait": (says: "And now?", choices: [
        (say: "I'll go and ask once more.", mood: 0, to: "wait"),
        (say: "It is. Here, with my apologies.", mood: +1, end: "done"),
    ]),
},
"#,
    hint: "give one of its beats a way out that stays open",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for trap in subject.reach.traps() {
        let names: Vec<&str> = trap.beats.iter().map(|beat| subject.scenario.beats()[*beat].id.as_str()).collect();
        let Some(first) = trap.beats.first() else { continue };
        let message = format!("once a conversation is in `{}`, no ending can be reached any more", names.join("`, `"));
        found.add(Anchor::Beat(*first), message).with_witness(subject.reach.witness(trap.entry));
    }
}
