//! Too large a conversation.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Beats of a whole scenario.
const MOST: usize = 60;

rule! {
    /// There are more than 60 beats; 18 to 30 make a conversation of ten minutes, and 30 to 40 one that goes over several days.
    /// More than that is written twice as long as it is played once.
    ManyBeats,
    bad: r#"
beats: {
    "hello": (says: "Well?", to: "a0"),
    "a0": (to: "a1"), "a1": (to: "a2"), "a2": (to: "a3"), "a3": (to: "a4"), "a4": (to: "a5"),
    "a5": (to: "a6"), "a6": (to: "a7"), "a7": (to: "b0"), "b0": (to: "b1"), "b1": (to: "b2"),
    "b2": (to: "b3"), "b3": (to: "b4"), "b4": (to: "b5"), "b5": (to: "b6"), "b6": (to: "b7"),
    "b7": (to: "c0"), "c0": (to: "c1"), "c1": (to: "c2"), "c2": (to: "c3"), "c3": (to: "c4"),
    "c4": (to: "c5"), "c5": (to: "c6"), "c6": (to: "c7"), "c7": (to: "d0"), "d0": (to: "d1"),
    "d1": (to: "d2"), "d2": (to: "d3"), "d3": (to: "d4"), "d4": (to: "d5"), "d5": (to: "d6"),
    "d6": (to: "d7"), "d7": (to: "e0"), "e0": (to: "e1"), "e1": (to: "e2"), "e2": (to: "e3"),
    "e3": (to: "e4"), "e4": (to: "e5"), "e5": (to: "e6"), "e6": (to: "e7"), "e7": (to: "f0"),
    "f0": (to: "f1"), "f1": (to: "f2"), "f2": (to: "f3"), "f3": (to: "f4"), "f4": (to: "f5"),
    "f5": (to: "f6"), "f6": (to: "f7"), "f7": (to: "g0"), "g0": (to: "g1"), "g1": (to: "g2"),
    "g2": (to: "g3"), "g3": (to: "g4"), "g4": (to: "g5"), "g5": (to: "g6"), "g6": (to: "g7"),
    "g7": (to: "h0"), "h0": (to: "h1"), "h1": (to: "h2"), "h2": (to: "last"),
    "last": (says: "That was all.", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended, and here is what it was.", mood: +2, to: "last"),
        (say: "It's mended. That will be forty, please.", mood: 0, to: "last"),
    ]),
    "last": (says: "So that was all.", end: "done"),
},
"#,
    hint: "let ways meet again sooner, or make two scenarios of it",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let n = subject.scenario.beats().len();
    if n > MOST {
        found.add(Anchor::Field("beats"), format!("there are {n} beats here, more than {MOST}"));
    }
}
