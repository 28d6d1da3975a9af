//! Finding every state that play can reach, and where each move leads.

use crate::rules::{Liveness, Next, Rules, Start, State, begin, step};
use crate::scenario::Scenario;

use super::ids::{After, Packed, StateId};
use super::situations::{Situation, SituationId, Situations};
use super::table::Table;

/// Whether all was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every state that play can reach was reached. What is said of all of them is proved.
    Proved,
    /// There are more states than the budget allows. What was found stands; what was not found may still be there.
    Bounded,
}

impl Verdict {
    /// As written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Bounded => "bounded",
        }
    }
}

/// The game as a graph: states, nearest to a start first, and the ways out of each in the order of its moves.
#[derive(Clone, Debug)]
pub(super) struct Explored {
    table: Table,
    situations: Situations,
    /// For each state that was opened.
    situation: Vec<SituationId>,
    /// Where the ways of each opened state begin, and one more for where the last ones end.
    first_way: Vec<u32>,
    ways: Vec<Packed>,
    starts: Vec<Packed>,
    verdict: Verdict,
}

impl Explored {
    /// Goes on from the starts until nothing new is found, or until there are more than `budget` states.
    pub(super) fn new(scenario: &Scenario, rules: &Rules, live: &Liveness, starts: &[Start], budget: usize) -> Self {
        let mut explored = Self {
            table: Table::default(),
            situations: Situations::new(scenario),
            situation: Vec::new(),
            first_way: vec![0],
            ways: Vec::new(),
            starts: Vec::new(),
            verdict: Verdict::Proved,
        };
        let canonical = |state: State| state.keep_only(live.at(state.beat()), rules);
        for start in starts {
            let first = explored.reach(begin(scenario, rules, *start, &mut ()), canonical);
            explored.starts.push(first);
        }
        let budget = budget.min(Packed::LARGEST);
        while let Some(state) = explored.table.states().get(explored.situation.len()).copied() {
            if explored.table.len() > budget || u32::try_from(explored.ways.len()).is_err() {
                explored.verdict = Verdict::Bounded;
                break;
            }
            let id = explored.situations.of(scenario, &state);
            for index in 0..explored.situations.get(id).moves.len() {
                let Some(chosen) = explored.situations.get(id).moves.get(index).copied() else { continue };
                let way = explored.reach(step(scenario, rules, state, chosen, &mut ()), canonical);
                explored.ways.push(way);
            }
            explored.situation.push(id);
            explored.first_way.push(u32::try_from(explored.ways.len()).unwrap_or(u32::MAX));
        }
        // Rows that grew are up to twice as long as what is in them, and this is kept for as long as somebody looks at the scenario.
        explored.table.shrink();
        explored.situation.shrink_to_fit();
        explored.first_way.shrink_to_fit();
        explored.ways.shrink_to_fit();
        explored
    }

    fn reach(&mut self, next: Next, canonical: impl Fn(State) -> State) -> Packed {
        match next {
            Next::Choose(state) => Packed::state(self.table.intern(canonical(state))),
            Next::Ended(_, ending) => Packed::ending(ending),
        }
    }

    pub(super) fn verdict(&self) -> Verdict {
        self.verdict
    }

    pub(super) fn n_states(&self) -> usize {
        self.table.len()
    }

    /// States whose ways out are known: all of them where the verdict is *proved*.
    pub(super) fn n_opened(&self) -> usize {
        self.situation.len()
    }

    pub(super) fn n_ways(&self) -> usize {
        self.ways.len()
    }

    pub(super) fn starts(&self) -> impl ExactSizeIterator<Item = After> {
        self.starts.iter().map(|start| start.unpack())
    }

    pub(super) fn state(&self, id: StateId) -> Option<&State> {
        self.table.get(id)
    }

    pub(super) fn states(&self) -> impl Iterator<Item = (StateId, &State)> {
        (0..).map(StateId).zip(self.table.states())
    }

    pub(super) fn find(&self, state: &State) -> Option<StateId> {
        self.table.find(state)
    }

    /// Where the ways of a state stand among those of all; none for a state that was not opened.
    pub(super) fn way_range(&self, id: StateId) -> std::ops::Range<usize> {
        let bound = |index: usize| self.first_way.get(index).map_or(self.ways.len(), |way| *way as usize);
        bound(id.index())..bound(id.index() + 1)
    }

    /// Where the moves of a state lead, in their order.
    pub(super) fn ways(&self, id: StateId) -> &[Packed] {
        self.ways.get(self.way_range(id)).unwrap_or_default()
    }

    /// The ways of all states, in the order of the states.
    pub(super) fn all_ways(&self) -> &[Packed] {
        &self.ways
    }

    /// The state that a way leads out of, and its place among the ways of that state.
    pub(super) fn way_from(&self, number: u32) -> Option<(StateId, usize)> {
        let after = self.first_way.partition_point(|first| *first <= number);
        let from = after.checked_sub(1)?;
        let first = *self.first_way.get(from)?;
        Some((StateId(u32::try_from(from).ok()?), (number - first) as usize))
    }

    /// What stands open in a state; `None` where it was not opened.
    pub(super) fn situation(&self, id: StateId) -> Option<Situation<'_>> {
        self.situation.get(id.index()).map(|id| self.situations.get(*id))
    }

    pub(super) fn situations(&self) -> &Situations {
        &self.situations
    }

    /// Bytes in use: those of the table of states, and those of everything beside it.
    pub(super) fn n_bytes(&self) -> (usize, usize) {
        let beside = self.situation.capacity() * size_of::<SituationId>()
            + self.first_way.capacity() * size_of::<u32>()
            + self.ways.capacity() * size_of::<Packed>();
        (self.table.n_bytes(), beside)
    }
}
