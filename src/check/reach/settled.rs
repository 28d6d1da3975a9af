//! The promises that a conversation leaves open, so that its ending breaks them although nobody decided to.

use crate::foresight::Witness;
use crate::rules::{Event, Events, Next, PromiseState, Rules, begin, step};
use crate::scenario::{PromiseSet, Scenario};

/// Those that the ending of this conversation breaks; none where its moves stop before one.
pub(super) fn settled(scenario: &Scenario, rules: &Rules, witness: &Witness) -> PromiseSet {
    let mut broken = Settled::default();
    let mut next = begin(scenario, rules, witness.start, &mut broken);
    for chosen in &witness.moves {
        let Next::Choose(state) = next else { break };
        broken = Settled::default();
        next = step(scenario, rules, state, *chosen, &mut broken);
    }
    if matches!(next, Next::Ended(..)) { broken.by_ending } else { PromiseSet::EMPTY }
}

/// Listens for what an ending breaks.
#[derive(Default)]
struct Settled {
    is_settling: bool,
    by_ending: PromiseSet,
}

impl Events for Settled {
    fn tell(&mut self, event: Event) {
        if let Event::Promise { promise, to: PromiseState::Broken, .. } = event
            && self.is_settling
        {
            self.by_ending = self.by_ending.with(promise);
        }
    }

    fn settling(&mut self) {
        self.is_settling = true;
    }
}
