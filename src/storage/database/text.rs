//! What stands in the columns of the database, there and back.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Row;

use crate::play::{PlayedMove, Seed, parse_moves};
use crate::scenario::{EndingKind, Temperament};
use crate::session::{Ended, RunHeader, SavedMove};

/// The columns of a run and of the text of its content, in the order of [`Columns`].
pub(super) const COLUMNS: &str = "r.id, r.scenario, r.title, r.content, r.rules, r.seed, r.temperament, r.start_mood, r.purpose, \
     r.branch_run, r.branch_at, r.begun, r.last, r.clock, r.record, r.ending, r.ending_kind";

/// How many columns there are.
pub(super) const N_COLUMNS: usize = 17;

/// What stands in a column means nothing to this program.
pub(super) struct Unreadable;

/// A row of the runs as it stands there.
pub(super) struct Columns {
    id: String,
    scenario: String,
    title: String,
    content: String,
    rules: u32,
    seed: u32,
    temperament: String,
    start_mood: Option<i8>,
    purpose: String,
    branch_run: Option<String>,
    branch_at: Option<usize>,
    begun: i64,
    last: i64,
    pub(super) clock: Option<String>,
    pub(super) record: Option<String>,
    ending: Option<String>,
    ending_kind: Option<String>,
}

impl Columns {
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            scenario: row.get(1)?,
            title: row.get(2)?,
            content: row.get(3)?,
            rules: row.get(4)?,
            seed: row.get(5)?,
            temperament: row.get(6)?,
            start_mood: row.get(7)?,
            purpose: row.get(8)?,
            branch_run: row.get(9)?,
            branch_at: row.get::<_, Option<i64>>(10)?.map(as_place),
            begun: row.get(11)?,
            last: row.get(12)?,
            clock: row.get(13)?,
            record: row.get(14)?,
            ending: row.get(15)?,
            ending_kind: row.get(16)?,
        })
    }

    /// When the last move was made.
    pub(super) fn last(&self) -> Option<Timestamp> {
        Timestamp::from_microsecond(self.last).ok()
    }

    /// The ending, where there is one.
    pub(super) fn ending(&self) -> Result<Option<(String, EndingKind)>, Unreadable> {
        match (&self.ending, &self.ending_kind) {
            (Some(ending), Some(kind)) => EndingKind::from_name(kind).map(|kind| Some((ending.clone(), kind))).ok_or(Unreadable),
            (None, None) => Ok(None),
            _ => Err(Unreadable),
        }
    }

    /// How the run ended, if it did.
    pub(super) fn ended(&self) -> Result<Option<Ended>, Unreadable> {
        let Some(record) = &self.record else { return Ok(None) };
        Ok(Some(Ended { ending: self.ending()?, record: record.clone() }))
    }

    /// What the run was at its beginning; `None` where it cannot be read.
    pub(super) fn header(&self, text: Arc<str>) -> Option<RunHeader> {
        Some(RunHeader {
            id: self.id.parse().ok()?,
            scenario: self.scenario.clone(),
            title: self.title.clone(),
            content: self.content.parse().ok()?,
            text,
            rules: self.rules,
            seed: Seed::try_from(self.seed).ok()?,
            temperament: Temperament::from_name(&self.temperament)?,
            start_mood: self.start_mood,
            purpose: self.purpose.parse().ok()?,
            branch_of: match (&self.branch_run, self.branch_at) {
                (Some(run), Some(at)) => Some((run.parse().ok()?, at)),
                _ => None,
            },
            begun: Timestamp::from_microsecond(self.begun).ok()?,
        })
    }
}

/// One move as it stands in its row.
pub(super) fn saved_move(index: usize, played: &str, at: i64) -> Option<SavedMove> {
    Some(SavedMove { index, played: played_move(played)?, at: Timestamp::from_microsecond(at).ok()? })
}

fn played_move(written: &str) -> Option<PlayedMove> {
    match parse_moves(written).ok()?.as_slice() {
        [played] => Some(*played),
        _ => None,
    }
}

/// A place in a row as SQLite counts.
pub(super) fn as_number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A number from SQLite as a place in a row; one that is none is a place that nothing has.
pub(super) fn as_place(number: i64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
