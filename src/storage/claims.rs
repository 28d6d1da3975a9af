//! Claims: which runs are open, and where. A claim is a locked file, so the system gives it back when the program ends, however it
//! ends.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::files::{make_folder, owners_alone};
use crate::session::RunId;

/// Whoever looks whether a run is claimed holds its file for a moment; a claim is tried again after that.
const TRIES: u32 = 6;
/// About a second.
const TRIES_TO_WAIT: u32 = 200;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// The folder in which runs are claimed.
pub(super) struct Claims(PathBuf);

/// A file that is locked as long as this lives. The file goes away with it.
#[derive(Debug)]
pub(super) struct Claim {
    path: PathBuf,
    /// The lock lives as long as this is open.
    locked: File,
}

/// What came of trying to claim something.
#[derive(Debug)]
pub(super) enum Claimed {
    Ours(Claim),
    Elsewhere,
    /// This folder cannot hold claims. Nobody else can hold one there either.
    Impossible,
}

impl Claimed {
    /// The claim, where it is ours.
    pub(super) fn ours(self) -> Option<Claim> {
        match self {
            Self::Ours(claim) => Some(claim),
            Self::Elsewhere | Self::Impossible => None,
        }
    }
}

impl Claims {
    pub(super) fn in_home(home: &Path) -> Self {
        Self(home.join("open"))
    }

    /// Claims a run for this program.
    pub(super) fn claim(&self, run: RunId) -> Claimed {
        self.claim_name(&run.to_string(), TRIES)
    }

    /// Claims something that is done in a moment, and waits for whoever does it now. `None` where that takes too long.
    pub(super) fn wait_for(&self, name: &str) -> Option<Claim> {
        self.claim_name(name, TRIES_TO_WAIT).ours()
    }

    fn claim_name(&self, name: &str, tries: u32) -> Claimed {
        if let Err(error) = make_folder(&self.0) {
            log::debug!("nothing can be claimed in {}: {error}", self.0.display());
            return Claimed::Impossible;
        }
        let path = self.0.join(name);
        for _ in 0..tries {
            // Opening a pipe would wait for its other end.
            if fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
                log::debug!("{} is not a file", path.display());
                return Claimed::Impossible;
            }
            let file = match owners_alone().create(true).truncate(false).open(&path) {
                Ok(file) => file,
                Err(error) => {
                    log::debug!("{} cannot be claimed: {error}", path.display());
                    return Claimed::Impossible;
                }
            };
            match file.try_lock() {
                // Whoever held the file may have deleted it between opening and locking: then another file has this name now.
                Ok(()) if is_at(&file, &path) => return Claimed::Ours(Claim { path, locked: file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => sleep(BETWEEN_TRIES),
                Err(TryLockError::Error(error)) => {
                    log::debug!("{} cannot be locked: {error}", path.display());
                    return Claimed::Impossible;
                }
            }
        }
        Claimed::Elsewhere
    }

    /// The runs that others have claimed. Files that a program left behind when it was ended are deleted.
    pub(super) fn elsewhere(&self, is_ours: impl Fn(RunId) -> bool) -> BTreeSet<RunId> {
        let Ok(entries) = fs::read_dir(&self.0) else { return BTreeSet::new() };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let runs = names.filter_map(|name| name.parse::<RunId>().ok());
        runs.filter(|run| !is_ours(*run) && self.is_held(*run)).collect()
    }

    fn is_held(&self, run: RunId) -> bool {
        let path = self.0.join(run.to_string());
        for tries_left in [true, false] {
            if !fs::metadata(&path).is_ok_and(|found| found.is_file()) {
                return false;
            }
            let Ok(file) = owners_alone().open(&path) else { return false };
            match file.try_lock() {
                Ok(()) => {
                    if is_at(&file, &path) {
                        let _ = fs::remove_file(&path);
                    }
                    return false;
                }
                // Another may be looking at this very moment.
                Err(TryLockError::WouldBlock) if tries_left => sleep(Duration::from_millis(1)),
                Err(TryLockError::WouldBlock) => return true,
                Err(TryLockError::Error(_)) => return false,
            }
        }
        true
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // The file is deleted while it is locked, so that nobody can lock it and lose it after.
        if is_at(&self.locked, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether this open file is the one at this path.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(named)) => identity(&open) == identity(&named),
        _ => false,
    }
}

/// What tells one file from another, whatever its name.
pub(super) fn identity_of(path: &Path) -> io::Result<(u64, u64)> {
    fs::metadata(path).map(|metadata| identity(&metadata))
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

/// Here files that are open cannot be renamed or deleted, so a name always leads to the same file.
#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_claimed_cannot_be_claimed_again_until_it_is_given_back() {
        let home = tempfile::tempdir().unwrap();
        let (here, there) = (Claims::in_home(home.path()), Claims::in_home(home.path()));
        let Claimed::Ours(claim) = here.claim(RunId(7)) else { panic!("nobody else wants it") };
        assert!(matches!(there.claim(RunId(7)), Claimed::Elsewhere));
        assert_eq!(there.elsewhere(|_| false), BTreeSet::from([RunId(7)]));
        assert!(matches!(there.claim(RunId(8)), Claimed::Ours(_)), "another run is another claim");
        drop(claim);
        assert!(there.elsewhere(|_| false).is_empty());
        assert!(matches!(there.claim(RunId(7)), Claimed::Ours(_)));
        assert_eq!(fs::read_dir(home.path().join("open")).unwrap().count(), 0, "nothing is left behind");
    }

    #[test]
    fn a_file_that_was_left_behind_claims_nothing_and_is_deleted() {
        let home = tempfile::tempdir().unwrap();
        let claims = Claims::in_home(home.path());
        fs::create_dir(home.path().join("open")).unwrap();
        let left = home.path().join("open").join(RunId(7).to_string());
        fs::write(&left, "").unwrap();
        assert!(claims.elsewhere(|_| false).is_empty());
        assert!(!left.exists());
    }

    #[test]
    fn of_many_who_want_a_run_at_once_one_has_it() {
        let home = tempfile::tempdir().unwrap();
        let n_had = std::sync::atomic::AtomicUsize::new(0);
        let held = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let claims = Claims::in_home(home.path());
                    for _ in 0..100 {
                        if let Claimed::Ours(claim) = claims.claim(RunId(1)) {
                            use std::sync::atomic::Ordering::SeqCst;
                            assert!(!held.swap(true, SeqCst), "two have it");
                            n_had.fetch_add(1, SeqCst);
                            assert!(held.swap(false, SeqCst));
                            drop(claim);
                        }
                        claims.elsewhere(|_| false);
                    }
                });
            }
        });
        assert!(n_had.into_inner() >= 8);
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_claimed() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("open"), "a file").unwrap();
        assert!(matches!(Claims::in_home(home.path()).claim(RunId(1)), Claimed::Impossible));
    }
}
