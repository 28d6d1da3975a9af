//! What can be true in each state over all talks that get there, carried forward move by move to its fixed point.

use std::collections::VecDeque;

use crate::foresight::{Foresight, StateId};

use super::clock::as_state;
use super::pass::Pass;

/// For each state what holds on coming there, joined over all ways to it; `None` where no way leads. `flow` gives what holds after a
/// move, from the state, the number of the move, and what held before. Both it and `join` must only ever grow.
pub(super) fn forward<T: Copy + PartialEq>(
    foresight: &Foresight,
    pass: &Pass,
    starts: &[T],
    flow: impl Fn(StateId, usize, T) -> T,
    join: impl Fn(T, T) -> T,
) -> Vec<Option<T>> {
    let mut here: Vec<Option<T>> = vec![None; foresight.n_states()];
    let mut is_waiting = vec![false; foresight.n_states()];
    let mut waiting: VecDeque<StateId> = VecDeque::new();
    let come = |id: StateId, value: T, waiting: &mut VecDeque<StateId>, is_waiting: &mut [bool], here: &mut [Option<T>]| {
        let (Some(known), Some(flag)) = (here.get_mut(id.index()), is_waiting.get_mut(id.index())) else { return };
        let joined = known.map_or(value, |known| join(known, value));
        if *known != Some(joined) {
            *known = Some(joined);
            if !std::mem::replace(flag, true) {
                waiting.push_back(id);
            }
        }
    };
    for (after, value) in foresight.first_states().zip(starts) {
        if let Some(id) = as_state(after) {
            come(id, *value, &mut waiting, &mut is_waiting, &mut here);
        }
    }
    while let Some(id) = waiting.pop_front() {
        if let Some(flag) = is_waiting.get_mut(id.index()) {
            *flag = false;
        }
        let Some(value) = here.get(id.index()).copied().flatten() else { continue };
        for (_, after, number) in pass.moves(foresight, id) {
            if let Some(next) = as_state(after) {
                come(next, flow(id, number, value), &mut waiting, &mut is_waiting, &mut here);
            }
        }
    }
    here
}
