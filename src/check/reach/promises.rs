//! Promises over all talks: with which some talk ends, neither kept nor broken, and which some talk breaks.

use std::collections::BTreeMap;

use crate::foresight::{After, Foresight, StateId, Walk, Witness};
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

/// Which promises *may* be open in each state: the union over all talks that get there. Each promise goes its own way through a move,
/// so nothing is lost by looking at all of them together.
pub(super) struct OpenPromises<'a> {
    foresight: &'a Foresight,
    pass: &'a Pass,
    open: Vec<Option<PromiseSet>>,
}

impl<'a> OpenPromises<'a> {
    /// `None` where no option makes a promise.
    pub(super) fn new(scenario: &Scenario, foresight: &'a Foresight, pass: &'a Pass) -> Option<Self> {
        if scenario.choices().iter().all(|choice| choice.effect.promise.is_empty()) {
            return None;
        }
        let starts = vec![PromiseSet::EMPTY; foresight.starts().len()];
        let flow = |way: usize, _, open| pass.of(way).map_or(open, |passage| passage.promised.after(open));
        Some(Self { foresight, pass, open: foresight.carried(&starts, flow, PromiseSet::union) })
    }

    /// Those that may be open in this state.
    pub(super) fn before(&self, id: StateId) -> PromiseSet {
        self.open.get(id.index()).copied().flatten().unwrap_or_default()
    }

    /// For each promise that some talk leaves open, a shortest such talk.
    pub(super) fn left_open(&self, scenario: &Scenario) -> BTreeMap<PromiseId, LeftOpen> {
        let left = |open: PromiseSet, promised: Promised, after: After| match after {
            After::Ending(_) => promised.after(open),
            After::State(_) => PromiseSet::EMPTY,
        };
        let kept = self.all(left);
        let kept = kept.iter().filter(|promise| scenario.promises()[*promise].can_be_kept);
        let left = |promise: PromiseId| {
            let (after, found) = self.shortest(promise, &left)?;
            let After::Ending(ending) = after else { return None };
            Some((promise, LeftOpen { ending, witness: witness::written(scenario, &found) }))
        };
        kept.filter_map(left).collect()
    }

    /// For each promise that some talk breaks by a move after which it is so, the shortest such talk, with where it leads; what an
    /// ending settles counts.
    pub(super) fn broken(&self, is_so: impl Fn(After) -> bool) -> Vec<(PromiseId, After, Witness)> {
        let broken = |open: PromiseSet, promised: Promised, after: After| {
            let by_the_end = if matches!(after, After::Ending(_)) { promised.after(open) } else { PromiseSet::EMPTY };
            let broken = promised.broken(open).union(by_the_end);
            if broken.is_empty() || !is_so(after) { PromiseSet::EMPTY } else { broken }
        };
        let found = self.all(broken);
        found.iter().filter_map(|promise| self.shortest(promise, &broken).map(|(after, found)| (promise, after, found))).collect()
    }

    fn moves(&self, id: StateId) -> impl Iterator<Item = (Move, After, Promised)> {
        let ways = self.foresight.numbered_ways(id);
        ways.filter_map(|(way, chosen, after)| Some((chosen, after, self.pass.of(way)?.promised)))
    }

    /// Of all moves together what such a move does: from what is open before it, what it does to promises, and where it leads.
    fn all(&self, is_such: impl Fn(PromiseSet, Promised, After) -> PromiseSet) -> PromiseSet {
        let mut all = PromiseSet::EMPTY;
        for (id, _) in self.foresight.states().take_while(|(id, _)| self.foresight.is_opened(*id)) {
            let open = self.before(id);
            all = self.moves(id).fold(all, |all, (_, after, promised)| all.union(is_such(open, promised, after)));
        }
        all
    }

    /// The shortest talk with a last move that is such for this promise, over states with the promise open and without; and where it
    /// leads.
    fn shortest(
        &self,
        promise: PromiseId,
        is_such: &dyn Fn(PromiseSet, Promised, After) -> PromiseSet,
    ) -> Option<(After, Witness)> {
        let foresight = self.foresight;
        let mut walk = Walk::new(foresight);
        for after in foresight.first_states() {
            if let After::State(id) = after {
                walk.add(id, false, None);
            }
        }
        let mut next = 0;
        while let Some((id, is_open)) = walk.node(next) {
            let open = if is_open { PromiseSet::EMPTY.with(promise) } else { PromiseSet::EMPTY };
            for (chosen, after, promised) in self.moves(id) {
                if is_such(open, promised, after).contains(promise) {
                    return Some((after, walk.back_from(next, chosen)?));
                }
                if let After::State(to) = after {
                    walk.add(to, promised.after(open).contains(promise), Some((next, chosen)));
                }
            }
            next += 1;
        }
        None
    }
}
