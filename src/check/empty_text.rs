//! Texts without a word in them.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::texts::texts;

rule! {
    /// A text or one of the phrasings of a line is empty, so a player sees an empty line.
    EmptyText,
    bad: r#"
beats: {
    "hello": (says: ["It's stopped again.", ""], choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: ["It's stopped again.", "It won't start, again."], choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    hint: "write the text, or take the field out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let mut seen: Vec<Anchor> = Vec::new();
    for text in texts(subject.scenario) {
        if text.words.trim().is_empty() && !seen.contains(&text.anchor) {
            seen.push(text.anchor);
            found.add(text.anchor, format!("a text of `{}` is empty", text.field));
        }
    }
}
