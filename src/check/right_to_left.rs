//! Text that is written from right to left.

use super::rule::{Found, Subject, rule};
use super::texts::{Kind, Text, texts};

rule! {
    /// A text has letters that are written from right to left, as in Hebrew and Arabic. The window sets every line from left to right so far, so its signs would stand in the wrong order.
    RightToLeft,
    bad: r#"
beats: {
    "hello": (says: "שלום. Am I right here?", choices: [
        (say: "You are. Do take a seat.", mood: +1, reply: "Thank you.", end: "done"),
        (say: "That depends on what for.", mood: -1, reply: "I see.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Shalom. Am I right here?", choices: [
        (say: "You are. Do take a seat.", mood: +1, reply: "Thank you.", end: "done"),
        (say: "That depends on what for.", mood: -1, reply: "I see.", end: "done"),
    ]),
},
"#,
    hint: "write it in Latin letters for now",
}

/// Whether a sign is a letter of a script that runs from right to left.
pub(super) fn is_right_to_left(sign: char) -> bool {
    is_of_such_a_script(sign) && sign.is_alphabetic()
}

/// Whether a sign belongs to such a script, as its letters and its own commas and question marks do.
pub(super) fn is_of_such_a_script(sign: char) -> bool {
    matches!(sign,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let texts = texts(subject.scenario);
    let of_text = |text: &Text<'_>| Some((text.kind, text.anchor, text.words.chars().find(|sign| is_right_to_left(*sign))?));
    let all: Vec<_> = texts.iter().filter_map(of_text).collect();
    // It is told of a line of the conversation, and of a title or a name only where there is no other.
    let Some((_, anchor, sign)) = all.iter().min_by_key(|(kind, ..)| *kind == Kind::Around).copied() else { return };
    let others = match all.len() {
        1 => String::new(),
        2 => ", here and in one other text".to_owned(),
        n => format!(", here and in {} other texts", n - 1),
    };
    found.add(anchor, format!("`{sign}` is written from right to left, which the window cannot set yet{others}"));
}
