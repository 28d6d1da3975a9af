//! What a line changed: every number before and after, with the rule that moved it and why.

use crate::play::{Exchange, Moved, Transcript, Why};
use crate::rules::{PromiseState, State};
use crate::scenario::{DeedId, FactId, PromiseId};

/// What can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    Mood,
    Trust,
    Heard,
    /// Kind words since the last promise that broke: what a broken one takes back of trust (R7).
    WordCredit,
    Promise(PromiseId),
    Fact(FactId),
    Deed(DeedId),
}

/// How something stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Number(i8),
    Promise(PromiseState),
    /// Whether it was learned or done.
    Is(bool),
}

/// One thing before and after a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub of: Changed,
    pub before: Standing,
    pub after: Standing,
    /// What moved it, in the order in which it was worked out. What moved nothing is left out.
    pub because: Vec<Why>,
}

impl Change {
    /// Whether it is another than before.
    pub fn is_change(&self) -> bool {
        self.before != self.after
    }
}

/// Everything that a line changed; mood, trust and heard also where they stayed.
pub fn changes(transcript: &Transcript, exchange: &Exchange) -> Vec<Change> {
    let (before, after) = (&exchange.before, &exchange.after);
    let scenario = transcript.scenario();
    let why = transcript.why(exchange);
    let because = |of: Moved| why.iter().copied().filter(|line| line.of == of && line.amount != 0).collect::<Vec<_>>();
    let number = |of: Changed, read: fn(&State) -> i8, because| Change {
        of,
        before: Standing::Number(read(before)),
        after: Standing::Number(read(after)),
        because,
    };
    let mut changes = vec![
        number(Changed::Mood, State::mood, because(Moved::Mood)),
        number(Changed::Trust, State::trust, because(Moved::Trust)),
        number(Changed::Heard, |state| state.heard().cast_signed(), because(Moved::Heard)),
        number(Changed::WordCredit, |state| state.word_credit().cast_signed(), Vec::new()),
    ];
    let plain = |of, before, after| Change { of, before, after, because: Vec::new() };
    changes.extend(
        scenario.promises().enumerate().map(|(id, _)| {
            plain(Changed::Promise(id), Standing::Promise(before.promise(id)), Standing::Promise(after.promise(id)))
        }),
    );
    changes.extend(
        scenario
            .facts()
            .enumerate()
            .map(|(id, _)| plain(Changed::Fact(id), Standing::Is(before.has_learned(id)), Standing::Is(after.has_learned(id)))),
    );
    changes.extend(
        scenario
            .deeds()
            .enumerate()
            .map(|(id, _)| plain(Changed::Deed(id), Standing::Is(before.has_done(id)), Standing::Is(after.has_done(id)))),
    );
    changes.retain(|change| change.is_change() || matches!(change.of, Changed::Mood | Changed::Trust | Changed::Heard));
    changes
}
