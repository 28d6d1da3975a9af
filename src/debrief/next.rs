//! One thing to practise next: one skill, what speaks for it, and one exchange to play from.

use crate::play::Transcript;
use crate::scenario::{Skill, Trap};

use super::ExchangeView;
use super::moments::{MarkedFor, Moment};
use super::skills::{Chances, in_model_order};

/// What is practised next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextThing {
    pub skill: Skill,
    /// The trap that every line fell into that missed it; `None` where there was none, or not always the same.
    pub trap: Option<Trap>,
    /// At how many exchanges it was missed, at how many passed over, and how many had a chance for it.
    pub n_missed: usize,
    pub n_passed: usize,
    pub n_chances: usize,
    /// What the customer had said there, so that such a moment is known again.
    pub they_said: Option<String>,
    /// The exchange to play from, from 0.
    pub exchange: usize,
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
    fn new(skill: Skill, chances: &[Chances]) -> Self {
        let mut met = Self::default();
        for (index, chances) in chances.iter().enumerate().filter(|(_, chances)| chances.had.contains(skill)) {
            if chances.missed.contains(skill) {
                met.missed.push(index);
            } else if chances.shown.contains(skill) {
                met.shown.push(index);
            } else {
                met.passed.push(index);
            }
        }
        met
    }

    fn n_chances(&self) -> usize {
        self.missed.len() + self.passed.len() + self.shown.len()
    }

    /// How much it wants practice: a miss counts 1, a chance passed over a half, a chance taken half a point off.
    fn need(&self, weight: impl Fn(usize) -> f64) -> f64 {
        let sum = |exchanges: &[usize]| exchanges.iter().map(|index| weight(*index)).sum::<f64>();
        sum(&self.missed) + 0.5 * sum(&self.passed) - 0.5 * sum(&self.shown)
    }
}

/// The one thing; `None` where the scenario declares no skills or nothing was said.
pub(super) fn one_thing(transcript: &Transcript, moments: &[Moment], exchanges: &[ExchangeView]) -> Option<NextThing> {
    let chances: Vec<Chances> = transcript.exchanges().iter().map(|exchange| Chances::of(transcript, exchange)).collect();
    let declared = in_model_order(transcript.scenario().skills());
    let met: Vec<(Skill, Met)> = declared.into_iter().map(|skill| (skill, Met::new(skill, &chances))).collect();
    let turned = |moment: &&Moment| moment.marked_for != MarkedFor::FeltAtTheTime;
    let turns: Vec<usize> = moments.iter().filter(turned).map(|moment| moment.point - 1).collect();
    let weight = |index: usize| if turns.contains(&index) { AT_A_TURN } else { 1.0 };
    let nothing_missed = met.iter().all(|(_, met)| met.missed.is_empty());
    let (skill, met) = if nothing_missed {
        // What came up least has waited longest, as far as this talk can tell. The first of equals.
        met.into_iter().min_by_key(|(_, met)| (met.passed.is_empty(), met.n_chances()))?
    } else {
        let wanting = met.into_iter().filter(|(_, met)| !met.missed.is_empty() || met.n_chances() >= 2);
        // The first of equals, because early fixes ripple.
        wanting.reduce(|most, other| if other.1.need(weight) > most.1.need(weight) { other } else { most })?
    };
    let exchange = where_to_begin(&met, moments);
    let traps: Vec<Option<Trap>> = met.missed.iter().filter_map(|index| exchanges.get(*index)).map(|at| at.trap).collect();
    let trap = traps.first().copied().flatten().filter(|first| traps.iter().all(|trap| *trap == Some(*first)));
    Some(NextThing {
        skill,
        trap,
        n_missed: met.missed.len(),
        n_passed: met.passed.len(),
        n_chances: met.n_chances(),
        they_said: exchanges.get(exchange).and_then(|at| at.they_said.clone()),
        exchange,
    })
}

/// The miss that cost most, else the chance passed over that did, the first of equals; else the first chance; else the beginning.
fn where_to_begin(met: &Met, moments: &[Moment]) -> usize {
    let gain = |index: usize| moments.iter().find(|moment| moment.point == index + 1).map_or(0.0, Moment::gain);
    let costliest =
        |exchanges: &[usize]| exchanges.iter().copied().reduce(|most, other| if gain(other) < gain(most) { other } else { most });
    costliest(&met.missed).or(costliest(&met.passed)).or(met.shown.first().copied()).unwrap_or(0)
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
}
