//! A search over states with one thing beside each that is so or not: whether a promise is open, whether a place was passed.

use crate::rules::Move;

use super::Foresight;
use super::ids::{After, StateId};
use super::witness::Witness;

/// What was come to so far, in the order of the shortest ways.
pub struct Walk<'a> {
    foresight: &'a Foresight,
    nodes: Vec<Node>,
    seen: Vec<[bool; 2]>,
}

struct Node {
    id: StateId,
    is_so: bool,
    before: Option<(usize, Move)>,
}

impl<'a> Walk<'a> {
    pub fn new(foresight: &'a Foresight) -> Self {
        Self { foresight, nodes: Vec::new(), seen: vec![[false; 2]; foresight.n_states()] }
    }

    /// Adds a state that was not come to before with this being so; `before` is the node and the move that lead there, none at a start.
    pub fn add(&mut self, id: StateId, is_so: bool, before: Option<(usize, Move)>) {
        if let Some(seen) = self.seen.get_mut(id.index()).and_then(|seen| seen.get_mut(usize::from(is_so)))
            && !std::mem::replace(seen, true)
        {
            self.nodes.push(Node { id, is_so, before });
        }
    }

    /// A node by its number, from 0 in the order in which they were added.
    pub fn node(&self, number: usize) -> Option<(StateId, bool)> {
        self.nodes.get(number).map(|node| (node.id, node.is_so))
    }

    /// The conversation to a node and one move further.
    pub fn back_from(&self, last: usize, chosen: Move) -> Option<Witness> {
        let mut moves = vec![chosen];
        let mut at = self.nodes.get(last)?;
        while let Some((before, chosen)) = at.before {
            moves.push(chosen);
            at = self.nodes.get(before)?;
        }
        moves.reverse();
        let start = self.foresight.first_states().position(|first| first == After::State(at.id))?;
        Some(Witness { start: *self.foresight.starts().get(start)?, moves })
    }
}
