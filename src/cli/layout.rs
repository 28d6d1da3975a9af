//! Plain text in lines of a readable width.

/// Characters in a line, as in a book.
pub(super) const WIDTH: usize = 78;

/// Breaks a text into lines of at most [`WIDTH`] characters, each begun with `indent`. Long words stand out rather than being cut.
pub(super) fn wrap(text: &str, indent: &str) -> String {
    hanging(text, indent, indent)
}

/// As [`wrap`], with another beginning for the first line.
pub(super) fn hanging(text: &str, first: &str, rest: &str) -> String {
    let mut wrapped = String::from(first);
    let mut width = first.chars().count();
    let mut is_line_start = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !is_line_start && width + 1 + length > WIDTH {
            wrapped.push('\n');
            wrapped.push_str(rest);
            width = rest.chars().count();
            is_line_start = true;
        }
        if !is_line_start {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += length;
        is_line_start = false;
    }
    wrapped.truncate(wrapped.trim_end().len());
    wrapped.push('\n');
    wrapped
}

/// The first words of a text, at most `n` characters of it.
pub(super) fn first_words(text: &str, n: usize) -> String {
    if text.chars().count() <= n {
        return text.to_owned();
    }
    let cut: String = text.chars().take(n).collect();
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
}
