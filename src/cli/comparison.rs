//! What is told of two versions of a dialogue, as text and as JSON alike.

use crate::compare::{Change, Figures, Replayed, Version};
use crate::words::compare as words;

/// A conversation that was had, and what becomes of it.
pub(super) struct Again {
    /// What it is called: the line of a file, or a run line.
    pub(super) line: String,
    pub(super) replayed: Replayed,
}

/// Everything that is told of two versions.
pub(super) struct Comparison {
    pub(super) old: Version,
    pub(super) new: Version,
    pub(super) changes: Vec<Change>,
    pub(super) figures: Figures,
    pub(super) recorded: Vec<Again>,
    pub(super) kept: Vec<Again>,
}

/// What becomes of a conversation, in words.
pub(super) fn what_became(replayed: &Replayed) -> String {
    match replayed {
        Replayed::Alike => String::new(),
        Replayed::OtherWords { exchange } => words::other_words(exchange + 1),
        Replayed::Elsewhere { from, to } => words::elsewhere(from.as_deref(), to.as_deref()),
        Replayed::Stops { exchange, why } => words::stops(exchange + 1, why),
        Replayed::NeverPlayed => words::NEVER_PLAYED.to_owned(),
    }
}
