//! The game under one way of playing: each move has a chance. Expected values go backward from the endings, expected visits forward
//! from the starts. Loops are solved, not unrolled.

use crate::scenario::EndingId;

use super::components::{Components, Part};
use super::explore::Explored;
use super::ids::{After, PerState, StateId};
use super::means::CancelToken;
use super::policy::Probabilities;
use super::solve::MarkovChain;

/// The graph with a chance on every way.
#[derive(Clone, Copy)]
pub(super) struct Chain<'a> {
    pub(super) explored: &'a Explored,
    pub(super) components: &'a Components,
    pub(super) probabilities: &'a Probabilities,
    /// For each way of all states whether it is cut: then it leads to [`CUT`]. `None` where none is.
    pub(super) cuts: Option<&'a [bool]>,
    /// In a loop that is never left: the chance to go on for one more exchange, 0..1, when visits are counted. At 0 they are counted
    /// once, on coming there.
    pub(super) patience: f64,
    pub(super) cancel: &'a CancelToken,
}

/// Where a way leads that was cut. No scenario has so many endings.
const CUT: EndingId = EndingId(u16::MAX);

/// What is counted on the way, and what things are worth.
pub(super) struct Worth<'a> {
    /// For each ending, in the order of the file.
    pub(super) endings: &'a [f64],
    /// For each way of all states that leads to an ending, in place of the ending itself. `None` where endings are worth the same by
    /// whatever way.
    pub(super) ways: Option<&'a [f64]>,
    /// For a state in which nothing is open.
    pub(super) stuck: f64,
    /// For every exchange.
    pub(super) step: f64,
    /// For a state that is never left again, in this way of playing.
    pub(super) endless: &'a dyn Fn(StateId) -> f64,
}

/// Expected visits of every state, and where the talk comes to its end. All chances of the latter sum to 1.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) visits: PerState<f64>,
    /// For each ending, in the order of the file.
    pub(super) endings: Vec<f64>,
    pub(super) stuck: f64,
    /// The chance that the talk goes on for ever.
    pub(super) endless: f64,
    /// The chance of a way that was cut.
    pub(super) cut: f64,
    /// The states that are come to and never left again, in this way of playing.
    pub(super) never_left: Vec<StateId>,
}

impl<'a> Chain<'a> {
    /// The ways out of a state, each with its chance; those that are never taken are left out.
    pub(super) fn ways(&self, id: StateId) -> impl Iterator<Item = (f64, After)> + use<'a> {
        self.numbered_ways(id).map(|(_, chance, after)| (chance, after))
    }

    /// As [`Self::ways`], each with its number among the ways of all states.
    fn numbered_ways(&self, id: StateId) -> impl Iterator<Item = (usize, f64, After)> + use<'a> {
        let first = self.explored.way_range(id).start;
        let chances = self.explored.situation(id).map(|situation| self.probabilities.of(situation)).unwrap_or_default();
        let cuts = self.cuts.and_then(|cuts| cuts.get(self.explored.way_range(id))).unwrap_or_default();
        let ways = chances.iter().zip(self.explored.ways(id)).enumerate().filter(|(_, (chance, _))| **chance > 0.0);
        ways.map(move |(index, (chance, way))| {
            let is_cut = cuts.get(index).copied().unwrap_or(false);
            (first + index, *chance, if is_cut { After::Ending(CUT) } else { way.unpack() })
        })
    }

    /// What is to be expected from each state.
    pub(super) fn expected(&self, worth: &Worth<'_>) -> PerState<f64> {
        let mut values = PerState::new(self.explored.n_states(), 0.0);
        let mut places = Places::new(self);
        for part in self.components.parts() {
            if self.cancel.is_cancelled() {
                break;
            }
            match part {
                Part::Row(row) => {
                    for id in row.iter().map(|node| StateId(*node)) {
                        let mut value = 0.0;
                        let mut chance_of_any = false;
                        for (number, chance, after) in self.numbered_ways(id) {
                            chance_of_any = true;
                            value += chance * value_of(number, after, &values, worth);
                        }
                        values[id] = if chance_of_any { value + worth.step } else { worth.stuck };
                    }
                }
                Part::Loop(members) => {
                    places.enter(members);
                    let ends = self.never_left(members, &places);
                    let mut chain = MarkovChain::new(members.len());
                    for (row, node) in members.iter().enumerate() {
                        let id = StateId(*node);
                        if ends.get(row).copied().unwrap_or(false) {
                            chain.add_value(row, (worth.endless)(id));
                            chain.add_exit(row, 1.0);
                            continue;
                        }
                        chain.add_value(row, worth.step);
                        for (number, chance, after) in self.numbered_ways(id) {
                            if let Some(to) = places.inside(after) {
                                chain.add_transition(row, to, chance);
                            } else {
                                chain.add_value(row, chance * value_of(number, after, &values, worth));
                                chain.add_exit(row, chance);
                            }
                        }
                    }
                    for (node, value) in members.iter().zip(chain.values(&|| self.cancel.is_cancelled())) {
                        values[StateId(*node)] = value;
                    }
                    places.leave(members);
                }
            }
        }
        values
    }

    /// Goes from these starts, each with its chance.
    pub(super) fn flow(&self, starts: impl IntoIterator<Item = (After, f64)>, n_endings: usize) -> Flow {
        let mut flow = Flow {
            visits: PerState::new(self.explored.n_states(), 0.0),
            endings: vec![0.0; n_endings],
            stuck: 0.0,
            endless: 0.0,
            cut: 0.0,
            never_left: Vec::new(),
        };
        starts.into_iter().for_each(|(start, chance)| flow.arrive(start, chance));
        let mut places = Places::new(self);
        for part in self.components.parts().rev() {
            if self.cancel.is_cancelled() {
                break;
            }
            match part {
                Part::Row(row) => row.iter().rev().for_each(|node| self.pass_on(StateId(*node), &mut flow, |_| false)),
                Part::Loop(members) => {
                    places.enter(members);
                    self.flow_through(members, &places, &mut flow);
                    places.leave(members);
                }
            }
        }
        flow
    }

    /// Solves for the visits in a loop, then passes them on to what lies behind it.
    fn flow_through(&self, members: &[u32], places: &Places, flow: &mut Flow) {
        if members.iter().all(|node| flow.visits[StateId(*node)] == 0.0) {
            return;
        }
        let ends = self.never_left(members, places);
        let mut chain = MarkovChain::new(members.len());
        for ((row, node), endless) in members.iter().enumerate().zip(&ends) {
            let id = StateId(*node);
            chain.add_value(row, flow.visits[id]);
            let goes_on = if *endless { self.patience } else { 1.0 };
            chain.add_exit(row, 1.0 - goes_on);
            if goes_on == 0.0 {
                continue;
            }
            for (chance, after) in self.ways(id) {
                match places.inside(after) {
                    Some(to) => chain.add_transition(row, to, goes_on * chance),
                    None => chain.add_exit(row, chance),
                }
            }
        }
        for ((node, visits), endless) in members.iter().zip(chain.visits(&|| self.cancel.is_cancelled())).zip(ends) {
            let id = StateId(*node);
            flow.visits[id] = visits;
            if endless {
                flow.endless += visits * (1.0 - self.patience);
                flow.never_left.push(id);
            } else {
                self.pass_on(id, flow, |after| places.inside(after).is_some());
            }
        }
    }

    /// Sends on what arrived at a state, but for ways that are already accounted for.
    fn pass_on(&self, id: StateId, flow: &mut Flow, is_done: impl Fn(After) -> bool) {
        let visits = flow.visits[id];
        if visits == 0.0 {
            return;
        }
        if self.explored.ways(id).is_empty() {
            flow.stuck += visits;
        }
        for (chance, after) in self.ways(id).filter(|(_, after)| !is_done(*after)) {
            flow.arrive(after, visits * chance);
        }
    }

    /// For each member of a loop, whether this way of playing never leaves from there again: all that a search backward from the ways
    /// out does not come to.
    fn never_left(&self, members: &[u32], places: &Places) -> Vec<bool> {
        let mut never = vec![true; members.len()];
        let mut leaving: Vec<u32> = Vec::new();
        let mut ways_back: Vec<(u32, u32)> = Vec::new();
        for (row, node) in (0..).zip(members) {
            let mut leads_out = false;
            for (_, after) in self.ways(StateId(*node)) {
                match places.inside(after) {
                    Some(to) => ways_back.push((to as u32, row)),
                    None => leads_out = true,
                }
            }
            if leads_out {
                leaving.extend(unmark(&mut never, row));
            }
        }
        if self.cancel.is_cancelled() {
            return never;
        }
        ways_back.sort_unstable();
        while let Some(member) = leaving.pop() {
            let first = ways_back.partition_point(|(to, _)| *to < member);
            let back = ways_back.iter().skip(first).take_while(|(to, _)| *to == member);
            for (_, from) in back {
                leaving.extend(unmark(&mut never, *from));
            }
        }
        never
    }
}

/// Takes a mark away, and gives whose it was where it was there.
fn unmark(marks: &mut [bool], place: u32) -> Option<u32> {
    let mark = marks.get_mut(place as usize)?;
    std::mem::replace(mark, false).then_some(place)
}

impl Flow {
    fn arrive(&mut self, after: After, chance: f64) {
        match after {
            After::State(id) => self.visits[id] += chance,
            After::Ending(CUT) => self.cut += chance,
            After::Ending(ending) => {
                if let Some(ending) = self.endings.get_mut(ending.index()) {
                    *ending += chance;
                }
            }
        }
    }
}

fn value_of(number: usize, after: After, values: &PerState<f64>, worth: &Worth<'_>) -> f64 {
    match (after, worth.ways) {
        (After::State(id), _) => values[id],
        (After::Ending(_), Some(ways)) => ways.get(number).copied().unwrap_or_default(),
        (After::Ending(ending), None) => worth.endings.get(ending.index()).copied().unwrap_or_default(),
    }
}

/// The places of states in the loop that is being solved.
struct Places(PerState<u32>);

impl Places {
    const OUTSIDE: u32 = u32::MAX;

    fn new(chain: &Chain<'_>) -> Self {
        let n_states = if chain.components.loops().next().is_some() { chain.explored.n_states() } else { 0 };
        Self(PerState::new(n_states, Self::OUTSIDE))
    }

    fn enter(&mut self, members: &[u32]) {
        for (place, node) in (0..).zip(members) {
            self.0[StateId(*node)] = place;
        }
    }

    fn leave(&mut self, members: &[u32]) {
        for node in members {
            self.0[StateId(*node)] = Self::OUTSIDE;
        }
    }

    fn inside(&self, after: After) -> Option<usize> {
        let After::State(id) = after else { return None };
        let place = self.0[id];
        (place != Self::OUTSIDE).then_some(place as usize)
    }
}
