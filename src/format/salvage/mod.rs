//! The careful road: a text that RON refused is read piece by piece. Each piece goes to RON; one that it refuses is cut smaller,
//! and the smallest that it refuses is a fault with a place, while its neighbours are read.

mod expectations;
mod expected;
mod expressions;
mod guesses;
mod tokens;
mod values;
mod vocabulary;

use std::collections::BTreeMap;

use crate::source::{Code, Diagnostic, Gathered, Span};

use super::marks::FOREIGN_MARKS;
use super::nearest::{did_you_mean, nearest};
use super::pieces::{Cutter, Piece, RawEntry, Shape, others, shorten};
use super::ron::options;
use super::token::Kind;

use self::expected::Expected;

pub(super) use self::values::{Record, Value, write_field};

/// A text being read piece by piece, and the faults met so far.
pub(super) struct Salvage<'t> {
    cutter: Cutter<'t>,
    faults: Gathered,
    /// Where each fault starts, to ask quickly whether a piece holds one.
    fault_starts: BTreeMap<u32, u32>,
    /// Cut down to single values even where RON accepts the piece. For tests: both roads must agree.
    to_the_leaves: bool,
    /// Causes that are told once for all their places.
    repeats: Vec<Repeat>,
}

/// A cause that has many places.
struct Repeat {
    /// Of which it is the same.
    cause: Cause,
    fault: Diagnostic,
    count: usize,
}

/// What is told once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// A text in quotation marks of this kind.
    Mark(char),
    /// The name of a field in quotation marks.
    QuotedName,
}

impl<'t> Salvage<'t> {
    /// Of a text that was cut into tokens, with what was found amiss in that.
    pub(super) fn new(cutter: Cutter<'t>, found: &Gathered, to_the_leaves: bool) -> Self {
        let mut salvage =
            Self { cutter, faults: found.clone(), fault_starts: BTreeMap::new(), to_the_leaves, repeats: Vec::new() };
        salvage.note_places(found);
        salvage
    }

    pub(super) fn cutter(&self) -> Cutter<'t> {
        self.cutter
    }

    pub(super) fn into_faults(self) -> Gathered {
        let mut faults = self.faults;
        faults.extend(self.repeats.into_iter().map(|Repeat { mut fault, count, .. }| {
            fault.message.push_str(&others(count));
            fault
        }));
        faults
    }

    /// Reports a fault that is told once for all places that have the same cause.
    fn report_once(&mut self, cause: Cause, fault: Diagnostic) {
        self.fault_starts.insert(fault.span.start, fault.span.end);
        match self.repeats.iter_mut().find(|repeat| repeat.cause == cause) {
            Some(repeat) => {
                repeat.count += 1;
                // Fields are read in their order, but for those of a record that stands in quotation marks itself.
                if fault.span < repeat.fault.span {
                    repeat.fault = fault;
                }
            }
            None => self.repeats.push(Repeat { cause, fault, count: 1 }),
        }
    }

    fn note_places(&mut self, faults: &Gathered) {
        self.fault_starts.extend(faults.all().map(|(span, _)| (span.start, span.end)));
    }

    pub(super) fn report(&mut self, fault: Diagnostic) {
        self.fault_starts.insert(fault.span.start, fault.span.end);
        self.faults.push(fault);
    }

    /// Reads one value, whole if RON takes it, in pieces if not.
    pub(super) fn value<V: Value>(&mut self, piece: Piece) -> V {
        let text = self.cutter.slice(piece);
        match options().from_str::<V>(text) {
            Ok(value) if !(self.to_the_leaves && V::HAS_PIECES && self.is_bracketed(piece)) => value,
            // What is cut must come out the same.
            Ok(_) => V::salvage(piece, self),
            Err(refused) => {
                let salvaged = V::salvage(piece, self);
                // A bracket right behind it that is never closed is what RON missed.
                let reach = self.reach(piece);
                if !self.has_fault_in(Span { end: reach.end.saturating_add(1), ..reach }) {
                    let message = lower_first(&refused.code.to_string());
                    let fault = Diagnostic::new(Code::Syntax, self.ron_place(piece, &refused), message);
                    self.report(fault.with_hint("compare it with the same piece in a file that works"));
                }
                salvaged
            }
        }
    }

    /// Says that a piece is not what its field takes.
    pub(super) fn refuse(&mut self, piece: Piece, expected: &Expected) {
        let span = self.cutter.span(piece);
        if self.has_fault_in(span) {
            return;
        }
        let found = self.cutter.slice(piece);
        let message = if found.is_empty() {
            format!("expected {expected}, found nothing")
        } else {
            format!("expected {expected}, found `{}`", shorten(found))
        };
        let mut fault = Diagnostic::new(Code::WrongType, span, message).with_hint(expected.hint(found));
        if let Some(meant) = expected.meant(found) {
            fault = fault.with_mend(span, meant);
        }
        match found.chars().next() {
            Some(mark) if expected.is_text() && (matches!(mark, '\'' | '&') || FOREIGN_MARKS.contains(&mark)) => {
                self.report_once(Cause::Mark(mark), fault);
            }
            _ => self.report(fault),
        }
    }

    /// What stands in `Some( … )`, which RON takes although nobody needs to write it.
    pub(super) fn inside_some(&self, piece: Piece) -> Option<Piece> {
        let open = self.cutter.bracket(piece, "(")?;
        let is_some = open > piece.first && self.cutter.token_text(piece.first) == "Some";
        is_some.then_some(Piece { first: open + 1, end: piece.end - 1 })
    }

    /// What stands in the brackets behind a name.
    pub(super) fn inside(&self, piece: Piece) -> Option<Piece> {
        let open = self.cutter.bracket(piece, "(")?;
        (open == piece.first + 1).then_some(Piece { first: open + 1, end: piece.end - 1 })
    }

    /// A record, field by field.
    pub(super) fn record<R: Record>(&mut self, piece: Piece) -> R {
        let mut record = R::default();
        let Some(open) = self.cutter.bracket(piece, "(") else {
            self.refuse(piece, &Expected::Record(R::EXPECTS));
            return record;
        };
        if !self.is_written_as(piece, open, R::WRITTEN) {
            // A file of another kind; its fields are others.
            return record;
        }
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for RawEntry { key, value } in self.cut(open, Shape::Fields) {
            let Some(key) = key else { continue };
            let (name, span) = (self.cutter.name(key), self.cutter.span(key));
            if self.cutter.single(key, Kind::Text).is_some() {
                let fault = Diagnostic::new(Code::Syntax, span, "the name of a field is in quotation marks");
                let fault = fault.with_hint(format!("write `{name}` without quotation marks"));
                self.report_once(Cause::QuotedName, fault.with_mend(span, name));
            }
            if let Some(first) = seen.insert(name, span) {
                let message = format!("the field `{name}` is here twice");
                let fault = Diagnostic::new(Code::DuplicateField, span, message).with_related(first, "it is here already");
                self.report(fault.with_hint("keep one of them"));
            } else if !record.salvage_field(name, value, self) {
                self.report(unknown_field(name, span, R::FIELDS));
            }
        }
        record
    }

    /// A list, item by item; a single value where one may stand alone.
    pub(super) fn list<V: Value>(&mut self, piece: Piece, expected: &Expected) -> Vec<V> {
        let Some(open) = self.cutter.bracket(piece, "[") else {
            self.refuse(piece, expected);
            return Vec::new();
        };
        let shape = if V::expects() == Expected::Condition { Shape::Conditions } else { Shape::Items };
        self.cut(open, shape).into_iter().map(|entry| self.value(entry.value)).collect()
    }

    /// A map, entry by entry.
    pub(super) fn entries<V: Value>(&mut self, piece: Piece, expected: &Expected) -> Vec<(String, V)> {
        let Some(open) = self.cutter.bracket(piece, "{") else {
            self.refuse(piece, expected);
            return Vec::new();
        };
        let entries = self.cut(open, Shape::Entries).into_iter();
        entries.filter_map(|entry| Some((self.key(entry.key?), self.value(entry.value)))).collect()
    }

    /// A map's key; one that lacks its quotation marks is a fault, and is known by what it says all the same.
    fn key(&mut self, piece: Piece) -> String {
        let key: String = self.value(piece);
        let bare = self.cutter.single(piece, Kind::Name);
        bare.map_or(key, str::to_owned)
    }

    /// The whole text: one scenario and nothing behind it.
    pub(super) fn whole<R: Record>(&mut self) -> R {
        let (value, rest) = self.cutter.first_value();
        if self.cutter.bracket(value, "(").is_none() {
            let first = Piece { first: 0, end: 1 };
            let found = shorten(self.cutter.slice(first));
            let message = format!("expected {}, found `{found}`", R::EXPECTS);
            let hint = if found == R::WRITTEN {
                format!("write `{}(`, with nothing between the name and the bracket", R::WRITTEN)
            } else {
                format!("begin with `{}(`", R::WRITTEN)
            };
            let fault = Diagnostic::new(Code::NotAScenario, self.cutter.span(first), message);
            self.report(fault.with_hint(hint));
            return R::default();
        }
        if let Some(rest) = rest
            && !self.has_fault_in(self.cutter.span(value))
            && !self.has_fault_in(self.cutter.span(rest))
        {
            let message = format!("expected the end of the file, found `{}`", shorten(self.cutter.slice(rest)));
            let fault = Diagnostic::new(Code::Syntax, self.cutter.span(rest), message);
            self.report(fault.with_hint("one file holds one dialogue; take the rest out, or make it a comment with `//`"));
        }
        self.value(value)
    }

    /// The entries in a bracket. Inside one that is never closed they cannot be told apart for sure, so nothing is said of them.
    fn cut(&mut self, open: u32, shape: Shape) -> Vec<RawEntry> {
        let cut = self.cutter.cut(open, shape);
        let unclosed = self.cutter.token(open).is_some_and(|token| self.fault_starts.contains_key(&token.span.start));
        if !unclosed {
            let Self { faults, fault_starts, .. } = self;
            faults.take_over(cut.faults, |span| {
                let is_new = !has_fault_in(fault_starts, span);
                if is_new {
                    fault_starts.insert(span.start, span.end);
                }
                is_new
            });
        }
        cut.entries
    }

    /// Whether the name before the bracket, if there is one, is that of the record or a slip of the pen in it.
    fn is_written_as(&mut self, piece: Piece, open: u32, written: &str) -> bool {
        let name_piece = Piece { first: piece.first, end: open };
        let found = self.cutter.name(name_piece);
        if open == piece.first || found == written {
            return true;
        }
        let is_another_file = piece.first == 0 && nearest(found, [written]).is_none();
        let code = if is_another_file { Code::NotAScenario } else { Code::UnknownName };
        let (message, hint) = match (written, found) {
            ("Scenario", "Branch") => (
                "this is a branch, and by its name the file is a dialogue".to_owned(),
                "name the file so that it ends in `.branch.ron`".to_owned(),
            ),
            ("Branch", "Scenario") => (
                "this is a whole dialogue, and by its name the file is a branch".to_owned(),
                "take `.branch` out of the file's name".to_owned(),
            ),
            _ => (format!("expected `{written}(` or `(`, found `{found}(`"), format!("write `{written}`, or leave the name out")),
        };
        let fault = Diagnostic::new(code, self.cutter.span(name_piece), message);
        self.report(fault.with_hint(hint));
        !is_another_file
    }

    fn has_fault_in(&self, span: Span) -> bool {
        has_fault_in(&self.fault_starts, span)
    }

    /// The span of a piece; of one that ends with the last token, up to the end of the text, where a comment may never end.
    fn reach(&self, piece: Piece) -> Span {
        let span = self.cutter.span(piece);
        let is_last = piece.end == self.cutter.whole().end;
        if is_last { Span::new(span.start as usize, self.cutter.text.len()) } else { span }
    }

    fn is_bracketed(&self, piece: Piece) -> bool {
        ["(", "[", "{"].iter().any(|opener| self.cutter.bracket(piece, opener).is_some())
    }

    /// Where RON stood in this piece when it gave up.
    fn ron_place(&self, piece: Piece, refused: &ron::error::SpannedError) -> Span {
        let span = self.cutter.span(piece);
        let source = crate::source::SourceText::new("", self.cutter.slice(piece));
        let place = |at: &ron::error::Position| source.offset(crate::source::LineColumn { line: at.line, column: at.col });
        let start = span.start + place(&refused.span.start);
        let end = span.start + place(&refused.span.end);
        Span { start: start.min(span.end), end: end.clamp(start, span.end.max(start)) }
    }
}

fn has_fault_in(fault_starts: &BTreeMap<u32, u32>, span: Span) -> bool {
    fault_starts.range(span.start..=span.end).any(|(_, end)| *end <= span.end)
}

fn unknown_field(name: &str, span: Span, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownField, span, format!("there is no field `{name}` here"));
    let asks = ["if", "when", "only_if", "condition", "conditions", "requires", "require", "needed"].contains(&name);
    if let Some(meant) = ["needs", "when"].into_iter().find(|field| asks && known.contains(field)) {
        return fault.with_hint(format!("did you mean `{meant}`? it takes a list of conditions: `{meant}: [Learned(\"…\")]`"));
    }
    match nearest(name, known.iter().copied()) {
        Some(near) => fault.with_hint(did_you_mean(name, near)).with_mend(span, near),
        None => fault.with_hint(format!("the fields here are {}", known.join(", "))),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
