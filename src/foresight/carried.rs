//! What can be true in each state over all talks that get there, carried forward move by move to its fixed point.

use super::Foresight;
use super::components::Part;
use super::explore::Verdict;
use super::ids::{After, PerState, StateId};

impl Foresight {
    /// For each state what holds on coming there, joined over all ways to it; `None` where no way leads. `starts` is what holds on
    /// coming from each start. `flow` gives what holds after a way, from its number among all ways, the state that it leads out of, and
    /// what held there. Both it and `join` must only ever grow.
    pub fn carried<T: Copy + PartialEq>(
        &self,
        starts: &[T],
        flow: impl Fn(usize, StateId, T) -> T,
        join: impl Fn(T, T) -> T,
    ) -> Vec<Option<T>> {
        let mut here: PerState<Option<T>> = PerState::new(self.n_states(), None);
        let mut is_waiting = PerState::new(self.n_states(), false);
        let come = |id: StateId, value: T, here: &mut PerState<Option<T>>, is_waiting: &mut PerState<bool>| {
            let joined = here[id].map_or(value, |known| join(known, value));
            if here[id] != Some(joined) {
                here[id] = Some(joined);
                is_waiting[id] = true;
                return true;
            }
            false
        };
        for (after, value) in self.first_states().zip(starts) {
            if let After::State(id) = after {
                come(id, *value, &mut here, &mut is_waiting);
            }
        }
        // Nothing is left to do after one round, but for what lies in a loop, or where there is no such order.
        let order = self.forward_order();
        let mut goes_on = true;
        while goes_on {
            goes_on = false;
            for id in order.iter().copied() {
                if !std::mem::replace(&mut is_waiting[id], false) || self.means.is_cancelled() {
                    continue;
                }
                let Some(value) = here[id] else { continue };
                for (number, way) in self.explored.way_range(id).zip(self.explored.ways(id)) {
                    if let Some(next) = way.as_state() {
                        goes_on |= come(next, flow(number, id, value), &mut here, &mut is_waiting);
                    }
                }
            }
        }
        here.into_row()
    }

    /// Whatever leads to a state before it, except within a loop; where the verdict is *bounded*, in the order in which they were found.
    fn forward_order(&self) -> Vec<StateId> {
        if self.verdict() == Verdict::Bounded {
            return self.explored.states().map(|(id, _)| id).collect();
        }
        let parts = self.components().parts().rev();
        parts
            .flat_map(|part| {
                let (Part::Row(nodes) | Part::Loop(nodes)) = part;
                nodes.iter().rev()
            })
            .map(|node| StateId(*node))
            .collect()
    }
}
