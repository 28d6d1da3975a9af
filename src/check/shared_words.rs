//! Words that several dialogues share.

use super::rule::{Found, Subject, rule};
use super::texts::{Kind, texts};

rule! {
    /// Five words in a row are in three dialogues or more of those that are checked together. Anyone who plays them in a row hears the same voice behind different people.
    /// Compared are lines, options, what is told, and notes.
    SharedWords,
    bad: r#"
beats: {
    "hello": (says: "He wrote it on the back of his hand.", choices: [
        (say: "On his hand. And what did it say?", mood: +1, reply: "Nine.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "He has it on a slip of blue paper.", choices: [
        (say: "Blue paper. And what does it say?", mood: +1, reply: "Nine.", end: "done"),
        (say: "Is there a number on the slip?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    hint: "say it in other words in one of them",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.shared.is_empty() {
        return;
    }
    // A longer run is many of five words; the first of each text is told.
    for text in texts(subject.scenario).iter().filter(|text| text.kind != Kind::Around) {
        if let Some((run, n)) = subject.shared.first_in(text.words) {
            found.add(text.anchor, format!("\"{run}\" is in {n} dialogues"));
        }
    }
}
