//! Brackets that do not fit, mended: which one is odd is decided by the known shape of the format and by the indentation of the
//! lines, that one is told, and the text is read on as it is meant, so that nothing follows from it.

mod parse;
mod search;
mod told;

use crate::source::{Diagnostic, Span};

use super::form::Form;
use super::token::{Kind, Token};

use self::parse::{Mend, Mended, Parser};

/// Where signs were put into a text.
#[derive(Clone, Debug, Default)]
pub(super) struct PutIn {
    /// Where in the mended text each begins, and its length.
    places: Vec<(u32, u32)>,
}

impl PutIn {
    /// A place in the mended text, in the text as it was.
    fn place_before(&self, at: u32) -> u32 {
        let n_before = self.places.partition_point(|(place, _)| *place < at);
        let before = self.places.get(..n_before).unwrap_or_default();
        at - before.iter().map(|(place, length)| (*length).min(at - place)).sum::<u32>()
    }

    /// A span in the mended text, in the text as it was.
    pub(super) fn before(&self, span: Span) -> Span {
        if self.places.is_empty() {
            span
        } else {
            Span { start: self.place_before(span.start), end: self.place_before(span.end) }
        }
    }

    /// Notes a sign of one byte that is put in here.
    pub(super) fn push(&mut self, place: usize) {
        self.places.push((u32::try_from(place).unwrap_or(u32::MAX), 1));
    }

    /// Moves a fault from the text as it was to the mended one.
    pub(super) fn move_fault(&self, fault: &mut Diagnostic) {
        let moved = |span: Span| {
            let start = self.place_after(span.start);
            Span { start, end: self.place_after(span.end).max(start) }
        };
        fault.span = moved(fault.span);
        for (span, _) in &mut fault.related {
            *span = moved(*span);
        }
        if let Some(mend) = &mut fault.mend {
            mend.move_places(moved);
        }
    }

    /// A place in the text as it was, in the mended text.
    fn place_after(&self, at: u32) -> u32 {
        let mut after = at;
        for (place, length) in &self.places {
            if *place > after {
                break;
            }
            after += length;
        }
        after
    }
}

/// A text whose brackets were mended.
pub(super) struct MendedText {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    pub(super) put_in: PutIn,
    /// In the places of the mended text.
    pub(super) faults: Vec<Diagnostic>,
}

/// Mends what brackets do not fit. `None` where there is nothing to mend.
pub(super) fn mend(text: &str, tokens: &[Token], whole: Form, is_faultless: impl FnOnce() -> bool) -> Option<MendedText> {
    let mut parser = Parser::new(text, tokens);
    let mends = parser.mends(whole, is_faultless);
    if mends.is_empty() {
        return None;
    }
    let mut faults = told::faults(&parser, &mends);
    let mut mended = apply(text, tokens, &mends);
    for fault in &mut faults {
        mended.put_in.move_fault(fault);
    }
    mended.faults = faults;
    Some(mended)
}

/// The text and its tokens with the mends made: what is taken out leaves a blank, what is put in makes the text longer.
fn apply(text: &str, tokens: &[Token], mends: &[Mended]) -> MendedText {
    let mut mended = String::with_capacity(text.len() + mends.len());
    let mut new_tokens: Vec<Token> = Vec::with_capacity(tokens.len() + mends.len());
    let mut put_in = PutIn::default();
    let mut mends = mends.iter().map(|mended| mended.mend).peekable();
    let mut copied = 0;
    let mut add = |kind: Kind, start: usize, end: usize| {
        let partner = u32::try_from(new_tokens.len()).unwrap_or(u32::MAX);
        new_tokens.push(Token { kind, span: Span::new(start, end), partner });
    };
    let mut put = |mended: &mut String, sign: char, kind: Kind, add: &mut dyn FnMut(Kind, usize, usize)| {
        let place = mended.len();
        mended.push(sign);
        put_in.push(place);
        add(kind, place, place + 1);
    };
    let mut end_before = 0;
    let mut comma_goes = false;
    for (index, token) in (0_u32..).zip(tokens) {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let mut is_taken_out = false;
        let mut is_closed_before = false;
        let mut change = None;
        while let Some(mend) = mends.next_if(|mend| mend.token() <= index) {
            match mend {
                Mend::TakeOut { .. } => is_taken_out = true,
                Mend::Change { to, .. } => change = Some(to),
                Mend::Open { bracket, .. } | Mend::Close { bracket, .. } => {
                    // A bracket that closes stands right behind what it closes, one that opens right before it.
                    let (at, kind) =
                        if matches!(mend, Mend::Close { .. }) { (end_before, Kind::Close) } else { (start, Kind::Open) };
                    mended.push_str(text.get(copied..at).unwrap_or_default());
                    copied = copied.max(at);
                    // What opens behind what is closed comes behind the comma between them.
                    if kind == Kind::Open && std::mem::take(&mut is_closed_before) {
                        put(&mut mended, ',', Kind::Comma, &mut add);
                    }
                    put(&mut mended, bracket, kind, &mut add);
                    is_closed_before = kind == Kind::Close;
                }
            }
        }
        if is_closed_before && !is_taken_out && !told::comma_behind(Some(token.kind)).is_empty() {
            put(&mut mended, ',', Kind::Comma, &mut add);
        }
        // The comma behind a bracket that goes is one too many where another stands before it.
        is_taken_out |= token.kind == Kind::Comma && std::mem::take(&mut comma_goes);
        if is_taken_out && token.kind == Kind::Close {
            let kind_before = index.checked_sub(1).and_then(|before| tokens.get(before as usize)).map(|before| before.kind);
            comma_goes = matches!(kind_before, Some(Kind::Comma | Kind::Open));
        } else {
            comma_goes = false;
        }
        mended.push_str(text.get(copied..start).unwrap_or_default());
        let place = mended.len();
        match change {
            Some(to) => mended.push(to),
            None if is_taken_out => mended.extend(std::iter::repeat_n(' ', end - start)),
            None => mended.push_str(text.get(start..end).unwrap_or_default()),
        }
        copied = end;
        if !is_taken_out {
            add(token.kind, place, place + (end - start));
        }
        end_before = end;
    }
    mended.push_str(text.get(copied..).unwrap_or_default());
    MendedText { text: mended, tokens: new_tokens, put_in, faults: Vec::new() }
}
