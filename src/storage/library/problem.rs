//! What is wrong with the files of the library, apart from what stands in them.

use std::path::PathBuf;
use std::time::Duration;

use crate::words::saving as words;
use crate::words::to_type::ToType;

/// A folder or a file that is not in the library as one might expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryProblem {
    /// It cannot be read, for this reason in the system's words.
    Unreadable { path: PathBuf, why: String },
    /// It was to stand in the place of another dialogue with this id, and has errors.
    NotYet { path: PathBuf, id: String, n_errors: usize },
    /// Its id is that of another, which is used.
    SameId { path: PathBuf, id: String, other: PathBuf },
    /// A branch file that belongs to no dialogue there is.
    LooseBranch { path: PathBuf },
    /// It was not read within this time. It joins the library once it is.
    Slow { path: PathBuf, patience: Duration },
}

impl LibraryProblem {
    /// The problem as a sentence, with what to type where a command shows more.
    pub fn told(&self, to_type: &ToType) -> String {
        match self {
            Self::Unreadable { path, why } => words::not_in_the_library(&path.display().to_string(), why),
            Self::SameId { path, id, other } => words::same_id(&path.display().to_string(), id, &other.display().to_string()),
            Self::NotYet { path, id, n_errors } => words::not_yet(&path.display().to_string(), id, *n_errors, to_type),
            Self::LooseBranch { path } => words::loose_branch(&path.display().to_string(), to_type),
            Self::Slow { path, patience } => words::slow_to_read(&path.display().to_string(), patience.as_secs()),
        }
    }
}
