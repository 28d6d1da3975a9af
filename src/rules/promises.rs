//! The states of all promises, three bits each.

use crate::scenario::PromiseId;

/// How a promise stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PromiseState {
    /// Never made.
    #[default]
    None,
    Open,
    /// Told before it fell due; it can still be kept.
    Moved,
    Kept,
    Broken,
}

impl PromiseState {
    /// Open or moved: it still binds.
    pub fn binds(self) -> bool {
        matches!(self, Self::Open | Self::Moved)
    }
}

/// The states of up to 21 promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Promises(u64);

impl Promises {
    pub(super) fn get(self, promise: PromiseId) -> PromiseState {
        match self.0 >> shift(promise) & 0b111 {
            1 => PromiseState::Open,
            2 => PromiseState::Moved,
            3 => PromiseState::Kept,
            4 => PromiseState::Broken,
            _ => PromiseState::None,
        }
    }

    pub(super) fn set(&mut self, promise: PromiseId, state: PromiseState) {
        let bits = state as u64;
        self.0 = self.0 & !(0b111 << shift(promise)) | bits << shift(promise);
    }
}

fn shift(promise: PromiseId) -> u32 {
    debug_assert!(promise.index() < 21, "reading bounds promises at 21");
    3 * (promise.index() as u32 % 21)
}
