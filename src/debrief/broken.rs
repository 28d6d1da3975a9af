//! The promises that broke, each as a moment of its own: which line made it, what broke it, and when.

use crate::play::{Fill, Transcript};
use crate::rules::{Event, PromiseState};
use crate::scenario::PromiseId;
use crate::wording::typographic;

use super::account::is_made_good;
use super::apart::breaks_itself;

/// A promise that broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenPromise {
    pub promise: PromiseId,
    /// What was promised, and when it fell due, as written.
    pub text: String,
    pub due: Option<String>,
    pub by: BrokenBy,
    /// The exchange in which it was made, from 0; `None` where it stood from the beginning.
    pub made: Option<usize>,
    /// The letter of the moment in which it was made, where that is marked.
    pub made_at: Option<char>,
    /// When it broke, as written: of one that a line broke, the clock at that line; of one that ran out, when it fell due, or where
    /// that had been moved or was never said, the clock at which it was found undone.
    pub time: Option<String>,
    /// Whether it ran out at the time for which it was promised, so that [`Self::time`] is when it fell due.
    pub when_due: bool,
    /// Whether nothing in the scenario could have kept it.
    pub never_yours: bool,
    /// Whether it was made good afterwards.
    pub mended: bool,
}

/// What broke a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenBy {
    /// The trainee's own line.
    Line,
    /// It fell due, and nothing had been done.
    Time,
    /// The talk ended, and nothing had been done.
    End,
}

impl BrokenPromise {
    /// The exchange whose line is told of: the one that broke it, else the one that made it.
    pub(super) fn line(&self, broke: usize) -> Option<usize> {
        if self.by == BrokenBy::Line { Some(broke) } else { self.made }
    }
}

/// Every promise that broke, with the exchange in which it did, from 0.
pub(super) fn broken_promises(transcript: &Transcript, fill: &Fill) -> Vec<(usize, BrokenPromise)> {
    let scenario = transcript.scenario();
    let clock = transcript.clock();
    let mut all = Vec::new();
    for (index, exchange) in transcript.exchanges().iter().enumerate() {
        let mut beat = None;
        for event in &exchange.events {
            match *event {
                Event::Entered(entered) => beat = Some(entered),
                Event::Promise { promise: id, from, to: PromiseState::Broken } => {
                    let promise = &scenario.promises()[id];
                    let listed = beat.is_some_and(|beat| scenario.beats()[beat].on_enter.breaks.contains(id));
                    let by = match (beat, listed) {
                        (None, _) if breaks_itself(scenario, exchange, id) => BrokenBy::Line,
                        (_, true) => BrokenBy::Time,
                        _ => BrokenBy::End,
                    };
                    let when_due = by == BrokenBy::Time && from != PromiseState::Moved && promise.due.is_some();
                    let read = if by == BrokenBy::Line { index } else { index + 1 };
                    let clock = clock.get(read).copied().flatten();
                    all.push((
                        index,
                        BrokenPromise {
                            promise: id,
                            text: typographic(&fill.text(&promise.text)),
                            due: promise.due.clone(),
                            by,
                            made: made(transcript, id, index),
                            made_at: None,
                            time: promise.due.as_deref().filter(|_| when_due).or(clock).map(str::to_owned),
                            when_due,
                            never_yours: !promise.can_be_kept,
                            mended: is_made_good(transcript, id),
                        },
                    ));
                }
                _ => {}
            }
        }
    }
    all
}

/// The exchange in which a promise was made that broke in this one. One that is given once more was made when it was given first.
fn made(transcript: &Transcript, promise: PromiseId, broke: usize) -> Option<usize> {
    let until = transcript.exchanges().iter().enumerate().take(broke + 1);
    let makes = |event: &Event| matches!(event, Event::Promise { promise: id, from, to: PromiseState::Open } if *id == promise && !from.binds());
    until.rev().find(|(_, exchange)| exchange.events.iter().any(makes)).map(|(index, _)| index)
}
