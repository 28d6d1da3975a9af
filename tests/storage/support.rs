//! A window as the tests see it, and steps of runs to keep.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rapport::group::{Entry, GroupHeader, GroupStep, Key, Setup, WayOfVoting};
use rapport::play::{PlayedMove, Seed};
use rapport::scenario::{EndingKind, Scenario, Temperament, Voice, load};
use rapport::session::{Ended, Purpose, RunHeader, RunId, SavedMove, SavedRun, Step};
use rapport::source::SourceText;
use rapport::storage::{Answer, History, Notice, Paths, Request, Store};

/// Long enough for a slow machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A store with what it has answered.
pub(crate) struct Window {
    pub(crate) store: Store,
    pub(crate) answers: Vec<Answer>,
    n_wakes: Arc<AtomicUsize>,
}

impl Window {
    /// Opens a store on this home, and waits for its history.
    pub(crate) fn open(home: &Path) -> Self {
        let n_wakes = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&n_wakes);
        let paths = Paths::new(Some(home.to_owned()), None);
        let store = Store::open(&paths, move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let mut window = Self { store, answers: Vec::new(), n_wakes };
        window.until(|answer| matches!(answer, Answer::History(_)));
        window
    }

    pub(crate) fn n_wakes(&self) -> usize {
        self.n_wakes.load(Ordering::SeqCst)
    }

    /// Waits for an answer of this kind, and gives it. What came before it is remembered.
    #[track_caller]
    pub(crate) fn until(&mut self, is_it: impl Fn(&Answer) -> bool) -> Answer {
        let until = Instant::now() + PATIENCE;
        while let Some(answer) = self.store.wait(until.saturating_duration_since(Instant::now())) {
            self.answers.push(answer.clone());
            if is_it(&answer) {
                return answer;
            }
        }
        panic!("this never came; there came {:#?}", self.answers);
    }

    #[track_caller]
    pub(crate) fn ask(&mut self, request: Request, is_it: impl Fn(&Answer) -> bool) -> Answer {
        self.store.ask(request);
        self.until(is_it)
    }

    /// Keeps a step and gives the answer.
    #[track_caller]
    pub(crate) fn keep(&mut self, step: Step) -> Answer {
        let id = step.header.id;
        self.ask(Request::Save(step), move |answer| match answer {
            Answer::Saved { run, .. } | Answer::NotSaved { run, .. } | Answer::Elsewhere(run) | Answer::Gone(run) => *run == id,
            _ => false,
        })
    }

    /// Keeps a step, which must succeed; gives how many moves are kept.
    #[track_caller]
    pub(crate) fn save_surely(&mut self, step: Step) -> usize {
        match self.keep(step) {
            Answer::Saved { n_moves, .. } => n_moves,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    pub(crate) fn open_run(&mut self, id: u128) -> Answer {
        self.ask(Request::Open(RunId(id)), move |answer| match answer {
            Answer::Opened(kept) => kept.header.id == RunId(id),
            Answer::Elsewhere(run) | Answer::Gone(run) => *run == RunId(id),
            _ => false,
        })
    }

    #[track_caller]
    pub(crate) fn read_run(&mut self, id: u128) -> SavedRun {
        match self.open_run(id) {
            Answer::Opened(kept) => *kept,
            other => panic!("{other:?}"),
        }
    }

    /// Waits until everything that was asked is done.
    #[track_caller]
    pub(crate) fn flush(&mut self) {
        self.ask(Request::Flush, |answer| matches!(answer, Answer::Flushed));
    }

    /// The history as it was sent last.
    #[track_caller]
    pub(crate) fn history(&mut self) -> Arc<History> {
        self.flush();
        self.answers.extend(self.store.answers());
        let sent = self.answers.iter().rev().find_map(|answer| match answer {
            Answer::History(history) => Some(Arc::clone(history)),
            _ => None,
        });
        sent.unwrap()
    }

    pub(crate) fn notices(&self) -> Vec<Notice> {
        let notice = |answer: &Answer| match answer {
            Answer::Notice(notice) => Some(notice.clone()),
            _ => None,
        };
        self.answers.iter().filter_map(notice).collect()
    }
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

/// The id of the scenario of every run here.
pub(crate) const SCENARIO: &str = "blue_umbrella";

/// Its text, which never changes.
const TEXT: &str = include_str!("golden/umbrella.ron");

/// A run of it.
pub(crate) fn header(id: u128) -> RunHeader {
    static LOADED: LazyLock<Arc<Scenario>> =
        LazyLock::new(|| load(SourceText::new("umbrella.ron", TEXT), SCENARIO).scenario.unwrap());
    let scenario = &LOADED;
    RunHeader {
        id: RunId(id),
        scenario: scenario.id().to_owned(),
        title: scenario.title().to_owned(),
        content: scenario.content(),
        text: Arc::from(TEXT),
        rules: 1,
        seed: Seed::try_from(u32::try_from(id % 1_000).unwrap()).unwrap(),
        temperament: Temperament::Fiery,
        start_mood: id.is_multiple_of(2).then_some(-5),
        purpose: if id.is_multiple_of(3) { Purpose::Tutorial } else { Purpose::Practice },
        branch_of: None,
        begun: at(0),
    }
}

/// What is played at this place of a run.
pub(crate) fn played(index: usize) -> SavedMove {
    let voice = (index % 4 == 3).then_some(Voice::Steady);
    let seconds = i64::try_from(index).unwrap() * 20 + 20;
    SavedMove { index, played: PlayedMove { number: index % 3 + 1, voice }, at: at(seconds) }
}

/// These moves of a run.
pub(crate) fn step(id: u128, moves: std::ops::Range<usize>) -> Step {
    let clock = moves.clone().last().map(|last| format!("13:{:02}", last % 60));
    Step { header: Arc::new(header(id)), moves: moves.map(played).collect(), clock, ended: None }
}

/// These moves of a run, which end it.
pub(crate) fn last_step(id: u128, moves: std::ops::Range<usize>) -> Step {
    let ended = Ended { ending: Some(("rescued".to_owned(), EndingKind::Bright)), record: format!("record of {id}\n") };
    Step { ended: Some(ended), ..step(id, moves) }
}

/// The first keys of a session with a room.
pub(crate) fn group_step(id: u128) -> GroupStep {
    let RunHeader { id, scenario, title, content, text, rules, seed, temperament, begun, .. } = header(id);
    let mut setup = Setup::new(12, WayOfVoting::Cards);
    setup.n_votes = 3;
    let header = Arc::new(GroupHeader { id, scenario, title, content, text, rules, seed, temperament, setup, begun });
    let keys = [(Key::Next, None), (Key::note("table two laughed"), None), (Key::Next, None), (Key::PlayLeading, Some("2:Warm"))];
    let entries = keys.into_iter().zip(1..).map(|((key, came), seconds)| Entry {
        at: at(seconds),
        key,
        came: came.map(|came: &str| came.parse().unwrap()),
    });
    GroupStep { header, from: 0, entries: entries.collect(), is_over: false }
}
