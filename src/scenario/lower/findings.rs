//! What lowering finds, with places looked up only once there is something to say.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::format::{At, CutText, Joined, Locator, is_broken_off};
use crate::source::{Code, Diagnostic, Gathered, Severity, Sources, Span, file_name};

/// What part of a value a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'p> {
    Whole,
    /// The first of these signs.
    First(char),
    /// The last of these signs.
    Last(char),
    /// These words, where they first stand.
    Words(&'p str),
}

/// The findings about the texts of a scenario so far.
pub(super) struct Findings<'t> {
    sources: &'t Sources,
    joined: &'t Joined,
    locator: OnceCell<Locator<'t>>,
    /// The tokens of the reading, until the locator takes them.
    cut: Cell<Option<CutText>>,
    /// Where each fault of reading starts, and where it ends.
    read_faults: BTreeMap<u32, u32>,
    /// Whether a bracket, a text or a comment is not closed, so that entries may have been swallowed.
    may_be_swallowed: bool,
    /// Whether the file ends in the middle, so that any name may be one that was still to come.
    breaks_off: bool,
    /// Where records begin of which it was told that they hold nothing.
    bare: BTreeSet<u32>,
    diagnostics: Gathered,
}

impl<'t> Findings<'t> {
    pub(super) fn new(sources: &'t Sources, joined: &'t Joined, read_faults: Gathered, cut: Option<CutText>) -> Self {
        use Code::{MissingBracket, StrayBracket, UnclosedBracket, UnclosedComment, UnclosedString, WrongBracket};
        let swallows = |code: Code| {
            matches!(code, UnclosedBracket | UnclosedString | UnclosedComment | StrayBracket | MissingBracket | WrongBracket)
        };
        let may_be_swallowed = read_faults.all().any(|(_, code)| swallows(code));
        let breaks_off = read_faults.kept().iter().any(is_broken_off);
        let places = read_faults.all().map(|(span, _)| (span.start, span.end)).collect();
        Self {
            sources,
            joined,
            locator: OnceCell::new(),
            cut: Cell::new(cut),
            may_be_swallowed,
            breaks_off,
            bare: BTreeSet::new(),
            read_faults: places,
            diagnostics: read_faults,
        }
    }

    pub(super) fn found(&mut self, code: Code, at: &At<'_>, message: impl Into<String>, hint: impl Into<String>) {
        let span = self.locator().span(at);
        // A value that could not be read has its fault already.
        if !self.has_read_fault_in(span) {
            self.diagnostics.push(Diagnostic::new(code, span, message).with_hint(hint));
        }
    }

    /// Something about a part of a text.
    pub(super) fn found_in(&mut self, code: Code, at: &At<'_>, part: Part<'_>, message: String, hint: impl Into<String>) {
        let span = self.span_of(at, part);
        self.diagnostics.push(Diagnostic::new(code, span, message).with_hint(hint));
    }

    /// A name that nothing answers to, although one looks the same.
    pub(super) fn looks_like(&mut self, code: Code, at: &At<'_>, part: Part<'_>, there: &At<'_>, message: String, hint: String) {
        let (span, there) = (self.span_of(at, part), self.locator().span(there));
        if !self.has_read_fault_in(self.locator().span(at)) {
            let found = Diagnostic::new(code, span, message).with_hint(hint);
            self.diagnostics.push(found.with_related(there, "the one that looks the same is here"));
        }
    }

    /// The span of a part of a value; where the part is written as an escape, of the whole value.
    fn span_of(&self, at: &At<'_>, part: Part<'_>) -> Span {
        let whole = self.locator().span(at);
        let written = self.sources.slice(whole);
        let (offset, length) = match part {
            Part::Whole => return whole,
            Part::First(sign) => (written.find(sign), sign.len_utf8()),
            Part::Last(sign) => (written.rfind(sign), sign.len_utf8()),
            Part::Words(words) => (written.find(words), words.len()),
        };
        offset.map_or(whole, |offset| {
            let start = whole.start as usize + offset;
            Span::new(start, start + length)
        })
    }

    /// A name that nothing answers to. Where entries were swallowed it may be one of those, and nothing is said.
    /// `near` is the name that was most likely meant.
    pub(super) fn unknown(&mut self, code: Code, at: &At<'_>, name: &str, hint: String, (what, near): (&str, Option<&str>)) {
        if self.breaks_off || self.may_be_swallowed && self.locator().may_be_key(name) {
            return;
        }
        let span = self.locator().span(at);
        if !self.has_read_fault_in(span) {
            let found = Diagnostic::new(code, span, format!("there is no {what} `{name}`")).with_hint(hint);
            let is_plain = self.sources.slice(span) == format!("\"{name}\"");
            let near = near.filter(|near| is_plain && !near.contains(['"', '\\']));
            self.diagnostics.push(match near {
                Some(near) => found.with_mend(span, format!("\"{near}\"")),
                None => found,
            });
        }
    }

    /// The file of the first of two places, where the second stands in another.
    pub(super) fn other_file_of(&mut self, first: &At<'_>, second: &At<'_>) -> Option<String> {
        let (first, second) = (self.locator().span(first), self.locator().span(second));
        let (first, second) = (self.sources.place(first).0.name(), self.sources.place(second).0.name());
        (first != second).then(|| file_name(first).to_owned())
    }

    /// Something that stands at two places.
    pub(super) fn found_twice(&mut self, code: Code, second: &At<'_>, first: &At<'_>, message: String, hint: &str) {
        let (second, first) = (self.locator().span(second), self.locator().span(first));
        self.diagnostics.push(Diagnostic::new(code, second, message).with_hint(hint).with_related(first, "the first is here"));
    }

    /// Whether something stands in the file at all.
    pub(super) fn is_written(&self, at: &At<'_>) -> bool {
        self.locator().is_written(at)
    }

    /// Something that is not there. Where a part of `record` could not be read, it may be just that part, and nothing is said.
    pub(super) fn absent(&mut self, code: Code, at: &At<'_>, record: &At<'_>, message: String, hint: impl Into<String>) {
        let extent = self.locator().extent(record);
        if self.has_read_fault_in(extent) {
            return;
        }
        if !is_bare(self.sources.slice(extent)) {
            self.found(code, at, message, hint);
        } else if self.bare.insert(extent.start) {
            let hint: String = hint.into();
            let hint = format!("{hint}, and what else belongs between these brackets");
            self.found(code, at, format!("there is nothing between these brackets: {message}"), hint);
        }
    }

    pub(super) fn any_error(&self) -> bool {
        self.diagnostics.all().any(|(_, code)| code.severity() == Severity::Error)
    }

    pub(super) fn any_read_fault(&self) -> bool {
        !self.read_faults.is_empty()
    }

    /// The codes of everything found, each with the text in which it stands, 0 for the scenario's own.
    pub(super) fn codes(&self) -> BTreeSet<(Code, usize)> {
        self.diagnostics.all().map(|(span, code)| (code, self.sources.number(span))).collect()
    }

    /// Drops the findings of these codes: in every text, or in the one whose number stands with it.
    pub(super) fn suppress(&mut self, codes: &BTreeSet<(Code, Option<usize>)>) {
        let Self { diagnostics, sources, .. } = self;
        diagnostics.retain(|span, code| !codes.contains(&(code, None)) && !codes.contains(&(code, Some(sources.number(span)))));
    }

    pub(super) fn into_diagnostics(self) -> Gathered {
        self.diagnostics
    }

    fn has_read_fault_in(&self, extent: Span) -> bool {
        self.read_faults.range(extent.start..=extent.end).any(|(_, end)| *end <= extent.end)
    }

    fn locator(&self) -> &Locator<'t> {
        self.locator.get_or_init(|| Locator::of_cut(self.sources, self.joined, self.cut.take()))
    }
}

/// Whether a record is written as brackets with nothing between them.
fn is_bare(record: &str) -> bool {
    let name = |sign: char| sign.is_alphanumeric() || sign == '_' || sign.is_whitespace();
    let brackets = record.trim_start_matches(name).trim_end();
    brackets.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).is_some_and(|inside| inside.trim().is_empty())
}
