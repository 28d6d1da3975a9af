//! Conversations as `rapport play` takes them.

use crate::foresight::Witness as Found;
use crate::scenario::Scenario;
use crate::source::Witness;

/// A conversation as it is written in a finding.
pub(super) fn written(scenario: &Scenario, found: &Found) -> Witness {
    Witness { temperament: found.start.temperament.name().to_owned(), moves: found.moves_text(scenario) }
}
