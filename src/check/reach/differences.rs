//! Beats at which it makes no difference what is chosen.

use crate::foresight::{After, Foresight};
use crate::scenario::{BeatId, Scenario};

/// Nearer to each other than this, two are equal.
const EQUAL: f64 = 1e-9;

/// The beats at which, in every talk that gets there, all ways on are alike in how likely each ending is under typical play; only
/// those at which some talk finds two options open. The game must be explored whole.
pub(super) fn without_difference(scenario: &Scenario, foresight: &Foresight) -> Vec<BeatId> {
    // Each ending is worth something else, in no simple ratio, so equal worth is equal chances.
    let marks: Vec<f64> = (1..=scenario.endings().len()).map(|n| (n as f64).sqrt().fract() + (n as f64).ln()).collect();
    let worth = foresight.typical_worth(&marks);
    let worth_of = |after: After| match after {
        After::State(id) => worth.get(id.index()).copied(),
        After::Ending(ending) => marks.get(ending.index()).copied(),
    };
    let mut differs: Vec<Option<bool>> = vec![None; scenario.beats().len()];
    for (id, state) in foresight.states() {
        let Some(differs) = differs.get_mut(state.beat().index()) else { continue };
        if *differs == Some(true) || foresight.open_options(id).len() < 2 {
            continue;
        }
        let values = foresight.ways(id).filter_map(|(_, after)| worth_of(after));
        let (lowest, highest) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        *differs = Some(highest - lowest > EQUAL);
    }
    scenario.beats().enumerate().zip(differs).filter(|(_, differs)| *differs == Some(false)).map(|((id, _), _)| id).collect()
}
