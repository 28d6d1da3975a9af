//! Signs that the window cannot draw.

use std::sync::LazyLock;

use super::right_to_left::is_of_such_a_script;
use super::rule::{Found, Subject, rule};
use super::texts::texts;

rule! {
    /// A text has a character that none of the program's fonts has, so that the window shows an empty box, unless the machine has a font for it.
    MissingGlyph,
    bad: r#"
beats: {
    "hello": (says: "She signed with 中.", choices: [
        (say: "And who is she to you?", mood: +1, reply: "My aunt.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "She signed with a sign of her own.", choices: [
        (say: "And who is she to you?", mood: +1, reply: "My aunt.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    hint: "write it in words, or with a character that is in the fonts",
}

/// First and last sign of each range that a font has, in their order. A test of the fonts writes the list and holds it to them.
static DRAWN: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/fonts/glyphs.txt").lines().filter(|line| !line.starts_with('#'));
    let ranges = lines.filter_map(|line| {
        let (first, last) = line.split_once('-').unwrap_or((line, line));
        Some((u32::from_str_radix(first, 16).ok()?, u32::from_str_radix(last, 16).ok()?))
    });
    ranges.collect()
});

fn is_drawn(sign: char) -> bool {
    let sign = u32::from(sign);
    let after = DRAWN.partition_point(|(first, _)| *first <= sign);
    after.checked_sub(1).and_then(|index| DRAWN.get(index)).is_some_and(|(_, last)| sign <= *last)
}

/// Signs that are drawn as nothing, or only change the one before.
fn is_silent(sign: char) -> bool {
    matches!(sign, ' ' | '\u{a0}' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for text in texts(subject.scenario) {
        if text.words.is_ascii() {
            continue;
        }
        // What the window cannot set anyway is told by a rule of its own.
        let missing = |sign: &char| !sign.is_ascii() && !is_silent(*sign) && !is_drawn(*sign) && !is_of_such_a_script(*sign);
        if let Some(sign) = text.words.chars().find(missing) {
            found.add(text.anchor, format!("no font of the program has the character `{sign}` (U+{:04X})", u32::from(sign)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_our_texts_use_is_drawn_and_chinese_is_not() {
        assert!(DRAWN.len() > 100 && DRAWN.is_sorted());
        assert!("Aé–“”…½€жΩ→".chars().all(is_drawn));
        assert!(!is_drawn('中') && !is_drawn('🐕'));
        for (text, is_whole) in [
            ("Γιώργος", true),
            ("Привет", true),
            ("Zażółć gęślą jaźń", true),
            ("Größe, São, Çelik, Đorđe, Łódź", true),
            ("Nguyễn", false),
            ("王小明", false),
            ("すずき", false),
            ("🐕", false),
        ] {
            assert_eq!(text.chars().filter(|sign| !sign.is_whitespace()).all(is_drawn), is_whole, "{text}");
        }
    }
}
