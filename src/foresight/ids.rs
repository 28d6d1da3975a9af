//! States by number, and rows with one entry for each.

use std::ops::{Index, IndexMut};

use crate::scenario::EndingId;

/// A state that was reached, numbered in the order in which it was found: nearest to a start first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(pub(super) u32);

impl StateId {
    /// Its number, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a move, or a start, leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum After {
    State(StateId),
    Ending(EndingId),
}

/// An [`After`] in four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packed(u32);

impl Packed {
    const ENDING: u32 = 1 << 31;
    /// The most states that can be numbered.
    pub(super) const LARGEST: usize = Self::ENDING as usize - 1;

    pub(super) fn state(id: StateId) -> Self {
        debug_assert!(id.0 < Self::ENDING, "the budget keeps states below the mark");
        Self(id.0)
    }

    pub(super) fn ending(id: EndingId) -> Self {
        Self(u32::from(id.0) | Self::ENDING)
    }

    pub(super) fn unpack(self) -> After {
        match self.as_state() {
            Some(id) => After::State(id),
            None => After::Ending(EndingId((self.0 & !Self::ENDING) as u16)),
        }
    }

    pub(super) fn as_state(self) -> Option<StateId> {
        (self.0 & Self::ENDING == 0).then_some(StateId(self.0))
    }
}

/// A row with one entry for each state.
#[derive(Clone, Debug)]
pub(super) struct PerState<T>(Vec<T>);

impl<T: Clone> PerState<T> {
    pub(super) fn new(n_states: usize, value: T) -> Self {
        Self(vec![value; n_states])
    }
}

impl<T> PerState<T> {
    /// Bytes in use.
    pub(super) fn n_bytes(&self) -> usize {
        self.0.capacity() * size_of::<T>()
    }

    /// The entries alone, in the order of the states.
    pub(super) fn into_row(self) -> Vec<T> {
        self.0
    }

    pub(super) fn enumerate(&self) -> impl Iterator<Item = (StateId, &T)> {
        self.0.iter().enumerate().map(|(index, value)| (StateId(index as u32), value))
    }
}

impl<T> Index<StateId> for PerState<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "rows are as long as there are states, and ids are made for states alone")]
    fn index(&self, id: StateId) -> &T {
        &self.0[id.index()]
    }
}

impl<T> IndexMut<StateId> for PerState<T> {
    #[expect(clippy::indexing_slicing, reason = "rows are as long as there are states, and ids are made for states alone")]
    fn index_mut(&mut self, id: StateId) -> &mut T {
        &mut self.0[id.index()]
    }
}
