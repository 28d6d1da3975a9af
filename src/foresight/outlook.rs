//! What a state is worth: the best and the worst that can still come, and the outlook.

use crate::rules::{Move, Next, State, asks_for_voice, step};
use crate::scenario::{ChoiceId, EndingKind, Scenario, Voice};

use super::chain::Worth;
use super::components::{Components, Part};
use super::explore::{Explored, Verdict};
use super::ids::{After, PerState, StateId};
use super::policy::{Policy, Probabilities};
use super::{Foresight, rank};

/// How talks usually end from somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The expected rank of the ending, 0 to 1.
    pub value: f64,
    /// The share of talks that end well: with an ending that is Fair or Bright.
    pub well: f64,
    /// The standard error of the value, where both were sampled and not worked out: then they are said with "about".
    pub error: Option<f64>,
}

impl Outlook {
    /// Of a talk that has ended so.
    pub fn of(kind: EndingKind) -> Self {
        Self { value: rank(kind), well: share_well(kind), error: None }
    }
}

/// 1 for an ending that is Fair or Bright, else 0.
pub(super) fn share_well(kind: EndingKind) -> f64 {
    if matches!(kind, EndingKind::Bright | EndingKind::Fair) { 1.0 } else { 0.0 }
}

/// An open option and what it is worth, with the best of the voices it lists, or of all where it lists none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptionValue {
    pub choice: ChoiceId,
    pub voice: Option<Voice>,
    pub outlook: Outlook,
}

/// The lowest and the highest rank of an ending that can still be reached, each 0..=3. A state without a way on counts as the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) worst: u8,
    pub(super) best: u8,
}

impl Bounds {
    const NOTHING: Self = Self { worst: u8::MAX, best: 0 };
    const LOWEST: Self = Self { worst: 0, best: 0 };

    fn of(kind: EndingKind) -> Self {
        let rank = match kind {
            EndingKind::Lost => 0,
            EndingKind::Thin => 1,
            EndingKind::Fair => 2,
            EndingKind::Bright => 3,
        };
        Self { worst: rank, best: rank }
    }

    fn and(self, other: Self) -> Self {
        Self { worst: self.worst.min(other.worst), best: self.best.max(other.best) }
    }
}

fn as_rank(bound: u8) -> f64 {
    f64::from(bound) / 3.0
}

/// The bounds of all states. Whatever can be reached from one state of a loop can be reached from all of it.
pub(super) fn bounds(scenario: &Scenario, explored: &Explored, components: &Components) -> PerState<Bounds> {
    let is_whole = explored.verdict() == Verdict::Proved;
    let mut bounds = PerState::new(if is_whole { explored.n_states() } else { 0 }, Bounds::NOTHING);
    let endings: Vec<Bounds> = scenario.endings().iter().map(|ending| Bounds::of(ending.kind)).collect();
    let of_state = |bounds: &PerState<Bounds>, id: StateId| {
        let ways = explored.ways(id);
        let start = if ways.is_empty() { Bounds::LOWEST } else { Bounds::NOTHING };
        ways.iter().fold(start, |all, way| match way.unpack() {
            After::State(next) => all.and(bounds[next]),
            After::Ending(ending) => all.and(endings.get(ending.index()).copied().unwrap_or(Bounds::NOTHING)),
        })
    };
    for part in components.parts() {
        match part {
            Part::Row(row) => {
                for node in row {
                    bounds[StateId(*node)] = of_state(&bounds, StateId(*node));
                }
            }
            Part::Loop(members) => {
                let all = members.iter().fold(Bounds::NOTHING, |all, node| all.and(of_state(&bounds, StateId(*node))));
                let all = if all == Bounds::NOTHING { Bounds::LOWEST } else { all };
                for node in members {
                    bounds[StateId(*node)] = all;
                }
            }
        }
    }
    bounds
}

impl Foresight {
    /// How talks usually end from a state that was met in play. `None` where no play from these starts gets there.
    pub fn outlook(&self, state: &State) -> Option<Outlook> {
        if self.verdict() == Verdict::Bounded {
            return Some(self.sampled_outlook(state));
        }
        self.find(state).map(|id| Outlook { value: self.typical()[id], well: self.typical_well()[id], error: None })
    }

    /// As [`Self::outlook`], where a step has just led.
    pub fn outlook_after(&self, next: &Next) -> Option<Outlook> {
        match next {
            Next::Choose(state) => self.outlook(state),
            Next::Ended(_, ending) => Some(Outlook::of(self.scenario.endings()[*ending].kind)),
        }
    }

    /// As [`Self::outlook`], of a state by its number. `None` where the verdict is *bounded*.
    pub fn value(&self, after: After) -> Option<f64> {
        match after {
            After::State(_) if self.verdict() == Verdict::Bounded => None,
            After::State(id) => Some(self.typical()[id]),
            After::Ending(ending) => Some(rank(self.scenario.endings()[ending].kind)),
        }
    }

    /// The best rank of an ending that can still be reached, 0 to 1. Where it falls is a point of no return.
    /// `None` where the verdict is *bounded*, or no play gets there.
    pub fn best(&self, state: &State) -> Option<f64> {
        Some(as_rank(self.bounds_of(self.find(state)?)?.best))
    }

    /// The worst rank of an ending that can still be reached, 0 to 1; `None` as for [`Self::best`].
    pub fn worst(&self, state: &State) -> Option<f64> {
        Some(as_rank(self.bounds_of(self.find(state)?)?.worst))
    }

    /// As [`Self::best`] and [`Self::worst`], of a state by its number: worst first.
    pub fn bounds(&self, after: After) -> Option<(f64, f64)> {
        match after {
            After::State(id) => self.bounds_of(id).map(|bounds| (as_rank(bounds.worst), as_rank(bounds.best))),
            After::Ending(ending) => {
                let rank = rank(self.scenario.endings()[ending].kind);
                Some((rank, rank))
            }
        }
    }

    /// By how much a move lowers the best that can still come, 0 to 1. Along a run these sum to the best at its start less its ending.
    pub fn regret(&self, state: &State, chosen: Move) -> Option<f64> {
        let after = match step(&self.scenario, self.rules, *state, chosen, &mut ()) {
            Next::Choose(next) => self.best(&next)?,
            Next::Ended(_, ending) => rank(self.scenario.endings()[ending].kind),
        };
        Some(self.best(state)? - after)
    }

    /// The open options of a state that was met in play, in the order of the file, each with its outlook.
    pub fn options(&self, state: &State) -> Vec<OptionValue> {
        let scenario = &*self.scenario;
        let choices = scenario.beats()[state.beat()].choices();
        let open = choices.filter(|choice| crate::rules::is_open(scenario, state, *choice));
        open.filter_map(|choice| {
            let listed = scenario.choices()[choice].effect.tones;
            let voices: Vec<Option<Voice>> = if asks_for_voice(scenario, state.beat()) {
                let fitting = Voice::ALL.iter().filter(|voice| listed.is_empty() || listed.contains(**voice));
                fitting.map(|voice| Some(*voice)).collect()
            } else {
                vec![None]
            };
            let valued = voices.into_iter().filter_map(|voice| {
                let next = step(scenario, self.rules, *state, Move { choice, voice }, &mut ());
                Some(OptionValue { choice, voice, outlook: self.outlook_after(&next)? })
            });
            // The first of equals, in the order of the voices.
            valued.reduce(|best, other| if other.outlook.value > best.outlook.value { other } else { best })
        })
        .collect()
    }

    /// Works out beforehand what outlooks are looked up in, so that no later question waits for it.
    pub fn warm_up(&self) {
        if self.verdict() == Verdict::Proved {
            self.typical();
            self.typical_well();
        }
    }

    /// What each state is worth under typical play where every ending is worth so much, in the order of the file, and a talk that does
    /// not end nothing. Empty where the verdict is *bounded*.
    pub fn typical_worth(&self, endings: &[f64]) -> Vec<f64> {
        self.worth_of_states(&Worth { endings, ways: None, stuck: 0.0, step: 0.0, endless: &|_| 0.0 })
    }

    /// As [`Self::typical_worth`], where not the endings are worth something, but each way that leads to one, by its number.
    pub fn typical_worth_of_ways(&self, ways: &[f64]) -> Vec<f64> {
        self.worth_of_states(&Worth { endings: &[], ways: Some(ways), stuck: 0.0, step: 0.0, endless: &|_| 0.0 })
    }

    fn worth_of_states(&self, worth: &Worth<'_>) -> Vec<f64> {
        if self.verdict() == Verdict::Bounded {
            return Vec::new();
        }
        self.chain(self.typical_probabilities()).expected(worth).into_row()
    }

    fn bounds_of(&self, id: StateId) -> Option<Bounds> {
        (self.verdict() == Verdict::Proved).then(|| self.all_bounds()[id])
    }

    fn all_bounds(&self) -> &PerState<Bounds> {
        self.bounds.get_or_init(|| bounds(&self.scenario, &self.explored, self.components()))
    }

    /// How likely each move is under typical play.
    pub(super) fn typical_probabilities(&self) -> &Probabilities {
        self.typical_probabilities
            .get_or_init(|| Probabilities::new(Policy::Typical, &self.scenario, &[], self.explored.situations()))
    }

    /// The outlook of every state.
    pub(super) fn typical(&self) -> &PerState<f64> {
        self.typical.get_or_init(|| self.ranks(self.typical_probabilities()))
    }

    /// For every state the share of talks that end well.
    fn typical_well(&self) -> &PerState<f64> {
        self.typical_well.get_or_init(|| self.shares_well(self.typical_probabilities()))
    }

    /// The chance of an ending that is Fair or Bright from each state. A talk that never ends counts as one where no worse ending
    /// could still have come.
    fn shares_well(&self, probabilities: &Probabilities) -> PerState<f64> {
        let endings: Vec<f64> = self.scenario.endings().iter().map(|ending| share_well(ending.kind)).collect();
        let endless = |id: StateId| f64::from(u8::from(as_rank(self.all_bounds()[id].worst) >= rank(EndingKind::Fair)));
        self.chain(probabilities).expected(&Worth { endings: &endings, ways: None, stuck: 0.0, step: 0.0, endless: &endless })
    }

    /// The expected rank of the ending from each state. A talk that never ends is worth the worst ending that it could still have
    /// come to, or nothing where there was none.
    pub(super) fn ranks(&self, probabilities: &Probabilities) -> PerState<f64> {
        let endings: Vec<f64> = self.scenario.endings().iter().map(|ending| rank(ending.kind)).collect();
        let endless = |id: StateId| as_rank(self.all_bounds()[id].worst);
        self.chain(probabilities).expected(&Worth { endings: &endings, ways: None, stuck: 0.0, step: 0.0, endless: &endless })
    }
}
