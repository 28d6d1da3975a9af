//! Too small a conversation.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Beats of a whole scenario, and of a small piece.
const FEWEST: usize = 4;
const FEWEST_OF_MINI: usize = 3;

rule! {
    /// There are fewer than four beats, so nothing that is said has time to matter later. A small piece, of tier 0 or with something to choose at two beats at the most, needs three.
    FewBeats,
    bad: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, end: "done"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is. Who was it going to be for?", mood: +2, to: "who"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, to: "ask"),
    ]),
    "who": (says: "My mother. She likes the crust.", end: "done"),
    "ask": (says: "Then never mind.", end: "done"),
},
"#,
    hint: "let what is said have an answer: add the beat that comes of it",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let n = subject.scenario.beats().len();
    let fewest = if subject.is_small { FEWEST_OF_MINI } else { FEWEST };
    if n < fewest {
        found.add(Anchor::Field("beats"), format!("there {} here, fewer than {fewest}", are(n)));
    }
}

fn are(n: usize) -> String {
    if n == 1 { "is 1 beat".to_owned() } else { format!("are {n} beats") }
}
