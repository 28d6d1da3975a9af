//! Finding what was asked for: a dialogue by its id, or by the path of its file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::format::meant;
use crate::scenario::{BranchText, Loaded, Scenario};
use crate::storage::{Library, Paths, find_dialogue_files, is_branch_file, load_branch_file, load_file, load_with_branches};
use crate::words::terminal;
use crate::words::to_type::ToType;

use super::error::CommandError;
use super::output::{complain, print_findings};

/// The scenario that is meant. Says on the way which files of the library cannot be read, and prints what is wrong with one that cannot
/// be played.
pub(super) fn find(paths: &Paths, what: &str) -> Result<Arc<Scenario>, CommandError> {
    playable(paths, &find_any(paths, what)?)
}

/// As [`find`], also a dialogue that cannot be played.
pub(super) fn find_any(paths: &Paths, what: &str) -> Result<Loaded, CommandError> {
    let library = Library::open(paths);
    for problem in &library.problem_notices(Library::MOST_TOLD) {
        complain(problem);
    }
    if let Some(entry) = library.find(what) {
        return Ok(entry.loaded.clone());
    }
    if is_path(Path::new(what)) {
        return load_path(&library, Path::new(what)).map_err(|error| CommandError::Unreadable { path: what.to_owned(), error });
    }
    Err(no_dialogue(&library, what))
}

/// The dialogue in a file with the branches beside it. Of a branch file, the dialogue that it belongs to.
pub(super) fn load_path(library: &Library, path: &Path) -> std::io::Result<Loaded> {
    if !is_branch_file(path) {
        return load_with_branches(path);
    }
    let branch = load_branch_file(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside: Vec<PathBuf> = find_dialogue_files(folder)?;
    let beside = beside.iter().filter_map(|path| Some((path, load_file(path).ok()?)));
    if let Some((path, _)) = beside.into_iter().find(|(_, loaded)| Some(loaded.id.as_str()) == branch.of()) {
        return load_with_branches(path);
    }
    Ok(joined_in(library, branch))
}

/// A branch with the dialogue of the library that it belongs to.
pub(super) fn joined_in(library: &Library, branch: BranchText) -> Loaded {
    match branch.of().and_then(|of| library.find(of)) {
        Some(entry) => entry.loaded.clone().with_branches([branch]),
        None => branch.without_scenario(&library.entries().iter().map(|entry| entry.loaded.id.as_str()).collect::<Vec<_>>()),
    }
}

/// Whether a word that is no id is meant as a path: there is such a file, or it ends like one.
pub(super) fn is_path(path: &Path) -> bool {
    path.exists() || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// That there is no such dialogue, with the one that was perhaps meant.
pub(super) fn no_dialogue(library: &Library, what: &str) -> CommandError {
    let ids: Vec<&str> = library.playable_ids().collect();
    let hint = meant(what, ids.iter().copied(), || terminal::there_are(&ids.join(", ")));
    CommandError::NoDialogue { what: what.to_owned(), hint }
}

/// The scenario of a dialogue; prints what is wrong where it cannot be played.
pub(super) fn playable(paths: &Paths, loaded: &Loaded) -> Result<Arc<Scenario>, CommandError> {
    if let Some(scenario) = &loaded.scenario {
        for branch in loaded.branches.iter().filter(|branch| !branch.is_in) {
            complain(terminal::branch_left_out(branch.name(), &paths.to_type()));
        }
        return Ok(Arc::clone(scenario));
    }
    print_findings(&loaded.report)?;
    Err(CommandError::NotPlayable { id: loaded.id.clone(), n_errors: loaded.report.n_errors() })
}

/// How a command is worded that is to find this dialogue again: of a file that stands in no folder of dialogues, with its own folder.
pub(super) fn to_type(paths: &Paths, what: &str) -> ToType {
    let path = Path::new(what);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let known = [paths.own_dialogues(), paths.given_dialogues().map(PathBuf::from)];
    let is_same =
        |known: &PathBuf| folder.canonicalize().is_ok_and(|folder| known.canonicalize().is_ok_and(|known| known == folder));
    if path.is_file() && !known.iter().flatten().any(is_same) {
        paths.to_type().within(folder.display().to_string())
    } else {
        paths.to_type()
    }
}

/// The whole path of a file that is to be opened. Fails where there is none.
pub(super) fn whole_path(file: &Path) -> Result<PathBuf, CommandError> {
    let unreadable = |error| CommandError::Unreadable { path: file.display().to_string(), error };
    let whole = std::path::absolute(file).map_err(unreadable)?;
    match whole.metadata() {
        Ok(metadata) if metadata.is_file() => Ok(whole),
        Ok(_) => Err(unreadable(std::io::Error::new(std::io::ErrorKind::InvalidInput, terminal::NOT_A_FILE))),
        Err(error) => Err(unreadable(error)),
    }
}
