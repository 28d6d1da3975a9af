//! Beats at which it makes no difference what is chosen.

use crate::foresight::{After, Foresight};
use crate::rules::{Event, Events, Rules, State, holds, step};
use crate::scenario::{BeatId, Condition, EndingVariant, Scenario, Target};

/// Nearer to each other than this, two are equal.
const EQUAL: f64 = 1e-9;

/// The beats at which, in every talk that gets there, all ways on are alike in how likely each ending is under typical play, and each
/// of its variants; only those at which some talk finds two options open. The game must be explored whole.
pub(super) fn without_difference(scenario: &Scenario, rules: &Rules, foresight: &Foresight) -> Vec<BeatId> {
    // Each ending is worth something else, so equal worth is equal chances.
    let marks: Vec<f64> = (0..scenario.endings().len()).map(mark).collect();
    let worth = foresight.typical_worth(&marks);
    let differs = differs(scenario, foresight, |_, after| match after {
        After::State(id) => worth.get(id.index()).copied(),
        After::Ending(ending) => marks.get(ending.index()).copied(),
    });
    let beats = scenario.beats().enumerate().zip(differs).filter(|(_, differs)| *differs == Some(false));
    let beats: Vec<BeatId> = beats.map(|((id, _), _)| id).collect();
    if beats.is_empty() { beats } else { without_other_words(scenario, rules, foresight, beats) }
}

/// A number for each of some things, in no simple ratio to one another.
fn mark(nth: usize) -> f64 {
    let n = (nth + 1) as f64;
    n.sqrt().fract() + n.ln()
}

/// For each beat whether in some talk its ways on differ in what they are worth; `None` where no talk finds two options open.
fn differs(scenario: &Scenario, foresight: &Foresight, worth_of: impl Fn(usize, After) -> Option<f64>) -> Vec<Option<bool>> {
    let mut differs: Vec<Option<bool>> = vec![None; scenario.beats().len()];
    for (id, state) in foresight.states() {
        let Some(differs) = differs.get_mut(state.beat().index()) else { continue };
        if *differs == Some(true) || foresight.open_options(id).len() < 2 {
            continue;
        }
        let values = foresight.numbered_ways(id).filter_map(|(way, _, after)| worth_of(way, after));
        let (lowest, highest) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        *differs = Some(highest - lowest > EQUAL);
    }
    differs
}

/// Of these beats, those at which it makes no difference either which words are told at an ending. What those ask for is no part of
/// what is explored, so it is done once more; where that takes too many states, none of them is told of.
fn without_other_words(scenario: &Scenario, rules: &Rules, foresight: &Foresight, beats: Vec<BeatId>) -> Vec<BeatId> {
    let asks =
        |variants: &[EndingVariant]| -> Vec<Condition> { variants.iter().flat_map(|variant| variant.when.clone()).collect() };
    let asked = scenario.endings().enumerate().map(|(id, ending)| (Target::End(id), asks(&ending.variants)));
    let asked: Vec<(Target, Vec<Condition>)> = asked.filter(|(_, conditions)| !conditions.is_empty()).collect();
    if asked.is_empty() {
        return beats;
    }
    let again = foresight.asking(asked);
    if again.ended_by().is_some() {
        return Vec::new();
    }
    let mut of_ways = vec![0.0; again.n_transitions()];
    let matters = again.choices_that_matter(|at| matches!(at, Target::End(_)));
    for (id, state) in again.states() {
        for (way, chosen, _) in again.numbered_ways(id).filter(|(_, chosen, _)| matters.get(chosen.choice.index()) == Some(&true))
        {
            let mut ended = Ended { scenario, mark: None };
            step(scenario, rules, *state, chosen, &mut ended);
            if let (Some(worth), Some(mark)) = (of_ways.get_mut(way), ended.mark) {
                *worth = mark;
            }
        }
    }
    let worth = again.typical_worth_of_ways(&of_ways);
    let differs = differs(scenario, &again, |way, after| match after {
        After::State(id) => worth.get(id.index()).copied(),
        After::Ending(_) => of_ways.get(way).copied(),
    });
    beats.into_iter().filter(|beat| differs.get(beat.index()) == Some(&Some(false))).collect()
}

/// Listens to a step, and marks the words with which it ends.
struct Ended<'s> {
    scenario: &'s Scenario,
    mark: Option<f64>,
}

impl Events for Ended<'_> {
    fn tell(&mut self, _: Event) {}

    fn arrived(&mut self, at: Target, state: &State) {
        let Target::End(ending) = at else { return };
        let before: usize = self.scenario.endings().iter().take(ending.index()).map(|ending| 1 + ending.variants.len()).sum();
        let is_told = |variant: &EndingVariant| variant.when.iter().all(|condition| holds(state, condition));
        let variant = self.scenario.endings()[ending].variants.iter().position(is_told);
        self.mark = Some(mark(before + variant.map_or(0, |variant| variant + 1)));
    }
}
