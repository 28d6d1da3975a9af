//! One thing to practise next: one skill, the one moment that speaks most for it, and a plan.
//!
//! Two things are read here that the sum of shown, missed and passed over does not say by itself. A clean line is never quoted as the
//! thing to mend: it may add its half to the need, and the skill is named for another line or not at all, since a good line is no
//! example of what to do otherwise. And a skill that was missed where the talk fell, or where a promise broke, is named however
//! often it was shown elsewhere, where no other has need: whoever watched would talk about that fall, and not about a sum.

use crate::play::{Fill, Transcript};
use crate::scenario::{ChoiceId, Skill, Trap, Voice};
use crate::wording::typographic;

use super::clean::is_clean_as_said;
use super::moments::{MarkedFor, Moment};
use super::plans::plan;
use super::skills::{Chances, in_model_order};
use super::standing::{CleanWay, EQUAL, LEAST_BETTER, Standing};

/// What is practised next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextThing {
    pub skill: Skill,
    /// The exchange that speaks most for it, and the one to play from, from 0.
    pub exchange: usize,
    /// The trap that the line there fell into.
    pub trap: Option<Trap>,
    /// The best clean way that was open there; `None` where there was none, or foresight has not looked.
    pub instead: Option<Instead>,
    /// When to think of it, as the author puts the moment or else as the plan does: "a customer tells me when they need it".
    pub when: String,
    /// What to do then: "I ask what for, before I promise".
    pub then: String,
}

/// What could have been said there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    pub choice: ChoiceId,
    /// The voice that goes with it, on a voice beat.
    pub voice: Option<Voice>,
    pub text: String,
    pub is_act: bool,
}

/// What weighs twice: the exchanges at turning points.
const AT_A_TURN: f64 = 2.0;

/// What one skill met with in a talk: the exchanges, from 0, in which it was missed, passed over and shown.
#[derive(Debug, Default)]
struct Met {
    missed: Vec<usize>,
    passed: Vec<usize>,
    shown: Vec<usize>,
}

impl Met {
    /// How much it wants practice: a miss counts 1, a chance passed over a half, a chance taken half a point off.
    fn need(&self, weight: impl Fn(usize) -> f64) -> f64 {
        let sum = |exchanges: &[usize]| exchanges.iter().map(|index| weight(*index)).sum::<f64>();
        sum(&self.missed) + 0.5 * sum(&self.passed) - 0.5 * sum(&self.shown)
    }

    /// Where it fell short, by time: where it was missed, or passed over by a line that was not clean.
    fn short(&self, is_clean: impl Fn(usize) -> bool) -> Vec<usize> {
        let passed = self.passed.iter().filter(|index| !is_clean(**index));
        let mut all: Vec<usize> = self.missed.iter().chain(passed).copied().collect();
        all.sort_unstable();
        all
    }

    /// Whether it was missed by one of these lines.
    fn missed_at(&self, lines: &[usize]) -> bool {
        self.missed.iter().any(|index| lines.contains(index))
    }
}

/// A run, as far as foresight knows it.
struct Looked<'a> {
    transcript: &'a Transcript,
    standings: &'a [Option<Standing>],
}

/// The one thing; `None` where the scenario declares no skills, or no line fell short in a skill that has need or where it turned.
pub(super) fn one_thing(
    transcript: &Transcript,
    moments: &[Moment],
    standings: &[Option<Standing>],
    fill: &Fill,
) -> Option<NextThing> {
    let looked = Looked { transcript, standings };
    let turned = |moment: &&Moment| moment.marked_for != MarkedFor::FeltAtTheTime;
    let turns: Vec<usize> = moments.iter().filter(turned).filter_map(|moment| moment.line).collect();
    let weight = |index: usize| if turns.contains(&index) { AT_A_TURN } else { 1.0 };
    let is_fall = |moment: &&Moment| moment.promise.is_some() || moment.gain() < 0.0;
    let falls: Vec<usize> = moments.iter().filter(is_fall).filter_map(|moment| moment.line).collect();
    let declared = in_model_order(transcript.scenario().skills());
    let needed = declared.into_iter().filter_map(|skill| {
        let met = looked.met(skill);
        let (need, short) = (met.need(weight), met.short(|index| looked.is_clean(index)));
        ((need > EQUAL && !short.is_empty()) || met.missed_at(&falls)).then_some((skill, short, need))
    });
    // The first of equals, because early fixes ripple.
    let (skill, short, _) = needed.reduce(|most, other| if other.2 > most.2 + EQUAL { other } else { most })?;
    looked.at_its_moment(skill, &short, fill)
}

/// Whether every line was clean as it was said, so that none fell short.
pub(super) fn nothing_missed(transcript: &Transcript) -> bool {
    let looked = Looked { transcript, standings: &[] };
    (0..transcript.exchanges().len()).all(|index| looked.is_clean(index))
}

/// The exchange whose line did most, from 0: a clean one after which the outlook rose most, and until foresight has looked, mood and
/// trust.
pub(super) fn did_most(transcript: &Transcript, moments: &[Moment], standings: &[Option<Standing>]) -> Option<usize> {
    let known = standings.iter().enumerate().filter_map(|(index, standing)| Some((index, standing.as_ref()?)));
    let rises = known.filter(|(_, standing)| standing.is_clean && standing.gain() > EQUAL);
    let most = rises.reduce(|most, other| if other.1.gain() > most.1.gain() + EQUAL { other } else { most });
    most.map(|(index, _)| index).or_else(|| {
        let looked = Looked { transcript, standings };
        let clean = moments.iter().filter(|moment| moment.line.is_some_and(|line| looked.is_clean(line)));
        let rises = clean.filter(|moment| i16::from(moment.mood) + i16::from(moment.trust) > 0);
        rises.max_by_key(|moment| i16::from(moment.mood) + i16::from(moment.trust)).and_then(|moment| moment.line)
    })
}

impl<'a> Looked<'a> {
    fn met(&self, skill: Skill) -> Met {
        let mut met = Met::default();
        for (index, exchange) in self.transcript.exchanges().iter().enumerate() {
            let chances = Chances::of(self.transcript, exchange);
            if chances.missed.contains(skill) {
                met.missed.push(index);
            } else if chances.shown.contains(skill) {
                met.shown.push(index);
            } else if chances.had.contains(skill) && self.was_passed_over(index, skill) {
                met.passed.push(index);
            }
        }
        met
    }

    /// A chance passes nobody by who said something clean, unless it stood well below a clean option that shows the skill.
    fn was_passed_over(&self, index: usize, skill: Skill) -> bool {
        let better = |standing: &Standing| {
            let shows = |way: &&CleanWay| self.shows(way, skill);
            standing.ways.iter().filter(shows).any(|way| standing.better_by(way) >= LEAST_BETTER - EQUAL)
        };
        !self.is_clean(index) || self.standing(index).is_some_and(better)
    }

    fn is_clean(&self, index: usize) -> bool {
        let transcript = self.transcript;
        transcript.exchanges().get(index).is_some_and(|exchange| {
            is_clean_as_said(transcript.scenario(), transcript.rules(), &exchange.before, exchange.chosen)
        })
    }

    fn standing(&self, index: usize) -> Option<&'a Standing> {
        self.standings.get(index)?.as_ref()
    }

    fn shows(&self, way: &CleanWay, skill: Skill) -> bool {
        self.transcript.scenario().choices()[way.choice].effect.shows.contains(skill)
    }

    /// Of the exchanges at which this skill fell short, the one at which a clean way stood highest above what was said; the first
    /// of equals.
    fn at_its_moment(&self, skill: Skill, short: &[usize], fill: &Fill) -> Option<NextThing> {
        let regret = |index: usize| {
            let standing = self.standing(index);
            standing.and_then(|standing| Some(standing.better_by(standing.best_way()?))).unwrap_or(f64::NEG_INFINITY)
        };
        let short = short.iter().map(|index| (*index, regret(*index)));
        let (index, _) = short.reduce(|most, other| if other.1 > most.1 + EQUAL { other } else { most })?;
        let exchange = self.transcript.exchanges().get(index)?;
        let scenario = self.transcript.scenario();
        let trap = scenario.choices()[exchange.chosen.choice].trap;
        let planned = plan(skill, trap);
        let cue = scenario.beats()[exchange.beat].cue.as_deref();
        Some(NextThing {
            skill,
            exchange: index,
            trap,
            instead: self.standing(index).and_then(|standing| self.instead(standing, skill, fill)),
            when: typographic(&cue.map_or_else(|| planned.when.as_str().into(), |cue| fill.text(cue))),
            then: typographic(&planned.then),
        })
    }

    /// The best clean way; of equals one that shows the skill.
    fn instead(&self, standing: &Standing, skill: Skill, fill: &Fill) -> Option<Instead> {
        let best = standing.best_way()?;
        let equal = |way: &&CleanWay| (way.outlook.value - best.outlook.value).abs() <= EQUAL && self.shows(way, skill);
        let way = standing.ways.iter().find(equal).unwrap_or(best);
        let spoken = &self.transcript.scenario().choices()[way.choice].spoken;
        Some(Instead {
            choice: way.choice,
            voice: way.voice,
            text: typographic(&fill.text(spoken.text())),
            is_act: spoken.is_act(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn need_weighs_misses_passes_and_what_was_shown() {
        let met = Met { missed: vec![1], passed: vec![2, 3], shown: vec![4] };
        assert!((met.need(|_| 1.0) - 1.5).abs() < 1e-9);
        assert!((met.need(|index| if index == 1 { 2.0 } else { 1.0 }) - 2.5).abs() < 1e-9);
    }

    #[test]
    fn a_clean_line_that_passed_a_skill_over_is_no_line_that_fell_short() {
        let met = Met { missed: vec![4], passed: vec![2, 3], shown: vec![] };
        assert_eq!(met.short(|index| index == 2), [3, 4]);
        assert!(met.missed_at(&[4]) && !met.missed_at(&[2, 3]));
    }
}
