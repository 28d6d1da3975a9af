//! Finding what was asked for: a dialogue by its id, or by the path of its file.

use std::path::Path;
use std::sync::Arc;

use crate::format::nearest;
use crate::scenario::{Loaded, Scenario};
use crate::storage::{Library, Paths, load_file};
use crate::words::terminal;

use super::check::print_findings;
use super::error::CommandError;
use super::output::complain;

/// The scenario that is meant. Says on the way which files of the library cannot be read, and prints what is wrong with one that cannot
/// be played.
pub(super) fn find(paths: &Paths, what: &str) -> Result<Arc<Scenario>, CommandError> {
    playable(&find_any(paths, what)?)
}

/// As [`find`], also a dialogue that cannot be played.
pub(super) fn find_any(paths: &Paths, what: &str) -> Result<Loaded, CommandError> {
    let library = Library::open(paths);
    for problem in &library.problem_notices(usize::MAX) {
        complain(problem);
    }
    if let Some(entry) = library.find(what) {
        return Ok(entry.loaded.clone());
    }
    if is_path(Path::new(what)) {
        return load_file(Path::new(what)).map_err(|error| CommandError::Unreadable { path: what.to_owned(), error });
    }
    Err(no_dialogue(&library, what))
}

/// Whether a word that is no id is meant as a path: there is such a file, or it ends like one.
pub(super) fn is_path(path: &Path) -> bool {
    path.exists() || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// That there is no such dialogue, with the one that was perhaps meant.
pub(super) fn no_dialogue(library: &Library, what: &str) -> CommandError {
    let ids: Vec<&str> = library.playable_ids().collect();
    let near = nearest(what, ids.iter().copied());
    let hint = near.map_or_else(|| terminal::there_are(&ids.join(", ")), terminal::did_you_mean);
    CommandError::NoDialogue { what: what.to_owned(), hint }
}

/// The scenario of a dialogue; prints what is wrong where it cannot be played.
pub(super) fn playable(loaded: &Loaded) -> Result<Arc<Scenario>, CommandError> {
    if let Some(scenario) = &loaded.scenario {
        return Ok(Arc::clone(scenario));
    }
    print_findings(&loaded.report)?;
    Err(CommandError::NotPlayable { id: loaded.id.clone(), n_errors: loaded.report.n_errors() })
}
