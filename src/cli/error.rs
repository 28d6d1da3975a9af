//! How a command ends: its exit code, and why it stopped before its work was done.

use std::io;
use std::process::ExitCode;

use crate::author::UnknownName;
use crate::format::meant;
use crate::group::{BesideError, CountsError};
use crate::play::{PlayError, PlayedMove, ReplayError, RunLineError};
use crate::source::odd_sign;

use super::output::{Unwritten, complain};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well: 0.
    Fine,
    /// `check` found errors: 1.
    Findings,
    /// What was asked for cannot be done, or the machine does not allow it: 2.
    Usage,
    /// A signal ended it, by its number: 128 and that.
    Signal(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Signal(number) => 128_u8.saturating_add(number),
        })
    }
}

/// Why a command stopped. What it quotes is made visible where it is printed.
#[derive(Debug, thiserror::Error)]
pub(super) enum CommandError {
    #[error(transparent)]
    Unwritten(#[from] Unwritten),
    #[error("there is no dialogue `{what}`: {hint}")]
    NoDialogue { what: String, hint: String },
    /// A file that was named cannot be read.
    #[error("{path}: {error}{}", odd_name(path, error))]
    Unreadable { path: String, error: io::Error },
    #[error("`{id}` can't be played until {} fixed", if *n_errors == 1 { "this is" } else { "these are" })]
    NotPlayable { id: String, n_errors: usize },
    #[error("`--format json` prints a run that was played: give it `--moves`")]
    NothingPlayed,
    #[error("move {number} (`{played}`): {error}")]
    Move { number: usize, played: PlayedMove, error: PlayError },
    #[error("{path}: {error}; put a run line in quotation marks{}", odd_name(path, error))]
    NoRunLineFile { path: String, error: io::Error },
    #[error("{}there is no run line in it", if path.is_empty() || path == "-" { String::new() } else { format!("{path}: ") })]
    NoRunLine { path: String },
    #[error("which conversation? Give its run line in quotation marks, a file that holds it, or `-` to paste it")]
    NoRunLineTyped,
    #[error("this isn't a run line: {0}")]
    RunLine(#[from] RunLineError),
    #[error(transparent)]
    Replay(#[from] ReplayError),
    #[error("`{word}` isn't a word of a dialogue or of what is printed: {hint}")]
    NoWord { word: String, hint: String },
    #[error("no saved conversation has the run line `{line}`")]
    NoSuchRun { line: String },
    #[error("this cannot be deleted: {0}")]
    NotDeleted(String),
    #[error("what is saved can't be read: {0}")]
    NotReadable(String),
    #[error(
        "`{id}` can't be an id: an id has only letters, digits, `_`, `-` and `.`, and begins with neither `-` nor `.`{}",
        odd(id)
    )]
    NoId { id: String },
    #[error("there is a dialogue `{id}` already")]
    HasDialogue { id: String },
    #[error("there are too many ways through this dialogue to work out what each line is worth")]
    TooManyWays,
    #[error("{path}: {error}")]
    NoCounts { path: String, error: CountsError },
    #[error(transparent)]
    Beside(#[from] BesideError),
    #[error("{0}")]
    NoSession(String),
    #[error("this session cannot be looked at: {0}")]
    NotResumed(String),
    #[error("a file of counts holds one group; several are written as .csv or .html")]
    OneRoomAFile,
    #[error("{path} ends neither in .csv nor in .ron nor in .html, so it is not clear what to write")]
    UnknownEnding { path: String },
    #[error("{path} is there already, and stays as it is; `--force` writes over it")]
    IsThere { path: String },
    #[error("{path} cannot be written: {error}")]
    NotWritten { path: String, error: io::Error },
    #[error("{0}")]
    NoFile(String),
    #[error("there is no beat `{beat}` in it: {hint}")]
    NoBeat { beat: String, hint: String },
    #[error("{}", unknown_name(.0))]
    UnknownName(#[from] UnknownName),
    #[error("`--open` opens the window, and takes no command beside it")]
    OpensTheWindow,
    #[error("what is typed cannot be read: {0}")]
    Input(#[source] io::Error),
}

/// What is odd about a name, behind a message.
fn odd(name: &str) -> String {
    odd_sign(name).map_or_else(String::new, |odd| format!("; {odd}"))
}

/// What is odd about a path at which nothing is.
pub(super) fn odd_name(path: &str, error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound { odd(path) } else { String::new() }
}

fn unknown_name(UnknownName { what, name, near }: &UnknownName) -> String {
    let hint = meant(name, near.as_deref(), String::new);
    format!("there is no {what} `{name}` in it{}{hint}", if hint.is_empty() || hint.starts_with(';') { "" } else { ": " })
}

/// The exit code of a command, after saying why it stopped where it did.
pub(super) fn finish(ended: Result<Exit, CommandError>) -> Exit {
    match ended {
        Ok(exit) => exit,
        Err(CommandError::Unwritten(Unwritten::ReaderGone)) => Exit::Fine,
        Err(error) => {
            complain(error);
            Exit::Usage
        }
    }
}
