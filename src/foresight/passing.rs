//! Beats at which nothing is chosen are gone through within one step, so no state stands there: this finds what is passed.

use crate::rules::{EntryKind, Event, Events, Move, Start, State, begin, step};
use crate::scenario::{BeatId, ChoiceId, Exit, Target};

use super::Foresight;
use super::components::{Components, Link, Successors};
use super::ids::{PerState, StateId};
use super::policy::Probabilities;

/// Whatever a step goes through.
#[derive(Default)]
pub(super) struct Passed {
    pub(super) beats: Vec<BeatId>,
    /// Of each beat with routes, which of them was taken, from 0.
    pub(super) routes: Vec<usize>,
    /// Whether the choice came before the customer felt heard (R3).
    pub(super) is_too_soon: bool,
    /// Whether a deed was credited.
    pub(super) has_deed: bool,
}

impl Passed {
    pub(super) fn clear(&mut self) {
        let Self { beats, routes, is_too_soon, has_deed } = self;
        beats.clear();
        routes.clear();
        *is_too_soon = false;
        *has_deed = false;
    }
}

impl Events for Passed {
    fn tell(&mut self, event: Event) {
        match event {
            Event::Entered(beat) => self.beats.push(beat),
            Event::NotHeardYet => self.is_too_soon = true,
            Event::Entry { amount, kind: EntryKind::Deed, .. } => self.has_deed |= amount > 0,
            _ => {}
        }
    }

    fn routed(&mut self, _: BeatId, _: &State, taken: usize) {
        self.routes.push(taken);
    }
}

/// The beats as a graph, conditions left aside.
struct BeatGraph(Vec<Vec<u32>>);

impl Successors for BeatGraph {
    fn n_nodes(&self) -> usize {
        self.0.len()
    }

    fn way(&self, node: u32, n: u32) -> Option<Link> {
        self.0.get(node as usize)?.get(n as usize).map(|to| Link::To(*to))
    }
}

impl Foresight {
    /// The beats that a move of a state enters, the last one too, in their order.
    pub fn entered(&self, id: StateId, chosen: Move) -> Vec<BeatId> {
        match (self.leads_straight_to(chosen.choice), self.explored.state(id)) {
            (Some(Target::Beat(beat)), _) => vec![beat],
            (None, Some(state)) => self.passed(state, chosen).beats,
            (Some(Target::End(_)), _) | (None, None) => Vec::new(),
        }
    }

    /// The beats that a start enters, in their order.
    pub fn entered_at(&self, start: usize) -> Vec<BeatId> {
        self.question.starts.get(start).map(|start| self.passed_at(*start).beats).unwrap_or_default()
    }

    pub(super) fn passed_at(&self, start: Start) -> Passed {
        let mut passed = Passed::default();
        let _ = begin(&self.scenario, self.rules, start, &mut passed);
        passed
    }

    pub(super) fn passed(&self, state: &State, chosen: Move) -> Passed {
        let mut passed = Passed::default();
        let _ = step(&self.scenario, self.rules, *state, chosen, &mut passed);
        passed
    }

    /// Where a choice leads, if that is always one and the same ending, or beat at which something is chosen.
    pub fn leads_straight_to(&self, choice: ChoiceId) -> Option<Target> {
        let effect = &self.scenario.choices()[choice].effect;
        let is_straight = match effect.target {
            Target::End(_) => true,
            Target::Beat(beat) => matches!(self.scenario.beats()[beat].way, Exit::Choices { .. }),
        };
        (is_straight && effect.unheard.is_none()).then_some(effect.target)
    }

    /// For each beat the chance that it is ever come to. Where that can happen once at most, it is the expected number of visits.
    /// For the others every way is cut on which they are come to, and what flows there is theirs.
    pub(super) fn beat_chances(&self, probabilities: &Probabilities, visits: &PerState<f64>) -> Vec<f64> {
        let mut chances = vec![0.0; self.scenario.beats().len()];
        let mut add = |beat: BeatId, chance: f64| {
            if let Some(entry) = chances.get_mut(beat.index()) {
                *entry += chance;
            }
        };
        for (start, (_, chance)) in self.start_chances().enumerate() {
            self.entered_at(start).into_iter().for_each(|beat| add(beat, chance));
        }
        for (id, visits) in visits.enumerate().filter(|(_, visits)| **visits > 0.0) {
            if self.means.is_cancelled() {
                return chances;
            }
            let Some(situation) = self.explored.situation(id) else { continue };
            let taken = situation.moves.iter().zip(probabilities.of(situation)).filter(|(_, chance)| **chance > 0.0);
            for (chosen, chance) in taken {
                match self.leads_straight_to(chosen.choice) {
                    Some(Target::Beat(beat)) => add(beat, visits * chance),
                    Some(Target::End(_)) => {}
                    None => self.entered(id, *chosen).into_iter().for_each(|beat| add(beat, visits * chance)),
                }
            }
        }
        let repeating = self.beats_that_repeat();
        if repeating.is_empty() {
            return chances;
        }
        let ways_into = self.ways_into();
        let first_visits = |beat: &BeatId| self.chance_of_first_visit(probabilities, *beat, &ways_into);
        for (beat, chance) in repeating.iter().zip(self.means.spread(&repeating, first_visits)) {
            if let Some(entry) = chances.get_mut(beat.index()) {
                *entry = chance;
            }
        }
        chances
    }

    /// The chance that typical play ever comes to a beat.
    pub(super) fn typical_chance_of(&self, beat: BeatId) -> f64 {
        let probabilities = self.typical_probabilities();
        let matters = self.choices_that_matter(|at| at == Target::Beat(beat));
        let ways = self.states().flat_map(|(id, _)| self.numbered_ways(id).map(move |(number, chosen, _)| (id, number, chosen)));
        let into = ways
            .take_while(|_| !self.means.is_cancelled())
            .filter(|(_, _, chosen)| matters.get(chosen.choice.index()) == Some(&true))
            .filter(|(id, _, chosen)| match self.leads_straight_to(chosen.choice) {
                Some(to) => to == Target::Beat(beat),
                None => self.entered(*id, *chosen).contains(&beat),
            });
        if self.beats_that_repeat().contains(&beat) {
            let into: Vec<(BeatId, u32)> = into.map(|(_, number, _)| (beat, u32::try_from(number).unwrap_or(u32::MAX))).collect();
            return self.chance_of_first_visit(probabilities, beat, &into);
        }
        // Nobody comes there twice, so it is the expected number of visits.
        let at_start = self.start_chances().enumerate().filter(|(start, _)| self.entered_at(*start).contains(&beat));
        let visits = &self.typical_flow().visits;
        let of_way = |(id, number, _): (StateId, usize, Move)| {
            let chances = self.explored.situation(id).map(|situation| probabilities.of(situation)).unwrap_or_default();
            let nth = number - self.explored.way_range(id).start;
            visits[id] * chances.get(nth).copied().unwrap_or_default()
        };
        at_start.map(|(_, (_, chance))| chance).sum::<f64>() + into.map(of_way).sum::<f64>()
    }

    /// The beats to which one can come again, conditions left aside.
    fn beats_that_repeat(&self) -> Vec<BeatId> {
        let graph = self.scenario.graph();
        let next = |beat| graph.ways(beat).filter_map(|(_, to)| if let Target::Beat(to) = to { Some(to.0) } else { None });
        let beats = BeatGraph(self.scenario.beats().enumerate().map(|(beat, _)| next(beat).collect()).collect());
        Components::new(&beats).loops().flatten().map(|node| BeatId(*node)).collect()
    }

    /// Every beat with every way that enters it, by its number among all ways; in the order of the beats.
    fn ways_into(&self) -> Vec<(BeatId, u32)> {
        let mut into = Vec::with_capacity(self.explored.n_ways());
        let ways = self.explored.states().flat_map(|(id, _)| self.ways(id).map(move |(chosen, _)| (id, chosen)));
        for (number, (id, chosen)) in (0..).zip(ways).take_while(|_| !self.means.is_cancelled()) {
            match self.leads_straight_to(chosen.choice) {
                Some(Target::Beat(beat)) => into.push((beat, number)),
                Some(Target::End(_)) => {}
                None => into.extend(self.entered(id, chosen).into_iter().map(|beat| (beat, number))),
            }
        }
        into.sort_unstable();
        into
    }

    fn chance_of_first_visit(&self, probabilities: &Probabilities, beat: BeatId, ways_into: &[(BeatId, u32)]) -> f64 {
        if self.means.is_cancelled() {
            return 0.0;
        }
        let mut cuts = vec![false; self.explored.n_ways()];
        let first = ways_into.partition_point(|(other, _)| *other < beat);
        for (_, number) in ways_into.iter().skip(first).take_while(|(other, _)| *other == beat) {
            if let Some(cut) = cuts.get_mut(*number as usize) {
                *cut = true;
            }
        }
        let mut chance_at_start = 0.0;
        let mut starts = Vec::new();
        for (index, (start, chance)) in self.start_chances().enumerate() {
            if self.entered_at(index).contains(&beat) {
                chance_at_start += chance;
            } else {
                starts.push((start, chance));
            }
        }
        let mut chain = self.chain(probabilities);
        chain.cuts = Some(&cuts);
        chance_at_start + chain.flow(starts, self.scenario.endings().len()).cut
    }
}
