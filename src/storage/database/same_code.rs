//! Sessions with rooms that had the same code, read from the database without claiming them.

use super::{Database, Failure};
use crate::group::SavedGroup;
use crate::play::Seed;

impl Database {
    /// All sessions of this code that can be read, the oldest first, finished or not.
    pub(in crate::storage) fn groups_of(&self, code: Seed) -> Result<Vec<SavedGroup>, Failure> {
        let mut select = self.connection.prepare("SELECT id FROM group_sessions WHERE seed = ?1 ORDER BY begun, id")?;
        let ids: Vec<String> = select.query_map([code.number()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut groups = Vec::new();
        for id in ids.iter().filter_map(|id| id.parse().ok()) {
            groups.extend(self.read_group(id)?);
        }
        Ok(groups)
    }
}
