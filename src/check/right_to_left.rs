//! Text that is written from right to left.

use super::rule::{Found, Subject, rule};
use super::texts::texts;

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

/// Whether a sign belongs to a script that runs from right to left.
pub(super) fn is_right_to_left(sign: char) -> bool {
    let in_blocks = matches!(sign,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    );
    in_blocks && sign.is_alphabetic()
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let texts = texts(subject.scenario);
    let mut all = texts.iter().filter_map(|text| Some((text.anchor, text.words.chars().find(|sign| is_right_to_left(*sign))?)));
    let Some((anchor, sign)) = all.next() else { return };
    let others = match all.count() {
        0 => String::new(),
        1 => ", here and in one other text".to_owned(),
        n => format!(", here and in {n} other texts"),
    };
    found.add(anchor, format!("`{sign}` is written from right to left, which the window cannot set yet{others}"));
}
