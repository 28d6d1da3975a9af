//! Branches: beats and options from files of their own, joined to the scenario that they name. One with a fault, or that clashes
//! with what is there, is left out, and the scenario plays on without it.

use std::sync::Arc;

use crate::format::{Bound, BranchReading, Joined, ScenarioFile, Step, did_you_mean, join, nearest, read, span_in_branch, write};
use crate::source::{
    Code, Diagnostic, Gathered, Report, Severity, SourceText, Sources, Span, file_name, is_forbidden, named, shows_nothing,
};

use super::branch_text::{BranchIn, BranchText};
use super::load::{Loaded, load};
use super::lower::{Lowered, ToLower, id_of_stem, lower};

impl BranchText {
    /// A branch that belongs to none of the scenarios there are, whose `ids` these are: what is said of it.
    pub fn without_scenario(self, ids: &[&str]) -> Loaded {
        let Self { source, reading: BranchReading { file, faults } } = self;
        let mut found = faults;
        if found.is_empty() {
            found.push(match &file.of {
                Some(of) => {
                    let message = format!("there is no dialogue `{of}` for this branch to belong to");
                    let near = nearest(of, ids.iter().copied());
                    let hint = near.map_or_else(
                        || "write the `id` of the dialogue, and put both files into one folder".to_owned(),
                        |near| did_you_mean(of, near),
                    );
                    Diagnostic::new(Code::UnknownScenario, span_in_branch(&source, &[Step::Field("of")]), message).with_hint(hint)
                }
                None => no_scenario_named(&source),
            });
        }
        let id = id_of_stem(source.file_name().trim_end_matches(".ron"));
        let title = file.title.unwrap_or_else(|| id.clone());
        let report = Report::new(source, found);
        Loaded { report, id, title, customer: None, scenario: None, allowed: Vec::new(), branches: Vec::new() }
    }
}

fn no_scenario_named(source: &SourceText) -> Diagnostic {
    let message = "there is no `of`, the id of the dialogue that the branch belongs to";
    Diagnostic::new(Code::MissingField, head(source), message).with_hint("add `of: \"…\",`")
}

/// The word with which a branch begins.
fn head(source: &SourceText) -> Span {
    span_in_branch(source, &[])
}

impl Loaded {
    /// The scenario with these branches, in the order of their files' names. What is wrong with one of them is in the report, at its
    /// place in its own file.
    #[must_use]
    pub fn with_branches(self, branches: impl IntoIterator<Item = BranchText>) -> Self {
        let mut texts: Vec<BranchText> = self.branches.iter().map(|branch| branch.text.clone()).chain(branches).collect();
        if texts.is_empty() {
            return self;
        }
        let stem = |text: &BranchText| file_name(text.name()).to_owned();
        texts.sort_by_cached_key(|text| (stem(text), text.name().to_owned()));
        texts.dedup_by(|one, other| one.name() == other.name());
        // What was joined before is joined anew, since a branch may come to stand between two others.
        let own = if self.branches.is_empty() { self } else { load(self.report.source().clone(), &self.id) };
        Joining::new(own, texts).loaded()
    }
}

/// A scenario and its branches while it is found out which of them can be in it.
struct Joining {
    own: Loaded,
    texts: Vec<BranchText>,
    sources: Sources,
    /// Where the text of each branch begins.
    begins: Vec<u32>,
    /// What keeps branches out.
    faults: Gathered,
}

/// A scenario with some of its branches.
struct Whole {
    lowered: Lowered,
    sources: Sources,
    /// Entries of `choices` that name no beat: the branch and the entry, each from 0.
    unknown: Vec<(usize, usize)>,
}

impl Joining {
    fn new(own: Loaded, texts: Vec<BranchText>) -> Self {
        let mut sources = Sources::from(own.report.source().clone());
        let begins = texts.iter().map(|text| sources.push(text.source.clone())).collect();
        Self { own, texts, sources, begins, faults: Gathered::default() }
    }

    fn loaded(mut self) -> Loaded {
        let mut are_in: Vec<usize> = Vec::new();
        for index in 0..self.texts.len() {
            if self.can_be_read(index) {
                are_in.push(index);
            }
        }
        if self.own.scenario.is_none() {
            are_in.clear();
        } else if self.faults_with(&are_in).is_err() {
            let all = std::mem::take(&mut are_in);
            for index in all {
                are_in.push(index);
                if let Err(found) = self.faults_with(&are_in) {
                    are_in.pop();
                    self.faults.extend(found);
                }
            }
        }
        self.with(&are_in)
    }

    /// Whether a file was read without a fault; keeps its faults if not.
    fn can_be_read(&mut self, index: usize) -> bool {
        let (Some(text), Some(begins)) = (self.texts.get(index), self.begins.get(index)) else { return false };
        let mut faults = text.reading.faults.clone();
        if faults.is_empty() && text.of().is_none() {
            faults.push(no_scenario_named(&text.source));
        }
        if let Some(forbidden) = text.reading.file.title.iter().flat_map(|title| title.chars()).find(|sign| is_forbidden(*sign)) {
            let message = format!("the character {} may not be in a title", named(forbidden));
            let fault = Diagnostic::new(Code::ForbiddenCharacter, span_in_branch(&text.source, &[Step::Field("title")]), message);
            faults.push(fault.with_hint("take it out"));
        }
        if faults.is_empty() && index >= Bound::BRANCHES {
            let message = format!("the dialogue has more than {} branches", Bound::BRANCHES);
            let fault = Diagnostic::new(Code::TooMany, head(&text.source), message);
            faults.push(fault.with_hint("put several branches into one file"));
        }
        let is_fine = faults.is_empty();
        self.faults.take_over(faults.moved(*begins), |_| true);
        is_fine
    }

    /// What keeps the last of these branches from joining those before it, as it stands in the row of all texts.
    fn faults_with(&self, branches: &[usize]) -> Result<(), Vec<Diagnostic>> {
        let whole = self.whole(branches);
        let is_error = |found: &&Diagnostic| found.severity() == Severity::Error;
        let found = whole.lowered.diagnostics.kept().iter().filter(is_error).cloned();
        let begins: Vec<u32> = branches.iter().filter_map(|index| self.begins.get(*index)).copied().collect();
        let mut faults: Vec<Diagnostic> = found.map(|fault| moved(fault, &whole.sources, &begins)).collect();
        faults.extend(whole.unknown.iter().filter_map(|(branch, entry)| self.no_such_beat(*branches.get(*branch)?, *entry)));
        let Some(last) = branches.last().and_then(|last| self.begins.get(*last)) else { return Ok(()) };
        let head = branches.last().and_then(|last| self.texts.get(*last)).map_or(Span::default(), |text| head(&text.source));
        for fault in faults.iter_mut().filter(|fault| fault.span.start < *last) {
            // It shows elsewhere, but is there only with this branch.
            let there = std::mem::replace(&mut fault.span, head.moved(*last));
            fault.related.insert(0, (there, "with this branch, this".to_owned()));
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn no_such_beat(&self, index: usize, entry: usize) -> Option<Diagnostic> {
        let (text, begins) = (self.texts.get(index)?, self.begins.get(index)?);
        let (name, _) = text.reading.file.choices.get(entry)?;
        let message = format!("there is no beat `{name}` to which these options could be added");
        let beats = self.own.scenario.as_ref().map(|own| own.beats().iter().map(|beat| beat.id.clone()).collect::<Vec<_>>());
        let beats = beats.unwrap_or_default();
        let near = nearest(name, beats.iter().map(String::as_str));
        let hint = near.map_or_else(|| "write the id of a beat of the dialogue".to_owned(), |near| did_you_mean(name, near));
        let span = span_in_branch(&text.source, &[Step::Field("choices"), Step::Key(entry)]).moved(*begins);
        Some(Diagnostic::new(Code::UnknownTarget, span, message).with_hint(hint))
    }

    /// The scenario with some of its branches.
    fn whole(&self, branches: &[usize]) -> Whole {
        let source = self.own.report.source();
        let mut sources = Sources::from(source.clone());
        let mut file: ScenarioFile = read(source).file;
        let mut joined = Joined::default();
        let mut unknown = Vec::new();
        for (nth, text) in branches.iter().filter_map(|index| self.texts.get(*index)).enumerate() {
            sources.push(text.source.clone());
            let missed = join(&mut file, &mut joined, text.reading.file.clone());
            unknown.extend(missed.into_iter().map(|entry| (nth, entry)));
        }
        let whole = (!branches.is_empty()).then(|| Arc::new(write(&file)));
        let to_lower = ToLower { sources: &sources, joined: &joined, whole, file, read_faults: Gathered::default(), cut: None };
        let lowered = lower(&self.own.id, to_lower);
        Whole { lowered, sources, unknown }
    }

    fn with(self, branches: &[usize]) -> Loaded {
        let Whole { lowered, mut sources, .. } = self.whole(branches);
        // Those that are left out stand behind those that are in, which the scenario counts.
        let mut begins = vec![0; self.texts.len()];
        for (index, (start, _)) in branches.iter().zip(sources.all().skip(1)) {
            if let Some(begins) = begins.get_mut(*index) {
                *begins = start;
            }
        }
        for (index, (text, begins)) in self.texts.iter().zip(&mut begins).enumerate() {
            if !branches.contains(&index) {
                *begins = sources.push(text.source.clone());
            }
        }
        let faults = self.faults.kept().iter().map(|fault| moved(fault.clone(), &self.sources, &begins));
        let mut found: Gathered = faults.collect();
        let untitled = |index: &usize| {
            let (text, begins) = (self.texts.get(*index)?, begins.get(*index)?);
            let has_title = text.reading.file.title.as_deref().is_some_and(|title| !shows_nothing(title));
            let message = "this branch has no `title`, so it is called after its file";
            let untitled = Diagnostic::new(Code::UntitledBranch, head(&text.source).moved(*begins), message);
            (!has_title).then(|| untitled.with_hint("add `title: \"…\",`"))
        };
        found.extend(branches.iter().filter_map(untitled));
        let Self { own, texts, .. } = self;
        let (scenario, allowed) = if branches.is_empty() {
            found.extend(own.report.diagnostics().iter().cloned());
            (own.scenario, own.allowed)
        } else {
            found.take_over(lowered.diagnostics, |_| true);
            (lowered.scenario.map(Arc::new), lowered.allowed)
        };
        let branches = (texts.into_iter().enumerate()).map(|(index, text)| {
            let name = file_name(text.name());
            let title = text.reading.file.title.clone().unwrap_or_else(|| name.trim_end_matches(".branch.ron").to_owned());
            BranchIn { title, is_in: branches.contains(&index), text }
        });
        let branches = branches.collect();
        Loaded { report: Report::new(sources, found), scenario, allowed, branches, ..own }
    }
}

/// A finding in one row of texts, with its places as another row counts them, in which the texts behind the first begin so.
fn moved(mut found: Diagnostic, sources: &Sources, begins: &[u32]) -> Diagnostic {
    let moved = |span: Span| {
        let nth = sources.all().skip(1).take_while(|(start, _)| *start <= span.start).count();
        let begins = nth.checked_sub(1).and_then(|nth| begins.get(nth)).copied().unwrap_or_default();
        sources.place(span).1.moved(begins)
    };
    found.span = moved(found.span);
    for (span, _) in &mut found.related {
        *span = moved(*span);
    }
    if let Some(mend) = &mut found.mend {
        mend.move_places(moved);
    }
    found
}
