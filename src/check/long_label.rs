//! Names and places that are too long for where they are shown.

use super::rule::{Found, Subject, rule};
use super::texts::texts;

/// Signs in each, in a time by which something falls due, and in a title.
const LONGEST: usize = 32;
const LONGEST_DUE: usize = 48;
const LONGEST_TITLE: usize = 60;

rule! {
    /// What the button says that begins a conversation (`begin`), a `place`, a time (`at`) or a name has more than 32 characters, a `due` more than 48, or a `title` more than 60. There is little space for them: on a button, in a corner, under a face, beside a promise, on a card.
    LongLabel,
    bad: r#"
begin: "Go over to the counter and say good morning to her",
"#,
    good: r#"
begin: "Say good morning",
"#,
    hint: "say it in three or four words",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for text in texts(subject.scenario) {
        let longest = match text.field {
            "begin" | "place" | "at" | "name" => LONGEST,
            "due" => LONGEST_DUE,
            "title" => LONGEST_TITLE,
            _ => continue,
        };
        let n = text.words.chars().count();
        if n > longest {
            found.add(text.anchor, format!("`{}` has {n} characters, more than {longest}", text.field));
        }
    }
}
