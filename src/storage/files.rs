//! Files that are read with a bound, and written whole or not at all.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::machine;

/// More than any small file of a person has: settings, a diary, a run line. 1 MiB.
pub(super) const SMALL_FILE_BYTES: u64 = 1 << 20;

/// How many links may lead from one to the next.
const MOST_LINKS: usize = 40;

/// Opens a file to read it. A folder, a pipe or a device is refused without waiting for it.
pub(super) fn open_regular(path: &Path) -> io::Result<File> {
    let refuse = || Err(io::Error::new(io::ErrorKind::InvalidInput, "this is not a file"));
    // Opening a pipe waits for its other end, so the path is looked at first; what was opened is what counts.
    if !fs::metadata(path)?.is_file() {
        return refuse();
    }
    let file = File::open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { refuse() }
}

/// Reads a file of no more than [`SMALL_FILE_BYTES`].
pub(super) fn read_small(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_regular(path)?.take(SMALL_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > SMALL_FILE_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "this file is longer than 1 MiB"));
    }
    Ok(bytes)
}

/// Reads a small text file that the person named, such as one with a run line in it. Fails where it is no file, is longer than
/// 1 MiB, or is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let bytes = read_small(path)?;
    let text = String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))?;
    Ok(without_bom(text))
}

/// The text without the byte order mark that some editors put in front.
pub(super) fn without_bom(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// Makes a folder and those above it, open to their owner alone. One that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// How a file is opened that only its owner may read.
pub(super) fn owners_alone() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a text under another name, brings it to the disk, and only then puts it in its place. Readable by its owner alone.
/// Where the path is a link, the file that it leads to is written, and the link stays.
pub(super) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let path = end_of_links(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    make_folder(folder)?;
    let unfinished = Unfinished::beside(&path);
    let mut file = owners_alone().create_new(true).open(&unfinished.0)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&unfinished.0, &path)?;
    sync_folder(folder);
    Ok(())
}

/// Copies a text that was read from this file to a new name beside it, and answers that name.
pub(super) fn copy_aside(path: &Path, what: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for aside in names_aside(path, what) {
        match owners_alone().create_new(true).open(&aside) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                file.sync_all()?;
                return Ok(aside);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// Renames a file to a new name beside it, and answers that name.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = free_name_aside(path)?;
    fs::rename(path, &aside)?;
    if let Some(folder) = path.parent() {
        sync_folder(folder);
    }
    Ok(aside)
}

/// The first name for a damaged file that nothing has: `history.damaged-1.sqlite`.
pub(super) fn free_name_aside(path: &Path) -> io::Result<PathBuf> {
    let is_free = |aside: &PathBuf| fs::symlink_metadata(aside).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    names_aside(path, "damaged").find(is_free).ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))
}

fn names_aside(path: &Path, what: &str) -> impl Iterator<Item = PathBuf> {
    let extension = path.extension().map(|extension| format!(".{}", extension.display())).unwrap_or_default();
    (1..10_000).map(move |number| path.with_extension(format!("{what}-{number}{extension}")))
}

/// Deletes the copies of the history and of the diary that were set aside. Answers how many there were, without what belongs to them.
pub(super) fn delete_set_aside(home: &Path) -> usize {
    let Ok(entries) = fs::read_dir(home) else { return 0 };
    let mut n_deleted = 0;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !["history.damaged-", "diary.damaged-"].iter().any(|begin| name.starts_with(begin)) {
            continue;
        }
        match fs::remove_file(entry.path()) {
            Ok(()) => n_deleted += usize::from(name.ends_with(".sqlite") || name.ends_with(".ron")),
            Err(error) => log::warn!("{} could not be deleted: {error}", entry.path().display()),
        }
    }
    n_deleted
}

/// Brings what a folder holds to the disk: a name is there for good once its folder is. Some systems cannot be asked for that.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The file that a path leads to, whether or not it is there yet.
pub(super) fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            // A path within a link starts at the folder of the link.
            Ok(target) => path = path.parent().unwrap_or_else(|| Path::new("")).join(target),
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::NotFound) => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many links lead from one to the next"))
}

/// A file that is not in its place yet. What is left of it goes away with this.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    pub(super) fn beside(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().display().to_string();
        Self(path.with_file_name(format!(".{name}.{}.unfinished", machine::uncommon_name())))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Once the file is in its place, nothing has this name any more.
        let _ = fs::remove_file(&self.0);
    }
}
