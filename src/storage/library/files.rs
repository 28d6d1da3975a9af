//! The dialogue files of folders: which there are, and how one is read.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{LibraryProblem, Origin};
use crate::format::Bound;
use crate::scenario::{BranchText, Loaded, load_bytes};
use crate::storage::Paths;
use crate::storage::files::open_regular;

/// What a file of dialogues holds.
#[derive(Clone, Debug)]
pub(super) enum Taken {
    Dialogue(Box<Loaded>),
    Branch(Box<BranchText>),
}

/// Every dialogue file of these folders, and every branch file. A folder that cannot be read is a problem; one's own need not exist, one that was named
/// must.
pub(super) fn listed(paths: &Paths, problems: &mut Vec<LibraryProblem>) -> Vec<(PathBuf, Origin)> {
    let own = paths.own_dialogues().map(|own| (own, Origin::Own));
    let given = paths.given_dialogues().map(|given| (given.to_owned(), Origin::Given));
    let mut files = Vec::new();
    for (folder, origin) in own.into_iter().chain(given) {
        match find_files(&folder, |name| is_dialogue(name) || is_branch(name)) {
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

/// Reads one file, of a dialogue or of a branch.
pub(super) fn take(path: &Path) -> io::Result<Taken> {
    if is_branch_file(path) {
        load_branch_file(path).map(|branch| Taken::Branch(Box::new(branch)))
    } else {
        load_file(path).map(|loaded| Taken::Dialogue(Box::new(loaded)))
    }
}

/// Reads one dialogue file, without its branches. Only the disk can make this fail; what stands in the file is in the report.
pub fn load_file(path: &Path) -> io::Result<Loaded> {
    Ok(load_bytes(&path.display().to_string(), bytes_of(path)?, stem(path)))
}

/// Reads one branch file. Only the disk can make this fail.
pub fn load_branch_file(path: &Path) -> io::Result<BranchText> {
    Ok(BranchText::read(&path.display().to_string(), bytes_of(path)?))
}

/// Reads one dialogue file with the branches that stand beside it. Branch files that cannot be read are passed over.
pub fn load_with_branches(path: &Path) -> io::Result<Loaded> {
    let loaded = load_file(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = find_branch_files(folder).unwrap_or_default();
    let branches = beside.iter().filter_map(|path| load_branch_file(path).ok());
    let branches: Vec<BranchText> = branches.filter(|branch| branch.of() == Some(loaded.id.as_str())).collect();
    Ok(loaded.with_branches(branches))
}

fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    // One byte too many is enough for the reading to name the bound, whatever length the disk reports.
    let mut bytes = Vec::new();
    open_regular(path)?.take(Bound::FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The dialogue files of a folder, by name. Branch files and shifts are not dialogues of their own.
pub fn find_dialogue_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    find_files(folder, is_dialogue)
}

/// The branch files of a folder, by name.
pub fn find_branch_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    find_files(folder, is_branch)
}

fn find_files(folder: &Path, is_meant: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = lower_name(&path);
        if is_meant(&name) && !name.starts_with('.') && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The name of a file in small letters.
fn lower_name(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// Whether a file of this name, in small letters, is a branch.
fn is_branch(name: &str) -> bool {
    name.ends_with(".branch.ron")
}

fn is_dialogue(name: &str) -> bool {
    let is_ron = Path::new(name).extension().is_some_and(|extension| extension == "ron");
    is_ron && !is_branch(name) && !name.ends_with(".shift.ron")
}

/// Whether a path is that of a branch file.
pub fn is_branch_file(path: &Path) -> bool {
    is_branch(&lower_name(path))
}

/// What a file is called without its ending.
pub(super) fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("dialogue")
}
