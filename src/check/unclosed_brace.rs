//! Braces that do not stand as a pair.

use super::rule::{Found, Subject, rule};
use super::texts::texts;

rule! {
    /// A `{` in a text is never closed, or a name has only the `}` behind it, so nothing is filled in and the brace is shown as it stands. So is a `$` before the braces.
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
        } else if let Some(name) = unopened(text.words) {
            let hint = format!("write a `{{` before the name: `{{{name}}}`");
            found.add(text.anchor, format!("`{name}}}` in this text has no `{{` before it")).with_hint(hint);
        } else if text.words.contains("${") {
            found
                .add(text.anchor, "the `$` before the `{` will be shown")
                .with_hint("take the `$` out; braces alone fill in a name");
        }
    }
}

/// Whether some `{` has no `}` before the next one, or before the end.
fn has_unclosed(text: &str) -> bool {
    text.split('{').skip(1).any(|after| !after.contains('}'))
}

/// The name before a `}` to which no `{` belongs.
fn unopened(text: &str) -> Option<&str> {
    let mut is_open = false;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => is_open = true,
            '}' if is_open => is_open = false,
            '}' => {
                let before = text.get(..at)?;
                let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
                let name = before.get(before.trim_end_matches(is_part).len()..)?;
                if !name.is_empty() {
                    return Some(name);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_only_its_last_brace_is_found() {
        for (text, name) in [("{you}", None), ("a } b", None), ("Hello you}.", Some("you")), ("{you} and him}", Some("him"))] {
            assert_eq!(unopened(text), name, "{text}");
        }
    }

    #[test]
    fn each_brace_is_closed_before_the_next() {
        for (text, is_unclosed) in [("{you}", false), ("a } b", false), ("{you", true), ("{a {b}", true), ("{a} {", true)] {
            assert_eq!(has_unclosed(text), is_unclosed, "{text}");
        }
    }
}
