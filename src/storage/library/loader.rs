//! Files of others are read beside the program: it begins with what is built in, and a slow file holds up nothing but itself.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::files::{Taken, take};
use super::{Library, LibraryProblem, Origin, files};
use crate::storage::{Paths, thread};

/// How long a file may take before it is named as slow, and the rest goes on without it.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many threads read at most, each held up by a slow file but the last.
const MOST_READERS: usize = 4;

/// Reads the person's own folder and the one given at the start, and tells the library with what was read: once all files were read
/// or were too slow, and again for each slow one that was read after all. Where there is nothing to read, what is built in is all there is.
pub(in crate::storage) fn read_in_background(
    paths: &Paths,
    built_in: Arc<Library>,
    tell: impl FnMut(Arc<Library>) + Send + 'static,
) {
    let paths = paths.clone();
    let begun = thread::spawn("dialogues", move || read_all(&paths, built_in, take, PATIENCE, tell));
    if let Err(error) = begun {
        log::warn!("no thread for the dialogues: {error}");
    }
}

type Read = fn(&std::path::Path) -> io::Result<Taken>;

/// Files that nobody reads yet, each with its place among all.
type Queue = Arc<Mutex<VecDeque<(usize, PathBuf)>>>;

enum Event {
    Begun(usize),
    Read(usize, Box<io::Result<Taken>>),
}

/// What is known of the files so far.
struct Reading {
    files: Vec<(PathBuf, Origin)>,
    /// Folders that cannot be read.
    problems: Vec<LibraryProblem>,
    read: BTreeMap<usize, io::Result<Taken>>,
    /// Files that are being read, and since when; `None` once they are named as slow.
    under_way: BTreeMap<usize, Option<Instant>>,
    built_in: Arc<Library>,
}

fn read_all(paths: &Paths, built_in: Arc<Library>, read: Read, patience: Duration, mut tell: impl FnMut(Arc<Library>)) {
    let mut problems = Vec::new();
    let files = files::listed(paths, &mut problems);
    if files.is_empty() && problems.is_empty() {
        return tell(built_in);
    }
    let queue: Queue = Arc::new(Mutex::new(files.iter().map(|(path, _)| path.clone()).enumerate().collect()));
    let (send, events) = mpsc::channel();
    let mut reading = Reading { files, problems, read: BTreeMap::new(), under_way: BTreeMap::new(), built_in };
    let mut n_readers = usize::from(begin_reader(&queue, &send, read));
    while reading.read.len() < reading.files.len() {
        let Some(news) = reading.next(&events, patience) else { break };
        if news == News::Slow && n_readers < MOST_READERS && reading.has_unread() {
            n_readers += usize::from(begin_reader(&queue, &send, read));
        } else if news != News::Begun && reading.waits_for_slow_files_alone(n_readers) {
            tell(reading.library());
        }
    }
    tell(reading.library());
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    Begun,
    Read,
    Slow,
}

impl Reading {
    /// What happens next: an event, or a file that turns out to be slow. `None` where nobody reads any more.
    fn next(&mut self, events: &Receiver<Event>, patience: Duration) -> Option<News> {
        let oldest = self.under_way.iter().filter_map(|(file, since)| Some((*file, (*since)?))).min_by_key(|(_, since)| *since);
        let event = match oldest {
            Some((file, since)) => match events.recv_timeout(patience.saturating_sub(since.elapsed())) {
                Err(RecvTimeoutError::Timeout) => {
                    self.under_way.insert(file, None);
                    return Some(News::Slow);
                }
                event => event.ok()?,
            },
            None => events.recv().ok()?,
        };
        Some(match event {
            Event::Begun(file) => {
                self.under_way.insert(file, Some(Instant::now()));
                News::Begun
            }
            Event::Read(file, read) => {
                self.under_way.remove(&file);
                self.read.insert(file, *read);
                News::Read
            }
        })
    }

    /// Whether there are files that nobody has begun to read.
    fn has_unread(&self) -> bool {
        self.read.len() + self.under_way.len() < self.files.len()
    }

    /// Whether nothing more is to be expected soon.
    fn waits_for_slow_files_alone(&self, n_readers: usize) -> bool {
        let are_slow = self.under_way.values().all(Option::is_none);
        are_slow && !self.under_way.is_empty() && (!self.has_unread() || self.under_way.len() == n_readers)
    }

    /// The library with everything that was read, in the order of the files.
    fn library(&mut self) -> Arc<Library> {
        let mut library = (*self.built_in).clone();
        library.problems.extend(self.problems.iter().cloned());
        for (index, (path, origin)) in self.files.iter().enumerate() {
            match self.read.get(&index) {
                Some(Ok(taken)) => library.take_in(path, *origin, Ok(taken.clone())),
                Some(Err(error)) => library.take_in(path, *origin, Err(io::Error::new(error.kind(), error.to_string()))),
                None => library.problems.push(LibraryProblem::Slow { path: path.clone(), patience: PATIENCE }),
            }
        }
        library.join_branches();
        Arc::new(library)
    }
}

/// Begins a thread that reads one file after another, until none is left.
fn begin_reader(queue: &Queue, send: &Sender<Event>, read: Read) -> bool {
    let (queue, send) = (Arc::clone(queue), send.clone());
    let begun = thread::spawn("dialogue", move || {
        while let Some((index, path)) = next_file(&queue) {
            let is_heard = send.send(Event::Begun(index)).is_ok() && send.send(Event::Read(index, Box::new(read(&path)))).is_ok();
            if !is_heard {
                break;
            }
        }
    });
    begun.is_ok()
}

fn next_file(queue: &Queue) -> Option<(usize, PathBuf)> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> (tempfile::TempDir, Paths) {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            std::fs::write(folder.path().join(name), "Scenario(title: \"half\"").unwrap();
        }
        let paths = Paths::new(None, Some(folder.path().to_owned()));
        let paths = Paths::new(Some(folder.path().join("home")), paths.given_dialogues().map(ToOwned::to_owned));
        (folder, paths)
    }

    #[test]
    fn without_files_of_ones_own_what_is_built_in_is_all_there_is() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::new(Some(home.path().to_owned()), None);
        let mut told = Vec::new();
        read_all(&paths, Arc::default(), take, PATIENCE, |library| told.push(library));
        assert_eq!((told.len(), told[0].entries().len()), (1, 0));
    }

    #[test]
    fn what_is_read_in_the_background_is_what_is_read_at_once() {
        let (_folder, paths) = folder_with(&["a.ron", "b.RON", "c.branch.ron", "d.Ron", "e.txt"]);
        let mut told = Vec::new();
        read_all(&paths, Arc::new(Library::built_in()), take, PATIENCE, |library| told.push(library));
        let [library] = told.as_slice() else { panic!("told {} times", told.len()) };
        let ids = |library: &Library| library.entries().iter().map(|entry| entry.loaded.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(library), ids(&Library::open(&paths)));
        assert_eq!(ids(library).split_off(8), ["a", "b", "d"]);
        let [LibraryProblem::LooseBranch { path }] = library.problems() else { panic!("{:?}", library.problems()) };
        assert!(path.ends_with("c.branch.ron"), "{}", path.display());
    }

    #[test]
    fn a_slow_file_is_named_and_holds_up_nothing_but_itself() {
        fn slow_for_one(path: &std::path::Path) -> io::Result<Taken> {
            if path.ends_with("b.ron") {
                std::thread::sleep(Duration::from_millis(900));
            }
            take(path)
        }
        let (_folder, paths) = folder_with(&["a.ron", "b.ron", "c.ron", "d.ron"]);
        let mut told = Vec::new();
        read_all(&paths, Arc::default(), slow_for_one, Duration::from_millis(200), |library| told.push(library));
        let [soon, late] = told.as_slice() else { panic!("told {} times", told.len()) };
        assert_eq!(soon.entries().len(), 3);
        let [LibraryProblem::Slow { path, .. }] = soon.problems() else { panic!("{:?}", soon.problems()) };
        assert!(path.ends_with("b.ron"), "{}", path.display());
        assert_eq!((late.entries().len(), late.problems().len()), (4, 0));
    }

    #[test]
    fn of_fifty_slow_files_each_is_named_and_none_is_waited_for() {
        /// Reads nothing before the test is over, long after it was told.
        fn never(_: &std::path::Path) -> io::Result<Taken> {
            std::thread::sleep(Duration::from_mins(1));
            Err(io::ErrorKind::TimedOut.into())
        }
        let names: Vec<String> = (0..50).map(|n| format!("{n}.ron")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (_folder, paths) = folder_with(&names);
        let (send, told) = mpsc::channel();
        let begun = thread::spawn("test", move || {
            read_all(&paths, Arc::new(Library::built_in()), never, Duration::from_millis(20), |library| drop(send.send(library)));
        });
        begun.unwrap();
        let library = told.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!(library.entries().len(), Library::built_in().entries().len());
        assert_eq!(library.problems().iter().filter(|problem| matches!(problem, LibraryProblem::Slow { .. })).count(), 50);
    }

    #[test]
    fn fifty_hostile_files_are_read_and_none_of_them_is_slow() {
        let names: Vec<String> = (0..50).map(|n| format!("{n}.ron")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (folder, paths) = folder_with(&names);
        for (n, name) in names.iter().enumerate() {
            let mark = ["“", "'a ", "(", "\\\"\n", ",", "]"].get(n % 6).copied().unwrap_or_default();
            std::fs::write(folder.path().join(name), mark.repeat(20_000)).unwrap();
        }
        let mut told = Vec::new();
        read_all(&paths, Arc::default(), take, PATIENCE, |library| told.push(library));
        let [library] = told.as_slice() else { panic!("told {} times", told.len()) };
        assert_eq!((library.entries().len(), library.problems().len()), (50, 0));
    }
}
