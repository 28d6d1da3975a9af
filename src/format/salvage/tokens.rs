//! The words and signs of a condition that is written as an expression of another language.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    Word(&'t str),
    /// With its quotation marks.
    Text(&'t str),
    Number(i32),
    /// What joins, turns round or compares.
    Sign(&'t str),
    Open,
    Close,
    OpenList,
    CloseList,
    Comma,
    Other,
}

/// The words and signs of an expression.
pub(super) struct Parts<'t> {
    rest: &'t str,
}

impl<'t> Parts<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text }
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = Part<'t>;

    fn next(&mut self) -> Option<Part<'t>> {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next()?;
        let length_while = |is: fn(char) -> bool| self.rest.find(|sign| !is(sign)).unwrap_or(self.rest.len());
        if first.is_alphabetic() || first == '_' {
            let length = length_while(|sign| sign.is_alphanumeric() || sign == '_');
            return Some(Part::Word(self.take(length)));
        }
        let is_signed =
            self.rest.strip_prefix(['+', '-']).is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
        if first.is_ascii_digit() || is_signed {
            let behind = self.rest.get(1..).unwrap_or_default();
            let length = 1 + behind.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(behind.len());
            let number = self.take(length).trim_start_matches('+').parse();
            return Some(number.map_or(Part::Other, Part::Number));
        }
        if first == '"' {
            let mut is_escaped = false;
            let end = self.rest.char_indices().skip(1).find(|(_, sign)| {
                let ends = *sign == '"' && !is_escaped;
                is_escaped = *sign == '\\' && !is_escaped;
                ends
            });
            let length = end.map_or(self.rest.len(), |(at, _)| at + 1);
            return Some(Part::Text(self.take(length)));
        }
        for sign in [
            "&&", "||", "..=", "..", "==", "!=", ">=", "<=", "<>", "&", "|", "!", "=", "<", ">", "≥", "≤", "≠", "¬", "∧", "∨",
            "+",
        ] {
            if self.rest.starts_with(sign) {
                return Some(Part::Sign(self.take(sign.len())));
            }
        }
        self.take(first.len_utf8());
        Some(match first {
            '(' => Part::Open,
            ')' => Part::Close,
            '[' | '{' => Part::OpenList,
            ']' | '}' => Part::CloseList,
            ',' => Part::Comma,
            _ => Part::Other,
        })
    }
}
