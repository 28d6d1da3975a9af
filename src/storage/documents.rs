//! Documents that a person asked for by a path: written whole, and over nothing that is there unless that was asked for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::database::{self, Database};
use super::files::{make_folder, write_whole};
use super::paths::Paths;
use super::trouble::NotKept;
use crate::group::KeptGroup;
use crate::play::Seed;

/// Writes a document. Fails where something is at this path already and `over` does not say that it may go, and where its folder
/// does not exist.
pub fn write_document(path: &Path, text: &str, over: bool) -> io::Result<()> {
    let is_there = fs::symlink_metadata(path).is_ok();
    if is_there && !over {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(io::ErrorKind::NotFound.into());
    }
    write_whole(path, text)
}

/// Writes a new dialogue into the folder that was given at the start, else into this person's own, which is made where it is not there
/// yet. Answers where it is. Fails where something of this name is there already, or nothing can be written; then with the path.
pub fn write_dialogue(paths: &Paths, id: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    let name = format!("{id}.ron");
    let folder = paths.given_dialogues().map(Path::to_owned).or_else(|| paths.own_dialogues());
    let Some(folder) = folder else { return Err((PathBuf::from(name), io::ErrorKind::NotFound.into())) };
    let path = folder.join(name);
    match make_folder(&folder).and_then(|()| write_document(&path, text, false)) {
        Ok(()) => Ok(path),
        Err(error) => Err((path, error)),
    }
}

/// The sessions with rooms that are kept under this code, the oldest first. Nothing is written, and nothing is made where there is no
/// history.
pub fn kept_groups(paths: &Paths, code: Seed) -> Vec<KeptGroup> {
    let database = paths.home().and_then(|home| Database::open_to_read(&home.join(database::FILE), &NotKept::ReadOnly));
    let groups = database.map(|database| database.groups_of(code).map_err(|failure| log::warn!("{failure:?}")));
    groups.and_then(Result::ok).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_unless_that_was_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack.html");
        write_document(&path, "one", false).unwrap();
        assert_eq!(write_document(&path, "two", false).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        write_document(&path, "two", true).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(write_document(folder.path(), "x", true).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        let nowhere = folder.path().join("no").join("x.html");
        assert_eq!(write_document(&nowhere, "x", false).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(!folder.path().join("no").exists());
    }
}
