//! How long talks are, exchange by exchange.

use super::Foresight;
use super::chain::Flow;
use super::ids::{After, PerState, StateId};
use super::policy::Probabilities;

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
        let mut going_on = PerState::new(self.explored.n_states(), 0.0);
        let mut next = going_on.clone();
        let mut tail = Tail::default();
        // Who never leaves a state again is not waited for there.
        let mut is_waited_for = PerState::new(self.explored.n_states(), true);
        flow.never_left.iter().for_each(|id| is_waited_for[*id] = false);
        let mut at: Vec<StateId> = Vec::new();
        let mut ended = 0.0;
        for (start, chance) in self.start_chances() {
            self.arrive(start, chance, &mut going_on, &mut at, &mut ended);
        }
        for n_exchanges in 0..MOST {
            if ended >= half {
                return Some(n_exchanges);
            }
            if self.means.is_cancelled() {
                return None;
            }
            at.retain(|id| is_waited_for[*id]);
            let on_the_way: f64 = at.iter().map(|id| going_on[*id]).sum();
            if let Some(more) = tail.exchanges_until(half, on_the_way, ended) {
                return Some(n_exchanges + more).filter(|n| *n < MOST);
            }
            let mut then = Vec::new();
            for id in at.drain(..) {
                let chance_of_state = std::mem::take(&mut going_on[id]);
                let Some(situation) = self.explored.situation(id) else { continue };
                for (chance, way) in probabilities.of(situation).iter().zip(self.explored.ways(id)) {
                    if *chance > 0.0 {
                        self.arrive(way.unpack(), chance_of_state * chance, &mut next, &mut then, &mut ended);
                    }
                }
            }
            if then.is_empty() {
                return (ended >= half).then_some(n_exchanges + 1);
            }
            at = then;
            std::mem::swap(&mut going_on, &mut next);
        }
        None
    }

    fn arrive(&self, after: After, chance: f64, states: &mut PerState<f64>, at: &mut Vec<StateId>, ended: &mut f64) {
        if chance < NOTHING {
            return;
        }
        match after {
            After::State(id) if !self.explored.ways(id).is_empty() => {
                if states[id] == 0.0 {
                    at.push(id);
                }
                states[id] += chance;
            }
            After::State(_) | After::Ending(_) => *ended += chance,
        }
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
