//! The road that a conversation took, as places on the map.

use std::sync::Arc;

use crate::play::{Run, RunLine, RunStart};
use crate::rules::{Event, Rules};
use crate::scenario::{Scenario, Target};

/// The places that a kept conversation came through, one after the other, as far as this text of the scenario allows the same moves.
/// `None` where the line cannot be read, or not one of its moves can be made.
pub(super) fn path(scenario: &Arc<Scenario>, line: &str) -> Option<Vec<Target>> {
    let line: RunLine = line.parse().ok()?;
    let rules = Rules::of(line.rules)?;
    let start = RunStart { seed: line.seed, temperament: Some(line.temperament), mood: line.start_mood };
    let mut run = Run::new(Arc::clone(scenario), rules, start);
    let n_played = line.moves.iter().take_while(|played| run.play(**played).is_ok()).count();
    if n_played == 0 {
        return None;
    }
    let transcript = run.transcript();
    let events = transcript.exchanges().iter().flat_map(|exchange| &exchange.events);
    let entered = transcript.opening().iter().chain(events).filter_map(|event| match event {
        Event::Entered(beat) => Some(Target::Beat(*beat)),
        _ => None,
    });
    let mut path: Vec<Target> = entered.collect();
    path.extend(transcript.ending().map(Target::End));
    Some(path)
}
