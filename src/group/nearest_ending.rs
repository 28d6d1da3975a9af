//! The nearest ending that a group can come to without breaking its word: how far it is, and the way there.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use super::proposals::{honest_choices, voice_of, written};
use super::state::Group;
use crate::play::{PlayedMove, Run};
use crate::rules::{Move, Next, State, step};

/// How many states are looked at for the way to an ending.
const MOST_STATES: usize = 20_000;

impl Group {
    /// How many exchanges the shortest honest road to an ending has from here; `None` where none was found.
    pub fn exchanges_to_an_ending(&self) -> Option<usize> {
        self.road_to_an_ending().map(<[PlayedMove]>::len)
    }

    /// The shortest way from here to any ending on which no promise and no word is broken. It is looked for once for each place of the
    /// conversation, however often it is asked for.
    pub(super) fn road_to_an_ending(&self) -> Option<&[PlayedMove]> {
        self.memo.road.get_or_init(|| honest_road(self.run())).as_deref()
    }
}

/// A state on the way: how it was come by, and by how many exchanges.
struct Reached {
    state: State,
    exchanges: usize,
    /// The move, and the state that it was made in by its place in the list.
    by: Option<(Move, usize)>,
}

/// No conversation is shorter than the way along the beats alone, whatever their options ask for: what may be nearest by that is looked
/// at first (A*), and of what is equally near, what has come farthest.
fn honest_road(run: &Run) -> Option<Vec<PlayedMove>> {
    let (scenario, rules) = (run.scenario(), run.transcript().rules());
    if run.transcript().ending().is_some() {
        return None;
    }
    let fewest = scenario.graph().fewest_exchanges();
    let first = *run.transcript().state();
    let mut reached = vec![Reached { state: first, exchanges: 0, by: None }];
    let mut done: HashSet<State> = HashSet::new();
    // By the length of the whole road at the least, what is left of it, and the place in the list.
    let mut queue = BinaryHeap::from([Reverse((fewest[first.beat()]?, 0, 0))]);
    while let Some(Reverse((_, _, at))) = queue.pop() {
        let Reached { state, exchanges, .. } = *reached.get(at)?;
        if !done.insert(state) {
            continue;
        }
        for choice in honest_choices(scenario, rules, &state) {
            let chosen = Move { choice, voice: voice_of(scenario, &state, choice) };
            let Next::Choose(next) = step(scenario, rules, state, chosen, &mut ()) else {
                let mut road = vec![chosen];
                let mut from = at;
                while let Some(Reached { by: Some((chosen, before)), .. }) = reached.get(from) {
                    road.push(*chosen);
                    from = *before;
                }
                return Some(road.into_iter().rev().map(|chosen| written(scenario, chosen)).collect());
            };
            let Some(left) = fewest[next.beat()] else { continue };
            if reached.len() < MOST_STATES && !done.contains(&next) {
                queue.push(Reverse((exchanges + 1 + left, left, reached.len())));
                reached.push(Reached { state: next, exchanges: exchanges + 1, by: Some((chosen, at)) });
            }
        }
    }
    None
}
