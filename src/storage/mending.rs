//! A mend written into an author's file: every byte round it stays, and nothing is written where the file is no longer the one that was
//! read.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::files::{Unfinished, end_of_links, open_regular, sync_folder};
use crate::format::Bound;
use crate::source::Mend;

/// What UTF-8 files of some editors begin with. It is no part of the text, and stays.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Why a mend was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMended {
    /// Somebody has changed the file since it was read.
    #[error("the file was changed in the meantime")]
    Changed,
    #[error("{0}")]
    Disk(String),
}

impl From<io::Error> for NotMended {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}

/// Writes the file whole or not at all, with the rights that it had. `read` is the text in which the mend has its places.
pub(super) fn mend_file(path: &Path, read: &str, mend: &Mend) -> Result<(), NotMended> {
    let path = end_of_links(path)?;
    let mut bytes = Vec::new();
    let file = open_regular(&path)?;
    let rights = file.metadata()?.permissions();
    file.take(Bound::FILE_BYTES as u64 + MARK.len() as u64 + 1).read_to_end(&mut bytes)?;
    let (mark, text) = match bytes.strip_prefix(MARK) {
        Some(text) => (MARK, text),
        None => (&[] as &[u8], bytes.as_slice()),
    };
    if text != read.as_bytes() {
        return Err(NotMended::Changed);
    }
    let mended = mend.applied(read).ok_or(NotMended::Changed)?;
    let unfinished = Unfinished::beside(&path);
    let mut new = fs::OpenOptions::new().write(true).create_new(true).open(unfinished.path())?;
    new.write_all(mark)?;
    new.write_all(mended.as_bytes())?;
    new.set_permissions(rights)?;
    new.sync_all()?;
    drop(new);
    fs::rename(unfinished.path(), &path)?;
    if let Some(folder) = path.parent() {
        sync_folder(folder);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn every_byte_round_a_mend_stays_and_so_do_the_mark_and_the_rights() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let text = "// caf\u{e9}\r\n\tto: \"stroy\", // here\r\n";
        fs::write(&path, [MARK, text.as_bytes()].concat()).unwrap();
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o664)).unwrap();
        let before = fs::metadata(&path).unwrap().permissions();
        let at = text.find("\"stroy\"").unwrap();
        mend_file(&path, text, &Mend::new(Span::new(at, at + 7), "\"story\"")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), [MARK, text.replace("stroy", "story").as_bytes()].concat());
        assert_eq!(fs::metadata(&path).unwrap().permissions(), before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "somebody else was here").unwrap();
        let mend = Mend::new(Span::new(0, 1), "x");
        assert_eq!(mend_file(&path, "abc", &mend), Err(NotMended::Changed));
        assert_eq!(fs::read_to_string(&path).unwrap(), "somebody else was here");
        assert!(matches!(mend_file(&folder.path().join("b.ron"), "abc", &mend), Err(NotMended::Disk(_))));
    }
}
