//! Files that somebody has open in an editor: their folders are looked at again and again, and whatever has settled is read.
//!
//! A folder is asked, and not the system: notices of change do not come from network shares, and editors put a file in the place of
//! another. A look at a folder of some dozens of files costs less than a thousandth of the time between two looks.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use jiff::{SignedDuration, Timestamp};

use super::library::{Library, find_branch_files, find_dialogue_files, is_branch_file, load_branch_file, load_file};
use super::{machine, thread};
use crate::author::{Seen, Settle, Shelf, Stands};

/// How often the folders are looked at.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// How often while a save goes on, so that it is seen soon that it is over.
const BETWEEN_STROKES: Duration = Duration::from_millis(20);
/// How long nothing of a file must change before it is read.
const QUIET: SignedDuration = SignedDuration::from_millis(150);

/// What is watched: every dialogue of these folders with its branches, and these files besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    pub folders: Vec<PathBuf>,
    pub files: Vec<PathBuf>,
    /// Whether the dialogues that come with the program are told too, once.
    pub shipped: bool,
}

/// Files that are watched, until this is dropped.
#[derive(Debug, Default)]
pub struct Watch(Arc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    looks_again: AtomicBool,
    stops: AtomicBool,
}

impl Watch {
    /// Watches in a thread of its own.
    pub(super) fn begin(watched: Watched, mut tell: impl FnMut(Seen) + Send + 'static) -> Self {
        let asked = Arc::<Asked>::default();
        let theirs = Arc::clone(&asked);
        let begun = thread::spawn("watch", move || {
            let mut watching = Watching::new(watched, QUIET);
            while !theirs.stops.load(Ordering::Relaxed) {
                if theirs.looks_again.swap(false, Ordering::Relaxed) {
                    watching.forget();
                }
                watching.look(machine::now()).into_iter().for_each(&mut tell);
                std::thread::sleep(if watching.settle.is_waiting() { BETWEEN_STROKES } else { BETWEEN_LOOKS });
            }
        });
        if let Err(error) = begun {
            log::warn!("no thread to watch the dialogues: {error}");
        }
        Self(asked)
    }

    /// Reads everything once more, also what looks the same from outside: a network share may tell late.
    pub fn look_again(&self) {
        self.0.looks_again.store(true, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.stops.store(true, Ordering::Relaxed);
    }
}

/// What of a file changes with every save.
type Stamp = (Option<SystemTime>, u64);

/// Files, with what was last seen of them.
#[derive(Debug)]
pub(super) struct Watching {
    watched: Watched,
    known: BTreeMap<PathBuf, Stamp>,
    settle: Settle,
    has_looked: bool,
    shelf: Shelf,
}

impl Watching {
    pub(super) fn new(watched: Watched, quiet: SignedDuration) -> Self {
        Self { watched, known: BTreeMap::new(), settle: Settle::after(quiet), has_looked: false, shelf: Shelf::default() }
    }

    fn forget(&mut self) {
        self.known.clear();
        self.has_looked = false;
    }

    /// Looks once. Answers what has settled since the last look; at the first look, everything.
    pub(super) fn look(&mut self, now: Timestamp) -> Vec<Seen> {
        let mut there = BTreeMap::new();
        for path in self.files() {
            let stamp = fs::metadata(&path).map(|metadata| (metadata.modified().ok(), metadata.len()));
            there.insert(path, stamp.unwrap_or_default());
        }
        let mut due = Vec::new();
        let is_first = !std::mem::replace(&mut self.has_looked, true);
        for (path, stamp) in &there {
            if self.known.get(path) == Some(stamp) {
                continue;
            }
            if is_first {
                due.push(path.clone());
            } else {
                self.settle.changed(&path.to_string_lossy(), now);
            }
        }
        for gone in self.known.keys().filter(|path| !there.contains_key(*path)) {
            // An editor may be about to put another in its place.
            self.settle.changed(&gone.to_string_lossy(), now);
        }
        self.known = there;
        due.extend(self.settle.settled(now).into_iter().map(PathBuf::from));
        let mut looked: Vec<(String, Stands)> = Vec::new();
        if std::mem::take(&mut self.watched.shipped) {
            looked.extend(Library::shipped().map(|loaded| {
                let name = loaded.report.source().name().to_owned();
                (name, Stands::Dialogue { loaded: Box::new(loaded), is_shipped: true })
            }));
        }
        looked.extend(due.into_iter().map(|path| (path.to_string_lossy().into_owned(), stands(&path))));
        if looked.is_empty() { Vec::new() } else { self.shelf.take_in(looked, now) }
    }

    fn files(&self) -> Vec<PathBuf> {
        let folders = &self.watched.folders;
        let folders = folders.iter().flat_map(|folder| [find_dialogue_files(folder), find_branch_files(folder)]).flatten();
        let mut files: Vec<PathBuf> = folders.flatten().chain(self.watched.files.iter().cloned()).collect();
        files.sort();
        files.dedup();
        files
    }
}

fn stands(path: &Path) -> Stands {
    let is_branch = is_branch_file(path);
    let read = if is_branch {
        load_branch_file(path).map(|branch| Stands::Branch(Box::new(branch)))
    } else {
        load_file(path).map(|loaded| Stands::Dialogue { loaded: Box::new(loaded), is_shipped: false })
    };
    read.unwrap_or_else(|error| match error.kind() {
        ErrorKind::NotFound => Stands::Gone,
        _ => Stands::Unreadable { why: error.to_string(), is_branch },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).unwrap()
    }

    /// The names of what was seen; `-` before one that is gone.
    fn names(seen: Vec<Seen>) -> Vec<String> {
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let names = seen.into_iter().map(|seen| match seen {
            Seen::Read(read) => name(&read.path),
            Seen::Gone(path) => format!("-{}", name(&path)),
        });
        names.collect()
    }

    #[test]
    fn what_is_there_is_read_at_once_and_what_changes_once_it_has_settled() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        fs::write(file("a.ron"), "a").unwrap();
        fs::write(file("note.txt"), "n").unwrap();
        let watched = Watched { folders: vec![folder.path().to_owned()], files: Vec::new(), shipped: false };
        let mut watching = Watching::new(watched, QUIET);
        assert_eq!(names(watching.look(at(0))), ["a.ron"]);
        assert!(watching.look(at(100)).is_empty());
        fs::write(file("a.ron"), "").unwrap();
        assert!(watching.look(at(200)).is_empty(), "its editor has only emptied it");
        fs::write(file("a.ron"), "aa").unwrap();
        fs::write(file("b.ron"), "b").unwrap();
        assert!(watching.look(at(300)).is_empty());
        assert_eq!(names(watching.look(at(450))), ["a.ron", "b.ron"]);
        assert!(watching.look(at(800)).is_empty(), "each save once");
    }

    #[test]
    fn a_file_that_is_put_in_the_place_of_another_is_never_gone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.ron"), folder.path().join("a.ron~"));
        fs::write(&path, "a").unwrap();
        let watched = Watched { folders: vec![folder.path().to_owned()], files: Vec::new(), shipped: false };
        let mut watching = Watching::new(watched, QUIET);
        let _ = watching.look(at(0));
        fs::rename(&path, &other).unwrap();
        assert!(watching.look(at(100)).is_empty());
        fs::write(&path, "new").unwrap();
        assert!(watching.look(at(200)).is_empty());
        assert_eq!(names(watching.look(at(400))), ["a.ron"]);
        fs::remove_file(&path).unwrap();
        assert!(watching.look(at(500)).is_empty());
        assert_eq!(names(watching.look(at(700))), ["-a.ron"]);
    }

    #[test]
    fn a_saved_branch_file_is_seen_as_its_dialogue_and_one_that_goes_leaves_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let umbrella = include_str!("../../dialogues/blue_umbrella.ron");
        fs::write(file("blue_umbrella.ron"), umbrella).unwrap();
        let watched = Watched { folders: vec![folder.path().to_owned()], files: Vec::new(), shipped: false };
        let mut watching = Watching::new(watched, QUIET);
        let branches = |seen: &[Seen]| match seen {
            [Seen::Read(read)] => {
                read.loaded.as_ref().unwrap().branches.iter().map(|branch| branch.title.clone()).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        };
        assert!(branches(&watching.look(at(0))).is_empty());
        let branch = "Branch(of: \"blue_umbrella\", title: \"Over\", choices: {\"hello\": [(say: \"Which?\", to: \"blue\")]})";
        fs::write(file("over.branch.ron"), branch).unwrap();
        assert!(watching.look(at(100)).is_empty(), "it has not settled");
        assert_eq!(branches(&watching.look(at(300))), ["Over"]);
        fs::write(file("over.branch.ron"), branch.replace("Over", "Further")).unwrap();
        let _ = watching.look(at(400));
        assert_eq!(branches(&watching.look(at(600))), ["Further"]);
        fs::remove_file(file("over.branch.ron")).unwrap();
        let _ = watching.look(at(700));
        assert!(branches(&watching.look(at(900))).is_empty());
    }

    #[test]
    fn a_file_of_another_name_can_be_watched_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.txt");
        fs::write(&path, "a").unwrap();
        let mut watching = Watching::new(Watched { folders: Vec::new(), files: vec![path], shipped: false }, QUIET);
        assert_eq!(names(watching.look(at(0))), ["draft.txt"]);
    }
}
