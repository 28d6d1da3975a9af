//! A finding about a source text, and the findings about one text together.

use super::{Code, Severity, SourceText, Span};

/// The shortest conversation that shows a finding, as `rapport play` takes it: who the customer is, and the moves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Witness {
    /// As written: `Fiery`.
    pub temperament: String,
    /// As written, with commas: `1,3:Steady,2`. Empty where the first beat shows it.
    pub moves: String,
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
}

impl Diagnostic {
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span, code, message: message.into(), hint: None, related: Vec::new(), witness: None }
    }

    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
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

    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// A text and everything found in it, in the order of the text.
#[derive(Clone, Debug)]
pub struct Report {
    source: SourceText,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Sorts the findings by place and drops what is said twice.
    pub fn new(source: SourceText, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort();
        diagnostics.dedup();
        Self { source, diagnostics }
    }

    /// The same text with what else was found in it.
    #[must_use]
    pub fn and(mut self, more: Vec<Diagnostic>) -> Self {
        self.diagnostics.extend(more);
        Self::new(self.source, self.diagnostics)
    }

    pub fn source(&self) -> &SourceText {
        &self.source
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn n_errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings weigh just so much.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == severity).count()
    }

    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }
}
