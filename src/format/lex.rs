//! RON as a row of tokens, for any text at all: what cannot be understood becomes a token and a fault, and brackets are paired
//! as well as they can be. Used only where RON itself refused a text, or where a place is asked for.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::source::{Code, Diagnostic, Gathered, Span};

use super::brackets;
use super::foreign::{self, ForeignSign};
use super::form::Form;
use super::list_signs;
use super::marks::{FOREIGN_MARKS, MarksAhead, StringEnd, length_of_html_text};
use super::mend::{PutIn, mend};
use super::odd::{OddSigns, is_blank, is_in_word, is_odd_blank, length_of_word};
use super::quotes::{QuoteMend, length_of_glued_name, mend_line};
use super::token::{Kind, Token};

/// Lines with an odd quotation mark that are mended in one text. Nobody reads of more in one sitting.
const MOST_QUOTE_MENDS: usize = 100;

/// All tokens of a text and the faults met on the way. Never fails, never recurses, linear in the text.
pub(super) struct Lexed<'t> {
    /// The text with every odd sign and every odd bracket mended.
    pub text: Cow<'t, str>,
    pub tokens: Vec<Token>,
    /// In the places of this text.
    pub faults: Gathered,
    /// The quotation marks and then the brackets that were put in, where this text is longer than the one that was written.
    pub(super) put_in: [PutIn; 2],
}

/// Cuts `text` into tokens, and mends the brackets that do not fit what a whole text holds. `is_faultless` says whether RON takes
/// the text as it is.
pub(super) fn lex_and_mend(text: &str, whole: Form, is_faultless: impl FnOnce() -> bool) -> Lexed<'_> {
    let mut lexed = cut(text);
    // A comment that never ends has swallowed brackets, and what is nested too deep is no scenario.
    let is_swallowed = lexed.faults.all().any(|(_, code)| code == Code::UnclosedComment);
    if !is_swallowed && let Some(mended) = mend(&lexed.text, &lexed.tokens, whole, is_faultless) {
        for fault in lexed.faults.kept_mut() {
            mended.put_in.move_fault(fault);
        }
        lexed.faults.extend(mended.faults);
        let [quotes, _] = lexed.put_in;
        let put_in = [quotes, mended.put_in];
        lexed = Lexed { text: Cow::Owned(mended.text), tokens: mended.tokens, put_in, faults: lexed.faults };
    }
    lexed.paired()
}

/// Cuts `text` into tokens, with its brackets paired as they stand.
pub(super) fn lex(text: &str) -> Lexed<'_> {
    cut(text).paired()
}

/// Cuts `text` into tokens. Signs that RON does not know outside of texts and that are plainly meant for others, such as
/// no-break spaces and full-width brackets, are faults; the tokens are those of the text with the signs that are meant.
fn cut(text: &str) -> Lexed<'_> {
    let mut lexer = Lexer::new(text);
    lexer.run();
    if lexer.odd.is_empty() && lexer.quote_mends.is_empty() && lexer.foreign.is_empty() {
        let Lexer { tokens, faults, .. } = lexer;
        return Lexed { text: Cow::Borrowed(text), tokens, faults, put_in: Default::default() };
    }
    // Behind a text that is never closed, what stands in texts and what does not may be the wrong way round.
    let first_unclosed = lexer.faults.all().find(|(_, code)| *code == Code::UnclosedString).map(|(span, _)| span.start);
    let odd = lexer.odd.faults_before(first_unclosed.unwrap_or(u32::MAX));
    let mut found: Vec<Diagnostic> = lexer.quote_mends.iter().map(|mend| mend.fault(text)).collect();
    found.extend(odd);
    found.extend(foreign::faults(&lexer.foreign, text));
    let (mended, quotes) = with_quotes(&foreign::without(&lexer.odd.mended(text), &lexer.foreign), &lexer.quote_mends);
    for fault in &mut found {
        quotes.move_fault(fault);
    }
    let mut second = Lexer::new(&mended);
    second.run();
    let Lexer { tokens, mut faults, .. } = second;
    faults.extend(found);
    Lexed { text: Cow::Owned(mended), tokens, faults, put_in: [quotes, PutIn::default()] }
}

/// The text with the quotation marks that are meant, and which of them were put in.
fn with_quotes(text: &str, mends: &[QuoteMend]) -> (String, PutIn) {
    let mut mended = String::with_capacity(text.len() + mends.len());
    let mut put_in = PutIn::default();
    let mut copied = 0;
    for mend in mends {
        mended.push_str(text.get(copied..mend.at()).unwrap_or_default());
        let (length, written) = mend.written();
        if length == 0 {
            put_in.push(mended.len());
        }
        mended.push_str(&written);
        copied = mend.at() + length;
    }
    mended.push_str(text.get(copied..).unwrap_or_default());
    (mended, put_in)
}

impl Lexed<'_> {
    /// A span in this text, in the text as it was written.
    pub(super) fn as_written(&self, span: Span) -> Span {
        let [quotes, brackets] = &self.put_in;
        quotes.before(brackets.before(span))
    }

    fn paired(mut self) -> Self {
        brackets::pair(&self.text, &mut self.tokens, &mut self.faults);
        self
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    faults: Gathered,
    odd: OddSigns,
    marks: MarksAhead<'t>,
    quote_mends: Vec<QuoteMend>,
    foreign: Vec<ForeignSign>,
    /// Where the last `-->` of the text stands, once that was asked.
    last_arrow: OnceCell<Option<usize>>,
}

impl<'t> Lexer<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            tokens: Vec::new(),
            faults: Gathered::default(),
            odd: OddSigns::default(),
            marks: MarksAhead::new(text),
            quote_mends: Vec::new(),
            foreign: Vec::new(),
            last_arrow: OnceCell::new(),
        }
    }

    fn run(&mut self) {
        while let Some(character) = self.rest().chars().next() {
            let start = self.at;
            let kind = match character {
                _ if is_blank(character) => {
                    self.at += character.len_utf8();
                    continue;
                }
                _ if !character.is_ascii_graphic() && self.odd.take(character, start) => {
                    self.at += character.len_utf8();
                    continue;
                }
                '/' if self.rest().starts_with("//") => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                    continue;
                }
                '/' if self.rest().starts_with("/*") => {
                    self.block_comment();
                    continue;
                }
                _ if self.sign_of_list() => continue,
                '#' | '-' | ';' | '<' if self.foreign_sign() => continue,
                ':' if self.tokens.last().is_some_and(|last| last.kind == Kind::Colon) => {
                    self.foreign.push(ForeignSign::second_colon(start));
                    self.at += 1;
                    continue;
                }
                '"' => match self.string() {
                    Some(kind) => kind,
                    None => continue,
                },
                '\'' => self.character(),
                _ if FOREIGN_MARKS.contains(&character) => self.foreign_text(character),
                '&' if length_of_html_text(self.rest()).is_some() => {
                    self.at += length_of_html_text(self.rest()).unwrap_or(1);
                    Kind::Text
                }
                'r' if self.raw_string() => Kind::Text,
                'b' if self.byte_string() => Kind::Text,
                '(' | '[' | '{' => self.single(Kind::Open),
                ')' | ']' | '}' => self.single(Kind::Close),
                ',' => self.single(Kind::Comma),
                ':' => self.single(Kind::Colon),
                '+' | '-' | '.' | '0'..='9' => self.number(),
                '−' | '–' if self.rest().chars().nth(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
                _ if is_name_start(character) => self.name(),
                _ if is_in_word(character) => self.number(),
                _ => {
                    self.at += character.len_utf8();
                    Kind::Other
                }
            };
            let partner = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
            self.tokens.push(Token { kind, span: Span::new(start, self.at), partner });
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A sign of a list before an entry. It is left behind.
    fn sign_of_list(&mut self) -> bool {
        let last = self.tokens.last();
        let behind_last = last.map_or(self.at, |last| last.span.end as usize);
        let begins_line = || self.text.get(behind_last..self.at).is_some_and(|gap| gap.contains('\n'));
        let goes_on = match last.map(|last| last.kind) {
            Some(Kind::Colon) | None => true,
            Some(Kind::Name) => self.rest().starts_with(['=', '>']),
            Some(Kind::Text) => self.rest().starts_with('+'),
            _ => false,
        };
        if goes_on || !list_signs::may_begin_entry(last, self.text) && !begins_line() {
            return false;
        }
        let Some((length, before)) = list_signs::at(self.rest()) else { return false };
        self.foreign.push(ForeignSign::of_list(self.at, length, before));
        self.at += length;
        true
    }

    /// A sign that begins a comment in another language. It is left behind with the comment.
    fn foreign_sign(&mut self) -> bool {
        let behind_last = self.tokens.last().map_or(0, |token| token.span.end as usize);
        let gap = self.text.get(behind_last..self.at).unwrap_or_default();
        let before = match gap.rfind('\n') {
            Some(line_end) => gap.get(line_end..).unwrap_or_default(),
            None if behind_last == 0 => gap,
            None => ",",
        };
        let Some(sign) = ForeignSign::at(self.rest(), self.at, before, || self.next_arrow()) else { return false };
        self.at = sign.end;
        self.foreign.push(sign);
        true
    }

    /// Where the next `-->` stands. Behind the last one nothing is looked for.
    fn next_arrow(&self) -> Option<usize> {
        let last = (*self.last_arrow.get_or_init(|| self.text.rfind("-->")))?;
        if last < self.at {
            return None;
        }
        self.rest().find("-->").map(|found| self.at + found)
    }

    fn single(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn block_comment(&mut self) {
        let start = self.at;
        if let Some(end) = end_of_block_comment(self.text, start) {
            self.at = end;
        } else {
            self.at = self.text.len();
            let fault = Diagnostic::new(Code::UnclosedComment, Span::new(start, start + 2), "this comment never ends");
            self.faults.push(fault.with_hint("end it with `*/`"));
        }
    }

    /// A text in quotation marks. A text that runs over the end of its line and is followed by something no text can be
    /// followed by has lost a mark, or a mark of its line is odd: that one is mended and the line left behind, or else
    /// the text is ended at the end of its first line.
    fn string(&mut self) -> Option<Kind> {
        let start = self.at;
        let StringEnd { end, is_closed, may_end } = self.marks.string_end(start + 1);
        let inside = self.text.get(start..end).unwrap_or_default();
        let first_line_end = inside.find('\n').map(|found| start + found);
        let line_end = match first_line_end {
            Some(line_end) if !is_closed || !may_end => line_end,
            None if !is_closed => end,
            _ => {
                self.at = end;
                return Some(Kind::Text);
            }
        };
        if self.odd_mark(start, line_end) {
            return None;
        }
        if first_line_end.is_some() {
            // What closes entries at the end of the line most likely belongs to the file and not to the text.
            let line = self.text.get(start..line_end).unwrap_or_default();
            let kept = line.trim_end_matches(|c: char| is_blank(c) || matches!(c, ',' | ')' | ']' | '}'));
            self.at = start + kept.len().max(1);
        } else {
            self.at = end;
        }
        self.unclosed_string(start);
        Some(Kind::Text)
    }

    /// Finds the odd mark of the line that holds `at`, and leaves the line behind. What was read of it is read once more when the
    /// mark is mended.
    fn odd_mark(&mut self, at: usize, line_end: usize) -> bool {
        if self.quote_mends.len() == MOST_QUOTE_MENDS {
            return false;
        }
        let line_start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        // A comment or a text over several lines may end on this one.
        let from = self.tokens.iter().rev().map(|token| token.span).take_while(|span| span.end as usize > line_start);
        let spilled = from.filter(|span| (span.start as usize) < line_start).map(|span| span.end as usize).next();
        let line_start = spilled.unwrap_or(line_start);
        let Some(mend) = self.text.get(line_start..line_end).and_then(|line| mend_line(line, line_start)) else { return false };
        self.quote_mends.retain(|before| before.at() < line_start);
        self.quote_mends.push(mend);
        let n_before = self.tokens.partition_point(|token| (token.span.start as usize) < line_start);
        self.tokens.truncate(n_before);
        self.foreign.retain(|sign| sign.start < line_start);
        self.at = line_end;
        true
    }

    fn unclosed_string(&mut self, start: usize) {
        self.faults.push(
            Diagnostic::new(Code::UnclosedString, Span::new(start, start + 1), "this text never ends")
                .with_hint("close it with a quotation mark; inside a text, write a quotation mark as `\\\"`"),
        );
    }

    /// A character, or a text in apostrophes, which RON refuses whole.
    fn character(&mut self) -> Kind {
        let mut characters = self.rest().char_indices().skip(1);
        let is_escape = characters.next().is_some_and(|(_, first)| first == '\\');
        // `'\u{1F600}'` is the longest.
        let longest = if is_escape { 10 } else { 1 };
        let close = characters.skip(usize::from(is_escape)).take(longest).find(|(_, c)| matches!(c, '\'' | '\n'));
        if let Some((index, '\'')) = close {
            self.at += index + 1;
            return Kind::Text;
        }
        self.foreign_text('\'')
    }

    /// A text in quotation marks that RON does not know, up to a mark on the same line behind which a text may end.
    fn foreign_text(&mut self, opener: char) -> Kind {
        let end = self.marks.foreign_end(self.at, opener);
        self.at = end.unwrap_or(self.at + opener.len_utf8());
        if end.is_some() { Kind::Text } else { Kind::Other }
    }

    fn raw_string(&mut self) -> bool {
        let rest = self.rest().get(1..).unwrap_or_default();
        let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
        if !rest.get(hashes..).unwrap_or_default().starts_with('"') {
            return false;
        }
        let closing = format!("\"{}", "#".repeat(hashes));
        let body = self.at + 1 + hashes + 1;
        let start = self.at;
        if let Some(found) = self.text.get(body..).unwrap_or_default().find(&closing) {
            self.at = body + found + closing.len();
        } else {
            self.at = self.text.len();
            self.unclosed_string(start);
        }
        true
    }

    fn byte_string(&mut self) -> bool {
        let next = self.rest().chars().nth(1);
        match next {
            Some('"') => {
                self.at += 1;
                self.string();
                true
            }
            Some('\'') => {
                self.at += 1;
                self.character();
                true
            }
            _ => false,
        }
    }

    fn number(&mut self) -> Kind {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '−' | '–') || is_in_word(c);
        let length_of = |text: &str| length_of_word(text, is_part);
        let mut length = length_of(self.rest());
        // A sign with its number behind a blank is one slip and not two values.
        if matches!(self.rest().get(..length), Some("+" | "-")) {
            let behind = self.rest().get(length..).unwrap_or_default();
            let number = behind.trim_start_matches(' ');
            if number.starts_with(|c: char| c.is_ascii_digit()) {
                length += behind.len() - number.len() + length_of(number);
            }
        }
        self.word(length);
        Kind::Number
    }

    fn name(&mut self) -> Kind {
        let start = self.at;
        self.word(self.length_of_name());
        let word = self.text.get(start..self.at).unwrap_or_default();
        if self.quote_mends.len() < MOST_QUOTE_MENDS
            && let Some(length) = length_of_glued_name(word, self.rest())
        {
            self.quote_mends.push(QuoteMend::OpenBracket { at: start + length });
        }
        Kind::Name
    }

    /// The length of the name here. In that of a field a blank which is not the ordinary one is a slip, and parts no two names.
    fn length_of_name(&self) -> usize {
        let rest = self.rest();
        let length = length_of_word(rest, is_name_part);
        let begins_entry = self.tokens.last().is_some_and(|last| matches!(last.kind, Kind::Open | Kind::Comma));
        let behind = rest.get(length..).unwrap_or_default();
        let more = behind.trim_start_matches(is_odd_blank);
        let in_all = rest.len() - more.len() + length_of_word(more, is_name_part);
        let is_field = rest.get(in_all..).is_some_and(|behind| behind.trim_start().starts_with(':'));
        if begins_entry && more.len() < behind.len() && is_field && more.starts_with(is_name_part) { in_all } else { length }
    }

    /// Goes behind a word of this length, and notes the odd signs in it.
    fn word(&mut self, length: usize) {
        let length = length.max(1);
        self.odd.take_word(self.rest().get(..length).unwrap_or_default(), self.at);
        self.at += length;
    }
}

/// Where the comment that begins with `/*` at `start` ends; comments stand inside one another.
pub(super) fn end_of_block_comment(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(pair) = bytes.get(at..at + 2) {
        match pair {
            b"/*" => {
                depth += 1;
                at += 2;
            }
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
    None
}

fn is_name_start(character: char) -> bool {
    character == '_' || character.is_alphabetic()
}

fn is_name_part(character: char) -> bool {
    character == '_' || character == '#' || character == '＿' || character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        lex(text).tokens.iter().map(|token| token.kind).collect()
    }

    fn fault_codes(text: &str) -> Vec<Code> {
        lex(text).faults.kept().iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn texts_comments_and_numbers_are_single_tokens() {
        use Kind::{Colon, Comma, Name, Number, Text};
        assert_eq!(
            kinds(r#"say: "a \" b", /* x /* y */ */ mood: +2, // end"#),
            [Name, Colon, Text, Comma, Name, Colon, Number, Comma]
        );
        assert_eq!(kinds(r##"r#"a " b"# 'x' '\'' b"q" -1.5e3"##), [Text, Text, Text, Text, Number]);
    }

    #[test]
    fn a_text_without_its_closing_mark_ends_with_its_line() {
        let text = "(say: \"hello, mood: 1),\n (say: \"there\")";
        assert_eq!(fault_codes(text), [Code::UnclosedString]);
    }

    #[test]
    fn a_bracket_that_is_not_closed_ends_with_the_one_around_it() {
        assert_eq!(fault_codes("( [ a, b )"), [Code::UnclosedBracket]);
        assert_eq!(fault_codes("( a ] )"), [Code::StrayBracket]);
        assert_eq!(fault_codes("((((("), [Code::UnclosedBracket]);
    }

    #[test]
    fn a_hundred_thousand_brackets_are_one_fault_of_depth() {
        let faults = lex(&"(".repeat(100_000)).faults;
        assert_eq!(faults.kept().iter().filter(|fault| fault.code == Code::TooDeep).count(), 1);
    }
}
