//! What a save changed: which findings are gone, which are new, and whether the ways to the old ones can still be played.

use std::sync::Arc;

use crate::play::{Run, RunStart, Seed, Waiting, parse_moves};
use crate::rules::Rules;
use crate::scenario::{Scenario, Target, Temperament};
use crate::source::{Code, Diagnostic, Report, Witness};

/// How many findings a save mended, and how many are new since it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    pub n_mended: usize,
    pub n_new: usize,
}

impl Since {
    /// What changed between two lists of findings. A finding is the same by its code and by what it is about, wherever that has moved
    /// to and however it is worded.
    pub(super) fn between(before: &[Key], now: &[Key]) -> Self {
        Self { n_mended: n_without(before, now), n_new: n_without(now, before) }
    }

    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self { n_mended: self.n_mended + other.n_mended, n_new: self.n_new + other.n_new }
    }
}

/// A finding by its code and what it is about.
pub(super) type Key = (Code, About);

/// What a finding is about: it stays the same while the file around it changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// A beat, by its id.
    Beat(String),
    /// An ending, by its id.
    Ending(String),
    /// Something else, or what was found before there was a scenario: by what stands there in the file.
    Written(String),
}

impl About {
    /// As much of what stands there tells it from others.
    const LONGEST_WRITTEN: usize = 200;

    fn written(found: &Diagnostic, report: &Report) -> Self {
        Self::Written(report.sources().slice(found.span).chars().take(Self::LONGEST_WRITTEN).collect())
    }

    fn of(place: Option<Target>, scenario: &Scenario) -> Option<Self> {
        Some(match place? {
            Target::Beat(beat) => Self::Beat(scenario.beats()[beat].id.clone()),
            Target::End(ending) => Self::Ending(scenario.endings()[ending].id.clone()),
        })
    }
}

/// The keys of what reading found.
pub(super) fn keys_of_reading(report: &Report) -> Vec<Key> {
    let mut keys: Vec<Key> = report.diagnostics().iter().map(|found| (found.code, About::written(found, report))).collect();
    keys.sort();
    keys
}

/// The keys of what the check found, by the place of each finding of the report, in their order.
pub(super) fn keys_of_content(report: &Report, places: &[Option<Target>], scenario: &Scenario) -> Vec<Key> {
    let found = report.diagnostics().iter().zip(places).filter(|(found, _)| found.code.is_content());
    let mut keys: Vec<Key> = found
        .map(|(found, place)| (found.code, About::of(*place, scenario).unwrap_or_else(|| About::written(found, report))))
        .collect();
    keys.sort();
    keys
}

/// How many of these are not among the others, each counted once. Both are sorted.
fn n_without(these: &[Key], others: &[Key]) -> usize {
    let mut others = others.iter().peekable();
    let mut n = 0;
    for key in these {
        while others.next_if(|other| *other < key).is_some() {}
        if others.next_if_eq(&key).is_none() {
            n += 1;
        }
    }
    n
}

/// An old finding whose way was tried again in the new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    pub code: Code,
    pub message: String,
    pub way: TriedWay,
}

/// What became of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriedWay {
    /// It can be played as before, and it still ends where nothing is open.
    StillStuck,
    /// It can be played as before.
    StillPlays,
    /// A move of it is closed or gone.
    NoLongerPlays,
}

/// Plays the way of every finding that has one.
pub(super) fn tried(found: &[Diagnostic], scenario: &Arc<Scenario>) -> Vec<Tried> {
    let with_way = found.iter().filter_map(|found| Some((found, found.witness.as_ref()?)));
    let tried = with_way.map(|(found, witness)| {
        let way = match played(witness, scenario).map(|run| run.waiting()) {
            Some(Waiting::Stuck) => TriedWay::StillStuck,
            Some(_) => TriedWay::StillPlays,
            None => TriedWay::NoLongerPlays,
        };
        Tried { code: found.code, message: found.message.clone(), way }
    });
    tried.collect()
}

fn played(witness: &Witness, scenario: &Arc<Scenario>) -> Option<Run> {
    let temperament = Temperament::from_name(&witness.temperament);
    let start = RunStart { seed: Seed::default(), temperament, mood: None };
    let mut run = Run::new(Arc::clone(scenario), Rules::newest(), start);
    for played in parse_moves(&witness.moves).ok()? {
        run.play(played).ok()?;
    }
    Some(run)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;
    use crate::source::{SourceText, Span};

    /// What reading found: a code for each of these words, where they stand first.
    fn read(text: &str, found: &[(Code, &str)]) -> Vec<Key> {
        let found = found.iter().map(|(code, words)| {
            let at = text.find(words).unwrap();
            Diagnostic::new(*code, Span::new(at, at + words.len()), format!("found in line {at}"))
        });
        keys_of_reading(&Report::new(SourceText::new("t", text), found.collect::<Vec<_>>()))
    }

    #[test]
    fn a_finding_that_only_moved_is_neither_mended_nor_new_however_it_is_worded() {
        let before = read("to: \"a\", odd", &[(Code::UnknownTarget, "\"a\""), (Code::Syntax, "odd")]);
        let now = read("// More.\nodd, to: \"b\"", &[(Code::Syntax, "odd"), (Code::UnknownTarget, "\"b\"")]);
        assert_eq!(Since::between(&before, &now), Since { n_mended: 1, n_new: 1 });
    }

    #[test]
    fn of_two_findings_about_one_thing_one_can_be_mended() {
        let key = (Code::LongLine, About::Beat("a".to_owned()));
        let twice = [key.clone(), key];
        assert_eq!(Since::between(&twice, &twice[..1]), Since { n_mended: 1, n_new: 0 });
    }

    #[test]
    fn what_the_check_finds_is_known_by_its_beat_though_its_words_and_its_number_change() {
        let text = |first: &str, line: &str| {
            format!(
                "Scenario(id: \"t\", title: \"T\", customer: (name: \"Ada\"), start: \"a\", beats: {{{first} \"a\": (says: \"{line}\", \
                 choices: [(say: \"Yes.\", mood: 1, end: \"e\"), (say: \"No.\", mood: -1, end: \"e\")])}}, \
                 endings: {{\"e\": (title: \"E\", says: \"It is over.\", kind: Fair)}})"
            )
        };
        let found = |text: String| {
            let loaded = load(SourceText::new("t", text), "t");
            let scenario = loaded.scenario.unwrap();
            let at = loaded.report.source().text().find("says").unwrap();
            let places = [Some(Target::Beat(scenario.beats().enumerate().last().unwrap().0))];
            let found = vec![Diagnostic::new(Code::LongLine, Span::new(at, at + 4), "31 words in line 3")];
            keys_of_content(&Report::new(loaded.report.source().clone(), found), &places, &scenario)
        };
        let before = found(text("", "One."));
        let now = found(text("\"b\": (says: \"B.\", to: \"a\"),", "Another."));
        assert_eq!(before, [(Code::LongLine, About::Beat("a".to_owned()))]);
        assert_eq!(Since::between(&before, &now), Since::default());
    }
}
