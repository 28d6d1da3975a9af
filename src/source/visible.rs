//! Text from files, names and arguments, made safe to show on one line.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::signs::{is_drawn_as_blank, unseen};
use super::text::is_forbidden;

/// A text that is safe to print on one line of a terminal, whatever it holds: every control character, line end, character that
/// turns the direction of writing and sign that shows nothing is written as its escape, `\n`, `\t` or `\u{1b}`. Everything else
/// stays as it is, also a sign that shows nothing where it joins two others, as in many scripts and in pictures.
///
/// Every path, argument, id and quotation that did not come from this program passes through here before it is printed.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.chars().any(is_forbidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if is_forbidden(character) || is_hidden(before, character, characters.clone().next()) => {
                // Writing to a `String` cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
            }
            plain => shown.push(plain),
        }
        before = Some(character);
    }
    if shown == text { Cow::Borrowed(text) } else { Cow::Owned(shown) }
}

/// Whether a sign shows nothing at all and does nothing for the signs before and after it, so that nobody can know that it is there.
pub(super) fn is_hidden(before: Option<char>, sign: char, after: Option<char>) -> bool {
    // These two fillers and the blank Braille pattern are counted among letters and symbols, and nobody takes them for a blank.
    let is_filler = matches!(sign, '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    if sign.is_ascii() || unseen(sign).is_none() || is_drawn_as_blank(sign) && !is_filler {
        return false;
    }
    // From Arabic on, scripts join their letters or not, and pictures are put together of others.
    let joins = |beside: Option<char>| beside.is_some_and(|beside| beside >= '\u{600}');
    let is_of_use = match sign {
        '\u{200c}' | '\u{200d}' => joins(before) && joins(after),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            before.is_some_and(|before| before >= '\u{a9}' && unseen(before).is_none())
        }
        '\u{180b}'..='\u{180f}' | '\u{17b4}' | '\u{17b5}' => joins(before),
        // They stand for a part of a syllable that is not there, beside one that is.
        '\u{115f}' => after.is_some_and(|after| matches!(after, '\u{1161}'..='\u{11a7}')),
        '\u{1160}' => before.is_some_and(|before| matches!(before, '\u{1100}'..='\u{115e}')),
        '\u{2800}' => [before, after].into_iter().flatten().any(|beside| matches!(beside, '\u{2801}'..='\u{28ff}')),
        _ => false,
    };
    !is_of_use
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_on_a_terminal_is_written_as_its_escape() {
        assert_eq!(visible("\u{1b}]0;owned\u{7}"), "\\u{1b}]0;owned\\u{7}");
        assert_eq!(visible("fine\nrapport: forged\r"), "fine\\nrapport: forged\\r");
        assert_eq!(visible("a\u{202e}b\tc"), "a\\u{202e}b\\tc");
    }

    #[test]
    fn what_shows_nothing_is_written_as_its_escape() {
        for sign in [
            '\u{ad}',
            '\u{34f}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{2060}',
            '\u{2063}',
            '\u{206a}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fffa}',
            '\u{e0041}',
            '\u{e0100}',
            '\u{115f}',
            '\u{1160}',
            '\u{2800}',
            '\u{3164}',
            '\u{ffa0}',
        ] {
            assert_eq!(visible(&format!("a{sign}b")), format!("a\\u{{{:x}}}b", u32::from(sign)));
            assert_eq!(visible(&format!("look{sign}")), format!("look\\u{{{:x}}}", u32::from(sign)));
        }
    }

    #[test]
    fn plain_text_of_any_language_stays_as_it_is() {
        for text in [
            "café 電話 😀",
            "نعم",
            "",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}🚀",
            "❤\u{fe0f}",
            "a\u{a0}b",
            "⠃\u{2800}⠁",
            "ᄀ\u{1160}",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    proptest! {
        #[test]
        fn nothing_forbidden_is_left(text in "\\PC*|[\\x00-\\x9f\\u{2028}-\\u{202e}a]*") {
            prop_assert!(!visible(&text).chars().any(is_forbidden));
        }
    }
}
