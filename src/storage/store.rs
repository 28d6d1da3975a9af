//! The handle to what is kept: requests go in, answers come out, and nobody waits for the disk.

use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;

use super::ask::{Answer, Request};
use super::database::{self, Database};
use super::history::{History, SavingState};
use super::inbox::Inbox;
use super::library::{Library, read_in_background};
use super::machine;
use super::mending::mend_file;
use super::paths::Paths;
use super::thread;
use super::trouble::NotSaved;
use super::watch::{Watch, Watched, Watching};
use super::worker::Worker;

/// How long the end of the program waits for what is still being written.
const LAST_WRITES: Duration = Duration::from_secs(5);

/// A handle to what is kept. Every clone of it speaks to the same thread, which ends with the last of them.
#[derive(Clone)]
pub struct Store(Arc<Shared>);

struct Shared {
    /// `None`: nothing can be kept, for the reason in `unsaved`.
    requests: Option<Sender<Request>>,
    unsaved: NotSaved,
    inbox: Arc<Inbox>,
    /// Where there is no thread, what it would do is done by whoever asks.
    at_once: Option<Mutex<Worker>>,
    /// There, the files that are watched.
    watching: Mutex<Option<Watching>>,
}

impl Store {
    /// Opens what is kept in this person's folder, and returns at once. `wake` is called from other threads after every answer.
    pub fn open(paths: &Paths, wake: impl Fn() + Send + 'static) -> Self {
        let Some(home) = paths.home() else { return Self::saving_nothing(NotSaved::NoFolder, wake) };
        machine::outlive_file_limits();
        let inbox = Arc::new(Inbox::new(wake));
        let (requests, taken) = mpsc::channel();
        let worker = Worker::new(paths.clone(), home.to_owned(), Arc::clone(&inbox));
        let keeps = thread::spawn("storage", move || worker.run(&taken));
        match keeps {
            Ok(()) => Self(Arc::new(Shared {
                requests: Some(requests),
                unsaved: NotSaved::Unwanted,
                inbox,
                at_once: None,
                watching: Mutex::default(),
            })),
            Err(error) => Self(Arc::new(Shared::without_a_thread(NotSaved::from(&error), inbox))),
        }
    }

    /// The same without a thread: whatever is asked is done before [`Store::ask`] returns. For tests of a window, which cannot wait.
    pub fn at_once(home: &Path) -> Self {
        let inbox = Arc::new(Inbox::new(|| ()));
        let mut worker = Worker::new(Paths::new(Some(home.to_owned()), None), home.to_owned(), Arc::clone(&inbox));
        worker.begin();
        let at_once = Some(Mutex::new(worker));
        Self(Arc::new(Shared { requests: None, unsaved: NotSaved::Unwanted, inbox, at_once, watching: Mutex::default() }))
    }

    /// A store that keeps nothing, and says so of every step.
    pub fn nowhere() -> Self {
        Self::saving_nothing(NotSaved::Unwanted, || ())
    }

    fn saving_nothing(why: NotSaved, wake: impl Fn() + Send + 'static) -> Self {
        Self(Arc::new(Shared::without_a_thread(why, Arc::new(Inbox::new(wake)))))
    }

    /// Asks for something. Never waits.
    pub fn ask(&self, request: Request) {
        let Shared { requests, unsaved, inbox, at_once, .. } = &*self.0;
        if let Some(worker) = at_once {
            return worker.lock().unwrap_or_else(PoisonError::into_inner).carry_out(request);
        }
        let refused = match requests {
            Some(requests) => requests.send(request).err().map(|unsent| unsent.0),
            None => Some(request),
        };
        if let Some(answer) = refused.and_then(|request| refuse(request, unsaved)) {
            inbox.put(answer);
        }
    }

    /// Reads the dialogues beside the program: the person's own, and those of the folder given at the start. Answered by `Library`,
    /// once they were read and again for each that is slow; never where there are none.
    pub fn read_library(&self, paths: &Paths, built_in: Arc<Library>) {
        let inbox = Arc::clone(&self.0.inbox);
        read_in_background(paths, built_in, move |library| inbox.put(Answer::Library(library)));
    }

    /// Watches files, until the answer is dropped. Whatever is seen of them is answered by `Seen`.
    pub fn watch(&self, watched: Watched) -> Watch {
        if self.0.at_once.is_some() {
            *self.watching() = Some(Watching::new(watched, SignedDuration::ZERO));
            return Watch::default();
        }
        let inbox = Arc::clone(&self.0.inbox);
        Watch::begin(watched, move |seen| inbox.put(Answer::Seen(seen)))
    }

    fn watching(&self) -> MutexGuard<'_, Option<Watching>> {
        self.0.watching.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every answer that has arrived since the last call. Never waits.
    pub fn answers(&self) -> Vec<Answer> {
        if let Some(watching) = &mut *self.watching() {
            watching.look(machine::now()).into_iter().for_each(|seen| self.0.inbox.put(Answer::Seen(seen)));
        }
        self.0.inbox.take()
    }

    /// The next answer; `None` where none arrives in this time.
    pub fn wait(&self, timeout: Duration) -> Option<Answer> {
        self.0.inbox.next(timeout)
    }
}

/// The texts with which conversations of this scenario are kept, the newest first. Nothing is written, and nothing is made where there
/// is no history.
pub fn saved_texts(paths: &Paths, scenario: &str) -> Vec<String> {
    let database = paths.home().and_then(|home| Database::open_to_read(&home.join(database::FILE), &NotSaved::ReadOnly));
    let texts = database.map(|database| database.texts_of(scenario).map_err(|failure| log::debug!("{failure:?}")));
    texts.and_then(Result::ok).unwrap_or_default()
}

impl Shared {
    fn without_a_thread(why: NotSaved, inbox: Arc<Inbox>) -> Self {
        let state = SavingState::NotSaving(why.clone());
        inbox.put(Answer::History(Arc::new(History { state, ..History::default() })));
        inbox.finish();
        Self { requests: None, unsaved: why, inbox, at_once: None, watching: Mutex::default() }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        if self.at_once.is_some() {
            return;
        }
        // The thread ends once it has done everything that was asked.
        drop(self.requests.take());
        self.inbox.wait_for_the_end(LAST_WRITES);
    }
}

/// What a store that keeps nothing answers.
fn refuse(request: Request, why: &NotSaved) -> Option<Answer> {
    let why = why.clone();
    Some(match request {
        Request::Save(step) => Answer::NotSaved { run: step.header.id, why },
        Request::SavePlan { run, .. } | Request::SaveView { run, .. } => Answer::NotSaved { run, why },
        Request::SaveGroup(step) => Answer::GroupNotSaved { id: step.header.id, why },
        Request::WritePaper { .. } => Answer::PaperNotWritten(why),
        Request::OpenGroup(id) => Answer::GroupGone(id),
        Request::Open(run) => Answer::Gone(run),
        Request::Release(_) => return None,
        Request::Delete(_) | Request::DeleteAll => Answer::NotDeleted(why),
        Request::ChangeSettings { .. } => Answer::SettingsNotSaved(why),
        Request::Mend { path, read, mend } => {
            let result = mend_file(&path, &read, &mend);
            Answer::Mended { path, result }
        }
        Request::WriteNew { folder, name, text } => Request::write_new(&folder, &name, &text),
        Request::Flush => Answer::Flushed,
    })
}
