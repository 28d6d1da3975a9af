//! The dialogue files of folders: which there are, and how one is read.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{LibraryProblem, Origin};
use crate::format::Bound;
use crate::scenario::{Loaded, load_bytes};
use crate::storage::Paths;
use crate::storage::files::open_regular;

/// Every dialogue file of these folders. A folder that cannot be read is a problem; one's own need not exist, one that was named
/// must.
pub(super) fn listed(paths: &Paths, problems: &mut Vec<LibraryProblem>) -> Vec<(PathBuf, Origin)> {
    let own = paths.own_dialogues().map(|own| (own, Origin::Own));
    let given = paths.given_dialogues().map(|given| (given.to_owned(), Origin::Given));
    let mut files = Vec::new();
    for (folder, origin) in own.into_iter().chain(given) {
        match find_dialogue_files(&folder) {
            Ok(found) => files.extend(found.into_iter().map(|path| (path, origin))),
            Err(error) if origin == Origin::Own && is_missing(&folder, &error) => {}
            Err(error) => problems.push(LibraryProblem::Unreadable { path: folder, why: error.to_string() }),
        }
    }
    files
}

/// Whether there is no such folder. A link that leads nowhere is there.
fn is_missing(folder: &Path, error: &io::Error) -> bool {
    let is_link = std::fs::symlink_metadata(folder).is_ok();
    let home_is_a_file = error.kind() == io::ErrorKind::NotADirectory && !is_link;
    (error.kind() == io::ErrorKind::NotFound && !is_link) || home_is_a_file
}

/// Reads one file. Only the disk can make this fail; what stands in the file is in the report.
pub fn load_file(path: &Path) -> io::Result<Loaded> {
    // One byte too many is enough for the reading to name the bound, whatever length the disk reports.
    let mut bytes = Vec::new();
    open_regular(path)?.take(Bound::FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(load_bytes(&path.display().to_string(), bytes, stem(path)))
}

/// The dialogue files of a folder, by name. Branch files and shifts are not dialogues of their own.
pub fn find_dialogue_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase();
        let is_dialogue = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
            && !name.ends_with(".branch.ron")
            && !name.ends_with(".shift.ron");
        if is_dialogue && !name.starts_with('.') && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What a file is called without its ending.
pub(super) fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("dialogue")
}
