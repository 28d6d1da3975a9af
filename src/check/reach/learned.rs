//! Facts that an option comes back to before anybody can have learned them.

use std::collections::BTreeSet;

use crate::foresight::Foresight;
use crate::scenario::{ChoiceId, FactId, FactSet, Scenario};

use super::forward::forward;
use super::pass::Pass;

/// Every option that play comes to, with each fact that it uses and that no talk has learned by then.
pub(super) fn used_too_soon(scenario: &Scenario, foresight: &Foresight, pass: &Pass) -> Vec<(ChoiceId, FactId)> {
    if pass.taught_at_start.is_empty() {
        return Vec::new();
    }
    let flow = |_, number: usize, known: FactSet| pass.taught.get(number).map_or(known, |taught| known.union(*taught));
    let known = forward(foresight, pass, &pass.taught_at_start, flow, FactSet::union);
    let (mut asked, mut could_know) = (BTreeSet::new(), BTreeSet::new());
    for (id, _) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
        let known = known.get(id.index()).copied().flatten().unwrap_or_default();
        for option in foresight.open_options(id) {
            let effect = &scenario.choices()[option.choice].effect;
            for fact in &effect.uses {
                asked.insert((option.choice, *fact));
                if known.union(effect.learns).contains(*fact) {
                    could_know.insert((option.choice, *fact));
                }
            }
        }
    }
    asked.difference(&could_know).copied().collect()
}
