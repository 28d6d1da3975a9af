//! The history: every run that is kept, in short.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::trouble::NotSaved;
use crate::play::Seed;
use crate::scenario::{ContentId, EndingKind};
use crate::session::{Purpose, RunId};

/// Everything that is kept of runs, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Newest first, by their last move.
    pub runs: Vec<RunSummary>,
    /// By scenario: how many conversations have come to an ending. Another try of the same conversation is not counted.
    pub met: BTreeMap<String, u32>,
    /// The newest plan.
    pub plan: Option<Plan>,
    /// Sessions with a room that are not over, newest first.
    pub groups: Vec<GroupSummary>,
    /// How many entries this program cannot read. They stay as they are.
    pub unreadable: usize,
    pub state: SavingState,
}

impl History {
    /// How many conversations in this scenario have come to an ending.
    pub fn met(&self, scenario: &str) -> u32 {
        self.met.get(scenario).copied().unwrap_or_default()
    }

    /// The conversation in this scenario that waits, the newest where there are several.
    pub fn waiting(&self, scenario: &str) -> Option<&RunSummary> {
        self.runs.iter().find(|run| run.scenario == scenario && run.state == RunState::Waiting)
    }

    /// The newest conversation of all, where it has come to its end and nobody has opened its debrief.
    pub fn unread(&self) -> Option<&RunSummary> {
        let is_unread = |run: &&RunSummary| {
            run.state == RunState::Ended && run.purpose == Purpose::Practice && run.branch_of.is_none() && !run.looked_at
        };
        self.runs.first().filter(is_unread)
    }

    /// The conversations in this scenario that have ended, newest first.
    pub fn ended(&self, scenario: &str) -> impl Iterator<Item = &RunSummary> {
        self.runs.iter().filter(move |run| run.scenario == scenario && run.state == RunState::Ended)
    }
}

/// Whether what is played now is being kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SavingState {
    #[default]
    Saving,
    NotSaving(NotSaved),
}

/// One run in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunSummary {
    pub id: RunId,
    /// The id of its scenario.
    pub scenario: String,
    pub title: String,
    pub content: ContentId,
    pub rules: u32,
    /// Its run line.
    pub line: String,
    pub state: RunState,
    /// The id of the ending and its kind; `None` while it waits, and where the scenario left no way on.
    pub ending: Option<(String, EndingKind)>,
    pub n_moves: usize,
    /// The time on the scenario's own clock after the last move, as written: "13:54".
    pub clock: Option<String>,
    pub purpose: Purpose,
    /// For another try: the run it branched off, and the exchange, from 0, before which it did.
    pub branch_of: Option<(RunId, usize)>,
    pub begun: Timestamp,
    /// When the last move was made.
    pub last: Timestamp,
    /// The plan made after it, in the trainee's own words.
    pub plan: Option<String>,
    /// Whether its debrief was ever opened.
    pub looked_at: bool,
    /// The text that it goes on with, of the newest that waits in a scenario; `None` of all others.
    pub text: Option<Arc<str>>,
    /// Whether it is open in another window at this moment.
    pub claimed_elsewhere: bool,
}

/// How far a kept run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// It goes on from where it was left.
    Waiting,
    Ended,
}

/// One thing to do next time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The id of the scenario that it came from.
    pub scenario: String,
    /// In the trainee's own words.
    pub words: String,
}

/// One session with a room in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSummary {
    pub id: RunId,
    /// The id of its scenario.
    pub scenario: String,
    pub title: String,
    /// Its session code.
    pub code: Seed,
    /// When the last key was pressed.
    pub last: Timestamp,
}
