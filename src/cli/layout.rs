//! Plain text in lines of a readable width. Widths are columns of a terminal: a letter takes one, a Chinese character or an emoji two.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Columns in a line, as in a book.
pub(super) const WIDTH: usize = 78;

/// Signs that never begin a line in Chinese and Japanese.
const NEVER_FIRST: &str = "、。，．・：；！？）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…";

/// Breaks a text into lines of at most [`WIDTH`] columns, each begun with `indent`. Long words stand out rather than being cut.
pub(super) fn wrap(text: &str, indent: &str) -> String {
    hanging(text, indent, indent)
}

/// As [`wrap`], with another beginning for the first line.
pub(super) fn hanging(text: &str, first: &str, rest: &str) -> String {
    let mut wrapped = String::from(first);
    let mut width = first.width();
    let mut is_line_start = true;
    for word in text.split_whitespace() {
        let mut gap = usize::from(!is_line_start);
        for piece in pieces(word) {
            if !is_line_start && width + gap + piece.width() > WIDTH {
                wrapped.truncate(wrapped.trim_end().len());
                wrapped.push('\n');
                wrapped.push_str(rest);
                width = rest.width();
                gap = 0;
            }
            wrapped.extend(std::iter::repeat_n(' ', gap));
            wrapped.push_str(piece);
            width += gap + piece.width();
            (gap, is_line_start) = (0, false);
        }
    }
    wrapped.truncate(wrapped.trim_end().len());
    wrapped.push('\n');
    wrapped
}

/// The pieces of a word between which a line may be broken: a word of letters is one piece, and Chinese and Japanese may be broken
/// at almost every sign.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let mut signs = rest.char_indices().peekable();
        let end = loop {
            let Some((_, sign)) = signs.next() else { break rest.len() };
            let Some((next_at, next)) = signs.peek().copied() else { break rest.len() };
            if (may_break_beside(sign) || may_break_beside(next)) && !NEVER_FIRST.contains(next) {
                break next_at;
            }
        };
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Chinese characters, kana and their punctuation, which are written without blanks.
fn may_break_beside(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
        && !matches!(sign, '「' | '『' | '（' | '【' | '〈' | '《' | '〔')
}

/// A text filled up with blanks to a number of columns; a longer one stands out.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// A line of one sign below a title, as wide as the title.
pub(super) fn underline(title: &str, sign: &str) -> String {
    sign.repeat(title.width())
}

/// The first words of a text, at most `n` columns of it.
pub(super) fn first_words(text: &str, n: usize) -> String {
    if text.width() <= n {
        return text.to_owned();
    }
    let mut columns = 0;
    let fits = |sign: &char| {
        columns += sign.width().unwrap_or(0);
        columns <= n
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before))
}

/// A number with commas between its thousands.
pub(super) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_indented() {
        let text = wrap(&"word ".repeat(40), "  ");
        assert!(text.lines().all(|line| line.starts_with("  word") && line.chars().count() <= WIDTH), "{text}");
        assert_eq!(hanging("a b", "1  ", "   "), "1  a b\n");
        assert_eq!(wrap("", "  "), "\n");
    }

    #[test]
    fn no_line_is_wider_than_a_line_whatever_it_is_written_in() {
        for text in [
            "電話が三回も切れました。もう待てません！".repeat(9),
            "😀 ".repeat(70),
            "電話 a 電 é ".repeat(20),
            "ab電、".repeat(40),
        ] {
            let wrapped = hanging(&text, "  1  ", "     ");
            assert!(wrapped.lines().all(|line| line.width() <= WIDTH), "{wrapped}");
            assert!(wrapped.lines().count() > 1, "{wrapped}");
            assert!(wrapped.lines().all(|line| !line.trim_start().starts_with(['。', '、', '！'])), "{wrapped}");
            let signs = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
            assert_eq!(signs(&wrapped), format!("1{}", signs(&text)), "nothing is lost");
        }
    }

    #[test]
    fn a_column_of_names_is_filled_up_by_width() {
        for name in ["Claire", "山田花子", "Zoé 😀"] {
            assert_eq!(padded(name, 20).width(), 20, "{name}");
            assert_eq!(underline(name, "=").len(), name.width());
        }
        assert!(first_words(&"電".repeat(50), 44).width() <= 45);
    }
}
