//! Signs that a reader cannot see, or takes for another sign: what they are called, and how two names that look alike differ.

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Signs that show nothing or only a blank, by the first and the last of a row, and what each is called.
/// They are the blanks of Unicode and its default ignorable code points.
const UNSEEN: &[(char, char, &str)] = &[
    ('\u{a0}', '\u{a0}', "no-break space"),
    ('\u{ad}', '\u{ad}', "soft hyphen"),
    ('\u{34f}', '\u{34f}', "combining grapheme joiner"),
    ('\u{61c}', '\u{61c}', "Arabic letter mark"),
    ('\u{115f}', '\u{1160}', "Hangul filler"),
    ('\u{1680}', '\u{1680}', "Ogham space mark"),
    ('\u{17b4}', '\u{17b5}', "Khmer inherent vowel"),
    ('\u{180b}', '\u{180d}', "Mongolian variation selector"),
    ('\u{180e}', '\u{180e}', "Mongolian vowel separator"),
    ('\u{180f}', '\u{180f}', "Mongolian variation selector"),
    ('\u{2000}', '\u{2000}', "en quad"),
    ('\u{2001}', '\u{2001}', "em quad"),
    ('\u{2002}', '\u{2002}', "en space"),
    ('\u{2003}', '\u{2003}', "em space"),
    ('\u{2004}', '\u{2004}', "three-per-em space"),
    ('\u{2005}', '\u{2005}', "four-per-em space"),
    ('\u{2006}', '\u{2006}', "six-per-em space"),
    ('\u{2007}', '\u{2007}', "figure space"),
    ('\u{2008}', '\u{2008}', "punctuation space"),
    ('\u{2009}', '\u{2009}', "thin space"),
    ('\u{200a}', '\u{200a}', "hair space"),
    ('\u{200b}', '\u{200b}', "zero-width space"),
    ('\u{200c}', '\u{200c}', "zero-width non-joiner"),
    ('\u{200d}', '\u{200d}', "zero-width joiner"),
    ('\u{200e}', '\u{200e}', "left-to-right mark"),
    ('\u{200f}', '\u{200f}', "right-to-left mark"),
    ('\u{2028}', '\u{2028}', "line separator"),
    ('\u{2029}', '\u{2029}', "paragraph separator"),
    ('\u{202a}', '\u{202a}', "left-to-right embedding"),
    ('\u{202b}', '\u{202b}', "right-to-left embedding"),
    ('\u{202c}', '\u{202c}', "end of embedding"),
    ('\u{202d}', '\u{202d}', "left-to-right override"),
    ('\u{202e}', '\u{202e}', "right-to-left override"),
    ('\u{202f}', '\u{202f}', "narrow no-break space"),
    ('\u{205f}', '\u{205f}', "mathematical space"),
    ('\u{2060}', '\u{2060}', "word joiner"),
    ('\u{2061}', '\u{2064}', "invisible operator"),
    ('\u{2065}', '\u{2065}', "unassigned invisible sign"),
    ('\u{2066}', '\u{2066}', "left-to-right isolate"),
    ('\u{2067}', '\u{2067}', "right-to-left isolate"),
    ('\u{2068}', '\u{2068}', "first strong isolate"),
    ('\u{2069}', '\u{2069}', "end of isolate"),
    ('\u{206a}', '\u{206f}', "deprecated format sign"),
    ('\u{2800}', '\u{2800}', "blank Braille pattern"),
    ('\u{3000}', '\u{3000}', "ideographic space"),
    ('\u{3164}', '\u{3164}', "Hangul filler"),
    ('\u{fe00}', '\u{fe0f}', "variation selector"),
    ('\u{feff}', '\u{feff}', "byte-order mark"),
    ('\u{ffa0}', '\u{ffa0}', "halfwidth Hangul filler"),
    ('\u{fff0}', '\u{fff8}', "unassigned invisible sign"),
    ('\u{fff9}', '\u{fffb}', "annotation mark"),
    ('\u{1bca0}', '\u{1bca3}', "shorthand format sign"),
    ('\u{1d173}', '\u{1d17a}', "musical format sign"),
    ('\u{e0000}', '\u{e00ff}', "tag"),
    ('\u{e0100}', '\u{e01ef}', "variation selector"),
    ('\u{e01f0}', '\u{e0fff}', "unassigned invisible sign"),
];

/// Letters of Cyrillic and Greek that are drawn like a Latin one.
const DRAWN_LIKE_LATIN: &[(&str, &str)] = &[
    ("АВЕКМНОРСТХУІЈЅԌԚԜҮавеорсхуіјѕһԁԛԝӏү", "ABEKMHOPCTXYIJSGQWYaeeopcxyijshdqwly"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιικνορυχ", "ABEZHIKMNOPTYXaiikvopux"),
];

/// What a sign is called that shows nothing or only a blank; `None` for a sign that can be seen, and for the ordinary blank.
pub fn unseen(character: char) -> Option<&'static str> {
    if character.is_ascii() || character < '\u{a0}' {
        return control(character);
    }
    let index = UNSEEN.partition_point(|(_, last, _)| *last < character);
    UNSEEN.get(index).filter(|(first, ..)| *first <= character).map(|(.., name)| *name)
}

/// Whether nothing of a text can be seen: it is empty, or has blanks and unseen signs alone.
pub fn shows_nothing(text: &str) -> bool {
    text.chars().all(|sign| sign.is_whitespace() || unseen(sign).is_some())
}

/// What a control character is called.
fn control(character: char) -> Option<&'static str> {
    Some(match character {
        '\0' => "null",
        '\u{7}' => "bell",
        '\u{8}' => "backspace",
        '\t' => "tab",
        '\n' => "line feed",
        '\r' => "carriage return",
        '\u{1a}' => "end-of-file mark of old systems",
        '\u{1b}' => "escape",
        '\u{7f}' => "delete",
        _ if character.is_control() => "control character",
        _ => return None,
    })
}

/// Whether a sign is drawn as a blank.
pub fn is_drawn_as_blank(character: char) -> bool {
    // White space, but for the two blanks that Unicode counts among letters and symbols.
    character.is_whitespace() || matches!(character, '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// A sign by its code point and, where it cannot be seen, its name: `U+00A0 no-break space`; else its code point and itself.
pub fn named(character: char) -> String {
    let code = u32::from(character);
    match unseen(character) {
        Some(name) => format!("U+{code:04X} {name}"),
        None if is_combining_mark(character) => format!("U+{code:04X} combining mark"),
        None => format!("U+{code:04X} `{character}`"),
    }
}

/// A name in the form in which names are compared: composed (NFC).
pub fn composed(name: &str) -> std::borrow::Cow<'_, str> {
    if name.is_ascii() || unicode_normalization::is_nfc(name) {
        std::borrow::Cow::Borrowed(name)
    } else {
        std::borrow::Cow::Owned(name.nfc().collect())
    }
}

/// What a sign looks like: one sign stands for all that are drawn like it, and a sign that shows nothing for none.
fn look_of(character: char) -> Option<char> {
    Some(match character {
        '0' => 'O',
        '1' | 'I' => 'l',
        _ if character.is_ascii_graphic() => character,
        _ if is_drawn_as_blank(character) => ' ',
        _ if unseen(character).is_some() => return None,
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '‘' | '’' | '＇' => '\'',
        '！'..='～' => look_of(char::from_u32(u32::from(character) - 0xfee0)?)?,
        _ => match latin(character) {
            Some(latin) => look_of(latin)?,
            None => character,
        },
    })
}

/// The Latin letter that a letter of Cyrillic or Greek is drawn like.
fn latin(character: char) -> Option<char> {
    DRAWN_LIKE_LATIN.iter().find_map(|(theirs, latin)| {
        let index = theirs.chars().position(|letter| letter == character)?;
        latin.chars().nth(index)
    })
}

/// A name in composed form and in plain letters: what shows nothing is left out, and letters of Cyrillic and Greek that are
/// drawn like Latin ones, full-width signs and unusual blanks are written as those. Two names with the same plain letters
/// cannot be told apart by eye.
pub fn unmasked(name: &str) -> String {
    let plain = |character: char| match character {
        _ if character.is_ascii() => Some(character),
        'α' | 'ι' | 'κ' | 'υ' | 'χ' => Some(character),
        _ => look_of(character),
    };
    name.nfc().filter_map(plain).collect()
}

/// A name as the eye takes it, blanks at its ends left out.
fn look(name: &str) -> impl Iterator<Item = char> {
    let is_blank = |character: char| is_drawn_as_blank(character) || unseen(character).is_some();
    name.trim_matches(is_blank).nfc().filter_map(look_of)
}

/// What the eye takes a name for: names that [`look_alike`] have it in common.
pub fn look_of_name(name: &str) -> String {
    look(name).collect()
}

/// The looks of a name of ASCII, where nothing is composed.
fn look_of_ascii(name: &str) -> impl Iterator<Item = char> {
    name.trim_matches(' ').chars().filter_map(look_of)
}

/// Whether two names look the same, or so nearly that one is taken for the other: they differ in signs that cannot be seen,
/// in blanks at their ends, in letters of another script, or in `O` and `0`, `l`, `1` and `I` alone.
pub fn look_alike(one: &str, other: &str) -> bool {
    match (one.is_ascii(), other.is_ascii()) {
        (true, true) => look_of_ascii(one).eq(look_of_ascii(other)),
        _ => look(one).eq(look(other)),
    }
}

/// How a name that was found differs from one that looks the same, for a hint; `None` where it looks different or is the same.
///
/// The sentence says what the found name holds, by code point, and what the other one has in that place.
pub fn difference(found: &str, known: &str) -> Option<String> {
    let (here, there) = (composed(found), composed(known));
    if here == there || !look_alike(&here, &there) {
        return None;
    }
    let first_blank = |name: &str| name.chars().next().filter(|first| is_drawn_as_blank(*first));
    let last_blank = |name: &str| name.chars().next_back().filter(|last| is_drawn_as_blank(*last));
    let mut sentences = Vec::new();
    for (place, of) in [("begins", first_blank as fn(&str) -> Option<char>), ("ends", last_blank)] {
        match (of(&here), of(&there)) {
            (Some(blank), None) => sentences.push(format!("this one {place} with {}", blank_named(blank))),
            (None, Some(blank)) => sentences.push(format!("that one {place} with {}", blank_named(blank))),
            _ => {}
        }
    }
    if sentences.is_empty() {
        sentences.push(first_difference(here.trim_matches(is_drawn_as_blank), there.trim_matches(is_drawn_as_blank))?);
    }
    Some(sentences.join(", and "))
}

/// The first signs in which two names that look the same differ.
fn first_difference(here: &str, there: &str) -> Option<String> {
    let (mut ours, mut theirs) = (here.chars(), there.chars());
    loop {
        let (left, also_left) = (ours.as_str(), theirs.as_str());
        let (one, other) = (ours.next(), theirs.next());
        if one == other {
            one?;
            continue;
        }
        // What shows nothing stands in one of the two only.
        let shows_nothing = |sign: &char| look_of(*sign).is_none();
        if let Some(hidden) = one.filter(shows_nothing) {
            return Some(format!("this one has {} in it", named(hidden)));
        }
        if let Some(hidden) = other.filter(shows_nothing) {
            return Some(format!("that one has {} in it", named(hidden)));
        }
        let (Some(one), Some(other)) = (one, other) else {
            let more = left.chars().chain(also_left.chars()).next()?;
            return Some(format!("one of them has {} at its end", named(more)));
        };
        let mut sentence = String::new();
        // Writing to a `String` cannot fail.
        let _ = write!(sentence, "this one has {} where that one has {}", sign_named(one), sign_named(other));
        return Some(sentence);
    }
}

/// That a name has a sign in it which cannot be seen, or is taken for another, with its code point, for a hint; `None` where it has
/// none. A name all in letters of another script has none.
pub fn odd_sign(name: &str) -> Option<String> {
    let has_latin = name.chars().any(|sign| sign.is_ascii_alphabetic());
    let is_odd = |sign: &char| !sign.is_ascii() && (unseen(*sign).is_some() || has_latin && look_of(*sign) != Some(*sign));
    name.chars().find(is_odd).map(|sign| format!("it has {} in it", sign_named(sign)))
}

/// A blank for a sentence: the ordinary one needs no code point.
fn blank_named(blank: char) -> String {
    if blank == ' ' { "a blank".to_owned() } else { named(blank) }
}

/// A sign for a sentence that says what two signs are: its code point, and what kind of sign it is where that is known.
fn sign_named(sign: char) -> String {
    let kind = match sign {
        ' ' => return "a blank".to_owned(),
        '0'..='9' => "the digit ",
        'A'..='Z' | 'a'..='z' => "the Latin letter ",
        '\u{370}'..='\u{3ff}' => "the Greek letter ",
        '\u{400}'..='\u{52f}' => "the Cyrillic letter ",
        '！'..='～' => "the full-width sign ",
        _ => "",
    };
    format!("{kind}{}", named(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_is_sorted_and_its_rows_do_not_meet() {
        for pair in UNSEEN.windows(2) {
            assert!(pair[0].0 <= pair[0].1 && pair[0].1 < pair[1].0, "{:?}", pair[1]);
        }
        for (theirs, latin) in DRAWN_LIKE_LATIN {
            assert_eq!(theirs.chars().count(), latin.chars().count(), "{theirs}");
        }
    }

    #[test]
    fn every_blank_of_unicode_has_a_name() {
        for character in ('\u{80}'..=char::MAX).filter(|character| character.is_whitespace()) {
            assert!(unseen(character).is_some(), "U+{:04X}", u32::from(character));
        }
        assert_eq!(unseen(' '), None);
        assert_eq!(unseen('é'), None);
        assert_eq!(named('\u{a0}'), "U+00A0 no-break space");
        assert_eq!(named('\u{1b}'), "U+001B escape");
    }

    #[test]
    fn a_sign_that_is_taken_for_another_is_named_and_letters_of_a_whole_name_are_not() {
        assert_eq!(odd_sign("loo\u{a0}k").as_deref(), Some("it has U+00A0 no-break space in it"));
        assert_eq!(odd_sign("l\u{43e}ok").as_deref(), Some("it has the Cyrillic letter U+043E `\u{43e}` in it"));
        assert_eq!(odd_sign("\u{feff}заря").as_deref(), Some("it has U+FEFF byte-order mark in it"));
        for name in ["look", "look twice", "заря", "café", "電話"] {
            assert_eq!(odd_sign(name), None, "{name}");
        }
    }

    #[test]
    fn two_names_that_look_the_same_are_told_apart_by_their_code_points() {
        for (here, there, sentence) in [
            ("have\u{a0}look", "have look", "this one has U+00A0 no-break space where that one has a blank"),
            ("have look", "have\u{202f}look", "this one has a blank where that one has U+202F narrow no-break space"),
            ("lo\u{200b}ok", "look", "this one has U+200B zero-width space in it"),
            ("look", "look\u{ad}", "that one has U+00AD soft hyphen in it"),
            ("look", "look ", "that one ends with a blank"),
            (" look", "look", "this one begins with a blank"),
            ("look\u{a0}", "look", "this one ends with U+00A0 no-break space"),
            ("l\u{43e}ok", "look", "this one has the Cyrillic letter U+043E `о` where that one has the Latin letter U+006F `o`"),
            ("b10O", "b100", "this one has the Latin letter U+004F `O` where that one has the digit U+0030 `0`"),
            ("lll", "lIl", "this one has the Latin letter U+006C `l` where that one has the Latin letter U+0049 `I`"),
            ("title", "ｔitle", "this one has the Latin letter U+0074 `t` where that one has the full-width sign U+FF54 `ｔ`"),
        ] {
            assert_eq!(difference(here, there).as_deref(), Some(sentence), "{here:?} {there:?}");
        }
        for (here, there) in [("look", "look"), ("cafe\u{301}", "café"), ("look", "loot"), ("", "a")] {
            assert_eq!(difference(here, there), None, "{here:?} {there:?}");
        }
    }

    proptest! {
        #[test]
        fn names_that_look_alike_and_are_not_the_same_always_have_a_difference(
            name in "[a-zO0lI1]{1,6}", at in 0..6_usize, sign in prop::sample::select(vec!['\u{200b}', '\u{a0}', ' ', 'о', '0', 'I'])
        ) {
            let mut other: Vec<char> = name.chars().collect();
            other.insert(at.min(other.len()), sign);
            let other: String = other.into_iter().collect();
            prop_assert_eq!(look_alike(&name, &other), difference(&name, &other).is_some());
            prop_assert_eq!(look_alike(&name, &other), look_alike(&other, &name));
        }
    }
}
