//! Runs in the database: a step is kept in one transaction, and a run is read and deleted whole.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::text::{COLUMNS, Columns, N_COLUMNS, as_number, as_place, saved_move};
use super::{Database, Failure};
use crate::session::{RunHeader, RunId, SavedMove, SavedRun, Step};

impl Database {
    /// Keeps a run as far as this step has it, from its first move on: what is there already stays as it is.
    pub(in crate::storage) fn save_step(&mut self, step: &Step) -> Result<(), Failure> {
        let transaction = self.begin()?;
        begin_run(&transaction, &step.header)?;
        let id = step.header.id.to_string();
        let n_there = check_known(&transaction, &id, &step.moves)?;
        insert_moves(&transaction, step, n_there)?;
        if let Some(ended) = &step.ended {
            let (ending, kind) = ended.ending.as_ref().map(|(id, kind)| (id, kind.name())).unzip();
            transaction
                .prepare("UPDATE runs SET record = ?2, ending = ?3, ending_kind = ?4 WHERE id = ?1 AND record IS NULL")?
                .execute(params![id, ended.record, ending, kind])?;
        }
        Ok(transaction.commit()?)
    }

    /// Keeps the plan made after a run; empty words take it back.
    pub(in crate::storage) fn save_plan(
        &mut self,
        run: RunId,
        scenario: &str,
        words: &str,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let transaction = self.begin()?;
        let run = run.to_string();
        if words.trim().is_empty() {
            transaction.execute("DELETE FROM plans WHERE run = ?1", [run])?;
        } else {
            let upsert = "INSERT INTO plans (run, scenario, words, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (run) DO UPDATE \
                 SET scenario = excluded.scenario, words = excluded.words, at = excluded.at";
            transaction.prepare(upsert)?.execute(params![run, scenario, words, now.as_microsecond()])?;
        }
        Ok(transaction.commit()?)
    }

    /// Keeps how the trainee saw a run.
    pub(in crate::storage) fn save_view(&mut self, run: RunId, view: &str) -> Result<(), Failure> {
        let transaction = self.begin()?;
        transaction
            .prepare("INSERT INTO views (run, view) VALUES (?1, ?2) ON CONFLICT (run) DO UPDATE SET view = excluded.view")?
            .execute(params![run.to_string(), view])?;
        Ok(transaction.commit()?)
    }

    /// Reads a run with its clock, and the first try that it is laid beside. `None` where there is none that can be read.
    pub(in crate::storage) fn read(&self, run: RunId) -> Result<Option<(SavedRun, Option<String>)>, Failure> {
        let Some((kept, clock)) = self.read_alone(run)? else { return Ok(None) };
        let first_try = match kept.header.branch_of {
            Some((first, _)) => self.read_alone(first)?.map(|(first, _)| Box::new(first)),
            None => None,
        };
        Ok(Some((SavedRun { first_try, ..kept }, clock)))
    }

    fn read_alone(&self, run: RunId) -> Result<Option<(SavedRun, Option<String>)>, Failure> {
        let query = format!(
            "SELECT {COLUMNS}, c.text, p.words, v.view FROM runs r JOIN contents c ON c.id = r.content \
             LEFT JOIN plans p ON p.run = r.id LEFT JOIN views v ON v.run = r.id WHERE r.id = ?1"
        );
        let row = self.connection.prepare(&query)?.query_row([run.to_string()], |row| {
            let text: String = row.get(N_COLUMNS)?;
            Ok((Columns::of(row)?, text, row.get(N_COLUMNS + 1)?, row.get(N_COLUMNS + 2)?))
        });
        let Some((columns, text, plan, view)) = row.optional()? else { return Ok(None) };
        let mut moves = Vec::new();
        let mut select = self.connection.prepare("SELECT number, played, at FROM moves WHERE run = ?1 ORDER BY number")?;
        let mut rows = select.query([run.to_string()])?;
        while let Some(row) = rows.next()? {
            moves.push(saved_move(as_place(row.get(0)?), &row.get::<_, String>(1)?, row.get(2)?));
        }
        let read = || {
            let moves: Option<Vec<SavedMove>> = moves.into_iter().collect();
            let moves = moves.filter(|moves| moves.iter().enumerate().all(|(index, kept)| kept.index == index))?;
            let header = columns.header(Arc::from(text))?;
            Some((SavedRun { header, moves, ended: columns.ended().ok()?, plan, view, first_try: None }, columns.clock.clone()))
        };
        let read = read();
        if read.is_none() {
            log::warn!("the run {run} is kept in a way that this program cannot read");
        }
        Ok(read)
    }

    /// The texts with which conversations of this scenario are kept, the newest first.
    pub(in crate::storage) fn texts_of(&self, scenario: &str) -> Result<Vec<String>, Failure> {
        let query = "SELECT c.text FROM contents c JOIN runs r ON r.content = c.id WHERE r.scenario = ?1 \
             GROUP BY c.id ORDER BY max(r.last) DESC";
        let mut select = self.connection.prepare(query)?;
        let texts: Result<Vec<String>, rusqlite::Error> = select.query_map([scenario], |row| row.get(0))?.collect();
        Ok(texts?)
    }

    /// Deletes a run, and the text of its content where no other run has it. Answers whether there was such a run, and whether it
    /// was taken over from a diary.
    pub(in crate::storage) fn delete(&mut self, run: RunId) -> Result<Deletion, Failure> {
        let transaction = self.begin()?;
        let run = run.to_string();
        transaction.execute("DELETE FROM views WHERE run = ?1", [&run])?;
        transaction.execute("DELETE FROM plans WHERE run = ?1", [&run])?;
        let was_taken_over = transaction.execute("DELETE FROM taken_over WHERE run = ?1", [&run])? > 0;
        let was_there = transaction.execute("DELETE FROM runs WHERE id = ?1", [&run])? > 0;
        delete_unused_contents(&transaction)?;
        transaction.commit()?;
        Ok(Deletion { was_there, was_taken_over })
    }

    /// Deletes everything but these runs. Answers how many runs were deleted.
    pub(in crate::storage) fn delete_all_but(&mut self, runs: &BTreeSet<RunId>) -> Result<usize, Failure> {
        let transaction = self.begin()?;
        transaction.execute_batch("CREATE TEMP TABLE IF NOT EXISTS staying (id TEXT PRIMARY KEY); DELETE FROM staying;")?;
        for run in runs {
            transaction.execute("INSERT INTO staying VALUES (?1)", [run.to_string()])?;
        }
        transaction.execute_batch(
            "DELETE FROM views WHERE run NOT IN (SELECT id FROM staying);
             DELETE FROM plans WHERE run IS NULL OR run NOT IN (SELECT id FROM staying);
             DELETE FROM taken_over;
             DELETE FROM group_sessions;
             DELETE FROM met;",
        )?;
        let n_deleted = transaction.execute("DELETE FROM runs WHERE id NOT IN (SELECT id FROM staying)", [])?;
        delete_unused_contents(&transaction)?;
        transaction.commit()?;
        Ok(n_deleted)
    }

    /// A transaction that writes.
    pub(super) fn begin(&mut self) -> Result<Transaction<'_>, Failure> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

/// What was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage) struct Deletion {
    pub(in crate::storage) was_there: bool,
    /// Whether the run stands in the diary of an earlier version, too.
    pub(in crate::storage) was_taken_over: bool,
}

/// Adds what a run is at its beginning, unless it is there.
pub(super) fn begin_run(transaction: &Transaction<'_>, header: &RunHeader) -> Result<(), Failure> {
    let id = header.id.to_string();
    if transaction.prepare("SELECT 1 FROM runs WHERE id = ?1")?.exists([&id])? {
        return Ok(());
    }
    let content = header.content.to_string();
    transaction
        .prepare("INSERT INTO contents (id, text) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![content, &*header.text])?;
    let (branch_run, branch_at) = header.branch_of.map(|(run, at)| (run.to_string(), as_number(at))).unzip();
    transaction
        .prepare(
            "INSERT INTO runs (id, scenario, title, content, rules, seed, temperament, start_mood, purpose, branch_run, branch_at, \
             begun, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)",
        )?
        .execute(params![
            id,
            header.scenario,
            header.title,
            content,
            header.rules,
            header.seed.number(),
            header.temperament.name(),
            header.start_mood,
            header.purpose.name(),
            branch_run,
            branch_at,
            header.begun.as_microsecond(),
        ])?;
    Ok(())
}

/// Adds the moves of a step from the `n`-th on.
pub(super) fn insert_moves(transaction: &Transaction<'_>, step: &Step, n: usize) -> Result<(), Failure> {
    let id = step.header.id.to_string();
    let mut insert = transaction.prepare("INSERT INTO moves (run, number, played, at) VALUES (?1, ?2, ?3, ?4)")?;
    for SavedMove { index, played, at } in step.moves.iter().skip(n) {
        insert.execute(params![id, as_number(*index), played.to_string(), at.as_microsecond()])?;
    }
    let last = step.moves.last().map_or(step.header.begun, |last| last.at);
    transaction.prepare("UPDATE runs SET last = max(last, ?2), clock = coalesce(?3, clock) WHERE id = ?1")?.execute(params![
        id,
        last.as_microsecond(),
        step.clock
    ])?;
    Ok(())
}

/// How many moves are there already. All of them must be known.
fn check_known(transaction: &Transaction<'_>, run: &str, moves: &[SavedMove]) -> Result<usize, Failure> {
    let newest = "SELECT number, played FROM moves WHERE run = ?1 ORDER BY number DESC LIMIT 1";
    let newest =
        transaction.prepare(newest)?.query_row([run], |row| Ok((as_place(row.get(0)?), row.get::<_, String>(1)?))).optional()?;
    let Some((number, played)) = newest else { return Ok(0) };
    match moves.get(number) {
        Some(known) if known.played.to_string() == played => Ok(number + 1),
        _ => Err(Failure::WentOnElsewhere),
    }
}

fn delete_unused_contents(transaction: &Transaction<'_>) -> Result<(), Failure> {
    transaction.execute(
        "DELETE FROM contents WHERE id NOT IN (SELECT content FROM runs UNION SELECT content FROM group_sessions)",
        [],
    )?;
    Ok(())
}
