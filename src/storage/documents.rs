//! Documents that a person asked for by a path: written whole, and over nothing that is there unless that was asked for.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::database::{self, Database};
use super::files::{make_folder, write_whole};
use super::paths::Paths;
use super::trouble::NotSaved;
use crate::group::SavedGroup;
use crate::play::Seed;
use crate::words::saving as words;

/// Writes a document. Fails where something is at this path already and `over` does not say that it may go, where a folder is there,
/// and where its folder does not exist.
pub fn write_document(path: &Path, text: &str, over: bool) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, words::IS_A_FOLDER));
    }
    let is_there = fs::symlink_metadata(path).is_ok();
    if is_there && !over {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let name = folder.display().to_string();
        return Err(match fs::metadata(folder) {
            Ok(_) => io::Error::new(io::ErrorKind::NotADirectory, words::is_no_folder(&name)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                io::Error::new(io::ErrorKind::NotFound, words::no_such_folder(&name))
            }
            Err(error) => error,
        });
    }
    write_whole(path, text)
}

/// Writes a new dialogue into the folder that was given at the start, else into this person's own, which is made where it is not there
/// yet. Answers where it is. Fails where something of this name is there already, or nothing can be written; then with the path.
pub fn write_dialogue(paths: &Paths, id: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    let name = format!("{id}.ron");
    let folder = paths.given_dialogues().map(Path::to_owned).or_else(|| paths.own_dialogues());
    let Some(folder) = folder else { return Err((PathBuf::from(name), io::ErrorKind::NotFound.into())) };
    write_new(&folder, &name, text)
}

/// Writes a new file into a folder, likewise.
pub(super) fn write_new(folder: &Path, name: &str, text: &str) -> Result<PathBuf, (PathBuf, io::Error)> {
    let path = folder.join(name);
    match make_folder(folder).and_then(|()| write_document(&path, text, false)) {
        Ok(()) => Ok(path),
        Err(error) => Err((path, error)),
    }
}

/// Writes the paper for a room into the folder `paper` of this person's folder, over what was written there before under this name.
/// Answers where it is.
pub(super) fn write_paper(home: &Path, name: &str, html: &str) -> io::Result<PathBuf> {
    let folder = home.join("paper");
    make_folder(&folder)?;
    let path = folder.join(name);
    write_document(&path, html, true)?;
    Ok(path)
}

/// The sessions with rooms that are kept under this code, the oldest first. Nothing is written, and nothing is made where there is no
/// history.
pub fn saved_groups(paths: &Paths, code: Seed) -> Vec<SavedGroup> {
    let database = paths.home().and_then(|home| Database::open_to_read(&home.join(database::FILE), &NotSaved::ReadOnly));
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
        let is_folder = write_document(folder.path(), "x", false).unwrap_err();
        assert_eq!(is_folder.kind(), io::ErrorKind::IsADirectory, "nothing is offered that would fail");
        let nowhere = folder.path().join("no").join("x.html");
        let error = write_document(&nowhere, "x", false).unwrap_err();
        let named = format!("there is no folder {}", folder.path().join("no").display());
        assert_eq!((error.kind(), error.to_string()), (io::ErrorKind::NotFound, named));
        let in_a_file = write_document(&path.join("x.html"), "x", false).unwrap_err();
        assert_eq!(in_a_file.to_string(), format!("{} is a file, not a folder", path.display()));
        assert!(!folder.path().join("no").exists());
    }
}
