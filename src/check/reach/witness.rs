//! Conversations as `rapport play` takes them.

use crate::foresight::Witness as Found;
use crate::scenario::Scenario;
use crate::source::Witness;

/// A conversation as it is written in a finding.
pub(super) fn written(scenario: &Scenario, found: &Found) -> Witness {
    let mut temperaments = scenario.customer().temperaments.iter();
    let is_one_of_several = temperaments.any(|other| *other != found.start.temperament);
    Witness { temperament: found.start.temperament.name().to_owned(), is_one_of_several, moves: found.moves_text(scenario) }
}
