//! The states of all promises, three bits each.

use crate::scenario::{PromiseId, PromiseSet};

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
    /// Given back in time.
    Withdrawn,
}

impl PromiseState {
    pub const ALL: [Self; 6] = [Self::None, Self::Open, Self::Moved, Self::Kept, Self::Broken, Self::Withdrawn];

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
            5 => PromiseState::Withdrawn,
            _ => PromiseState::None,
        }
    }

    /// Only these as they stand; the others as if never made.
    pub(super) fn only(self, promises: PromiseMask) -> Self {
        Self(self.0 & promises.0)
    }

    pub(super) fn bits(self) -> u64 {
        self.0
    }

    pub(super) fn set(&mut self, promise: PromiseId, state: PromiseState) {
        let bits = state as u64;
        self.0 = self.0 & !(0b111 << shift(promise)) | bits << shift(promise);
    }
}

/// Some of the promises, as the bits that they have in [`Promises`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PromiseMask(u64);

impl PromiseMask {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u64::MAX);

    pub(super) fn of(promises: PromiseSet) -> Self {
        promises.iter().fold(Self::NONE, Self::with)
    }

    #[must_use]
    pub(super) fn with(self, promise: PromiseId) -> Self {
        Self(self.0 | 0b111 << shift(promise))
    }

    #[must_use]
    pub(super) fn without(self, promise: PromiseId) -> Self {
        Self(self.0 & !(0b111 << shift(promise)))
    }

    #[must_use]
    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn shift(promise: PromiseId) -> u32 {
    debug_assert!(promise.index() < 21, "reading bounds promises at 21");
    3 * (promise.index() as u32 % 21)
}
