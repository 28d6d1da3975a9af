//! What is looked at on the bench, and a finding as it is shown there.

use super::allow::allow;
use super::bench::{Bench, BenchFile};
use crate::scenario::BranchIn;
use crate::source::{Diagnostic, Mend, Severity, SourceText, Sources, Span, file_name};

/// So many findings of one kind are shown; nobody mends more of them before the next save.
const MOST_OF_A_KIND: usize = 3;

/// A finding as it is shown, with every place as its own file counts it.
#[derive(Clone, Debug)]
pub struct Card<'b> {
    pub found: &'b Diagnostic,
    /// The file in which it stands, and where.
    pub source: &'b SourceText,
    pub span: Span,
    /// Other places that belong to it, in the same file or another, each with what stands there.
    pub related: Vec<(&'b SourceText, Span, &'b str)>,
    /// What takes it away, and the file into which that is to be written.
    pub mend: Option<(&'b SourceText, Mend)>,
    /// How many more there are of its kind that are not shown.
    pub n_more: usize,
}

impl<'b> Card<'b> {
    pub(super) fn new(sources: &'b Sources, found: &'b Diagnostic) -> Self {
        let (source, span) = sources.place(found.span);
        let related = found.related.iter().map(|(span, label)| {
            let (source, span) = sources.place(*span);
            (source, span, label.as_str())
        });
        let mend = found.mend.as_ref().and_then(|mend| mend.placed(sources));
        Self { found, source, span, related: related.collect(), mend, n_more: 0 }
    }

    /// The name of its file without the folders before it.
    pub fn file_name(&self) -> &'b str {
        self.source.file_name()
    }

    /// The line on which it stands, from 1.
    pub fn line(&self) -> usize {
        self.source.line_column(self.span.start).line
    }
}

/// A text in which it can be written that a note may stand.
#[derive(Clone, Copy, Debug)]
pub struct StandsIn<'b> {
    pub source: &'b SourceText,
    pub is_branch: bool,
}

impl StandsIn<'_> {
    /// The name of its file without the folders before it.
    pub fn name(&self) -> &str {
        self.source.file_name()
    }

    /// What writes there that the note may stand, for this reason.
    pub fn mend(&self, found: &Diagnostic, reason: &str) -> Option<Mend> {
        allow(self.source, self.is_branch, found.code, reason)
    }
}

/// A file that is looked at: a dialogue with all its branches, or one of them alone.
#[derive(Clone, Copy, Debug)]
pub struct LookedAt<'b> {
    /// The file of the dialogue.
    pub file: &'b BenchFile,
    /// The branch alone that is looked at.
    pub branch: Option<&'b BranchIn>,
}

impl<'b> LookedAt<'b> {
    /// Where it stands.
    pub fn path(&self) -> &'b str {
        self.branch.map_or(self.file.path.as_str(), BranchIn::name)
    }

    /// Its name without the folders before it.
    pub fn name(&self) -> &'b str {
        file_name(self.path())
    }

    /// The name of the one file of which alone findings are shown.
    pub fn within(&self) -> Option<&'b str> {
        self.branch.map(BranchIn::name)
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.file.count(self.within(), severity)
    }

    pub fn cards(&self) -> Vec<Card<'b>> {
        self.file.cards(self.within())
    }

    /// Every finding of its own file that is shown at all, in the order of the text.
    pub fn every_card(&self) -> Vec<Card<'b>> {
        let Some(report) = self.file.report() else { return Vec::new() };
        let mut cards: Vec<Card<'b>> = report.shown().map(|found| Card::new(report.sources(), found)).collect();
        cards.retain(|card| card.source.name() == self.path());
        cards.sort_by_key(|card| card.span);
        cards
    }

    /// Where it can be written that a note may stand: in the file in which it is found; and where that is not the author's own and the note
    /// is about the whole, in the branch that is looked at, or the last that is in. `None` where it cannot.
    pub fn stands_in(&self, card: &Card<'b>) -> Option<StandsIn<'b>> {
        if !card.found.code.can_rest() || self.file.good().is_none() {
            return None;
        }
        if self.file.can_write(card.source.name()) {
            return Some(StandsIn { source: card.source, is_branch: card.source.name() != self.file.path });
        }
        let branch = self.branch.or_else(|| self.file.branches().iter().rfind(|branch| branch.is_in));
        let name = branch.filter(|_| card.found.is_of_whole)?.name();
        let mut texts = self.file.report()?.sources().all().map(|(_, text)| text);
        Some(StandsIn { source: texts.find(|text| text.name() == name)?, is_branch: true })
    }

    /// Its text as it was read.
    pub fn source(&self) -> Option<&'b SourceText> {
        let sources = self.file.report()?.sources();
        sources.all().map(|(_, text)| text).find(|text| text.name() == self.path()).or(Some(sources.first()))
    }
}

impl BenchFile {
    /// What was found, what weighs most first, and of one kind only the first few; in one of its files alone, where one is named.
    pub fn cards(&self, within: Option<&str>) -> Vec<Card<'_>> {
        let Some(report) = self.report() else { return Vec::new() };
        let mut cards: Vec<Card<'_>> = Vec::new();
        for found in report.shown() {
            let is_meant = within.is_none_or(|within| report.sources().place(found.span).0.name() == within);
            if !is_meant {
                continue;
            }
            let n_shown = cards.iter().filter(|card| card.found.code == found.code).count();
            if n_shown < MOST_OF_A_KIND {
                cards.push(Card::new(report.sources(), found));
            } else if let Some(last) = cards.iter_mut().rfind(|card| card.found.code == found.code) {
                last.n_more += 1;
            }
        }
        cards
    }
}

impl Bench {
    /// What is looked at by this path: a dialogue, or a branch of one.
    pub fn look(&self, path: &str) -> Option<LookedAt<'_>> {
        let own = self.file(path).map(|file| LookedAt { file, branch: None });
        own.or_else(|| self.files().iter().flat_map(with_branches).find(|looked| looked.path() == path))
    }

    /// Everything that can be looked at, each dialogue before its branches; what comes with the program stands last.
    pub fn all(&self) -> impl Iterator<Item = LookedAt<'_>> {
        let (own, shipped) =
            (self.files().iter().filter(|file| !file.is_shipped), self.files().iter().filter(|file| file.is_shipped));
        own.chain(shipped).flat_map(with_branches)
    }
}

/// A dialogue, and each of its branches.
fn with_branches(file: &BenchFile) -> impl Iterator<Item = LookedAt<'_>> {
    let branches = file.branches().iter().map(move |branch| LookedAt { file, branch: Some(branch) });
    std::iter::once(LookedAt { file, branch: None }).chain(branches)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use crate::author::{Bench, Looked, Read};
    use crate::check::{Settings, check};
    use crate::play::Seed;
    use crate::rules::Rules;
    use crate::scenario::{BranchText, load};
    use crate::session::{Env, RunId};
    use crate::source::Code;

    const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");
    const ROAD: &str = r#"Branch(of: "blue_umbrella", title: "Road",
    facts: {"tea": "They drink tea."},
    choices: {"hello": [(say: "Which train were you on?", mood: +1, learns: ["tea"], end: "found", reply: "The last one.")]},
)"#;

    /// The shipped umbrella with a branch, as it is looked at.
    fn with_road(road: &str) -> Bench {
        let path = "rapport:/blue_umbrella.ron";
        let branch = BranchText::read("road.branch.ron", road.as_bytes().to_vec());
        let loaded = Arc::new(load(SourceText::new(path, UMBRELLA), "blue_umbrella").with_branches([branch]));
        let found = check(&loaded, Rules::newest(), Settings::default());
        let looked = Looked::new(found, loaded.scenario.as_ref().unwrap());
        let mut bench = Bench::default();
        let env = Env { now: Timestamp::UNIX_EPOCH, seed: Seed::default(), run_id: RunId(1) };
        let fresh = Read { path: path.to_owned(), at: Timestamp::UNIX_EPOCH, loaded: Ok(loaded), is_shipped: true };
        assert!(
            bench.take_in(fresh, &env).is_none(),
            "what comes with the program is looked at by the check when somebody looks"
        );
        let ask = bench.look_closer(path).unwrap();
        bench.checked(path, ask.version, looked);
        bench
    }

    #[test]
    fn what_is_about_the_whole_of_a_dialogue_that_comes_with_the_program_rests_by_its_branch() {
        let bench = with_road(ROAD);
        let looked = bench.look("rapport:/blue_umbrella.ron").unwrap();
        let cards = looked.cards();
        let of_whole: Vec<&Card<'_>> = cards.iter().filter(|card| card.found.is_of_whole).collect();
        assert!(!of_whole.is_empty(), "{:?}", cards.iter().map(|card| card.found.code).collect::<Vec<_>>());
        let mut road = ROAD.to_owned();
        for card in &of_whole {
            assert_eq!(card.file_name(), "blue_umbrella.ron");
            let stands_in = looked.stands_in(card).unwrap();
            assert_eq!((stands_in.name(), stands_in.is_branch), ("road.branch.ron", true));
            let source = SourceText::new("road.branch.ron", road.as_str());
            road = StandsIn { source: &source, is_branch: true }.mend(card.found, "so it is").unwrap().applied(&road).unwrap();
        }
        let after = with_road(&road);
        let cards = after.look("rapport:/blue_umbrella.ron").unwrap().cards();
        assert!(cards.iter().all(|card| !card.found.is_of_whole && card.found.code != Code::UselessAllow), "{cards:?}");
    }

    #[test]
    fn what_stands_in_a_file_that_comes_with_the_program_rests_nowhere() {
        let bench = with_road(ROAD);
        let looked = bench.look("rapport:/blue_umbrella.ron").unwrap();
        for card in looked.cards().iter().filter(|card| !card.found.is_of_whole) {
            assert_eq!(looked.stands_in(card).is_some(), card.file_name() == "road.branch.ron", "{:?}", card.found);
        }
    }
}
