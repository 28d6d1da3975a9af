//! What is kept of a run: what it was at its beginning, each move, and how it ended.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;

use super::env::RunId;
use crate::play::{PlayedMove, Seed};
use crate::scenario::{ContentId, EndingKind, Temperament};

/// What a conversation is for. A run is stored with the name of its purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// A person practises alone.
    #[default]
    Practice,
    /// The first conversation after the first start.
    Tutorial,
    /// An author looks at what is being written. Nothing of it is ever kept.
    Preview,
}

impl Purpose {
    /// Those that are kept.
    pub const ALL: [Self; 2] = [Self::Practice, Self::Tutorial];

    /// The name under which it is stored; it never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Tutorial => "tutorial",
            Self::Preview => "preview",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Purpose {
    type Err = ();

    /// Reads a stored name.
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name).ok_or(())
    }
}

/// What a run is from its first choice on. None of it changes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunHeader {
    pub id: RunId,
    /// The id of its scenario.
    pub scenario: String,
    pub title: String,
    /// The content of the scenario as it was when the run began.
    pub content: ContentId,
    /// The text of that content, so that the run goes on, and is looked back at, with the words it began with.
    pub text: Arc<str>,
    /// The version of the rules it is played by.
    pub rules: u32,
    pub seed: Seed,
    pub temperament: Temperament,
    /// The mood the customer started with, -10..=10, where the run was not started as its scenario says.
    pub start_mood: Option<i8>,
    pub purpose: Purpose,
    /// For another try: the run it branched off, and the exchange, from 0, before which it did.
    pub branch_of: Option<(RunId, usize)>,
    pub begun: Timestamp,
}

/// One move as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedMove {
    /// Its place among the moves of the run, from 0.
    pub index: usize,
    pub played: PlayedMove,
    pub at: Timestamp,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The id of the ending and its kind; `None` where the scenario left no way on.
    pub ending: Option<(String, EndingKind)>,
    /// The record of the run (`play::Record`) as text.
    pub record: String,
}

/// Everything of a run that is not known to be kept yet. Keeping a step twice changes nothing, so a step that failed is simply
/// sent again, with what came since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub header: Arc<RunHeader>,
    /// In their order, without a gap.
    pub moves: Vec<SavedMove>,
    /// The time on the scenario's own clock after the last move, as written: "13:54".
    pub clock: Option<String>,
    /// Set by the move that ended the run.
    pub ended: Option<Ended>,
}

/// A run as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedRun {
    pub header: RunHeader,
    pub moves: Vec<SavedMove>,
    pub ended: Option<Ended>,
    /// The plan for next time, in the trainee's own words.
    pub plan: Option<String>,
    /// How the trainee saw the conversation, as `session` writes it.
    pub view: Option<String>,
    /// The try that this one is laid beside.
    pub first_try: Option<Box<Self>>,
}
