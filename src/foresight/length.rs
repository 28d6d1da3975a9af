//! How long talks are, exchange by exchange.

use super::Foresight;
use super::chain::Flow;
use super::ids::{After, PerState};
use super::policy::Probabilities;
use super::solve::Rows;

/// Exchanges after which nobody waits for the middle any more.
const MOST: u32 = 10_000;
/// A chance below which it makes no difference to the middle.
const NOTHING: f64 = 1e-30;

impl Foresight {
    /// The number of exchanges within which half of all talks have come to an end, or to where nothing is open; `None` where they do not.
    pub(super) fn median_exchanges(&self, probabilities: &Probabilities, flow: &Flow) -> Option<u32> {
        // Rounding may leave exactly half a hair short of it.
        let half = 0.5 - 1e-12;
        if flow.endless > 1.0 - half {
            return None;
        }
        let mut talks = Talks::new(self, probabilities, flow);
        let mut tail = Tail::default();
        for n_exchanges in 0..MOST {
            if talks.ended >= half {
                return Some(n_exchanges);
            }
            if talks.at.is_empty() || self.means.is_cancelled() {
                return None;
            }
            if let Some(more) = tail.exchanges_until(half, talks.on_the_way(), talks.ended) {
                return Some(n_exchanges + more).filter(|n| *n < MOST);
            }
            talks.go_on();
        }
        None
    }
}

/// All talks at once, exchange by exchange, without those that never end.
struct Talks {
    rows: Rows,
    /// For each state whether a talk is waited for there: it has a way on and does not go round for ever.
    is_waited_for: Vec<bool>,
    /// For each state the chance that a talk ends with the next exchange, or comes to where nothing is open.
    ends: Vec<f64>,
    /// The states in which talks are, and for each state the chance of being there; zeros where that is no state of `at`.
    at: Vec<u32>,
    chances: Vec<f64>,
    next: Vec<f64>,
    ended: f64,
}

impl Talks {
    /// At their starts.
    fn new(foresight: &Foresight, probabilities: &Probabilities, flow: &Flow) -> Self {
        let explored = &foresight.explored;
        let n_states = explored.n_states();
        let goes_on = |after: After| matches!(after, After::State(id) if !explored.ways(id).is_empty());
        let chain = foresight.chain(probabilities);
        let mut ends = PerState::new(n_states, 0.0);
        let mut ways: Vec<(u32, u32, f64)> = Vec::new();
        for (id, _) in flow.visits.enumerate().filter(|(_, visits)| **visits > 0.0) {
            if foresight.means.is_cancelled() {
                break;
            }
            for (chance, after) in chain.ways(id) {
                match after {
                    After::State(to) if goes_on(after) => ways.push((id.0, to.0, chance)),
                    After::State(_) | After::Ending(_) => ends[id] += chance,
                }
            }
        }
        let rows = Rows::new(n_states, ways.iter().copied());
        let mut is_waited_for = PerState::new(n_states, true);
        flow.never_left.iter().for_each(|id| is_waited_for[*id] = false);
        let (is_waited_for, ends) = (is_waited_for.into_row(), ends.into_row());
        let (chances, next) = (vec![0.0; n_states], vec![0.0; n_states]);
        let mut talks = Self { rows, is_waited_for, ends, at: Vec::new(), chances, next, ended: 0.0 };
        for (start, chance) in foresight.start_chances() {
            match start {
                After::State(id) if goes_on(start) => arrive(&mut talks.chances, &mut talks.at, id.0, chance),
                After::State(_) | After::Ending(_) => talks.ended += chance,
            }
        }
        talks.forget_endless();
        talks
    }

    /// The chance of being on the way still.
    fn on_the_way(&self) -> f64 {
        self.at.iter().filter_map(|state| self.chances.get(*state as usize)).sum()
    }

    /// One exchange of all.
    fn go_on(&mut self) {
        let Self { rows, ends, at, chances, next, ended, .. } = self;
        let mut then = Vec::new();
        for state in at.drain(..) {
            let place = state as usize;
            let chance = chances.get_mut(place).map(std::mem::take).unwrap_or_default();
            *ended += chance * ends.get(place).copied().unwrap_or_default();
            for (to, part) in rows.row(place) {
                if chance * part >= NOTHING {
                    arrive(next, &mut then, *to, chance * part);
                }
            }
        }
        *at = then;
        std::mem::swap(chances, next);
        self.forget_endless();
    }

    /// Leaves out who never comes to an end. Where talks are nearly everywhere, they are put in order, for the cache.
    fn forget_endless(&mut self) {
        let Self { is_waited_for, at, chances, .. } = self;
        at.retain(|state| {
            let is_waited_for = is_waited_for.get(*state as usize).copied().unwrap_or(false);
            if !is_waited_for && let Some(chance) = chances.get_mut(*state as usize) {
                *chance = 0.0;
            }
            is_waited_for
        });
        if at.len() > chances.len() / 8 {
            at.clear();
            at.extend((0..).zip(chances.iter()).filter(|(_, chance)| **chance > 0.0).map(|(state, _)| state));
        }
    }
}

fn arrive(chances: &mut [f64], at: &mut Vec<u32>, state: u32, chance: f64) {
    if let Some(entry) = chances.get_mut(state as usize) {
        if *entry == 0.0 {
            at.push(state);
        }
        *entry += chance;
    }
}

/// Exchanges in a row that must foresee the same.
const SAME: u32 = 16;
/// By how many exchanges what is foreseen may be off, at the most, if the part that ends goes on changing as it does.
const DIFFERENCE: f64 = 1e-3;

/// The part of what will end that may be missing, for it to be foreseen: where nearly all of it is, a hair decides.
const MOST_MISSING: f64 = 0.99;

/// What is still on the way and what has ended, exchange by exchange. Sooner or later the same part goes each time, and of that the
/// same part ends; the rest goes where it never ends.
#[derive(Default)]
struct Tail {
    on_the_way: f64,
    ended: f64,
    part: f64,
    n_same: u32,
}

impl Tail {
    /// Takes in how it is now. Gives how many exchanges more it takes until `wanted` has ended, once that can be said.
    fn exchanges_until(&mut self, wanted: f64, on_the_way: f64, ended: f64) -> Option<u32> {
        let gone = self.on_the_way - on_the_way;
        let part = gone / self.on_the_way;
        let all = on_the_way * (ended - self.ended) / gone;
        let change = (part - self.part).abs() / part;
        *self = Self { on_the_way, ended, part, ..*self };
        let missing = wanted - ended;
        let exchanges = (1.0 - missing / all).ln() / (-part).ln_1p();
        let is_same = missing < MOST_MISSING * all && change * exchanges * exchanges < DIFFERENCE;
        self.n_same = if is_same { self.n_same + 1 } else { 0 };
        (self.n_same >= SAME).then(|| exchanges.ceil().min(f64::from(MOST)) as u32)
    }
}
