//! Names and places that are too long for where they are shown.

use super::rule::{Found, Subject, rule};
use super::texts::texts;

/// Signs in each.
const LONGEST: usize = 32;

rule! {
    /// What the button says that begins a conversation (`begin`), a `place` or a name has more than 32 signs. They stand in narrow rooms: on a button, in a corner, under a face.
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
    for text in texts(subject.scenario).iter().filter(|text| ["begin", "place", "name"].contains(&text.field)) {
        let n = text.words.chars().count();
        if n > LONGEST {
            found.add(text.anchor, format!("`{}` has {n} signs, more than {LONGEST}", text.field));
        }
    }
}
