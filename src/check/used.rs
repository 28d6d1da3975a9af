//! What a scenario mentions: its conditions, the facts that can be learned, how an option touches a promise.

use crate::scenario::{Condition, Exit, FactSet, Scenario};

/// Every condition of every option and route.
pub(super) fn conditions(scenario: &Scenario) -> impl Iterator<Item = Condition> {
    let of_options = scenario.choices().iter().flat_map(|choice| choice.effect.needs.iter().copied());
    let of_routes = scenario.beats().iter().flat_map(|beat| match &beat.way {
        Exit::Routes { routes, .. } => routes.as_slice(),
        Exit::Choices { .. } | Exit::On(_) => &[],
    });
    of_options.chain(of_routes.flat_map(|route| route.when.iter().copied()))
}

/// Every fact that a beat or an option teaches.
pub(super) fn facts_learned(scenario: &Scenario) -> FactSet {
    let by_beats = scenario.beats().iter().map(|beat| beat.on_enter.learns);
    by_beats.chain(scenario.choices().iter().map(|choice| choice.effect.learns)).fold(FactSet::EMPTY, FactSet::union)
}
