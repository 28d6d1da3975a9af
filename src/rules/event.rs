//! What a step tells of itself: each change as rule, amount and reason. `()` ignores them, a `Vec` keeps them.

use crate::scenario::{BeatId, DeedId, EndingId, FactId, PromiseId, Target};

use super::promises::PromiseState;
use super::state::State;

/// Whoever listens to a step.
pub trait Events {
    fn tell(&mut self, event: Event);

    /// A beat with routes was come to in this state, promises settled where all its routes end the talk, and the `taken`-th one, from
    /// 0, is the first that holds. Whoever checks conditions wants to know; play does not.
    fn routed(&mut self, _beat: BeatId, _state: &State, _taken: usize) {}

    /// A beat was entered, and its effects are done; or the talk has ended, and promises are settled.
    fn arrived(&mut self, _at: Target, _state: &State) {}

    /// From here on promises are broken because the talk ends, and not because of what was chosen.
    fn settling(&mut self) {}
}

impl Events for () {
    fn tell(&mut self, _: Event) {}
}

impl Events for Vec<Event> {
    fn tell(&mut self, event: Event) {
        self.push(event);
    }
}

/// One thing that happened in a step, in the order in which it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Solving or selling came before the customer felt heard (R3).
    NotHeardYet,
    /// A rule changed what the choice would have moved, by this many points.
    Adjusted {
        reason: MoodReason,
        amount: i8,
    },
    /// Mood moved by this much, after all rules and limits.
    Mood {
        reason: MoodReason,
        amount: i8,
    },
    /// Pips from and to.
    Heard {
        from: u8,
        to: u8,
    },
    Learned(FactId),
    Did(DeedId),
    /// A line in the account. `amount` is the full amount, also where trust was at its limit already;
    /// `trust` is what trust was after it.
    Entry {
        amount: i8,
        kind: EntryKind,
        reason: Reason,
        trust: i8,
    },
    Promise {
        promise: PromiseId,
        from: PromiseState,
        to: PromiseState,
    },
    /// Days have gone by: a new episode (R11).
    Episode {
        days: u16,
    },
    /// A beat was entered.
    Entered(BeatId),
    /// Of the words of this beat or ending just come to, this variant is told, from 0. `play` notes it: it moves nothing.
    Variant(Target, usize),
    /// To be taken from composure in a shift (R12).
    Sting(u8),
    Ended(EndingId),
}

/// Why mood moved, or was kept from moving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoodReason {
    /// What the option itself is worth.
    Choice,
    /// R3.
    NotHeardYet,
    /// R5.
    Unwelcome,
    /// Small talk, to one who likes it or does not.
    Chat,
    /// R8.
    Voice,
    /// Fiery or Reserved.
    Temperament,
    /// R2.
    Account,
    /// R12.
    Carried,
    /// R4: more sympathy than is needed.
    Enough,
    /// From +5 on a good move adds 1.
    Ceiling,
    /// The most that one exchange can move.
    Limit,
    /// R4: past the time they can spare.
    Time,
    /// Something happened that nobody in the talk did.
    Event,
    /// R11: between episodes mood goes back towards its usual.
    Days,
}

/// How an entry was earned or lost: words are taken back by a bounce, deeds never are (R6, R7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Word,
    Deed,
}

impl EntryKind {
    /// As written in JSON and in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "Word",
            Self::Deed => "Deed",
        }
    }
}

/// Why an entry was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The option's own `trust`.
    Choice,
    /// R1.
    FirstImpression,
    /// R8.
    WordsAndVoice,
    /// R9.
    Matching,
    /// R10.
    FactUsed(FactId),
    /// R7.
    Moved(PromiseId),
    /// R7.
    Kept(PromiseId),
    /// R7: it was kept without having been promised; in version 1 also after it was broken.
    Unasked(PromiseId),
    /// R7: it was kept after it was broken.
    MadeGood(PromiseId),
    /// R7: given back in time.
    Withdrawn(PromiseId),
    /// R7: said one thing, did another.
    Breach,
    /// R7.
    Broken(PromiseId),
    /// R7: *looking back, it felt like technique*.
    Bounce,
}

impl Reason {
    /// The rule alone, without what it was about.
    pub fn rule(self) -> EntryRule {
        match self {
            Self::Choice => EntryRule::Choice,
            Self::FirstImpression => EntryRule::FirstImpression,
            Self::WordsAndVoice => EntryRule::WordsAndVoice,
            Self::Matching => EntryRule::Matching,
            Self::FactUsed(_) => EntryRule::FactUsed,
            Self::Moved(_) => EntryRule::Moved,
            Self::Kept(_) => EntryRule::Kept,
            Self::Unasked(_) => EntryRule::Unasked,
            Self::MadeGood(_) => EntryRule::MadeGood,
            Self::Withdrawn(_) => EntryRule::Withdrawn,
            Self::Breach => EntryRule::Breach,
            Self::Broken(_) => EntryRule::Broken,
            Self::Bounce => EntryRule::Bounce,
        }
    }

    /// The stable name of the rule, as in JSON and records.
    pub fn name(self) -> &'static str {
        self.rule().name()
    }
}

/// The rule by which an entry was made: a [`Reason`] as it stands in JSON and records, where ids of one scenario mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryRule {
    Choice,
    FirstImpression,
    WordsAndVoice,
    Matching,
    FactUsed,
    Moved,
    Kept,
    Unasked,
    Broken,
    Bounce,
    MadeGood,
    Withdrawn,
    Breach,
}

impl EntryRule {
    pub const ALL: [Self; 13] = [
        Self::Choice,
        Self::FirstImpression,
        Self::WordsAndVoice,
        Self::Matching,
        Self::FactUsed,
        Self::Moved,
        Self::Kept,
        Self::Unasked,
        Self::Broken,
        Self::Bounce,
        Self::MadeGood,
        Self::Withdrawn,
        Self::Breach,
    ];

    /// Its name, which never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::FirstImpression => "first-impression",
            Self::WordsAndVoice => "words-and-voice",
            Self::Matching => "matching",
            Self::FactUsed => "fact-used",
            Self::Moved => "moved",
            Self::Kept => "kept",
            Self::Unasked => "unasked",
            Self::Broken => "broken",
            Self::Bounce => "bounce",
            Self::MadeGood => "made-good",
            Self::Withdrawn => "withdrawn",
            Self::Breach => "breach",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}
