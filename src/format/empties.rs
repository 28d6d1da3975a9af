//! Fields that are written and hold nothing: `says: []`, `facts: {}`.

use crate::source::Span;

use super::lex::lex;
use super::pieces::Cutter;
use super::token::Kind;

/// Fields in which nothing says something: an expectation may ask no more than that a place is come to.
const MAY_BE_EMPTY: [&str; 1] = ["that"];

/// Every field of a faultless text that holds an empty list, map or record: where that stands, and the name of the field.
pub fn empty_fields(text: &str) -> Vec<(Span, String)> {
    let is_closed_at_once = |(at, opener): (usize, &str)| {
        let closer = match opener {
            "[" => ']',
            "{" => '}',
            _ => ')',
        };
        text.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with([closer, '/']))
    };
    if !text.match_indices(['[', '{', '(']).any(is_closed_at_once) {
        return Vec::new();
    }
    let lexed = lex(text);
    let cutter = Cutter { text: &lexed.text, tokens: &lexed.tokens };
    let mut found = Vec::new();
    let mut before = [None, None];
    for (token, index) in lexed.tokens.iter().zip(0..) {
        let [name, colon] = before;
        before = [colon, Some((token.kind, index))];
        let (Some((Kind::Name, name)), Some((Kind::Colon, _)), Kind::Open) = (name, colon, token.kind) else { continue };
        let field = cutter.token_text(name);
        if token.partner == index + 1
            && !MAY_BE_EMPTY.contains(&field)
            && let Some(close) = cutter.token(token.partner)
        {
            let span = Span { start: token.span.start, end: close.span.end };
            found.push((lexed.as_written(span), field.to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_with_nothing_in_them_are_found_whatever_stands_between_the_brackets() {
        let text = "(says: [], texts: \"a: []\", facts: {\n}, // b: []\n x: [ /* y */ ], that: [], full: [()], of: (a: 1))";
        let found = empty_fields(text);
        let named: Vec<_> = found.iter().map(|(span, name)| (name.as_str(), &text[span.range()])).collect();
        assert_eq!(named, [("says", "[]"), ("facts", "{\n}"), ("x", "[ /* y */ ]")]);
        assert_eq!(empty_fields("(says: \"x\", to: [1])"), []);
    }
}
