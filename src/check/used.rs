//! What a scenario mentions: its conditions, the facts that can be learned, how an option touches a promise.

use super::places::Anchor;
use crate::rules::Rules;
use crate::scenario::{BeatId, Choice, ChoiceId, Condition, EndingId, Exit, FactSet, PromiseId, Scenario, Target};

/// Every plain condition that anything asks for: of options, routes, variants and expectations, those inside `Not` and `Any` too.
pub(super) fn conditions(scenario: &Scenario) -> impl Iterator<Item = &Condition> {
    let of_options = scenario.choices().iter().flat_map(|choice| &choice.effect.needs);
    let of_beats = scenario.beats().iter().flat_map(|beat| &beat.variants).flat_map(|variant| &variant.when);
    let of_endings = scenario.endings().iter().flat_map(|ending| &ending.variants).flat_map(|variant| &variant.when);
    let of_routes = scenario.beats().iter().flat_map(|beat| match &beat.way {
        Exit::Routes { routes, .. } => routes.as_slice(),
        Exit::Choices { .. } | Exit::On(_) => &[],
    });
    let of_routes = of_routes.flat_map(|route| &route.when);
    let expected = scenario.expectations().iter().flat_map(|expectation| &expectation.that);
    of_options.chain(of_routes).chain(of_beats).chain(of_endings).chain(expected).flat_map(Condition::plain)
}

/// Every fact that a beat or an option teaches.
pub(super) fn facts_learned(scenario: &Scenario) -> FactSet {
    let by_beats = scenario.beats().iter().map(|beat| beat.on_enter.learns);
    by_beats.chain(scenario.choices().iter().map(|choice| choice.effect.learns)).fold(FactSet::EMPTY, FactSet::union)
}

/// What does something to a promise that binds, beside making it: an option by one of its fields, or a beat that breaks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Touch {
    Option(ChoiceId, &'static str),
    Beat(BeatId),
}

impl Touch {
    /// What says that it does nothing to this promise, and why, and where that is to be said.
    pub(super) fn told(self, scenario: &Scenario, promise: PromiseId, why: &str) -> (Anchor, String) {
        let promise = &scenario.promises()[promise].id;
        match self {
            Self::Option(choice, field) => {
                (Anchor::OptionField(choice, field), format!("this option {field} the promise `{promise}`, which {why}"))
            }
            Self::Beat(beat) => {
                let id = &scenario.beats()[beat].id;
                (Anchor::BeatField(beat, "breaks"), format!("`{id}` breaks the promise `{promise}`, which {why}"))
            }
        }
    }
}

/// The promises that an option touches, in the order in which it does so.
pub(super) fn touched_by(scenario: &Scenario, choice: ChoiceId) -> impl Iterator<Item = (Touch, PromiseId)> {
    let effect = &scenario.choices()[choice].effect;
    let by = move |field| move |promise| (Touch::Option(choice, field), promise);
    let moves = effect.moves.iter().copied().map(by("moves"));
    let withdraws = effect.withdraws.iter().copied().map(by("withdraws"));
    let keeps = effect.keeps.iter().copied().map(by("keeps"));
    moves.chain(withdraws).chain(keeps).chain(effect.breaks.iter().map(by("breaks")))
}

/// The promises that a beat breaks.
pub(super) fn broken_by(scenario: &Scenario, beat: BeatId) -> impl Iterator<Item = (Touch, PromiseId)> {
    scenario.beats()[beat].on_enter.breaks.iter().map(move |promise| (Touch::Beat(beat), promise))
}

/// What to do about an ending of which the way asks for more trust than words alone can earn, where nothing else is there to earn it.
/// `None` of any other.
pub(super) fn words_do_not_reach(scenario: &Scenario, rules: &Rules, ending: EndingId) -> Option<String> {
    let most = rules.words_up_to().filter(|_| !scenario.is_plain())?;
    let asks = |conditions: &[Condition]| {
        let mut plain = conditions.iter().flat_map(Condition::plain);
        plain.any(|condition| matches!(condition, Condition::TrustAtLeast(trust) if *trust > most))
    };
    let target = Target::End(ending);
    let by_options = scenario.choices().iter().any(|choice| choice.effect.target == target && asks(&choice.effect.needs));
    let by_routes = scenario.beats().iter().any(|beat| match &beat.way {
        Exit::Routes { routes, .. } => routes.iter().any(|route| route.target == target && asks(&route.when)),
        Exit::Choices { .. } | Exit::On(_) => false,
    });
    let earns_more = |choice: &Choice| choice.effect.deed && choice.effect.trust > 0 || !choice.effect.keeps.is_empty();
    ((by_options || by_routes) && !scenario.choices().iter().any(earns_more))
        .then(|| format!("words alone take trust to {most}; a kept promise or a `deed` takes it further"))
}
