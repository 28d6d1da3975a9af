//! Promises that a talk can end with, neither kept nor broken.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::foresight::{After, Foresight, StateId, Witness};
use crate::rules::Move;
use crate::scenario::{EndingId, PromiseId, PromiseSet, Scenario};
use crate::source;

use super::pass::{Pass, Promised};
use super::witness;

/// A talk that ends with a promise open.
#[derive(Clone, Debug)]
pub(in crate::check) struct LeftOpen {
    pub(in crate::check) ending: EndingId,
    pub(in crate::check) witness: source::Witness,
}

/// For each promise that some talk leaves open, a shortest such talk.
pub(super) fn left_open(scenario: &Scenario, foresight: &Foresight, pass: &Pass) -> BTreeMap<PromiseId, LeftOpen> {
    if pass.promised.is_empty() {
        return BTreeMap::new();
    }
    let open = can_be_left_open(foresight, pass);
    let kept = open.iter().filter(|promise| scenario.promises()[*promise].can_be_kept);
    kept.filter_map(|promise| Some((promise, shortest(scenario, foresight, pass, promise)?))).collect()
}

fn moves<'a>(foresight: &'a Foresight, pass: &'a Pass, id: StateId) -> impl Iterator<Item = (Move, After, Promised)> + 'a {
    let first = pass.first_move.get(id.index()).copied().unwrap_or(pass.promised.len());
    let promised = pass.promised.get(first..).unwrap_or_default();
    foresight.ways(id).zip(promised).map(|((chosen, after), promised)| (chosen, after, *promised))
}

/// The promises with which some talk ends. Which promises *may* be open in a state is the union over all talks that get there; each
/// promise goes its own way through a move, so nothing is lost by looking at all of them together.
fn can_be_left_open(foresight: &Foresight, pass: &Pass) -> PromiseSet {
    let mut may_be_open = vec![PromiseSet::EMPTY; foresight.n_states()];
    let mut is_waiting = vec![true; foresight.n_states()];
    let mut waiting: VecDeque<StateId> = foresight.states().map(|(id, _)| id).take_while(|id| foresight.is_opened(*id)).collect();
    let mut left = PromiseSet::EMPTY;
    while let Some(id) = waiting.pop_front() {
        if let Some(flag) = is_waiting.get_mut(id.index()) {
            *flag = false;
        }
        let here = may_be_open.get(id.index()).copied().unwrap_or_default();
        for (_, after, promised) in moves(foresight, pass, id) {
            let open = promised.after(here);
            let next = match after {
                After::Ending(_) => {
                    left = left.union(open);
                    continue;
                }
                After::State(next) => next,
            };
            let Some(known) = may_be_open.get_mut(next.index()) else { continue };
            if !open.is_subset_of(*known) {
                *known = known.union(open);
                if let Some(flag) = is_waiting.get_mut(next.index())
                    && !std::mem::replace(flag, true)
                {
                    waiting.push_back(next);
                }
            }
        }
    }
    left
}

/// The shortest talk that ends with the promise open, over states with and without it.
fn shortest(scenario: &Scenario, foresight: &Foresight, pass: &Pass, promise: PromiseId) -> Option<LeftOpen> {
    type Node = (StateId, bool);
    let mut came_from: BTreeMap<Node, (Node, Move)> = BTreeMap::new();
    let mut seen: BTreeSet<Node> = BTreeSet::new();
    let mut waiting: VecDeque<Node> = VecDeque::new();
    for after in foresight.first_states() {
        if let After::State(state) = after
            && seen.insert((state, false))
        {
            waiting.push_back((state, false));
        }
    }
    while let Some(node) = waiting.pop_front() {
        let (id, is_open) = node;
        let before = if is_open { PromiseSet::EMPTY.with(promise) } else { PromiseSet::EMPTY };
        for (chosen, after, promised) in moves(foresight, pass, id) {
            let is_open = promised.after(before).contains(promise);
            match after {
                After::State(next) if seen.insert((next, is_open)) => {
                    came_from.insert((next, is_open), (node, chosen));
                    waiting.push_back((next, is_open));
                }
                After::Ending(ending) if is_open => {
                    let mut moves = vec![chosen];
                    let mut first = node;
                    while let Some((before, chosen)) = came_from.get(&first) {
                        moves.push(*chosen);
                        first = *before;
                    }
                    moves.reverse();
                    let start = foresight.first_states().position(|after| after == After::State(first.0))?;
                    let found = Witness { start: *foresight.starts().get(start)?, moves };
                    return Some(LeftOpen { ending, witness: witness::written(scenario, &found) });
                }
                After::State(_) | After::Ending(_) => {}
            }
        }
    }
    None
}
