//! How long talks are, exchange by exchange.

use super::Foresight;
use super::ids::{After, PerState, StateId};
use super::policy::Probabilities;

/// Exchanges after which nobody waits for the middle any more.
const MOST: u32 = 10_000;
/// A chance below which it makes no difference to the middle.
const NOTHING: f64 = 1e-30;

impl Foresight {
    /// The number of exchanges within which half of all talks have come to an end, or to where nothing is open; `None` where they do not.
    pub(super) fn median_exchanges(&self, probabilities: &Probabilities) -> Option<u32> {
        let mut going_on = PerState::new(self.explored.n_states(), 0.0);
        let mut next = going_on.clone();
        let mut at: Vec<StateId> = Vec::new();
        let mut ended = 0.0;
        for (start, chance) in self.start_chances() {
            self.arrive(start, chance, &mut going_on, &mut at, &mut ended);
        }
        // Rounding may leave exactly half a hair short of it.
        let half = 0.5 - 1e-12;
        for n_exchanges in 0..MOST {
            if ended >= half {
                return Some(n_exchanges);
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
