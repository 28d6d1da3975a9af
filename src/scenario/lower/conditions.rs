//! Lowering conditions, and what an author expects to be true.

use crate::format::{self, At, Bound, ExpectFile, Percent, did_you_mean, nearest, with_odd_sign};
use crate::scenario::condition::Condition;
use crate::scenario::ids::BeatId;
use crate::scenario::parts::{Expectation, ExpectationKind, Target};
use crate::source::Code;

use super::Lowering;

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// In `needs`, a route or an expectation: it says where play can go.
    Door,
    /// In `variants`: it says what is told.
    Words,
}

impl Lowering<'_> {
    /// So many `Not` and `Any` may stand round a plain condition.
    const DEEPEST: usize = 4;

    pub(super) fn conditions(&mut self, at: &At<'_>, files: Vec<format::Condition>, place: Where) -> Vec<Condition> {
        self.bounded_list(at, &files, Bound::LIST, "conditions");
        files.into_iter().enumerate().map(|(index, file)| self.condition(&at.item(index), &file, place, 0)).collect()
    }

    fn condition(&mut self, at: &At<'_>, file: &format::Condition, place: Where, depth: usize) -> Condition {
        use format::Condition as Written;
        let inner = at.argument();
        match file {
            Written::MoodAtLeast(n) => Condition::MoodAtLeast(self.points(&inner, Some(*n))),
            Written::MoodAtMost(n) => Condition::MoodAtMost(self.points(&inner, Some(*n))),
            Written::TrustAtLeast(n) => Condition::TrustAtLeast(self.points(&inner, Some(*n))),
            Written::TrustAtMost(n) => Condition::TrustAtMost(self.points(&inner, Some(*n))),
            Written::Heard(n) => Condition::Heard(self.heard(&inner, *n)),
            Written::Learned(name) => Condition::Learned(self.fact_id(&inner, name)),
            Written::NotLearned(name) => Condition::NotLearned(self.fact_id(&inner, name)),
            Written::Promised(name) => Condition::Promised(self.promise_id(&inner, name)),
            Written::NotPromised(name) => Condition::NotPromised(self.promise_id(&inner, name)),
            Written::Kept(name) => Condition::Kept(self.promise_id(&inner, name)),
            Written::Broke(name) => Condition::Broke(self.promise_id(&inner, name)),
            Written::Moved(name) => Condition::Moved(self.promise_id(&inner, name)),
            Written::Withdrew(name) => Condition::Withdrew(self.promise_id(&inner, name)),
            Written::Did(name) => Condition::Did(self.deed_id(&inner, name)),
            Written::SpentAtLeast(n) => Condition::SpentAtLeast(self.spent(at, *n)),
            Written::SpentAtMost(n) => Condition::SpentAtMost(self.spent(at, *n)),
            Written::Is(temperament) => {
                if place == Where::Door {
                    let message = "`Is` belongs in `variants` alone: a temperament colours words, and opens no door";
                    self.findings.found(Code::Misplaced, at, message, "ask for mood or trust, or move it to `variants`");
                }
                Condition::Is(*temperament)
            }
            Written::Not(_) | Written::Any(_) if depth >= Self::DEEPEST => {
                let message = format!("more than {} `Not` and `Any` are round one condition", Self::DEEPEST);
                self.findings.found(Code::TooDeep, at, message, "say it with fewer of them, or with a second route");
                Condition::Heard(0)
            }
            Written::Not(negated) => Condition::Not(Box::new(self.condition(&inner, negated, place, depth + 1))),
            Written::Any(files) => {
                if files.is_empty() {
                    let message = "`Any` of nothing never holds";
                    self.findings.found(Code::Empty, at, message, "write at least one condition in it");
                }
                self.bounded_list(&inner, files, Bound::LIST, "conditions");
                let conditions = files.iter().enumerate();
                Condition::Any(
                    conditions.map(|(index, file)| self.condition(&inner.item(index), file, place, depth + 1)).collect(),
                )
            }
        }
    }

    /// How much of their time was spent. Without time there is nothing to ask for.
    fn spent(&mut self, at: &At<'_>, n: i32) -> u8 {
        if !self.has_time {
            let message = "no time is spent, since the customer has no `time`";
            self.findings.found(Code::Misplaced, at, message, "give the customer `time: …`, or take this out");
        }
        let spent = self.number(&at.argument(), n, 0, Self::MOST_SPENT.into());
        self.most_spent = self.most_spent.max(spent);
        spent
    }

    /// Nobody can ask for more exchanges spent than this.
    const MOST_SPENT: u8 = 250;

    pub(super) fn expectations(&mut self, at: &At<'_>, files: Vec<ExpectFile>) -> Vec<Expectation> {
        self.bounded_list(at, &files, Bound::LIST, "expectations");
        files.into_iter().enumerate().map(|(index, file)| self.expectation(&at.item(index), file)).collect()
    }

    fn expectation(&mut self, at: &At<'_>, file: ExpectFile) -> Expectation {
        let (place, that, because, kind) = match file {
            ExpectFile::Always(file) => (file.at, file.that, file.because, ExpectationKind::Always),
            ExpectFile::Never(file) => (file.at, file.that, file.because, ExpectationKind::Never),
            ExpectFile::Can(file) => {
                let after = file.after.map(|name| self.place(&at.field("after"), &name));
                (file.at, file.that, file.because, ExpectationKind::Can { after })
            }
            ExpectFile::Typical(file) => (file.at, Vec::new(), file.because, self.typical(at, file.percent)),
        };
        let because = self.optional_text(&at.field("because"), because);
        let target = if let Some(name) = place {
            self.place(&at.field("at"), &name)
        } else {
            self.missing(at, "at", "`at`, the beat or the ending that is meant");
            Target::Beat(BeatId(0))
        };
        Expectation { kind, at: target, that: self.conditions(&at.field("that"), that, Where::Door), because }
    }

    fn typical(&mut self, at: &At<'_>, percent: Option<Percent>) -> ExpectationKind {
        let Some(Percent(from, to)) = percent else {
            self.missing(at, "percent", "`percent`, the share from and to");
            return ExpectationKind::Typical { lowest: 0, highest: 100 };
        };
        let at = at.field("percent");
        let (lowest, highest) = (self.number(&at, from, 0, 100), self.number(&at, to, 0, 100));
        if lowest > highest {
            let message = format!("a share from {lowest} to {highest} percent is none");
            self.findings.found(Code::OutOfRange, &at, message, format!("write `({highest}, {lowest})`"));
        }
        ExpectationKind::Typical { lowest, highest }
    }

    /// A beat or an ending, whichever has the name.
    fn place(&mut self, at: &At<'_>, name: &str) -> Target {
        match (self.beats.get(name), self.endings.get(name)) {
            (Some(beat), _) => Target::Beat(beat),
            (None, Some(ending)) => Target::End(ending),
            (None, None) => {
                self.miss_place(at, name);
                Target::Beat(BeatId(0))
            }
        }
    }

    /// Says that neither a beat nor an ending has this name, and which was meant.
    fn miss_place(&mut self, at: &At<'_>, name: &str) {
        if (self.beats.is_empty() || self.endings.is_empty()) && self.findings.any_read_fault() {
            // The table itself could not be read.
            return;
        }
        let near = self.beats.nearest(name).into_iter().chain(self.endings.nearest(name));
        let near = nearest(name, near);
        let hint = match (near, self.endings.listed()) {
            (Some(near), _) => did_you_mean(name, near),
            (None, Some(endings)) => with_odd_sign(format!("write the id of a beat, or of an ending: {endings}"), name),
            (None, None) => with_odd_sign("write the id of a beat or of an ending".to_owned(), name),
        };
        self.findings.unknown(Code::UnknownTarget, at, name, hint, ("beat or ending", near));
    }
}
