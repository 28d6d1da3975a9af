//! The only room that reads or writes files: the store of runs, the settings, the library of dialogues, the clock and
//! the entropy of this machine.
#![expect(clippy::disallowed_methods, reason = "this is the room in which files are touched")]

mod ask;
mod claims;
mod database;
mod documents;
mod editor;
mod files;
mod history;
mod inbox;
mod worker;
mod library;
mod machine;
mod mending;
mod open_runs;
mod paths;
mod schema;
mod settings;
mod settings_file;
mod store;
mod taking_over;
mod thread;
mod trouble;
mod watch;

use std::time::Duration;

pub use ask::{Answer, DeletedAll, NotWritten, Request};
pub use documents::{saved_groups, write_dialogue, write_document};
pub use editor::{EDITOR_VARIABLE, open_in_editor};
pub use files::read_text;
pub use history::{GroupSummary, History, Plan, RunState, RunSummary, SavingState};
pub use library::{
    Library, LibraryEntry, LibraryProblem, Origin, find_branch_files, find_dialogue_files, is_branch_file, load_branch_file,
    load_file, load_with_branches,
};
pub use machine::{env, fresh_seed, local_day, local_time};
pub use mending::NotMended;
pub use paths::Paths;
pub use settings::{Appearance, RoomSettings, Settings};
pub use settings_file::read_settings;
pub use store::{Store, saved_texts};
pub use thread::{Cores, spawn as start_thread};
pub use trouble::{NotSaved, Notice};
pub use watch::{Watch, Watched};

/// How long a step waits for another program that holds the file, before it is answered as not kept.
pub const LOCK_PATIENCE: Duration = Duration::from_secs(2);
