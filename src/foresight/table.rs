//! All states that were found, each once, and the search for one among them.

use hashbrown::HashTable;

use crate::rules::State;

use super::ids::StateId;

/// States by number, and numbers by state.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    states: Vec<State>,
    numbers: HashTable<u32>,
}

impl Table {
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    pub(super) fn states(&self) -> &[State] {
        &self.states
    }

    pub(super) fn get(&self, id: StateId) -> Option<&State> {
        self.states.get(id.index())
    }

    pub(super) fn find(&self, state: &State) -> Option<StateId> {
        self.numbers.find(hash(state), |number| self.states.get(*number as usize) == Some(state)).copied().map(StateId)
    }

    /// The number of a state with this hash, a new one where it was not known.
    pub(super) fn intern(&mut self, state: State, hash_of_state: u64) -> StateId {
        let Self { states, numbers } = self;
        let next = states.len() as u32;
        let is_same = |number: &u32| states.get(*number as usize) == Some(&state);
        let rehash = |number: &u32| states.get(*number as usize).map_or(0, hash);
        let number = *numbers.entry(hash_of_state, is_same, rehash).or_insert(next).get();
        if number == next {
            states.push(state);
        }
        StateId(number)
    }

    /// Gives back what is not in use. The search among states stays as it is: to make it smaller is to make it anew.
    pub(super) fn shrink(&mut self) {
        self.states.shrink_to_fit();
    }

    /// Bytes of the states that there are and of the search among them, without room that is held for more.
    pub(super) fn n_bytes_in_use(&self) -> usize {
        self.states.len() * size_of::<State>() + self.numbers.allocation_size()
    }

    /// Bytes in use: states, and the search among them.
    pub(super) fn n_bytes(&self) -> usize {
        self.states.capacity() * size_of::<State>() + self.numbers.allocation_size()
    }
}

/// The four numbers of a state, folded by long multiplications.
pub(super) fn hash(state: &State) -> u64 {
    let [facts, promises, small, rest] = state.words();
    let first = fold(facts ^ 0x9e37_79b9_7f4a_7c15, promises ^ 0xd1b5_4a32_d192_ed03);
    fold(first ^ small, rest ^ 0x2d35_8dcc_aa6c_78a5)
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}
