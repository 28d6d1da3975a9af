//! The only room that touches the disk and the machine: where things are kept, the library of dialogues, settings, entropy for a new seed.
#![expect(clippy::disallowed_methods, reason = "this is the room in which files are touched")]

mod kept;
mod library;
mod paths;
mod settings;

use rand::TryRng as _;

use crate::play::Seed;

pub use kept::{Keep, Kept};
pub use library::{Library, LibraryEntry, Origin, find_dialogue_files, load_file};
pub use paths::Paths;
pub use settings::{Appearance, Diary, Plan, Settings};

/// Reads a small text file that the person named, such as one with a run line in it.
pub fn read_text(path: &std::path::Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}

/// A seed nobody can foresee. Where the machine gives no entropy, the largest seed: a run must never fail to begin for it.
pub fn fresh_seed() -> Seed {
    rand::rngs::SysRng.try_next_u64().map_or(Seed::LARGEST, Seed::from_entropy)
}
