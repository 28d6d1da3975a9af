//! Circles that no talk gets out of.

use std::collections::BTreeSet;

use crate::foresight::{Foresight, StateId, TrapLoop};
use crate::rules::State;
use crate::scenario::BeatId;

/// A circle that no talk gets out of.
#[derive(Clone, Debug)]
pub(in crate::check) struct Trap {
    /// In the order of the file.
    pub(in crate::check) beats: Vec<BeatId>,
    /// The state nearest to a start from which nothing else can be reached.
    pub(in crate::check) entry: StateId,
}

/// Every trap, the nearest to a start first; of those with the same beats, one.
pub(super) fn find(foresight: &Foresight) -> Vec<Trap> {
    let mut traps: Vec<Trap> = Vec::new();
    for TrapLoop { members, entry } in foresight.traps() {
        let beats: BTreeSet<BeatId> = members.iter().filter_map(|id| foresight.state(*id)).map(State::beat).collect();
        let beats: Vec<BeatId> = beats.into_iter().collect();
        if !traps.iter().any(|known| beats.iter().all(|beat| known.beats.contains(beat))) {
            traps.push(Trap { beats, entry });
        }
    }
    traps
}
