//! Options with the same words that stand open at once.

use std::collections::BTreeMap;

use crate::check::texts::same_words;
use crate::foresight::Foresight;
use crate::scenario::{BeatId, ChoiceId, Scenario};

/// Every pair of options of one beat that have the same words and that some talk finds open at once, in the order of the file.
pub(super) fn open_together(scenario: &Scenario, foresight: &Foresight) -> Vec<(ChoiceId, ChoiceId)> {
    let words = |choice: ChoiceId| scenario.choices()[choice].spoken.text();
    let twins = |choices: Vec<ChoiceId>| -> Vec<(ChoiceId, ChoiceId)> {
        let pairs =
            choices.iter().enumerate().flat_map(|(at, first)| choices.iter().skip(at + 1).map(move |second| (*first, *second)));
        pairs.filter(|(first, second)| same_words(words(*first), words(*second))).collect()
    };
    let mut asked: BTreeMap<BeatId, Vec<(ChoiceId, ChoiceId)>> = scenario
        .beats()
        .enumerate()
        .map(|(id, beat)| (id, twins(beat.choices().collect())))
        .filter(|(_, twins)| !twins.is_empty())
        .collect();
    let mut found = Vec::new();
    for (id, state) in foresight.states() {
        if asked.is_empty() {
            break;
        }
        let Some(twins) = asked.get_mut(&state.beat()) else { continue };
        let is_open = |choice: ChoiceId| foresight.open_options(id).iter().any(|option| option.choice == choice);
        found.extend(twins.extract_if(.., |(first, second)| is_open(*first) && is_open(*second)));
        if twins.is_empty() {
            asked.remove(&state.beat());
        }
    }
    found.sort_unstable();
    found
}
