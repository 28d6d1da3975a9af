//! What a save changed: which findings are gone, which are new, and whether the ways to the old ones can still be played.

use std::sync::Arc;

use crate::play::{Run, RunStart, Seed, Waiting, parse_moves};
use crate::rules::Rules;
use crate::scenario::{Scenario, Temperament};
use crate::source::{Code, Diagnostic, Witness};

/// How many findings a save mended, and how many are new since it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    pub n_mended: usize,
    pub n_new: usize,
}

impl Since {
    /// What changed between two lists of findings. A finding is the same by its code and by what it says, wherever it has moved to.
    pub(super) fn between(before: &[Key], now: &[Key]) -> Self {
        Self { n_mended: n_without(before, now), n_new: n_without(now, before) }
    }

    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self { n_mended: self.n_mended + other.n_mended, n_new: self.n_new + other.n_new }
    }
}

/// A finding by its code and its words, without the numbers of lines in them.
pub(super) type Key = (Code, String);

pub(super) fn keys<'d>(found: impl Iterator<Item = &'d Diagnostic>) -> Vec<Key> {
    let without_lines = |message: &str| {
        let mut after_line = false;
        let words = message.split(' ').filter(|word| {
            let is_number = after_line && word.starts_with(|sign: char| sign.is_ascii_digit());
            after_line = *word == "line";
            !is_number
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let mut keys: Vec<Key> = found.map(|found| (found.code, without_lines(&found.message))).collect();
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
    use crate::source::Span;

    fn found(code: Code, message: &str) -> Diagnostic {
        Diagnostic::new(code, Span::default(), message)
    }

    #[test]
    fn a_finding_that_only_moved_is_neither_mended_nor_new() {
        let before = [found(Code::UnknownTarget, "there is no beat `a`"), found(Code::Syntax, "the option of line 12 is odd")];
        let now = [found(Code::Syntax, "the option of line 14 is odd"), found(Code::UnknownTarget, "there is no beat `b`")];
        let since = Since::between(&keys(before.iter()), &keys(now.iter()));
        assert_eq!(since, Since { n_mended: 1, n_new: 1 });
    }

    #[test]
    fn of_two_findings_that_read_alike_one_can_be_mended() {
        let twice = [found(Code::Syntax, "x"), found(Code::Syntax, "x")];
        assert_eq!(Since::between(&keys(twice.iter()), &keys(twice[..1].iter())), Since { n_mended: 1, n_new: 0 });
    }
}
