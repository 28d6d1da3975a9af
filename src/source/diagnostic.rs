//! A finding about a source text, and the findings about one text together.

use super::{Code, Severity, SourceText, Span};

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
}

impl Diagnostic {
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { span, code, message: message.into(), hint: None, related: Vec::new() }
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

    pub fn source(&self) -> &SourceText {
        &self.source
    }

    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn n_errors(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == Severity::Error).count()
    }

    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
    }
}
