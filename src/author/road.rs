//! The shortest way to a beat, as moves that anybody can play.

use crate::foresight::{Foresight, Goal};
use crate::play::PlayedMove;
use crate::scenario::Temperament;

use super::follow::beat_named;

/// A way to a beat: who is met, and what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Road {
    pub temperament: Temperament,
    pub moves: Vec<PlayedMove>,
}

/// The shortest way there. `None` where no play gets there, or where there is no such beat.
pub fn road_to(foresight: &Foresight, beat: &str) -> Option<Road> {
    let scenario = foresight.scenario();
    let witness = foresight.witness(Goal::Beat(beat_named(scenario, beat)?))?;
    let played = |chosen: &crate::rules::Move| PlayedMove { number: scenario.number_of(chosen.choice), voice: chosen.voice };
    Some(Road { temperament: witness.start.temperament, moves: witness.moves.iter().map(played).collect() })
}
