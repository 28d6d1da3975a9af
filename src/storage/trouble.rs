//! Why something is not kept, and what a person has to be told about their files.

use std::io;
use std::path::{Path, PathBuf};

use crate::words::saving as words;

/// Why something is not kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    /// Nothing was to be kept.
    #[error("{}", words::UNWANTED)]
    Unwanted,
    /// There is no folder to keep it in.
    #[error("{}", words::NO_FOLDER)]
    NoFolder,
    #[error("{}", words::DISK_FULL)]
    DiskFull,
    #[error("{}", words::READ_ONLY)]
    ReadOnly,
    /// Nobody may open the folder but others.
    #[error("{}", words::NO_ENTRY)]
    NoEntry,
    /// Another program holds the file for longer than [`super::LOCK_PATIENCE`].
    #[error("{}", words::LOCKED)]
    Locked,
    /// The conversation went on in another window, and what was said here does not fit.
    #[error("{}", words::ELSEWHERE)]
    Elsewhere,
    /// The file is damaged and cannot be set aside.
    #[error("{}", words::DAMAGED)]
    Damaged,
    /// A newer version of the program wrote the file, so it is left alone.
    #[error("{}", words::NEWER)]
    Newer,
    /// Anything else, as the system words it.
    #[error("{0}")]
    Other(String),
}

impl From<&io::Error> for NotSaved {
    fn from(error: &io::Error) -> Self {
        use io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::NotADirectory | ErrorKind::NotFound | ErrorKind::AlreadyExists => Self::NoFolder,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl NotSaved {
    /// The same, where it is known in which folder: one that may not be entered is told from one that may not be written.
    pub(super) fn in_folder(self, folder: &Path) -> Self {
        // A folder that cannot be entered does not even have itself in it.
        let entered = std::fs::metadata(folder.join("."));
        let is_shut = entered.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
        if self == Self::ReadOnly && is_shut { Self::NoEntry } else { self }
    }
}

/// Something that happened to a person's files, told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A damaged file was renamed; nothing in it is lost.
    SetAside { file: PathBuf, aside: PathBuf },
    /// A damaged file could not be renamed. It is left as it is, and nothing is written over it.
    NotSetAside { file: PathBuf, why: NotSaved },
    /// A newer version of the program wrote this file; it is left as it is.
    LeftNewer { file: PathBuf },
    /// A file holds things that this version does not know. It was copied before it was written over.
    CopiedAside { file: PathBuf, copy: PathBuf },
    /// A file cannot be read; it is left as it is.
    Unreadable { file: PathBuf, why: String },
    /// The history had nothing in it, not even its tables: something else emptied it.
    WasEmpty { file: PathBuf },
    /// So many entries of the history cannot be read; they stay as they are.
    EntriesUnreadable { file: PathBuf, n: usize },
    /// Conversations of an earlier version that cannot go on, since their dialogue is another one by now: the ids of their
    /// scenarios. Their run lines stay in the history file.
    CannotGoOn { scenarios: Vec<String> },
}

impl Notice {
    /// The notice as a sentence.
    pub fn words(&self) -> String {
        match self {
            Self::SetAside { file, aside } => words::set_aside(&file.display().to_string(), &aside.display().to_string()),
            Self::NotSetAside { file, why } => words::not_set_aside(&file.display().to_string(), &why.to_string()),
            Self::LeftNewer { file } => words::left_newer(&file.display().to_string()),
            Self::CopiedAside { file, copy } => words::copied_aside(&file.display().to_string(), &copy.display().to_string()),
            Self::Unreadable { file, why } => words::unreadable(&file.display().to_string(), why),
            Self::WasEmpty { file } => words::was_empty(&file.display().to_string()),
            Self::EntriesUnreadable { file, n } => words::entries_unreadable(&file.display().to_string(), *n),
            Self::CannotGoOn { scenarios } => words::cannot_go_on(scenarios),
        }
    }
}
