//! What was taken over from the diary of earlier versions.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension as _, params};

use super::runs::{begin_run, insert_moves};
use super::{Database, Failure};
use crate::storage::machine;
use crate::storage::taking_over::TakenOver;

impl Database {
    /// What tells the diary that was taken over last from another.
    pub(in crate::storage) fn diary_mark(&self) -> Result<Option<String>, Failure> {
        let mark = self.connection.query_row("SELECT value FROM meta WHERE key = 'diary'", [], |row| row.get(0));
        Ok(mark.optional()?)
    }

    /// Every run line that was taken over.
    pub(in crate::storage) fn taken_lines(&self) -> Result<BTreeSet<String>, Failure> {
        let mut select = self.connection.prepare("SELECT line FROM taken_over")?;
        let lines: Result<_, rusqlite::Error> = select.query_map([], |row| row.get(0))?.collect();
        Ok(lines?)
    }

    /// The run lines that fitted no dialogue.
    pub(in crate::storage) fn strays(&self) -> Result<Vec<String>, Failure> {
        let mut select = self.connection.prepare("SELECT line FROM taken_over WHERE run IS NULL")?;
        let lines: Result<_, rusqlite::Error> = select.query_map([], |row| row.get(0))?.collect();
        Ok(lines?)
    }

    /// Takes over what stands in a diary, in one transaction. Whatever was taken over before is not taken over again.
    pub(in crate::storage) fn take_over(&mut self, taken: &TakenOver) -> Result<(), Failure> {
        let TakenOver { mark, at, lines, met, plan } = taken;
        let at = at.unwrap_or_else(machine::now).as_microsecond();
        let transaction = self.begin()?;
        let known: Option<String> =
            transaction.query_row("SELECT value FROM meta WHERE key = 'diary'", [], |row| row.get(0)).optional()?;
        // Another window may have done it meanwhile.
        let is_done = !mark.is_empty() && known.as_ref() == Some(mark);
        if is_done {
            return Ok(());
        }
        for (line, step) in lines {
            let known = "SELECT run IS NOT NULL FROM taken_over WHERE line = ?1";
            let has_run: Option<bool> = transaction.query_row(known, [line], |row| row.get(0)).optional()?;
            if has_run == Some(true) {
                continue;
            }
            let run = step.as_ref().map(|step| step.header.id.to_string());
            if let Some(step) = step {
                begin_run(&transaction, &step.header)?;
                insert_moves(&transaction, step, 0)?;
            }
            let upsert = "INSERT INTO taken_over (line, run, at) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (line) DO UPDATE SET run = excluded.run";
            transaction.execute(upsert, params![line, run, at])?;
        }
        take_over_met(&transaction, met)?;
        if let Some(plan) = plan {
            let stands: bool = transaction.query_row(
                "SELECT count(*) > 0 FROM plans WHERE run IS NULL AND scenario = ?1 AND words = ?2",
                params![plan.scenario, plan.words],
                |row| row.get(0),
            )?;
            if !stands {
                transaction.execute(
                    "INSERT INTO plans (scenario, words, at) VALUES (?1, ?2, ?3)",
                    params![plan.scenario, plan.words, at],
                )?;
            }
        }
        if !mark.is_empty() {
            let upsert =
                "INSERT INTO meta (key, value) VALUES ('diary', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            transaction.execute(upsert, [mark])?;
        }
        Ok(transaction.commit()?)
    }
}

/// An earlier version counts on from its own count, so the greater count holds what the smaller one does.
fn take_over_met(transaction: &rusqlite::Transaction<'_>, met: &BTreeMap<String, u32>) -> Result<(), Failure> {
    let upsert = "INSERT INTO met (scenario, times) VALUES (?1, ?2) \
         ON CONFLICT (scenario) DO UPDATE SET times = max(times, excluded.times)";
    for (scenario, times) in met {
        transaction.execute(upsert, params![scenario, times])?;
    }
    Ok(())
}
