//! Braces that are opened and never closed.

use super::rule::{Found, Subject, rule};
use super::texts::texts;

rule! {
    /// A `{` in a text is never closed, so nothing is filled in and the brace is shown as it stands.
    UnclosedBrace,
    bad: r#"
beats: {
    "hello": (says: "Is that you, {you?", choices: [
        (say: "It is. You found it, then?", mood: +1, reply: "I did.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is that you, {you}?", choices: [
        (say: "It is. You found it, then?", mood: +1, reply: "I did.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    hint: "write a `}` behind the name",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for text in texts(subject.scenario) {
        if has_unclosed(text.words) {
            found.add(text.anchor, "a `{` in this text is never closed");
        }
    }
}

/// Whether some `{` has no `}` before the next one, or before the end.
fn has_unclosed(text: &str) -> bool {
    text.split('{').skip(1).any(|after| !after.contains('}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_brace_is_closed_before_the_next() {
        for (text, is_unclosed) in [("{you}", false), ("a } b", false), ("{you", true), ("{a {b}", true), ("{a} {", true)] {
            assert_eq!(has_unclosed(text), is_unclosed, "{text}");
        }
    }
}
