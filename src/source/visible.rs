//! Text from files, names and arguments, made safe to show on one line.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::text::is_forbidden;

/// A text that is safe to print on one line of a terminal, whatever it holds: every control character, line end and character
/// that turns the direction of writing is written as its escape, `\n`, `\t` or `\u{1b}`. Everything else stays as it is.
///
/// Every path, argument, id and quotation that did not come from this program passes through here before it is printed.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_forbidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            hidden if is_forbidden(hidden) => {
                // Writing to a `String` cannot fail.
                let _ = write!(shown, "\\u{{{:x}}}", u32::from(hidden));
            }
            plain => shown.push(plain),
        }
    }
    Cow::Owned(shown)
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
    fn plain_text_of_any_language_stays_as_it_is() {
        for text in ["café 電話 😀", "نعم", ""] {
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
