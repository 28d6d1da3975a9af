//! Whether a conversation that was had with one version goes the same way with another.

use std::sync::Arc;

use crate::play::{PlayedMove, Run, RunStart};
use crate::rules::Rules;
use crate::scenario::{Ending, Scenario};

/// What becomes of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replayed {
    /// The same is said, and it comes to the same ending, or still goes on.
    Alike,
    /// It comes to the same ending, and something else is said on the way: first in this exchange, from 0.
    OtherWords { exchange: usize },
    /// It comes to another ending: from the one, to the other, by their ids. `None` where it goes on.
    Elsewhere { from: Option<String>, to: Option<String> },
    /// It cannot be played any more from this exchange on, from 0, for this reason.
    Stops { exchange: usize, why: String },
    /// It could not be played with the old version either.
    NeverPlayed,
}

/// The ending that a run has come to.
fn ending(run: &Run) -> Option<&Ending> {
    run.transcript().ending().map(|ending| &run.scenario().endings()[ending])
}

/// Plays the same moves with both versions, from the same start.
pub fn replayed(
    old: &Arc<Scenario>,
    new: &Arc<Scenario>,
    rules: &'static Rules,
    start: RunStart,
    moves: &[PlayedMove],
) -> Replayed {
    let mut before = Run::new(Arc::clone(old), rules, start);
    let mut after = Run::new(Arc::clone(new), rules, start);
    let mut other_words = None;
    for (exchange, played) in moves.iter().enumerate() {
        if before.play(*played).is_err() {
            return Replayed::NeverPlayed;
        }
        if let Err(error) = after.play(*played) {
            return Replayed::Stops { exchange, why: error.to_string() };
        }
        let said = |run: &Run| {
            let transcript = run.transcript();
            transcript.exchanges().last().map(|last| transcript.spoken(last).text().to_owned())
        };
        if other_words.is_none() && said(&before) != said(&after) {
            other_words = Some(exchange);
        }
    }
    let (from, to) = (ending(&before), ending(&after));
    // One that only its id changed of is the same ending.
    let is_same = match (from, to) {
        (Some(from), Some(to)) => from.id == to.id || from.title == to.title,
        (from, to) => from.is_none() && to.is_none(),
    };
    let (from, to) = (from.map(|ending| ending.id.clone()), to.map(|ending| ending.id.clone()));
    match other_words {
        _ if !is_same => Replayed::Elsewhere { from, to },
        Some(exchange) => Replayed::OtherWords { exchange },
        None => Replayed::Alike,
    }
}
