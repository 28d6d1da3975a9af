//! Facts that an option comes back to before anybody can have learned them.

use std::collections::BTreeSet;

use crate::foresight::Foresight;
use crate::scenario::{ChoiceId, FactId, FactSet, Scenario};

use super::pass::Pass;

/// Every option that play comes to, with each fact that it uses and that no talk has learned by then.
pub(super) fn used_too_soon(scenario: &Scenario, foresight: &Foresight, pass: &Pass) -> Vec<(ChoiceId, FactId)> {
    if scenario.choices().iter().all(|choice| choice.effect.uses.is_empty()) {
        return Vec::new();
    }
    let starts: Vec<FactSet> = pass.starts.iter().map(|start| start.taught).collect();
    let flow = |way: usize, _, known: FactSet| pass.of(way).map_or(known, |passage| known.union(passage.taught));
    let known = foresight.carried(&starts, flow, FactSet::union);
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
