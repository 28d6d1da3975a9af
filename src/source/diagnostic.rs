//! A finding about a source text, and the findings about one text together.

use super::{Code, Severity, SourceText, Sources, Span};

/// The shortest conversation that shows a finding, as `rapport play` takes it: who the customer is, and the moves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Witness {
    /// As written: `Fiery`.
    pub temperament: String,
    /// Whether the customer can be of another temperament too, so that it has to be said to see the same.
    pub is_one_of_several: bool,
    /// As written, with commas: `1,3:Steady,2`. Empty where the first beat shows it.
    pub moves: String,
}

/// What takes a finding away: pieces of the text, each with what is to stand in its place, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mend {
    edits: Vec<(Span, String)>,
}

impl Mend {
    /// One piece, and what is to stand in its place.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { edits: vec![(span, text.into())] }
    }

    /// Several pieces, in the order of the text.
    pub fn of(edits: Vec<(Span, String)>) -> Self {
        Self { edits }
    }

    pub fn edits(&self) -> &[(Span, String)] {
        &self.edits
    }

    /// The same with every place moved.
    pub fn move_places(&mut self, moved: impl Fn(Span) -> Span) {
        for (span, _) in &mut self.edits {
            *span = moved(*span);
        }
    }

    /// The text that it is for, of these, and the same with its places as that text counts them. `None` where it would change several.
    pub fn placed<'s>(&self, sources: &'s Sources) -> Option<(&'s SourceText, Self)> {
        let mut placed = self.edits.iter().map(|(span, written)| (sources.place(*span), written));
        let ((text, first), written) = placed.next()?;
        let mut edits = vec![(first, written.clone())];
        for ((other, span), written) in placed {
            if other.name() != text.name() {
                return None;
            }
            edits.push((span, written.clone()));
        }
        Some((text, Self { edits }))
    }

    /// The text with the mend made; every other byte of it stays. `None` where it does not fit the text.
    pub fn applied(&self, text: &str) -> Option<String> {
        let mut mended = String::with_capacity(text.len() + 16);
        let mut copied = 0;
        for (span, written) in &self.edits {
            let range = span.range();
            mended.push_str(text.get(copied..range.start)?);
            mended.push_str(written);
            text.get(range.clone())?;
            copied = range.end;
        }
        mended.push_str(text.get(copied..)?);
        Some(mended)
    }
}

/// One finding: what, where, and what to do about it.
///
/// Messages are lower case, name things in backticks, say what was found and what was expected, and end without a period;
/// the hint tells the author what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    pub span: Span,
    pub code: Code,
    pub message: String,
    pub hint: Option<String>,
    /// Other places that belong to the finding, each with what stands there.
    pub related: Vec<(Span, String)>,
    /// How to see it happen, where a play can show it.
    pub witness: Option<Witness>,
    /// What takes it away, where one change does.
    pub mend: Option<Mend>,
    /// Whether it is about the scenario as a whole, wherever it stands.
    pub is_of_whole: bool,
}

impl Diagnostic {
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        let (message, related) = (message.into(), Vec::new());
        Self { span, code, message, hint: None, related, witness: None, mend: None, is_of_whole: false }
    }

    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With what takes it away: this text in the place of that piece.
    #[must_use]
    pub fn with_mend(mut self, span: Span, text: impl Into<String>) -> Self {
        self.mend = Some(Mend::new(span, text));
        self
    }

    #[must_use]
    pub fn with_related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }

    #[must_use]
    pub fn with_witness(mut self, witness: Option<Witness>) -> Self {
        self.witness = witness;
        self
    }

    #[must_use]
    pub fn of_whole(mut self, is_of_whole: bool) -> Self {
        self.is_of_whole = is_of_whole;
        self
    }

    /// The same so many bytes further on.
    #[must_use]
    pub fn moved(mut self, by: u32) -> Self {
        self.span = self.span.moved(by);
        for (span, _) in &mut self.related {
            *span = span.moved(by);
        }
        if let Some(mend) = &mut self.mend {
            mend.move_places(|span| span.moved(by));
        }
        self
    }

    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Findings being gathered. The first thousand of each weight are kept whole; of what comes after, which nobody will be shown,
/// only the place and the code, so that a file of nothing but faults costs little more than its text.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    kept: Vec<Diagnostic>,
    n_kept: [usize; 3],
    beyond: Vec<(Span, Code)>,
}

impl Gathered {
    const MOST_KEPT: usize = 5 * Report::MOST_SHOWN;

    pub fn push(&mut self, found: Diagnostic) {
        let [advice, warnings, errors] = &mut self.n_kept;
        let n_kept = match found.severity() {
            Severity::Advice => advice,
            Severity::Warning => warnings,
            Severity::Error => errors,
        };
        if *n_kept < Self::MOST_KEPT {
            *n_kept += 1;
            self.kept.push(found);
        } else {
            self.beyond.push((found.span, found.code));
        }
    }

    /// Those that are kept, in the order in which they were found.
    pub fn kept(&self) -> &[Diagnostic] {
        &self.kept
    }

    pub fn kept_mut(&mut self) -> &mut [Diagnostic] {
        &mut self.kept
    }

    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Place and code of all, kept or not.
    pub fn all(&self) -> impl Iterator<Item = (Span, Code)> {
        self.kept.iter().map(|found| (found.span, found.code)).chain(self.beyond.iter().copied())
    }

    /// Takes over what others gathered, where it is to be.
    pub fn take_over(&mut self, others: Self, mut is_to_be: impl FnMut(Span) -> bool) {
        self.extend(others.kept.into_iter().filter(|found| is_to_be(found.span)));
        self.beyond.extend(others.beyond.into_iter().filter(|(span, _)| is_to_be(*span)));
    }

    /// The same so many bytes further on.
    #[must_use]
    pub fn moved(self, by: u32) -> Self {
        let Self { kept, n_kept, beyond } = self;
        let kept = kept.into_iter().map(|found| found.moved(by)).collect();
        Self { kept, n_kept, beyond: beyond.into_iter().map(|(span, code)| (span.moved(by), code)).collect() }
    }

    /// Drops those of which place and code are not to stay.
    pub fn retain(&mut self, stays: impl Fn(Span, Code) -> bool) {
        self.kept.retain(|found| stays(found.span, found.code));
        self.beyond.retain(|(span, code)| stays(*span, *code));
    }
}

impl Extend<Diagnostic> for Gathered {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        found.into_iter().for_each(|found| self.push(found));
    }
}

impl FromIterator<Diagnostic> for Gathered {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Self {
        let mut gathered = Self::default();
        gathered.extend(found);
        gathered
    }
}

impl From<Vec<Diagnostic>> for Gathered {
    fn from(found: Vec<Diagnostic>) -> Self {
        found.into_iter().collect()
    }
}

/// A text, with those that belong to it, and what was found in them, in their order.
#[derive(Clone, Debug)]
pub struct Report {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    /// What was found beyond those.
    beyond: Vec<(Span, Code)>,
}

impl Report {
    /// As many findings about one text are shown; the rest is counted. Nobody mends more than that in one sitting.
    pub const MOST_SHOWN: usize = 200;

    /// Sorts the findings by place and drops what is said twice.
    pub fn new(sources: impl Into<Sources>, found: impl Into<Gathered>) -> Self {
        let Gathered { kept: mut diagnostics, beyond, .. } = found.into();
        diagnostics.sort();
        diagnostics.dedup();
        Self { sources: sources.into(), diagnostics, beyond }
    }

    /// The same text with what else was found in it.
    #[must_use]
    pub fn and(mut self, more: Vec<Diagnostic>) -> Self {
        let found = self.diagnostics.into_iter().chain(more);
        let mut report = Self::new(self.sources, found.collect::<Gathered>());
        report.beyond.append(&mut self.beyond);
        report
    }

    /// The same texts with another behind them, and what was found in that.
    #[must_use]
    pub fn with(mut self, text: SourceText, found: Vec<Diagnostic>) -> Self {
        let begins = self.sources.push(text);
        self.and(found.into_iter().map(|found| found.moved(begins)).collect())
    }

    /// The first text: of a scenario, its own file.
    pub fn source(&self) -> &SourceText {
        self.sources.first()
    }

    /// All texts, over which places are counted.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The findings; where there are very many, not all of them.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The findings that are shown: errors before warnings before advice, those of one weight in the order of the text. What is about
    /// the scenario as a whole comes behind what stands at a line.
    pub fn shown(&self) -> impl Iterator<Item = &Diagnostic> {
        let mut shown: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        // The sort is stable, so that what weighs alike stays in the order of the text.
        shown.sort_by_key(|found| (std::cmp::Reverse(found.severity()), self.is_of_whole(found)));
        shown.into_iter().take(Self::MOST_SHOWN)
    }

    /// Whether a finding that keeps nobody from playing is about the scenario as a whole, or stands at its first word.
    fn is_of_whole(&self, found: &Diagnostic) -> bool {
        found.severity() < Severity::Error && (found.is_of_whole || self.sources.slice(found.span) == "Scenario")
    }

    /// How many findings there are beyond those that are shown.
    pub fn n_left_out(&self) -> usize {
        (self.diagnostics.len() + self.beyond.len()).saturating_sub(Self::MOST_SHOWN)
    }

    pub fn n_errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings weigh just so much.
    pub fn count(&self, severity: Severity) -> usize {
        let kept = self.diagnostics.iter().map(|found| found.code);
        kept.chain(self.beyond.iter().map(|(_, code)| *code)).filter(|code| code.severity() == severity).count()
    }

    /// How many findings in the text of this name weigh just so much.
    pub fn count_in(&self, name: &str, severity: Severity) -> usize {
        let kept = self.diagnostics.iter().map(|found| (found.span, found.code));
        let weighs = kept.chain(self.beyond.iter().copied()).filter(|(_, code)| code.severity() == severity);
        weighs.filter(|(span, _)| self.sources.place(*span).0.name() == name).count()
    }

    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_will_be_shown_is_counted_all_the_same() {
        let found = |n: usize| Diagnostic::new(Code::Syntax, Span::new(n, n), "found");
        let report = Report::new(SourceText::new("t", ""), (0..20_000).map(found).collect::<Gathered>());
        let report = report.and(vec![Diagnostic::new(Code::LongLine, Span::default(), "long")]);
        assert_eq!((report.n_errors(), report.count(Severity::Advice), report.n_left_out()), (20_000, 1, 19_801));
        assert_eq!(report.diagnostics().len(), Gathered::MOST_KEPT + 1);
    }

    #[test]
    fn advice_about_the_whole_comes_behind_advice_with_a_place() {
        let found = |code, at: usize, length| Diagnostic::new(code, Span::new(at, at + length), "found");
        let of_whole = found(Code::FewEndings, 9, 5).of_whole(true);
        let all = vec![found(Code::FewBeats, 0, 8), of_whole, found(Code::LongLine, 20, 2), found(Code::EmptyText, 0, 8)];
        let report = Report::new(SourceText::new("t", "Scenario(title: \"x\", start: \"a\")"), all);
        let codes: Vec<Code> = report.shown().map(|found| found.code).collect();
        assert_eq!(codes, [Code::EmptyText, Code::LongLine, Code::FewBeats, Code::FewEndings]);
    }

    #[test]
    fn a_mend_moves_with_its_finding_and_is_placed_in_its_own_text() {
        let mut sources = Sources::from(SourceText::new("one", "abc"));
        let begins = sources.push(SourceText::new("two", "to: \"stroy\""));
        let found = Diagnostic::new(Code::UnknownTarget, Span::new(4, 11), "x").with_mend(Span::new(4, 11), "\"story\"");
        let moved = found.moved(begins);
        let (text, mend) = moved.mend.unwrap().placed(&sources).unwrap();
        assert_eq!((text.name(), mend.applied(text.text()).unwrap().as_str()), ("two", "to: \"story\""));
        let over_both = Mend { edits: vec![(Span::new(0, 1), String::new()), (Span::new(5, 6), String::new())] };
        assert!(over_both.placed(&sources).is_none());
    }

    #[test]
    fn errors_are_shown_before_what_weighs_less_and_what_is_beyond_the_bound_is_counted() {
        let found = |code, n: std::ops::Range<usize>| n.map(move |at| Diagnostic::new(code, Span::new(at, at), "found"));
        let advice = found(Code::LongLine, 0..30);
        let (errors, warnings) = (found(Code::Syntax, 500..650), found(Code::UnclearId, 30..80));
        let report = Report::new(SourceText::new("t", ""), advice.chain(warnings).chain(errors).collect::<Gathered>());
        let shown: Vec<&Diagnostic> = report.shown().collect();
        assert_eq!((shown.len(), report.n_left_out()), (Report::MOST_SHOWN, 30));
        assert!(shown.is_sorted_by_key(|found| (std::cmp::Reverse(found.severity()), found.span)));
        assert_eq!((report.n_errors(), report.count(Severity::Warning), report.count(Severity::Advice)), (150, 50, 30));
    }
}
