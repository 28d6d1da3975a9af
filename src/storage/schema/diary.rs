//! `diary.ron`, which versions before the database wrote: it is read, and never written.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The version of its layout that is known.
pub(in crate::storage) const VERSION: u32 = 1;

/// The diary as it stands on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Diary")]
pub(in crate::storage) struct DiaryFile {
    /// By scenario: the run line of a conversation that waits.
    pub(in crate::storage) waiting: BTreeMap<String, String>,
    /// By scenario: how many conversations have come to an ending.
    pub(in crate::storage) met: BTreeMap<String, u32>,
    pub(in crate::storage) plan: Option<PlanFile>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Plan")]
pub(in crate::storage) struct PlanFile {
    pub(in crate::storage) scenario: String,
    pub(in crate::storage) words: String,
}
