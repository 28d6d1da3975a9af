//! The scenario as a finite game, explored whole: every state that play can reach, what it is worth, how it is reached, and how far
//! one gets by guessing.
//!
//! Exploration goes by the one step function, from all starts together (`explore.rs`). What nothing later reads is dropped from a
//! state, so that scenarios stay small ([`crate::rules::Liveness`]). On that graph values go backward and visits go forward, one
//! component after the other (`components.rs`, `chain.rs`), with loops solved (`solve/`).
//! Past the budget of states nothing is proved any more, and outlooks are sampled (`sample.rs`).

mod carried;
mod chain;
mod chances;
mod components;
mod cover;
mod drawn_run;
mod drawn_votes;
mod expected;
mod explore;
mod ids;
mod length;
mod means;
mod outlook;
mod passing;
mod policy;
mod robots;
mod sample;
mod situations;
mod solve;
mod split;
mod strongest;
mod table;
mod traffic;
mod walk;
mod witness;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::rules::{Live, Liveness, Move, Rules, Start, State};
use crate::scenario::{BeatId, Condition, EndingKind, Scenario, Target};

pub use chances::{Chances, Detail};
pub use cover::{Covered, Uncovered};
pub use drawn_run::drawn_run;
pub use drawn_votes::{drawn_lines, drawn_voices};
pub use expected::{Expected, Refuted};
pub use explore::{Bound, Verdict};
pub use ids::{After, StateId};
pub use means::{CancelToken, Means, Progress, Team};
pub use outlook::{OptionValue, Outlook};
pub use policy::{Policy, Robot};
pub use robots::{Guesser, Guessing, RobotFigures, Robots};
pub use sample::DrawnTalk;
pub use situations::OpenOption;
pub use strongest::{BeatFigures, OptionFigures, Strongest};
pub use traffic::Traffic;
pub use walk::Walk;
pub use witness::{Goal, Witness};

use chain::{Chain, Flow};
use components::{Components, Link, Part, Successors};
use explore::{Explored, Game};
use ids::PerState;
use outlook::Bounds;
use policy::Probabilities;

/// What is to be explored.
#[derive(Clone, Debug)]
pub struct Question {
    /// Whom one may meet. Chances are over all of them, each as likely as the others.
    pub starts: Vec<Start>,
    /// The most states that may be reached before it is given up as *bounded*.
    pub n_states: usize,
    /// The most bytes that states and the ways between them may take, before it is given up as well.
    pub n_bytes: usize,
    /// Parts of a state to be kept apart although nothing later reads them, for who wants to look at them.
    pub keep: Live,
    /// Whether what the scenario's expectations ask counts as read, so that [`Foresight::expected`] can judge them.
    pub keeps_expected: bool,
    /// Conditions that count as read as well, each on every way to its place.
    pub asked: Vec<(Target, Vec<Condition>)>,
}

impl Question {
    /// The budget of states unless something else is said.
    pub const N_STATES: usize = 2_000_000;
    /// The bound of memory unless something else is said: about twenty million states. A usual exploration stays far below it.
    pub const N_BYTES: usize = 1 << 30;

    /// All temperaments of a scenario, as it is usually played.
    pub fn of(scenario: &Scenario) -> Self {
        let mut temperaments = scenario.customer().temperaments.clone();
        temperaments.sort_unstable();
        temperaments.dedup();
        let start = |temperament| Start { temperament, mood: None, carried: false };
        Self {
            starts: temperaments.into_iter().map(start).collect(),
            n_states: Self::N_STATES,
            n_bytes: Self::N_BYTES,
            keep: Live::default(),
            keeps_expected: false,
            asked: Vec::new(),
        }
    }
}

/// Everything that can happen in a scenario from some starts on. It is explored at once; whatever else is asked is worked out when it
/// is asked for, and then looked up. It can go to another thread.
#[derive(Debug)]
pub struct Foresight {
    scenario: Arc<Scenario>,
    rules: &'static Rules,
    question: Question,
    means: Means,
    live: Liveness,
    explored: Explored,
    components: OnceLock<Components>,
    bounds: OnceLock<PerState<Bounds>>,
    typical_probabilities: OnceLock<Probabilities>,
    typical: OnceLock<PerState<f64>>,
    typical_well: OnceLock<PerState<f64>>,
    typical_flow: OnceLock<Flow>,
    /// For each state the way by which it was found first; none for those at a start.
    found_by: OnceLock<PerState<u32>>,
}

impl Foresight {
    /// Explores a scenario by these rules, on one core.
    pub fn new(scenario: Arc<Scenario>, rules: &'static Rules, question: Question) -> Self {
        Self::by(Means::default(), scenario, rules, question)
    }

    /// Explores a scenario by these means, which whatever is worked out later uses as well. What is found is the same by any. Once it
    /// was cancelled, nothing that it says is worth anything.
    pub fn by(means: Means, scenario: Arc<Scenario>, rules: &'static Rules, question: Question) -> Self {
        let expected = scenario.expectations().iter().filter(|_| question.keeps_expected);
        let expected = expected.map(|expectation| (expectation.at, expectation.that.as_slice()));
        let asked = question.asked.iter().map(|(at, conditions)| (*at, conditions.as_slice()));
        let live = Liveness::with_asked(&scenario, rules, expected.chain(asked).collect()).with(question.keep);
        let game = Game { scenario: &scenario, rules, live: &live };
        let explored = Explored::new(game, &question, &means);
        Self {
            scenario,
            rules,
            question,
            means,
            live,
            explored,
            components: OnceLock::new(),
            bounds: OnceLock::new(),
            typical_probabilities: OnceLock::new(),
            typical: OnceLock::new(),
            typical_well: OnceLock::new(),
            typical_flow: OnceLock::new(),
            found_by: OnceLock::new(),
        }
    }

    /// Explores the same once more, so that it can be told when conditions hold at their places. Expectations are not kept in it.
    #[must_use]
    pub fn asking(&self, asked: Vec<(Target, Vec<Condition>)>) -> Self {
        let question = Question { asked, keeps_expected: false, ..self.question.clone() };
        Self::by(self.means.clone(), Arc::clone(&self.scenario), self.rules, question)
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    pub fn rules(&self) -> &'static Rules {
        self.rules
    }

    pub fn starts(&self) -> &[Start] {
        &self.question.starts
    }

    pub fn verdict(&self) -> Verdict {
        self.explored.verdict()
    }

    /// Whether every state that play can come to was looked at.
    pub fn is_proved(&self) -> bool {
        self.verdict() == Verdict::Proved
    }

    /// What ended the exploration before all was seen; `None` where all was.
    pub fn ended_by(&self) -> Option<Bound> {
        self.explored.ended_by()
    }

    /// States that were reached.
    pub fn n_states(&self) -> usize {
        self.explored.n_states()
    }

    /// Moves that were tried: one for each state, open option and voice.
    pub fn n_transitions(&self) -> usize {
        self.explored.n_ways()
    }

    /// Bytes in use: of the table of states, and of everything beside it.
    pub fn n_bytes(&self) -> (usize, usize) {
        let (table, ways) = self.explored.n_bytes();
        let values =
            [&self.typical, &self.typical_well].iter().filter_map(|values| values.get()).map(PerState::n_bytes).sum::<usize>();
        let values = values + self.bounds.get().map_or(0, PerState::n_bytes);
        let visits = self.typical_flow.get().map_or(0, |flow| flow.visits.n_bytes());
        let found_by = self.found_by.get().map_or(0, PerState::n_bytes);
        (table, ways + values + visits + found_by + self.components.get().map_or(0, Components::n_bytes))
    }

    /// All states, nearest to a start first, each without what nothing later reads.
    pub fn states(&self) -> impl Iterator<Item = (StateId, &State)> {
        self.explored.states()
    }

    pub fn state(&self, id: StateId) -> Option<&State> {
        self.explored.state(id)
    }

    /// Where each start leads, in the order of [`Self::starts`].
    pub fn first_states(&self) -> impl ExactSizeIterator<Item = After> {
        self.explored.starts()
    }

    /// The number of a state as it was met in play; `None` where no play from these starts gets there, or the budget ended before it.
    pub fn find(&self, state: &State) -> Option<StateId> {
        self.explored.find(&state.keep_only(self.live.at(state.beat()), self.rules))
    }

    /// The options that are open in a state, in the order of the file. None where it was not opened, see [`Self::is_opened`].
    pub fn open_options(&self, id: StateId) -> &[OpenOption] {
        self.explored.situation(id).map_or(&[], |situation| situation.options)
    }

    /// Whether the ways out of a state are known. Of a *proved* scenario all are.
    pub fn is_opened(&self, id: StateId) -> bool {
        id.index() < self.explored.n_opened()
    }

    /// The moves that a state allows, in the order of the file and of the voices, and where each leads.
    pub fn ways(&self, id: StateId) -> impl Iterator<Item = (Move, After)> {
        let moves = self.explored.situation(id).map_or(&[][..], |situation| situation.moves);
        moves.iter().copied().zip(self.explored.ways(id).iter().map(|way| way.unpack()))
    }

    /// As [`Self::ways`], each with its number among the ways of all states, which are [`Self::n_transitions`].
    pub fn numbered_ways(&self, id: StateId) -> impl Iterator<Item = (usize, Move, After)> {
        let first = self.explored.way_range(id).start;
        self.ways(id).enumerate().map(move |(nth, (chosen, after))| (first + nth, chosen, after))
    }

    /// The states in which nothing is open: the talk cannot go on, and it is not over.
    pub fn stuck(&self) -> impl Iterator<Item = StateId> {
        let opened = self.explored.states().map(|(id, _)| id).take(self.explored.n_opened());
        opened.filter(|id| self.explored.ways(*id).is_empty())
    }

    /// The loops that nothing leads out of, whatever is chosen, in the order in which they were found.
    pub fn traps(&self) -> Vec<TrapLoop> {
        let mut loops: Vec<Vec<StateId>> = Vec::new();
        for members in self.components().loops() {
            let members = sorted(members);
            let inside = |way: After| matches!(way, After::State(id) if members.binary_search(&id).is_ok());
            if members.iter().all(|id| self.explored.ways(*id).iter().all(|way| inside(way.unpack()))) {
                loops.push(members);
            }
        }
        loops.sort_unstable();
        let beat_of = |id: &StateId| self.state(*id).map(State::beat);
        let beats: Vec<BTreeSet<Option<BeatId>>> = loops.iter().map(|members| members.iter().map(beat_of).collect()).collect();
        let mut entries: Vec<Option<StateId>> = vec![None; loops.len()];
        for (id, leads) in self.leads_to(&loops).enumerate() {
            if let LeadsTo::Trap(number) = *leads
                && let (Some(entry @ None), Some(beats)) = (entries.get_mut(number), beats.get(number))
                && beats.contains(&beat_of(&id))
            {
                *entry = Some(id);
            }
        }
        let traps = loops.into_iter().zip(entries);
        traps.filter_map(|(members, entry)| Some(TrapLoop { entry: entry.or(members.first().copied())?, members })).collect()
    }

    /// For each state, whether anything but these loops can still be reached from it.
    fn leads_to(&self, loops: &[Vec<StateId>]) -> PerState<LeadsTo> {
        let mut leads_to = PerState::new(self.n_states(), LeadsTo::Open);
        if loops.is_empty() {
            return leads_to;
        }
        for (number, members) in loops.iter().enumerate() {
            for id in members {
                leads_to[*id] = LeadsTo::Trap(number);
            }
        }
        for part in self.components().parts() {
            let (Part::Row(nodes) | Part::Loop(nodes)) = part;
            let members = if matches!(part, Part::Loop(_)) { sorted(nodes) } else { Vec::new() };
            if members.first().is_some_and(|id| leads_to[*id] != LeadsTo::Open) {
                continue;
            }
            let outside = |way: &After| !matches!(way, After::State(id) if members.binary_search(id).is_ok());
            // Of a row each state is looked at by itself, of a loop all together.
            let groups: Vec<&[u32]> = if members.is_empty() { nodes.chunks(1).collect() } else { vec![nodes] };
            for group in groups {
                let ways = group.iter().flat_map(|node| self.explored.ways(StateId(*node))).map(|way| way.unpack());
                let further = ways.filter(|way| outside(way)).map(|way| match way {
                    After::State(id) => leads_to[id],
                    After::Ending(_) => LeadsTo::Open,
                });
                // A state without a way on is a fault of another kind.
                let leads = further.min().unwrap_or(LeadsTo::Open);
                for node in group {
                    leads_to[StateId(*node)] = leads;
                }
            }
        }
        leads_to
    }

    /// Without anything in it where the verdict is *bounded*, as everything that is worked out on it.
    fn components(&self) -> &Components {
        if self.verdict() == Verdict::Bounded {
            return self.components.get_or_init(Components::default);
        }
        self.components.get_or_init(|| Components::until(&self.explored, &|| self.means.is_cancelled()))
    }

    fn chain<'a>(&'a self, probabilities: &'a Probabilities) -> Chain<'a> {
        Chain {
            explored: &self.explored,
            components: self.components(),
            probabilities,
            cuts: None,
            patience: 0.0,
            cancel: &self.means.cancel,
        }
    }
}

/// A loop that nothing leads out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrapLoop {
    /// The states in it, in the order in which they were found.
    pub members: Vec<StateId>,
    /// The state at a beat of the loop, nearest to a start, from which nothing but such loops can be reached any more. It need not
    /// be in the loop, as long as mood or trust still move.
    pub entry: StateId,
}

/// What can still be reached from a state: something but loops without a way out, or nothing else than this one or later ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LeadsTo {
    Open,
    Trap(usize),
}

/// States by their numbers, in order.
fn sorted(nodes: &[u32]) -> Vec<StateId> {
    let mut ids: Vec<StateId> = nodes.iter().map(|node| StateId(*node)).collect();
    ids.sort_unstable();
    ids
}

/// The rank of an ending: 0 for Lost, then thirds, to 1 for Bright.
pub fn rank(kind: EndingKind) -> f64 {
    match kind {
        EndingKind::Lost => 0.0,
        EndingKind::Thin => 1.0 / 3.0,
        EndingKind::Fair => 2.0 / 3.0,
        EndingKind::Bright => 1.0,
    }
}

impl Successors for Explored {
    fn n_nodes(&self) -> usize {
        self.n_states()
    }

    fn way(&self, node: u32, n: u32) -> Option<Link> {
        let way = self.ways(StateId(node)).get(n as usize)?;
        Some(way.as_state().map_or(Link::Out, |id| Link::To(id.index() as u32)))
    }
}
