//! Skills that one option shows and misses.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// One option shows and misses the same skill, and the debrief would say both.
    ShownAndMissed,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing?", mood: +1, shows: [Listening], misses: [Listening], reply: "Humming.", end: "done"),
        (say: "What does it say there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing?", mood: +1, shows: [Listening], reply: "Humming.", end: "done"),
        (say: "What does it say there?", mood: -1, misses: [Listening], reply: "No idea.", end: "done"),
    ]),
},
"#,
    hint: "leave it in the one list where it weighs more",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        for skill in choice.effect.shows.intersection(choice.effect.misses).iter() {
            found.add(Anchor::OptionField(id, "misses"), format!("this option shows {skill} and misses it"));
        }
    }
}
