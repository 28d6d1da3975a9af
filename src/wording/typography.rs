//! Quotation marks and apostrophes, as a book sets them.

/// Sets straight quotation marks and apostrophes as typographic ones.
pub fn typographic(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for character in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '\u{2018}' | '\u{201c}' | '\u{2013}' | '\u{2014}');
        set.push(match character {
            '\'' if opens => '\u{2018}',
            '\'' => '\u{2019}',
            '"' if opens => '\u{201c}',
            '"' => '\u{201d}',
            other => other,
        });
        before = character;
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_set_as_in_a_book() {
        assert_eq!(typographic("'No,' she said. \"It's (\"so\")\""), "‘No,’ she said. “It’s (“so”)”");
    }
}
