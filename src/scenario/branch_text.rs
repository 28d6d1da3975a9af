//! A branch file as text, and beside the scenario that it belongs to.

use crate::format::{BranchFile, BranchReading, read_branch, read_bytes};
use crate::source::SourceText;

/// A branch file as it was read.
#[derive(Clone, Debug)]
pub struct BranchText {
    pub(super) source: SourceText,
    pub(super) reading: BranchReading,
}

/// A branch file that belongs to a scenario.
#[derive(Clone, Debug)]
pub struct BranchIn {
    /// What it is called; the name of its file where it has no title.
    pub title: String,
    /// Whether it is part of the scenario.
    pub is_in: bool,
    pub(super) text: BranchText,
}

impl BranchIn {
    /// The name of its file, mostly a path.
    pub fn name(&self) -> &str {
        self.text.source.name()
    }
}

impl BranchText {
    /// Reads a branch file. Never fails and never panics.
    pub fn read(name: &str, bytes: Vec<u8>) -> Self {
        match read_bytes(name, bytes) {
            Ok(source) => {
                let reading = read_branch(&source);
                Self { source, reading }
            }
            Err((source, fault)) => {
                Self { source, reading: BranchReading { file: BranchFile::default(), faults: vec![fault].into() } }
            }
        }
    }

    /// The id of the scenario that it belongs to, where that could be read.
    pub fn of(&self) -> Option<&str> {
        self.reading.file.of.as_deref()
    }

    /// The name of its file, mostly a path.
    pub fn name(&self) -> &str {
        self.source.name()
    }
}
