//! Finding every state that play can reach, and where each move leads.

use crate::rules::{Liveness, Next, Rules, State, begin, step};
use crate::scenario::{EndingId, Scenario};

use super::Question;
use super::ids::{After, Packed, StateId};
use super::means::{Means, Progress};
use super::situations::{Situation, SituationId, Situations};
use super::table::{Table, hash};

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

/// What ended an exploration before all was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The most states that were to be looked at.
    States,
    /// The most bytes that they were to take.
    Memory,
}

/// What is explored: a scenario by its rules, in states that keep what is read later.
#[derive(Clone, Copy)]
pub(super) struct Game<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) rules: &'a Rules,
    pub(super) live: &'a Liveness,
}

/// Where a way leads, before that has a number: a state with its hash, or an ending.
#[derive(Clone, Copy)]
enum Led {
    To(State, u64),
    Ended(EndingId),
}

impl Game<'_> {
    fn led(self, next: Next) -> Led {
        match next {
            Next::Choose(state) => {
                let state = state.keep_only(self.live.at(state.beat()), self.rules);
                Led::To(state, hash(&state))
            }
            Next::Ended(_, ending) => Led::Ended(ending),
        }
    }

    /// Tries every move of some states, in their order.
    fn try_all(self, opened: &Opened, situations: &Situations, ways: &mut Vec<Led>) {
        ways.clear();
        for (state, situation) in &opened.0 {
            let moves = situations.get(*situation).moves;
            ways.extend(moves.iter().map(|chosen| self.led(step(self.scenario, self.rules, *state, *chosen, &mut ()))));
        }
    }
}

/// Some states, and what stands open in each.
#[derive(Default)]
struct Opened(Vec<(State, SituationId)>);

/// States that are opened together: so many fit the cache, and with two hands it is worth passing them over.
const FEW: usize = 256;
const MANY: usize = 8_192;

/// States between two words about how far it is.
const TOLD_EVERY: usize = 1 << 16;

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
    ended_by: Option<Bound>,
}

impl Explored {
    /// Goes on from the starts until nothing new is found, or a bound is met. States are opened some at a time: while their moves are
    /// tried, the ways of those before them get their numbers, always in the same order.
    pub(super) fn new(game: Game<'_>, question: &Question, means: &Means) -> Self {
        let mut explored = Self {
            table: Table::default(),
            situations: Situations::new(game.scenario, game.rules),
            situation: Vec::new(),
            first_way: vec![0],
            ways: Vec::new(),
            starts: Vec::new(),
            ended_by: None,
        };
        for start in &question.starts {
            let first = game.led(begin(game.scenario, game.rules, *start, &mut ()));
            let first = explored.number(first);
            explored.starts.push(first);
        }
        explored.explore(game, question, means);
        // Rows that grew are up to twice as long as what is in them, and this is kept for as long as somebody looks at the scenario.
        explored.table.shrink();
        explored.situation.shrink_to_fit();
        explored.first_way.shrink_to_fit();
        explored.ways.shrink_to_fit();
        explored
    }

    fn explore(&mut self, game: Game<'_>, question: &Question, means: &Means) {
        let is_alone = means.team.n_hands() == 1;
        let most = if is_alone { FEW } else { MANY };
        let (mut tried, mut ways) = (Opened::default(), Vec::new());
        let (mut opened, mut next_ways) = (Opened::default(), Vec::new());
        let mut n_opened = 0;
        loop {
            let mut situations = std::mem::take(&mut self.situations);
            self.open(game, &mut situations, n_opened..n_opened + most, &mut opened);
            n_opened += opened.0.len();
            if opened.0.is_empty() && tried.0.is_empty() {
                self.situations = situations;
                return;
            }
            if is_alone || opened.0.len() < FEW || tried.0.len() < FEW {
                self.number_all(&tried, &ways, &situations, question);
                game.try_all(&opened, &situations, &mut next_ways);
            } else {
                let number = || self.number_all(&tried, &ways, &situations, question);
                means.both(number, || game.try_all(&opened, &situations, &mut next_ways));
            }
            self.situations = situations;
            if self.ended_by.is_some() || means.is_cancelled() {
                return;
            }
            (tried, opened) = (opened, tried);
            (ways, next_ways) = (next_ways, ways);
            if n_opened / TOLD_EVERY > (n_opened - tried.0.len()) / TOLD_EVERY {
                means.tell(Progress { n_states: self.n_states(), n_bytes: self.n_bytes_in_use() });
            }
        }
    }

    /// The states of these numbers that are known, with what stands open in each.
    fn open(&self, game: Game<'_>, situations: &mut Situations, numbers: std::ops::Range<usize>, opened: &mut Opened) {
        let known = numbers.start..numbers.end.min(self.table.len());
        let states = self.table.states().get(known).unwrap_or_default();
        opened.0.clear();
        opened.0.extend(states.iter().map(|state| (*state, situations.of(game.scenario, game.rules, state))));
    }

    /// Gives the ways of some states their numbers, state by state until a bound is met.
    fn number_all(&mut self, tried: &Opened, ways: &[Led], situations: &Situations, question: &Question) {
        let mut ways = ways.iter();
        for (_, situation) in &tried.0 {
            self.ended_by = self.bound_met(question);
            if self.ended_by.is_some() {
                return;
            }
            for way in ways.by_ref().take(situations.get(*situation).moves.len()) {
                let way = self.number(*way);
                self.ways.push(way);
            }
            self.situation.push(*situation);
            self.first_way.push(u32::try_from(self.ways.len()).unwrap_or(u32::MAX));
        }
    }

    fn number(&mut self, way: Led) -> Packed {
        match way {
            Led::To(state, hash) => Packed::state(self.table.intern(state, hash)),
            Led::Ended(ending) => Packed::ending(ending),
        }
    }

    fn bound_met(&self, question: &Question) -> Option<Bound> {
        if self.table.len() > question.n_states.min(Packed::LARGEST) || u32::try_from(self.ways.len()).is_err() {
            return Some(Bound::States);
        }
        (self.n_bytes_in_use() > question.n_bytes).then_some(Bound::Memory)
    }

    /// Bytes of what is known so far, the same however it came about.
    fn n_bytes_in_use(&self) -> usize {
        let per_state = size_of::<SituationId>() + size_of::<u32>();
        self.table.n_bytes_in_use() + self.situation.len() * per_state + self.ways.len() * size_of::<Packed>()
    }

    pub(super) fn ended_by(&self) -> Option<Bound> {
        self.ended_by
    }

    pub(super) fn verdict(&self) -> Verdict {
        if self.ended_by.is_none() { Verdict::Proved } else { Verdict::Bounded }
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
