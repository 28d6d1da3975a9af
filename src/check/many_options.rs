//! Beats with too much to choose from.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Options open at once.
const MOST: usize = 4;

rule! {
    /// More than four options can be open at once at this beat. Three is what people take in; four is for the heart of a conversation.
    ManyOptions,
    bad: r#"
beats: {
    "hello": (says: "Is it mended?", choices: [
        (say: "It is, and I tried it.", mood: +2, end: "done"),
        (say: "It is. Like to try it?", mood: +1, end: "done"),
        (say: "Nearly. It needs one part.", mood: 0, end: "done"),
        (say: "Not before Friday, I'm afraid.", mood: -1, end: "done"),
        (say: "Which one was it again?", mood: -2, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is it mended?", choices: [
        (say: "It is, and I tried it.", mood: +2, end: "done"),
        (say: "Nearly. It needs one part.", mood: 0, end: "done"),
        (say: "Not before Friday, I'm afraid.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "take out the one that nobody would miss",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, beat) in subject.scenario.beats().enumerate() {
        if let Some(n) = subject.reach.most_open(id).filter(|n| *n > MOST) {
            found.add(Anchor::Beat(id), format!("{n} options can be open at once at `{}`, more than {MOST}", beat.id));
        }
    }
}
