//! How likely each way of the dialogue graph is to be taken: the chances that a map shows.

use std::collections::BTreeMap;

use crate::rules::Move;
use crate::scenario::{BeatId, ChoiceId, Edge, Exit, Scenario, Target};
use crate::wording::Measures;

use super::explore::Verdict;
use super::passing::Passed;
use super::policy::{Policy, Probabilities};
use super::sample::Drawn;
use super::{Chances, Detail, Foresight};

/// The chances of all beats and endings under one way of playing, and how each beat is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Traffic {
    pub chances: Chances,
    /// For each way that is ever taken its part of all that leaves its beat, 0..=1.
    parts: BTreeMap<(BeatId, Edge), f64>,
    /// For each beat the part of the visits that find nothing open, 0..=1.
    stuck: Vec<f64>,
}

/// The chance to go on, exchange by exchange, in a loop that is never left: a hundred exchanges, in which every way shows.
const PATIENCE: f64 = 0.99;

impl Traffic {
    /// The chance of coming to a beat and going this way. To a beat that is come to more than once it gives the part that this way has
    /// of all its visits, so that the ways out of a beat always sum to its own chance, less that of being stuck there.
    pub fn way(&self, from: BeatId, edge: Edge) -> f64 {
        self.beat(from) * self.parts.get(&(from, edge)).copied().unwrap_or_default()
    }

    /// The chance of coming to a beat and finding nothing open, in the same measure.
    pub fn stuck_at(&self, beat: BeatId) -> f64 {
        self.beat(beat) * self.stuck.get(beat.index()).copied().unwrap_or_default()
    }

    /// The chance of coming to a beat or to an ending at all.
    pub fn place(&self, place: Target) -> f64 {
        match place {
            Target::Beat(beat) => self.beat(beat),
            Target::End(ending) => self.chances.endings.get(ending.index()).copied().unwrap_or_default(),
        }
    }

    fn beat(&self, beat: BeatId) -> f64 {
        self.chances.beats.get(beat.index()).copied().unwrap_or_default()
    }
}

impl Foresight {
    /// How each beat is left under one way of playing; sampled where the verdict is *bounded*, as [`Self::chances`] are.
    pub fn traffic(&self, policy: Policy, measures: &[Measures]) -> Traffic {
        let mut counts = Counts::new(&self.scenario);
        if self.verdict() == Verdict::Bounded {
            let chances = self.sampled_chances(policy, measures, &mut |drawn| match drawn {
                Drawn::Start(passed) => counts.pass(None, passed, 1.0),
                Drawn::Move(chosen, passed) => counts.pass(Some(chosen), passed, 1.0),
                Drawn::Stuck(beat) => counts.stay(beat, 1.0),
            });
            return counts.parts_beside(chances);
        }
        let chances = self.chances(policy, measures, Detail::Beats);
        let probabilities = Probabilities::new(policy, &self.scenario, measures, self.explored.situations());
        for start in &self.question.starts {
            counts.pass(None, &self.passed_at(*start), 1.0 / self.question.starts.len() as f64);
        }
        let mut chain = self.chain(&probabilities);
        chain.patience = PATIENCE;
        let flow = chain.flow(self.start_chances(), self.scenario.endings().len());
        for (id, visits) in flow.visits.enumerate().filter(|(_, visits)| **visits > 0.0) {
            let (Some(state), Some(situation)) = (self.explored.state(id), self.explored.situation(id)) else { continue };
            if situation.moves.is_empty() {
                counts.stay(state.beat(), *visits);
            }
            let taken = situation.moves.iter().zip(probabilities.of(situation)).filter(|(_, chance)| **chance > 0.0);
            for (chosen, chance) in taken {
                if self.leads_straight_to(chosen.choice).is_some() {
                    counts.leave(state.beat(), Edge::Choice(chosen.choice), visits * chance);
                } else {
                    counts.pass(Some(*chosen), &self.passed(state, *chosen), visits * chance);
                }
            }
        }
        counts.parts_beside(chances)
    }
}

/// Visits, as they are counted.
struct Counts<'s> {
    scenario: &'s Scenario,
    ways: BTreeMap<(BeatId, Edge), f64>,
    stuck: Vec<f64>,
}

impl<'s> Counts<'s> {
    fn new(scenario: &'s Scenario) -> Self {
        Self { scenario, ways: BTreeMap::new(), stuck: vec![0.0; scenario.beats().len()] }
    }

    fn leave(&mut self, from: BeatId, edge: Edge, visits: f64) {
        *self.ways.entry((from, edge)).or_default() += visits;
    }

    fn stay(&mut self, beat: BeatId, visits: f64) {
        if let Some(stuck) = self.stuck.get_mut(beat.index()) {
            *stuck += visits;
        }
    }

    /// A move, or a start, and every beat that it goes through.
    fn pass(&mut self, chosen: Option<Move>, passed: &Passed, visits: f64) {
        if let Some(Move { choice, .. }) = chosen {
            self.leave(self.scenario.choices()[choice].beat, self.edge_of(choice, passed), visits);
        }
        let mut routes = passed.routes.iter();
        for beat in &passed.beats {
            match &self.scenario.beats()[*beat].way {
                Exit::Choices { .. } => {}
                Exit::On(_) => self.leave(*beat, Edge::On, visits),
                Exit::Routes { .. } => {
                    let taken = routes.next().and_then(|taken| u32::try_from(*taken).ok());
                    self.leave(*beat, Edge::Route(taken.unwrap_or_default()), visits);
                }
            }
        }
    }

    fn edge_of(&self, choice: ChoiceId, passed: &Passed) -> Edge {
        let has_unheard = self.scenario.choices()[choice].effect.unheard.is_some();
        if passed.is_too_soon && has_unheard { Edge::Unheard(choice) } else { Edge::Choice(choice) }
    }

    fn parts_beside(self, chances: Chances) -> Traffic {
        let Self { mut ways, mut stuck, .. } = self;
        let mut totals = stuck.clone();
        for ((from, _), visits) in &ways {
            if let Some(total) = totals.get_mut(from.index()) {
                *total += visits;
            }
        }
        let total = |beat: usize| totals.get(beat).copied().filter(|total| *total > 0.0).unwrap_or(1.0);
        for ((from, _), visits) in &mut ways {
            *visits /= total(from.index());
        }
        for (beat, visits) in stuck.iter_mut().enumerate() {
            *visits /= total(beat);
        }
        Traffic { chances, parts: ways, stuck }
    }
}
