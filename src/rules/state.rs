//! Where a talk stands, as far as anything later can depend on it. Small, plain, and nothing in it that the transcript can tell.

use std::hash::{Hash, Hasher};

use crate::scenario::{BeatId, DeedId, DeedSet, FactId, FactSet, PromiseId, Temperament};

use super::promises::{PromiseState, Promises};

/// The state of a talk. Foresight keeps millions of these, so it is `Copy` and at most 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// Facts that were learned, from the lowest bit up, and deeds that were done, from the highest down. Together at most 64.
    pub(super) marks: u64,
    pub(super) promises: Promises,
    pub(super) beat: BeatId,
    pub(super) mood: i8,
    pub(super) trust: i8,
    pub(super) heard: u8,
    /// Exchanges of this episode, held at the number that make a first impression.
    pub(super) exchanges: u8,
    /// The mood that choices moved in those, 0 once it is banked.
    pub(super) moved: i8,
    /// Exchanges of the customer's time spent in this episode, held at `customer.time`.
    pub(super) spent: u8,
    /// Positive word deposits since the last bounce, held where a bounce is largest.
    pub(super) word_credit: u8,
    pub(super) matchings: u8,
    pub(super) temperament: Temperament,
    /// Whether this is a later episode than the first.
    pub(super) later: bool,
    /// Whether the option just before forewarned.
    pub(super) warned: bool,
    /// Whether the last customer can still be heard in the trainee's voice (R12).
    pub(super) carried: bool,
}

const _: () = assert!(size_of::<State>() <= 32);

impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        for word in self.words() {
            hasher.write_u64(word);
        }
    }
}

impl State {
    /// The whole state as four numbers, equal where the states are: what a table of states hashes.
    pub fn words(&self) -> [u64; 4] {
        let Self {
            marks, promises, beat, mood, trust, heard, exchanges, moved, spent, word_credit, matchings, temperament, ..
        } = *self;
        let flags = u8::from(self.later) | u8::from(self.warned) << 1 | u8::from(self.carried) << 2;
        let [mood, trust, moved] = [mood, trust, moved].map(i8::cast_unsigned);
        let small = u64::from_le_bytes([mood, trust, heard, exchanges, moved, spent, word_credit, matchings]);
        let rest = u64::from(beat.0) | u64::from(temperament as u8) << 32 | u64::from(flags) << 40;
        [marks, promises.bits(), small, rest]
    }

    /// The beat at which something is to be chosen, or the last one entered.
    pub fn beat(&self) -> BeatId {
        self.beat
    }

    /// -10..=10.
    pub fn mood(&self) -> i8 {
        self.mood
    }

    /// -10..=10.
    pub fn trust(&self) -> i8 {
        self.trust
    }

    /// Pips, 0..=3.
    pub fn heard(&self) -> u8 {
        self.heard
    }

    pub fn temperament(&self) -> Temperament {
        self.temperament
    }

    pub fn has_learned(&self, fact: FactId) -> bool {
        self.marks & FactSet::EMPTY.with(fact).bits() != 0
    }

    pub fn has_done(&self, deed: DeedId) -> bool {
        self.marks & DeedSet::EMPTY.with(deed).bits() != 0
    }

    /// Exchanges of the customer's time spent in this episode, held where more make no difference.
    pub fn spent(&self) -> u8 {
        self.spent
    }

    /// Kind words since the last promise that broke, held where its bounce is largest.
    pub fn word_credit(&self) -> u8 {
        self.word_credit
    }

    pub fn promise(&self, promise: PromiseId) -> PromiseState {
        self.promises.get(promise)
    }
}
