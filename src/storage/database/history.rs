//! The history as it is read from the database.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{OptionalExtension as _, Row};

use super::text::{COLUMNS, Columns, N_COLUMNS};
use super::{Database, Failure};
use crate::play::{RunLine, parse_moves};
use crate::session::RunId;
use crate::storage::history::{History, Plan, RunState, RunSummary};

impl Database {
    /// Everything that is kept, in short. A run that cannot be read is passed over and counted.
    pub(in crate::storage) fn history(&self) -> Result<History, Failure> {
        let mut select = self.connection.prepare(&summaries("ORDER BY r.last DESC, r.begun DESC, r.id"))?;
        let runs: Result<Vec<Option<RunSummary>>, rusqlite::Error> =
            select.query_map([], |row| summary(row).or_else(pass_over))?.collect();
        let runs = runs?;
        let unreadable = runs.iter().filter(|run| run.is_none()).count();
        let mut runs: Vec<RunSummary> = runs.into_iter().flatten().collect();
        let mut waiting = BTreeSet::new();
        for run in runs.iter_mut().filter(|run| run.state == RunState::Waiting) {
            if waiting.insert(run.scenario.clone()) {
                run.text = self.text_of(run)?;
            }
        }
        let (met, plan, groups) = (self.met()?, self.newest_plan()?, self.open_groups()?);
        Ok(History { runs, met, plan, groups, unreadable, ..History::default() })
    }

    /// The text that a run was begun with.
    fn text_of(&self, run: &RunSummary) -> Result<Option<Arc<str>>, Failure> {
        let mut select = self.connection.prepare("SELECT text FROM contents WHERE id = ?1")?;
        let text: Option<String> = select.query_row([run.content.to_string()], |row| row.get(0)).optional()?;
        Ok(text.map(Arc::from))
    }

    /// Fails where the tables are not those of this version. Nothing in them is read.
    pub(super) fn check_tables(&self) -> Result<(), Failure> {
        let all = "SELECT m.key, v.view, t.line, t.run, t.at, met.times, p.id, p.at, x.number, x.at, c.text, \
             g.setup, g.over, k.came \
             FROM meta m, views v, taken_over t, met, plans p, moves x, contents c, group_sessions g, group_keys k";
        self.connection.prepare(&summaries(""))?;
        self.connection.prepare(all)?;
        Ok(())
    }

    /// One run in short.
    pub(in crate::storage) fn summary(&self, run: RunId) -> Result<Option<RunSummary>, Failure> {
        let mut select = self.connection.prepare(&summaries("WHERE r.id = ?1"))?;
        let Some(mut run) = select.query_row([run.to_string()], summary).optional()?.flatten() else { return Ok(None) };
        if run.state == RunState::Waiting {
            run.text = self.text_of(&run)?;
        }
        Ok(Some(run))
    }

    /// By scenario: how many conversations have come to an ending.
    pub(in crate::storage) fn met(&self) -> Result<BTreeMap<String, u32>, Failure> {
        let query = "SELECT scenario, min(sum(times), 4294967295) FROM ( \
             SELECT scenario, times FROM met UNION ALL \
             SELECT scenario, 1 FROM runs WHERE ending IS NOT NULL AND branch_run IS NULL \
             ) GROUP BY scenario";
        let mut select = self.connection.prepare(query)?;
        let read = |row: &Row<'_>| Ok(Some((row.get(0)?, row.get(1)?)));
        let met: Result<Vec<Option<_>>, rusqlite::Error> = select.query_map([], |row| read(row).or_else(pass_over))?.collect();
        Ok(met?.into_iter().flatten().collect())
    }

    /// The plan that was made last.
    pub(in crate::storage) fn newest_plan(&self) -> Result<Option<Plan>, Failure> {
        let mut select = self.connection.prepare("SELECT scenario, words FROM plans ORDER BY at DESC, id DESC LIMIT 1")?;
        Ok(select.query_row([], |row| Ok(Plan { scenario: row.get(0)?, words: row.get(1)? })).optional()?)
    }
}

/// A row with a value that nobody of this program wrote, such as a number out of its range, is passed over, and hides no other row.
/// What the database itself cannot do is passed on.
fn pass_over<T>(error: rusqlite::Error) -> rusqlite::Result<Option<T>> {
    if error.sqlite_error_code().is_some() {
        return Err(error);
    }
    log::warn!("a row of the history cannot be read: {error}");
    Ok(None)
}

/// The query for runs in short.
fn summaries(which: &str) -> String {
    format!(
        "SELECT {COLUMNS}, \
         (SELECT group_concat(m.played, ',' ORDER BY m.number) FROM moves m WHERE m.run = r.id), p.words, \
         EXISTS (SELECT 1 FROM contents c WHERE c.id = r.content) AND \
         (SELECT count(*) = 0 OR min(m.number) = 0 AND max(m.number) = count(*) - 1 FROM moves m WHERE m.run = r.id), \
         EXISTS (SELECT 1 FROM views v WHERE v.run = r.id) \
         FROM runs r LEFT JOIN plans p ON p.run = r.id {which}"
    )
}

/// A row as a run in short; `None` where it cannot be read.
fn summary(row: &Row<'_>) -> rusqlite::Result<Option<RunSummary>> {
    let columns = Columns::of(row)?;
    let moves: Option<String> = row.get(N_COLUMNS)?;
    let plan = row.get(N_COLUMNS + 1)?;
    // Its text is there, and no move between its first and its last is missing.
    let is_whole: bool = row.get(N_COLUMNS + 2)?;
    // How it was seen is kept as soon as its debrief is open.
    let looked_at: bool = row.get(N_COLUMNS + 3)?;
    let read = || {
        if !is_whole {
            return None;
        }
        let header = columns.header("".into())?;
        let line = RunLine {
            scenario: header.scenario.clone(),
            content: header.content.short(),
            rules: header.rules,
            seed: header.seed,
            temperament: header.temperament,
            moves: parse_moves(&moves.unwrap_or_default()).ok()?,
            start_mood: header.start_mood,
        };
        Some(RunSummary {
            id: header.id,
            scenario: header.scenario,
            title: header.title,
            content: header.content,
            rules: header.rules,
            state: if columns.record.is_some() { RunState::Ended } else { RunState::Waiting },
            ending: columns.ending().ok()?,
            n_moves: line.moves.len(),
            line: line.to_string(),
            clock: columns.clock.clone(),
            purpose: header.purpose,
            branch_of: header.branch_of,
            begun: header.begun,
            last: columns.last()?,
            plan,
            looked_at,
            text: None,
            claimed_elsewhere: false,
        })
    };
    let read = read();
    if read.is_none() {
        log::warn!("a run is kept in a way that this program cannot read");
    }
    Ok(read)
}
