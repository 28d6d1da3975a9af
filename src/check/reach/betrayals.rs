//! Betrayals after which typical play can still end Bright: a broken promise, a breach, a lovely untruth.

use crate::foresight::{After, Foresight, Goal, StateId};
use crate::rules::{Move, Rules};
use crate::scenario::{ChoiceId, EndingKind, PromiseId, Scenario, Trap};
use crate::source;

use super::promises::OpenPromises;
use super::settled::settled;
use super::witness;

/// What the betrayal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Betrayal {
    Broken(PromiseId),
    Breach(ChoiceId),
    LovelyUntruth(ChoiceId),
}

/// A betrayal that costs nothing, with the shortest talk that shows it.
#[derive(Clone, Debug)]
pub(in crate::check) struct Free {
    pub(in crate::check) betrayal: Betrayal,
    /// The chance of a Bright ending after it, under typical play.
    pub(in crate::check) bright: f64,
    /// Whether the talk leaves a promise open, so that its ending breaks it.
    pub(in crate::check) by_ending: bool,
    pub(in crate::check) witness: source::Witness,
}

/// A chance so small is that of nobody.
const NOBODY: f64 = 1e-9;

/// All of them: promises first, then options, each in the order of the file. The game must be explored whole.
pub(super) fn free(scenario: &Scenario, rules: &Rules, foresight: &Foresight, open: Option<&OpenPromises<'_>>) -> Vec<Free> {
    let is_bright: Vec<f64> =
        scenario.endings().iter().map(|ending| if ending.kind == EndingKind::Bright { 1.0 } else { 0.0 }).collect();
    let is_betraying = |choice: &crate::scenario::Choice| choice.effect.breach || choice.trap == Some(Trap::LovelyUntrue);
    if is_bright.iter().all(|bright| *bright == 0.0) || open.is_none() && !scenario.choices().iter().any(is_betraying) {
        return Vec::new();
    }
    let bright = foresight.typical_worth(&is_bright);
    let bright_after = |after: After| match after {
        After::State(id) => bright.get(id.index()).copied().unwrap_or_default(),
        After::Ending(ending) => is_bright.get(ending.index()).copied().unwrap_or_default(),
    };
    let is_such = |after| bright_after(after) > NOBODY;
    let broken = open.map(|open| open.broken(is_such)).unwrap_or_default();
    let free = broken.into_iter().map(|(promise, after, shown)| {
        let witness = witness::written(scenario, &shown);
        let by_ending = settled(scenario, rules, &shown).contains(promise);
        Free { betrayal: Betrayal::Broken(promise), bright: bright_after(after), by_ending, witness }
    });
    let mut found: Vec<Free> = free.collect();
    let broken: Vec<PromiseId> = found
        .iter()
        .filter_map(|free| if let Betrayal::Broken(promise) = free.betrayal { Some(promise) } else { None })
        .collect();
    for (id, choice) in scenario.choices().enumerate().filter(|(_, choice)| is_betraying(choice)) {
        // A promise that is made to be broken is told once.
        if !choice.effect.breach && choice.effect.promise.iter().any(|promise| broken.contains(promise)) {
            continue;
        }
        let betrayal = if choice.effect.breach { Betrayal::Breach(id) } else { Betrayal::LovelyUntruth(id) };
        if let Some((state, chosen, after)) = first_move(scenario, foresight, id, is_such)
            && let Some(shown) = foresight.witness(Goal::Move(state, chosen))
        {
            let witness = witness::written(scenario, &shown);
            found.push(Free { betrayal, bright: bright_after(after), by_ending: false, witness });
        }
    }
    found
}

/// The move with this option, nearest to a start, that leads to such a place.
fn first_move(
    scenario: &Scenario,
    foresight: &Foresight,
    choice: ChoiceId,
    is_so: impl Fn(After) -> bool,
) -> Option<(StateId, Move, After)> {
    let beat = scenario.choices()[choice].beat;
    foresight.states().filter(|(_, state)| state.beat() == beat).find_map(|(id, _)| {
        let mut ways = foresight.ways(id).filter(|(chosen, _)| chosen.choice == choice);
        ways.find(|(_, after)| is_so(*after)).map(|(chosen, after)| (id, chosen, after))
    })
}
