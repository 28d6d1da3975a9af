//! Steps are kept, read again and deleted.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rapport::session::RunId;
use rapport::storage::{Answer, NotSaved, Request, RunState, SavingState, Settings, Store};

use super::support::{SCENARIO, Window, at, header, last_step, played, step};

#[test]
fn what_was_kept_is_there_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    assert_eq!(window.history().state, SavingState::Saving);
    for n in 0..5 {
        assert_eq!(window.save_surely(step(1, n..n + 1)), n + 1);
    }
    let history = window.history();
    drop(window);

    let mut window = Window::open(home.path());
    let again = window.history();
    assert_eq!(again.runs, history.runs);
    let [run] = again.runs.as_slice() else { panic!("{again:?}") };
    assert_eq!((run.id, run.n_moves, run.state, run.clock.as_deref()), (RunId(1), 5, RunState::Waiting, Some("13:04")));
    assert_eq!((run.begun, run.last), (at(0), played(4).at));
    let line: rapport::play::RunLine = run.line.parse().unwrap();
    assert_eq!(line.moves, (0..5).map(|index| played(index).played).collect::<Vec<_>>());

    let kept = window.read_run(1);
    assert_eq!(kept.header, header(1));
    assert_eq!(kept.moves, (0..5).map(played).collect::<Vec<_>>());
    assert_eq!((kept.ended, kept.plan, kept.view), (None, None, None));
    assert_eq!(window.save_surely(step(1, 5..6)), 6, "it goes on from there");
}

#[test]
fn a_step_that_comes_twice_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(step(1, 0..3));
    let before = window.history();
    assert_eq!(window.save_surely(step(1, 0..3)), 3);
    assert_eq!(window.save_surely(step(1, 2..3)), 3);
    assert_eq!(window.history(), before);
    assert_eq!(window.save_surely(step(1, 1..5)), 5, "a step carries what is not kept yet");
    let other = rapport::play::PlayedMove { number: 9, voice: None };
    let mut changed = step(1, 2..3);
    changed.moves[0].played = other;
    assert!(matches!(window.keep(changed), Answer::Elsewhere(_)), "a move that is kept never changes");
    assert_eq!(window.read_run(1).moves, (0..5).map(played).collect::<Vec<_>>());
}

#[test]
fn a_step_with_a_gap_before_it_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    assert!(matches!(window.keep(step(1, 2..3)), Answer::Gone(_)));
    window.save_surely(step(1, 0..2));
    assert!(matches!(window.keep(step(1, 4..5)), Answer::Gone(_)));
    assert_eq!(window.save_surely(step(1, 0..5)), 5);
}

#[test]
fn an_ended_run_is_kept_with_its_record_and_counts_as_met() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(step(1, 0..3));
    assert!(window.history().met.is_empty());
    assert!(matches!(window.keep(last_step(1, 3..5)), Answer::Saved { ended: true, n_moves: 5, .. }));
    let mut branch = last_step(2, 0..4);
    branch.header = std::sync::Arc::new(rapport::session::RunHeader { branch_of: Some((RunId(1), 3)), ..header(2) });
    window.save_surely(branch.clone());
    let mut stuck = last_step(3, 0..1);
    stuck.ended.as_mut().unwrap().ending = None;
    window.save_surely(stuck.clone());
    drop(window);

    let mut window = Window::open(home.path());
    let history = window.history();
    assert_eq!(history.met.get(SCENARIO), Some(&1), "neither another try nor a dialogue without a way on counts");
    let run = history.runs.iter().find(|run| run.id == RunId(1)).unwrap();
    assert_eq!(run.ending, last_step(1, 0..1).ended.unwrap().ending);
    assert!(history.runs.iter().all(|run| run.state == RunState::Ended));
    for (id, kept) in [(1, last_step(1, 0..5)), (2, branch), (3, stuck)] {
        let read = window.read_run(id);
        assert_eq!((&read.header, read.ended), (&*kept.header, kept.ended));
    }
}

#[test]
fn the_newest_run_stands_first() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    for (id, n_moves) in [(1, 3), (2, 6), (3, 1), (4, 4)] {
        window.save_surely(step(id, 0..n_moves));
    }
    window.save_surely(step(3, 1..9));
    let ids = |window: &mut Window| window.history().runs.iter().map(|run| run.id.0).collect::<Vec<_>>();
    assert_eq!(ids(&mut window), [3, 2, 4, 1]);
    drop(window);
    assert_eq!(ids(&mut Window::open(home.path())), [3, 2, 4, 1]);
}

#[test]
fn a_plan_and_a_view_are_kept_with_their_run_and_can_be_changed_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(last_step(1, 0..3));
    window.save_surely(last_step(2, 0..3));
    let plan = |run, words: &str| Request::SavePlan { run: RunId(run), scenario: SCENARIO.to_owned(), words: words.to_owned() };
    window.store.ask(plan(1, "Listen first."));
    window.store.ask(plan(2, "Say no once."));
    window.store.ask(plan(2, "Say no once, and why."));
    window.store.ask(Request::SaveView { run: RunId(1), view: "feeling: 2".to_owned() });
    window.store.ask(Request::SaveView { run: RunId(1), view: "feeling: 3".to_owned() });
    window.flush();
    drop(window);

    let mut window = Window::open(home.path());
    assert_eq!(window.history().plan.as_ref().unwrap().words, "Say no once, and why.");
    assert_eq!(window.read_run(1).plan.as_deref(), Some("Listen first."));
    assert_eq!(window.read_run(1).view.as_deref(), Some("feeling: 3"));
    assert_eq!(window.read_run(2).plan.as_deref(), Some("Say no once, and why."));
    window.store.ask(plan(2, "  "));
    let history = window.history();
    assert_eq!(history.plan.as_ref().unwrap().words, "Listen first.", "the plan before it is the newest again");
    assert_eq!(history.runs.iter().find(|run| run.id == RunId(2)).unwrap().plan, None);
}

/// Every byte of every file in the folder.
fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_file() {
            bytes.extend(fs::read(entry.path()).unwrap());
        }
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn what_is_deleted_stands_in_no_file_any_more() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(last_step(1, 0..3));
    window.save_surely(last_step(2, 0..3));
    for run in [1, 2] {
        let words = format!("A plan of number {run}.");
        window.store.ask(Request::SavePlan { run: RunId(run), scenario: SCENARIO.to_owned(), words });
    }
    window.flush();
    assert!(holds(&all_bytes(home.path()), "A plan of number 1."));

    let is_answer =
        |answer: &Answer| matches!(answer, Answer::Deleted | Answer::DeletedAll(_) | Answer::NotDeleted(_) | Answer::Gone(_));
    assert!(matches!(window.ask(Request::Delete(RunId(1)), is_answer), Answer::Deleted));
    assert_eq!(window.history().runs.len(), 1);
    let bytes = all_bytes(home.path());
    for gone in ["A plan of number 1.", "record of 1", &RunId(1).to_string()] {
        assert!(!holds(&bytes, gone), "{gone} still stands there");
    }
    assert!(holds(&bytes, "A plan of number 2.") && holds(&bytes, "record of 2"));
    assert!(matches!(window.ask(Request::Delete(RunId(1)), is_answer), Answer::Gone(_)));
    assert!(matches!(window.open_run(1), Answer::Gone(_)));

    fs::write(home.path().join("history.damaged-1.sqlite"), "A plan of number 3.").unwrap();
    fs::write(home.path().join("history.damaged-1.sqlite-wal"), "A plan of number 4.").unwrap();
    let deleted = window.ask(Request::DeleteAll, is_answer);
    assert!(matches!(&deleted, Answer::DeletedAll(all) if all.n_runs == 1 && all.n_copies == 1), "{deleted:?}");
    let history = window.history();
    assert!(history.runs.is_empty() && history.plan.is_none() && history.met.is_empty());
    let bytes = all_bytes(home.path());
    for gone in ["A plan of number", "record of 2", "A blue umbrella"] {
        assert!(!holds(&bytes, gone), "{gone} still stands there");
    }
}

#[test]
fn a_run_that_was_deleted_does_not_come_back() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(step(1, 0..3));
    window.ask(Request::DeleteAll, |answer| matches!(answer, Answer::DeletedAll(_)));
    assert!(matches!(window.keep(step(1, 3..4)), Answer::Gone(_)));
    assert!(window.history().runs.is_empty());
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("share/rapport");
    let mut window = Window::open(&home);
    window.save_surely(step(1, 0..3));
    let change = Request::ChangeSettings { from: Settings::default(), to: Settings { has_started: true, ..Settings::default() } };
    window.ask(change, |answer| matches!(answer, Answer::SettingsSaved));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    let mut names = Vec::new();
    for entry in fs::read_dir(&home).unwrap().map(Result::unwrap) {
        let is_file = entry.file_type().unwrap().is_file();
        assert_eq!(mode(&entry.path()), if is_file { 0o600 } else { 0o700 }, "{}", entry.path().display());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["history.sqlite", "history.sqlite-shm", "history.sqlite-wal", "open", "settings.ron"]);
    drop(window);
    assert_eq!(fs::read_dir(home.join("open")).unwrap().count(), 0, "no claim is left");
}

#[test]
fn a_store_that_keeps_nothing_says_so() {
    let store = Store::nowhere();
    let next = || store.wait(Duration::from_secs(5));
    let Some(Answer::History(history)) = next() else { panic!("the history comes first") };
    assert_eq!(history.state, SavingState::NotSaving(NotSaved::Unwanted));
    store.ask(Request::Save(step(1, 0..1)));
    assert!(matches!(next(), Some(Answer::NotSaved { run: RunId(1), why: NotSaved::Unwanted })));
    store.ask(Request::Release(RunId(1)));
    store.ask(Request::Open(RunId(1)));
    assert!(matches!(next(), Some(Answer::Gone(_))));
    store.ask(Request::Flush);
    assert!(matches!(next(), Some(Answer::Flushed)));
    assert!(store.wait(Duration::ZERO).is_none());
}

#[test]
fn what_was_asked_before_the_end_is_done() {
    let home = tempfile::tempdir().unwrap();
    let window = Window::open(home.path());
    for n in 0..40 {
        window.store.ask(Request::Save(step(1, n..n + 1)));
    }
    drop(window);
    assert_eq!(Window::open(home.path()).read_run(1).moves.len(), 40);
}
