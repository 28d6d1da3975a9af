//! How long a note is.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::wording::count_words;

/// Words in one note.
const LONGEST: u32 = 30;

rule! {
    /// A `note` has more than 30 words. It is read beside many others, so a sentence or two is enough: what it did to them, and why.
    LongNote,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, end: "done",
         note: "She had told this story twice already, once to the shop and once to the maker, and both of them had asked for a number first, so the question that you asked was the first one that was about her."),
        (say: "What does it say on the label?", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, end: "done",
         note: "Two people had asked her for a number. You asked what had happened."),
        (say: "What does it say on the label?", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "keep what it did to them and why, in a sentence or two",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        let n = choice.note.as_deref().map_or(0, count_words);
        if n > LONGEST {
            found.add(Anchor::OptionField(id, "note"), format!("this note has {n} words, more than {LONGEST}"));
        }
    }
}
