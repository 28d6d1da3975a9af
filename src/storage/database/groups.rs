//! Sessions with a room in the database: keys are added in one transaction, and a session is read and deleted whole.

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};

use super::text::{as_number, as_place};
use super::{Database, Failure};
use crate::group::{Entry, GroupHeader, GroupStep, SavedGroup};
use crate::play::Seed;
use crate::scenario::Temperament;
use crate::session::RunId;
use crate::storage::history::GroupSummary;

impl Database {
    /// Keeps the keys of a step: what is there already stays as it is. Answers how many are there then.
    pub(in crate::storage) fn save_group(&mut self, step: &GroupStep) -> Result<usize, Failure> {
        let transaction = self.begin()?;
        let GroupHeader { id, scenario, title, content, text, rules, seed, temperament, setup, begun } = &*step.header;
        let (id, content) = (id.to_string(), content.to_string());
        transaction
            .prepare("INSERT INTO contents (id, text) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![content, &**text])?;
        transaction
            .prepare(
                "INSERT INTO group_sessions (id, scenario, title, content, rules, seed, temperament, setup, begun, last) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                id,
                scenario,
                title,
                content,
                rules,
                seed.number(),
                temperament.name(),
                setup.to_string(),
                begun.as_microsecond()
            ])?;
        let count = "SELECT count(*) FROM group_keys WHERE session = ?1";
        let n_there = as_place(transaction.prepare(count)?.query_row([&id], |row| row.get(0))?);
        // A window that does not know the keys before these is not the one in which the session goes on.
        if step.from > n_there {
            return Err(Failure::WentOnElsewhere);
        }
        let insert = "INSERT INTO group_keys (session, number, key, came, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
        let mut insert = transaction.prepare(insert)?;
        for (index, entry) in step.entries.iter().enumerate() {
            let came = entry.came.map(|came| came.to_string());
            let number = as_number(step.from + index);
            insert.execute(params![id, number, entry.key.to_string(), came, entry.at.as_microsecond()])?;
        }
        drop(insert);
        let last = step.entries.last().map_or(*begun, |entry| entry.at).as_microsecond();
        transaction.prepare("UPDATE group_sessions SET last = max(last, ?2), over = ?3 WHERE id = ?1")?.execute(params![
            id,
            last,
            step.is_over
        ])?;
        transaction.commit()?;
        Ok(n_there.max(step.from + step.entries.len()))
    }

    /// Reads a session. `None` where there is none that can be read.
    pub(in crate::storage) fn read_group(&self, id: RunId) -> Result<Option<SavedGroup>, Failure> {
        let query = "SELECT g.scenario, g.title, g.content, c.text, g.rules, g.seed, g.temperament, g.setup, g.begun \
             FROM group_sessions g JOIN contents c ON c.id = g.content WHERE g.id = ?1";
        let row = self.connection.prepare(query)?.query_row([id.to_string()], |row| {
            let texts: [String; 6] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(6)?, row.get(7)?];
            Ok((texts, row.get::<_, u32>(4)?, row.get::<_, u32>(5)?, row.get::<_, i64>(8)?))
        });
        let Some(([scenario, title, content, text, temperament, setup], rules, seed, begun)) = row.optional()? else {
            return Ok(None);
        };
        let mut select =
            self.connection.prepare("SELECT number, at, key, came FROM group_keys WHERE session = ?1 ORDER BY number")?;
        let mut rows = select.query([id.to_string()])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get(2)?;
            let came: Option<String> = row.get(3)?;
            let is_next = as_place(row.get(0)?) == entries.len();
            entries.push(Entry::read(row.get(1)?, &key, came.as_deref()).filter(|_| is_next));
        }
        let read = || {
            let header = GroupHeader {
                id,
                scenario,
                title,
                content: content.parse().ok()?,
                text: Arc::from(text),
                rules,
                seed: Seed::try_from(seed).ok()?,
                temperament: Temperament::from_name(&temperament)?,
                setup: setup.parse().ok()?,
                begun: Timestamp::from_microsecond(begun).ok()?,
            };
            Some(SavedGroup { header, entries: entries.into_iter().collect::<Option<_>>()? })
        };
        let read = read();
        if read.is_none() {
            log::warn!("the session {id} is kept in a way that this program cannot read");
        }
        Ok(read)
    }

    /// The sessions that are not over, the newest first.
    pub(in crate::storage) fn open_groups(&self) -> Result<Vec<GroupSummary>, Failure> {
        let query = "SELECT id, scenario, title, last, seed FROM group_sessions WHERE over = 0 ORDER BY last DESC, id";
        let mut select = self.connection.prepare(query)?;
        let mut rows = select.query([])?;
        let mut groups = Vec::new();
        while let Some(row) = rows.next()? {
            let id = row.get::<_, String>(0)?.parse();
            let last = Timestamp::from_microsecond(row.get(3)?);
            let code = Seed::try_from(row.get::<_, u32>(4)?);
            if let (Ok(id), Ok(last), Ok(code)) = (id, last, code) {
                groups.push(GroupSummary { id, scenario: row.get(1)?, title: row.get(2)?, code, last });
            }
        }
        Ok(groups)
    }
}
