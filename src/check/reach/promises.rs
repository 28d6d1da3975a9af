//! Promises over all talks: with which some talk ends, neither kept nor broken, and which some talk breaks.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::foresight::{After, Foresight, StateId, Witness};
use crate::rules::Move;
use crate::scenario::{EndingId, PromiseId, PromiseSet, Scenario};
use crate::source;

use super::forward::forward;
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
    let left = |promise: PromiseId| {
        let is_left = |is_open: bool, promised: Promised, after: After| {
            matches!(after, After::Ending(_)) && promised.after(one(promise, is_open)).contains(promise)
        };
        let (after, found) = shortest(foresight, pass, promise, &is_left)?;
        let After::Ending(ending) = after else { return None };
        Some((promise, LeftOpen { ending, witness: witness::written(scenario, &found) }))
    };
    kept.filter_map(left).collect()
}

/// The shortest talk in which this promise is broken, by a move after which it is so; what an ending settles counts. With where it
/// leads.
pub(super) fn shortest_broken(
    foresight: &Foresight,
    pass: &Pass,
    promise: PromiseId,
    is_so: impl Fn(After) -> bool,
) -> Option<(After, Witness)> {
    let is_broken = |is_open: bool, promised: Promised, after: After| {
        let open = one(promise, is_open);
        let is_settled = matches!(after, After::Ending(_)) && promised.after(open).contains(promise);
        (is_settled || promised.broken(open).contains(promise)) && is_so(after)
    };
    shortest(foresight, pass, promise, &is_broken)
}

fn one(promise: PromiseId, is_open: bool) -> PromiseSet {
    if is_open { PromiseSet::EMPTY.with(promise) } else { PromiseSet::EMPTY }
}

fn moves<'a>(foresight: &'a Foresight, pass: &'a Pass, id: StateId) -> impl Iterator<Item = (Move, After, Promised)> + 'a {
    pass.moves(foresight, id).filter_map(|(chosen, after, number)| Some((chosen, after, *pass.promised.get(number)?)))
}

/// The promises with which some talk ends. Which promises *may* be open in a state is the union over all talks that get there; each
/// promise goes its own way through a move, so nothing is lost by looking at all of them together.
fn can_be_left_open(foresight: &Foresight, pass: &Pass) -> PromiseSet {
    let starts = vec![PromiseSet::EMPTY; foresight.starts().len()];
    let flow = |_, number: usize, open| pass.promised.get(number).map_or(open, |promised: &Promised| promised.after(open));
    let open = forward(foresight, pass, &starts, flow, PromiseSet::union);
    let mut left = PromiseSet::EMPTY;
    for (id, _) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
        let here = open.get(id.index()).copied().flatten().unwrap_or_default();
        for (_, after, promised) in moves(foresight, pass, id) {
            if matches!(after, After::Ending(_)) {
                left = left.union(promised.after(here));
            }
        }
    }
    left
}

/// The shortest talk with a last move that is such, over states with the promise open and without: whether it was open before the
/// move, what the move does to promises, and where it leads.
fn shortest(
    foresight: &Foresight,
    pass: &Pass,
    promise: PromiseId,
    is_such: &dyn Fn(bool, Promised, After) -> bool,
) -> Option<(After, Witness)> {
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
        let (id, was_open) = node;
        for (chosen, after, promised) in moves(foresight, pass, id) {
            if is_such(was_open, promised, after) {
                let mut moves = vec![chosen];
                let mut first = node;
                while let Some((before, chosen)) = came_from.get(&first) {
                    moves.push(*chosen);
                    first = *before;
                }
                moves.reverse();
                let start = foresight.first_states().position(|after| after == After::State(first.0))?;
                return Some((after, Witness { start: *foresight.starts().get(start)?, moves }));
            }
            let is_open = promised.after(one(promise, was_open)).contains(promise);
            if let After::State(next) = after
                && seen.insert((next, is_open))
            {
                came_from.insert((next, is_open), (node, chosen));
                waiting.push_back((next, is_open));
            }
        }
    }
    None
}
