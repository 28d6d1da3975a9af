//! Cutting a piece of RON into its entries: the fields of a record, the entries of a map, the items of a list.

use crate::source::{Code, Diagnostic, Gathered, Span, visible};

use super::names::Condition;
use super::token::{Kind, Token};

/// A run of tokens that stands for one value (or for a whole text).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) first: u32,
    /// One past the last token.
    pub(super) end: u32,
}

/// What the entries of a bracket look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// `name: value`
    Fields,
    /// `"key": value`
    Entries,
    /// `value`
    Items,
    /// `value`, where one that is written as an expression goes up to the next comma.
    Conditions,
}

impl Shape {
    fn has_keys(self) -> bool {
        matches!(self, Self::Fields | Self::Entries)
    }
}

/// One entry of a cut: its key (a field's name, a map's key) and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawEntry {
    pub key: Option<Piece>,
    pub value: Piece,
}

/// The entries of one bracket and what was wrong between them.
pub(super) struct Cut {
    pub entries: Vec<RawEntry>,
    pub faults: Gathered,
}

/// The tokens of a text, with the questions the cutter asks.
#[derive(Clone, Copy)]
pub(super) struct Cutter<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
}

impl<'t> Cutter<'t> {
    pub(super) fn whole(self) -> Piece {
        Piece { first: 0, end: narrow(self.tokens.len()) }
    }

    pub(super) fn token(self, index: u32) -> Option<&'t Token> {
        self.tokens.get(index as usize)
    }

    /// The bytes from the first to the last token of a piece; an empty piece stands where its next token would.
    pub(super) fn span(self, piece: Piece) -> Span {
        let end_of_text = self.text.len();
        let start = self.token(piece.first).map_or(end_of_text, |token| token.span.start as usize);
        let end = if piece.end > piece.first {
            self.token(piece.end - 1).map_or(end_of_text, |token| token.span.end as usize)
        } else {
            start
        };
        Span::new(start, end)
    }

    pub(super) fn slice(self, piece: Piece) -> &'t str {
        self.text.get(self.span(piece).range()).unwrap_or_default()
    }

    pub(super) fn token_text(self, index: u32) -> &'t str {
        self.token(index).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    /// What a name says: RON takes any name with `r#` before it too.
    pub(super) fn name(self, piece: Piece) -> &'t str {
        let written = self.slice(piece);
        let bare = written.strip_prefix('"').and_then(|written| written.strip_suffix('"'));
        bare.unwrap_or_else(|| written.strip_prefix("r#").unwrap_or(written))
    }

    /// The single token of a piece, if it is of this kind.
    pub(super) fn single(self, piece: Piece, kind: Kind) -> Option<&'t str> {
        let is_single = piece.end == piece.first + 1 && self.token(piece.first).is_some_and(|token| token.kind == kind);
        is_single.then(|| self.token_text(piece.first))
    }

    /// The bracket of a piece `( … )`, `Name( … )`, `[ … ]` or `{ … }`, if the piece is just that: the index of its opening token.
    pub(super) fn bracket(self, piece: Piece, opener: &str) -> Option<u32> {
        let first = self.token(piece.first)?;
        let open = if first.kind == Kind::Name { piece.first + 1 } else { piece.first };
        let token = self.token(open).filter(|token| token.kind == Kind::Open && open < piece.end)?;
        let closed_at = token.partner.saturating_add(1).max(open + 1);
        // A bracket that is never closed reaches to the end of the piece.
        (self.token_text(open) == opener && closed_at >= piece.end).then_some(open)
    }

    /// Cuts what stands inside the bracket opened by token `open`.
    pub(super) fn cut(self, open: u32, shape: Shape) -> Cut {
        let end = self.token(open).map_or(open, |token| token.partner).min(narrow(self.tokens.len()));
        let mut cut = Cut { entries: Vec::new(), faults: Gathered::default() };
        let mut at = open + 1;
        while at < end {
            at = self.entry(at, end, shape, &mut cut);
        }
        cut
    }

    /// Reads one entry and the comma after it; returns where the next begins.
    fn entry(self, start: u32, end: u32, shape: Shape, cut: &mut Cut) -> u32 {
        let mut at = start;
        let mut key = None;
        if shape.has_keys() {
            let key_piece = match shape {
                // A name in quotation marks is one all the same.
                Shape::Fields => self.name_at(at).or_else(|| self.quoted_name_at(at, end)),
                _ => self.value_at(at, end),
            };
            let Some(key_piece) = key_piece else {
                return self.junk(start, end, shape, cut);
            };
            at = key_piece.end;
            if self.begins_entry_on_its_line(at, end, shape) {
                return self.name_alone(key_piece, cut);
            }
            if self.kind(at, end) == Some(Kind::Colon) {
                at += 1;
                if self.begins_entry_on_its_line(at, end, shape) {
                    self.no_value(Piece { first: start, end: at }, cut);
                    return at;
                }
            } else if self.stands_for_a_colon(at, end, shape) {
                self.instead(at, "colon", ":", cut);
                at += 1;
            } else if self.value_at(at, end).is_some() {
                let message = format!("there is no colon after `{}`", shorten(self.slice(key_piece)));
                let after = self.span(key_piece).end;
                cut.faults.push(
                    Diagnostic::new(Code::MissingColon, Span { start: after, end: after }, message)
                        .with_hint("write `name: value`")
                        .with_mend(Span { start: after, end: after }, ":"),
                );
            } else {
                return self.junk(start, end, shape, cut);
            }
            key = Some(key_piece);
        }
        let Some(value) = self.expression_at(at, end, shape).or_else(|| self.value_at(at, end)) else {
            // What stands in the value's place is at fault, and where nothing does, the name that waits for it.
            return match self.kind(at, end) {
                None | Some(Kind::Comma) if at > start => self.no_value(Piece { first: start, end: at }, cut),
                _ => self.junk(at, end, Shape::Items, cut),
            };
        };
        let value = self.with_loose_words(value, end, shape);
        cut.entries.push(RawEntry { key, value });
        at = value.end;
        match self.kind(at, end) {
            None => at,
            Some(Kind::Comma) => at + 1,
            Some(_) if self.stands_for_a_comma(at, end, shape) => {
                self.instead(at, "comma", ",", cut);
                at + 1
            }
            Some(_) if self.entry_may_start(at, end, shape) && self.ends_in_full_stop(value) => {
                let point = self.span(value).end as usize - 1;
                let span = Span::new(point, point + 1);
                let message = "there is a full stop here where a comma belongs";
                cut.faults
                    .push(Diagnostic::new(Code::Syntax, span, message).with_hint("write a comma instead").with_mend(span, ","));
                at
            }
            Some(_) if self.entry_may_start(at, end, shape) => {
                let after = self.span(value).end as usize;
                cut.faults.push(
                    Diagnostic::new(Code::MissingComma, Span::new(after, after), "there is no comma after this")
                        .with_hint("put a comma here")
                        .with_mend(Span::new(after, after), ","),
                );
                at
            }
            Some(_) => self.junk(at, end, shape, cut),
        }
    }

    /// Whether the sign behind a name is one that is easily typed for a colon, where a value begins behind it. A comma is one only between
    /// the key of a map and a record.
    fn stands_for_a_colon(self, at: u32, end: u32, shape: Shape) -> bool {
        match self.token_text(at) {
            "=" | ";" => self.value_at(at + 1, end).is_some(),
            "," => shape == Shape::Entries && self.token_text(at + 1) == "(",
            _ => false,
        }
    }

    /// Whether the sign behind a value is one that is easily typed for a comma, where the next entry begins behind it or none does.
    fn stands_for_a_comma(self, at: u32, end: u32, shape: Shape) -> bool {
        match self.token_text(at) {
            ";" => true,
            "." | ":" => at + 1 >= end || self.entry_may_start(at + 1, end, shape),
            _ => false,
        }
    }

    /// Reports a sign that stands where another belongs.
    fn instead(self, at: u32, belongs: &str, sign: &str, cut: &mut Cut) {
        let span = self.span(Piece { first: at, end: at + 1 });
        let message = format!("there is a `{}` here where a {belongs} belongs", self.token_text(at));
        let fault = Diagnostic::new(Code::Syntax, span, message).with_hint(format!("write a {belongs} instead"));
        cut.faults.push(fault.with_mend(span, sign));
    }

    /// Whether a value is a number with a full stop behind it and no digit behind that.
    fn ends_in_full_stop(self, value: Piece) -> bool {
        let last = value.end.checked_sub(1);
        let number = last.filter(|last| self.token(*last).is_some_and(|token| token.kind == Kind::Number));
        number.is_some_and(|last| self.token_text(last).ends_with('.'))
    }

    /// A text without its quotation marks, or with more of them inside, is a row of words, numbers and texts: all of them,
    /// up to the next comma, are the value.
    fn with_loose_words(self, value: Piece, end: u32, shape: Shape) -> Piece {
        if value.end != value.first + 1 {
            return value;
        }
        let mut at = value.end;
        // An expression, such as `trust >= 3`, is one value.
        let is_expression = !shape.has_keys()
            && (self.kind(at, end) == Some(Kind::Colon)
                || matches!(self.token_text(at), "<" | ">" | "=" | "!" | "+" | "&" | "|"));
        while self.kind(at, end).is_some_and(|kind| kind != Kind::Comma) && self.token_text(at) != ";" {
            if !is_expression && self.entry_may_start(at, end, shape) {
                return value;
            }
            at = self.after(at);
        }
        Piece { first: value.first, end: at.min(end) }
    }

    /// Whether another entry plainly begins at `at`.
    fn entry_may_start(self, at: u32, end: u32, shape: Shape) -> bool {
        match shape {
            Shape::Fields => {
                let name = self.name_at(at).or_else(|| self.quoted_name_at(at, end));
                name.is_some() && self.kind(at + 1, end) == Some(Kind::Colon)
            }
            Shape::Entries => self.value_at(at, end).is_some_and(|key| self.kind(key.end, end) == Some(Kind::Colon)),
            // What stands close behind a text, without a blank, is rather more of that text.
            Shape::Items | Shape::Conditions => self.value_at(at, end).is_some() && self.has_blank_before(at),
        }
    }

    /// A condition that is written as an expression, up to the next comma or the next field.
    fn expression_at(self, first: u32, end: u32, shape: Shape) -> Option<Piece> {
        if !matches!(shape, Shape::Conditions | Shape::Fields)
            || self.kind(first, end) == Some(Kind::Text) && shape == Shape::Fields
        {
            return None;
        }
        let (mut at, mut joins) = (first, false);
        while self.kind(at, end).is_some_and(|kind| kind != Kind::Comma) && self.token_text(at) != ";" {
            if shape == Shape::Fields && self.entry_may_start(at, end, shape) {
                break;
            }
            joins |= match self.token_text(at) {
                "!" | "&" | "|" | "¬" | "∧" | "∨" => true,
                "Not" => self.kind(at + 1, end) != Some(Kind::Open),
                "<" | ">" | "=" | "≥" | "≤" | "≠" | "+" | "is" | "if" | "has" | "have" | "knows" | "between" | "to" => {
                    shape == Shape::Conditions
                }
                word if word.contains("..") => shape == Shape::Conditions,
                word if Condition::NAMES.contains(&word) => {
                    // Its brackets are missing.
                    shape == Shape::Conditions && matches!(self.kind(at + 1, end), Some(Kind::Name | Kind::Text | Kind::Number))
                }
                "And" | "Or" => false,
                word => ["and", "or", "not", "unless"].iter().any(|joining| word.eq_ignore_ascii_case(joining)) && at + 1 < end,
            };
            at = self.after(at);
        }
        let is_plain = self.value_at(first, end).is_some_and(|value| value.end >= at.min(end));
        (joins && !is_plain).then_some(Piece { first, end: at.min(end) })
    }

    fn has_blank_before(self, at: u32) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        before.zip(self.token(at)).is_some_and(|(before, token)| before.span.end < token.span.start)
    }

    /// Whether a line begins at `at`, and with it an entry, so that it is not the value of the one before.
    fn begins_entry_on_its_line(self, at: u32, end: u32, shape: Shape) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        let gap = before.zip(self.token(at)).map(|(before, token)| before.span.end as usize..token.span.start as usize);
        let begins_line = gap.and_then(|gap| self.text.get(gap)).is_some_and(|gap| gap.contains('\n'));
        begins_line
            && matches!(self.kind(at, end), Some(Kind::Name | Kind::Text))
            && self.kind(at + 1, end) == Some(Kind::Colon)
            && self.entry_may_start(at, end, shape)
    }

    /// Reports a name with neither a colon nor a value behind it.
    fn name_alone(self, name: Piece, cut: &mut Cut) -> u32 {
        let message = format!("there is no colon and no value behind `{}`", shorten(self.slice(name)));
        let fault = Diagnostic::new(Code::MissingColon, self.span(name), message);
        cut.faults.push(fault.with_hint("write a colon and a value, or take the name out"));
        name.end
    }

    fn no_value(self, name: Piece, cut: &mut Cut) -> u32 {
        let message = format!("there is no value behind `{}`", shorten(self.slice(name)));
        let hint = "write a value behind the colon, or take the name out";
        cut.faults.push(Diagnostic::new(Code::Syntax, self.span(name), message).with_hint(hint));
        name.end + 1
    }

    /// Reports what cannot be an entry and goes on behind the next comma of this depth.
    fn junk(self, start: u32, end: u32, shape: Shape, cut: &mut Cut) -> u32 {
        let expected = match shape {
            Shape::Fields => "a field `name: value`",
            Shape::Entries => "an entry `\"name\": value`",
            Shape::Items => "a value",
            Shape::Conditions => "a condition",
        };
        let mut at = start;
        while self.kind(at, end).is_some_and(|kind| kind != Kind::Comma) {
            at = self.after(at);
        }
        let piece = Piece { first: start, end: at.max(start + 1).min(end) };
        let found = self.slice(piece);
        let message = match found {
            "," => "there is a comma too many".to_owned(),
            _ => format!("expected {expected}, found `{}`", shorten(found)),
        };
        let hint = match found {
            "," => "take it out",
            _ if (piece.first..piece.end).any(|token| self.token_text(token) == "=") => "write a colon in place of the `=`",
            _ if !shape.has_keys() => "take it out, or put it in its place",
            _ => "write a name, a colon, a value, a comma; or take it out",
        };
        let fault = Diagnostic::new(Code::Syntax, self.span(piece), message).with_hint(hint);
        cut.faults.push(if found == "," { fault.with_mend(self.span(piece), "") } else { fault });
        at + 1
    }

    fn quoted_name_at(self, at: u32, end: u32) -> Option<Piece> {
        let is_quoted = self.kind(at, end) == Some(Kind::Text) && self.kind(at + 1, end) == Some(Kind::Colon);
        (is_quoted && self.token_text(at).starts_with('"')).then_some(Piece { first: at, end: at + 1 })
    }

    fn name_at(self, at: u32) -> Option<Piece> {
        (self.token(at)?.kind == Kind::Name).then_some(Piece { first: at, end: at + 1 })
    }

    /// The first value of the whole text, and what stands behind it.
    pub(super) fn first_value(self) -> (Piece, Option<Piece>) {
        let whole = self.whole();
        let Some(value) = self.value_at(0, whole.end) else { return (whole, None) };
        let rest = Piece { first: value.end, end: whole.end };
        (value, (rest.first < rest.end).then_some(rest))
    }

    /// One value at `at`: a number, a text, a name, a bracket, or a name with a bracket.
    fn value_at(self, at: u32, end: u32) -> Option<Piece> {
        match self.kind(at, end)? {
            Kind::Number | Kind::Text => Some(Piece { first: at, end: at + 1 }),
            Kind::Open => Some(Piece { first: at, end: self.after(at).min(end) }),
            Kind::Name => {
                let opens = self.kind(at + 1, end) == Some(Kind::Open);
                let value_end = if opens { self.after(at + 1).min(end) } else { at + 1 };
                Some(Piece { first: at, end: value_end })
            }
            _ => None,
        }
    }

    fn kind(self, at: u32, end: u32) -> Option<Kind> {
        (at < end).then(|| self.token(at)).flatten().map(|token| token.kind)
    }

    /// The token after this one, or after the bracket that it opens.
    fn after(self, at: u32) -> u32 {
        match self.token(at) {
            Some(token) if token.kind == Kind::Open => token.partner.max(at) + 1,
            _ => at + 1,
        }
    }
}

/// The first words of a piece, for a message: at most 40 signs of its first line.
pub(super) fn shorten(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    let first: String = line.chars().take(LONGEST).collect();
    if first.len() < text.len() { format!("{}…", visible(first.trim_end())) } else { visible(&first).into_owned() }
}

/// What is said of a cause that has so many places, behind what is said of its first.
pub(super) fn others(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        2 => ", here and at one other place".to_owned(),
        _ => format!(", here and at {} other places", count - 1),
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
