//! What the store is asked, and what it answers.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::documents::write_new;
use super::history::History;
use super::library::Library;
use super::mending::NotMended;
use super::settings::Settings;
use super::trouble::{NotSaved, Notice};
use crate::author::Seen;
use crate::group::{GroupStep, SavedGroup};
use crate::session::{RunId, SavedRun, Step};
use crate::source::Mend;

/// What the store can be asked. Requests are carried out one after another, in the order in which they were made.
#[derive(Clone, Debug)]
pub enum Request {
    /// Keeps a step of a run; a run is claimed by its first step. Answered by `Saved`, `NotSaved`, `Elsewhere` or `Gone`.
    Save(Step),
    /// Keeps the plan made after this run, in the place of the one before. Empty words take it back.
    SavePlan { run: RunId, scenario: String, words: String },
    /// Keeps how the trainee saw this run, in the place of what was kept before.
    SaveView { run: RunId, view: String },
    /// Keeps keys of a session with a room; a session is claimed by its first keys. Answered by `GroupSaved`, `GroupNotSaved` or
    /// `GroupElsewhere`.
    SaveGroup(GroupStep),
    /// Writes the paper for a room into this person's folder, under this name and over what is there. Answered by `PaperWritten` or
    /// `PaperNotWritten`.
    WritePaper { name: String, html: String },
    /// Claims a session with a room and reads it. Answered by `GroupOpened`, `GroupElsewhere` or `GroupGone`.
    OpenGroup(RunId),
    /// Claims a run and reads it. Answered by `Opened`, `Elsewhere` or `Gone`. A run that has ended is read even where it is open
    /// elsewhere.
    Open(RunId),
    /// Gives a run or a session with a room back, so that another window can open it.
    Release(RunId),
    /// Deletes a run for good. Answered by `Deleted`, `Elsewhere` or `NotDeleted`.
    Delete(RunId),
    /// Deletes everything that is kept of runs for good, set-aside copies too. Answered by `DeletedAll` or `NotDeleted`.
    DeleteAll,
    /// Changes in the settings file what differs between these two, and nothing else.
    ChangeSettings { from: Settings, to: Settings },
    /// Writes a mend into an author's file, if that still reads as it was read. Answered by `Mended`.
    Mend { path: PathBuf, read: Arc<String>, mend: Mend },
    /// Writes a new file of an author's into this folder, over nothing that is there. Answered by `Written`.
    WriteNew { folder: PathBuf, name: String, text: String },
    /// Answered by `Flushed` once everything asked before it is done.
    Flush,
}

impl Request {
    /// Writes a new file, and says what became of it.
    pub(super) fn write_new(folder: &Path, name: &str, text: &str) -> Answer {
        match write_new(folder, name, text) {
            Ok(path) => Answer::Written { path, result: Ok(()) },
            Err((path, error)) if error.kind() == ErrorKind::AlreadyExists => {
                Answer::Written { path, result: Err(NotWritten::IsThere) }
            }
            Err((path, error)) => Answer::Written { path, result: Err(NotWritten::Disk(error.to_string())) },
        }
    }
}

/// What became of everything that was to be deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletedAll {
    /// How many runs were deleted, also such as this program cannot read.
    pub n_runs: usize,
    /// How many copies of damaged files were deleted.
    pub n_copies: usize,
    /// The runs that stay, since they are open in another window.
    pub staying: BTreeSet<RunId>,
}

/// What the store answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Sent once the history was opened, and whenever it has changed, also by another window.
    History(Arc<History>),
    /// Everything of this run up to its first `n_moves` moves is on the disk, and its end if `ended`.
    Saved {
        run: RunId,
        n_moves: usize,
        ended: bool,
        took: Duration,
    },
    /// Something of this run is not on the disk. The store tries again by itself, and then answers `Saved`.
    NotSaved {
        run: RunId,
        why: NotSaved,
    },
    /// The first so many keys of a session with a room are on the disk.
    GroupSaved {
        id: RunId,
        n_entries: usize,
    },
    /// Some of its keys are not. The next ones take them along.
    GroupNotSaved {
        id: RunId,
        why: NotSaved,
    },
    /// The paper stands there.
    PaperWritten(PathBuf),
    PaperNotWritten(NotSaved),
    GroupOpened(Box<SavedGroup>),
    /// The session is open in another window, or went on there.
    GroupElsewhere(RunId),
    GroupGone(RunId),
    Opened(Box<SavedRun>),
    /// The run is open in another window, or went on there.
    Elsewhere(RunId),
    /// There is no such run.
    Gone(RunId),
    Deleted,
    DeletedAll(DeletedAll),
    NotDeleted(NotSaved),
    SettingsSaved,
    SettingsNotSaved(NotSaved),
    /// The dialogues, with those that were read since the last snapshot.
    Library(Arc<Library>),
    Notice(Notice),
    /// What was seen of a file that is watched.
    Seen(Seen),
    /// What became of a mend.
    Mended {
        path: PathBuf,
        result: Result<(), NotMended>,
    },
    /// Whether a new file is there now, and where; else why not.
    Written {
        path: PathBuf,
        result: Result<(), NotWritten>,
    },
    Flushed,
}

/// Why a new file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// Something of this name is there already.
    IsThere,
    Disk(String),
}
