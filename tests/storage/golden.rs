//! A database of every version there was is opened by this program, with all that stands in it.

use std::fs;
use std::path::PathBuf;

use rapport::session::RunId;
use rapport::storage::{Answer, History, Request};

use super::support::{SCENARIO, Window, group_step, header, last_step, step};

/// The database of a version as it was made by the program of its time.
fn golden(version: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/storage/golden/history-{version}.sqlite"))
}

/// What the golden databases hold: a run that waits, one that ended with a plan and a view, and another try of it; from version 2 on
/// a session with a room.
fn fill(window: &mut Window) {
    window.save_surely(step(1, 0..7));
    window.save_surely(last_step(2, 0..9));
    let mut again = last_step(3, 0..4);
    again.header = std::sync::Arc::new(rapport::session::RunHeader { branch_of: Some((RunId(2), 3)), ..header(3) });
    window.save_surely(again);
    let scenario = SCENARIO.to_owned();
    window.store.ask(Request::SavePlan { run: RunId(2), scenario, words: "Ask what \u{201c}now\u{201d} means.".to_owned() });
    window.store.ask(Request::SaveView { run: RunId(2), view: "feeling: 2".to_owned() });
    window.ask(Request::SaveGroup(group_step(4)), |answer| matches!(answer, Answer::GroupSaved { n_entries: 4, .. }));
    window.flush();
}

/// The history without what changes from one making to the next.
fn told(window: &mut Window) -> History {
    (*window.history()).clone()
}

#[test]
fn the_database_of_every_version_is_read_as_it_was_written() {
    let fresh = tempfile::tempdir().unwrap();
    let mut new = Window::open(fresh.path());
    fill(&mut new);
    let written = fresh.path().join("history.sqlite");
    let newest = rusqlite::Connection::open(&written).unwrap();
    let newest: u32 = newest.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    // One that stands there is never written anew: it is what that version wrote.
    if std::env::var_os("REWRITE").is_some() && !golden(newest).exists() {
        fs::copy(&written, golden(newest)).unwrap();
    }
    for version in 1..=newest {
        let home = tempfile::tempdir().unwrap();
        fs::copy(golden(version), home.path().join("history.sqlite")).unwrap();
        let mut old = Window::open(home.path());
        let as_new = told(&mut new);
        let groups = if version < 2 { Vec::new() } else { as_new.groups.clone() };
        assert_eq!(told(&mut old), History { groups, ..as_new }, "version {version}");
        for id in [1, 2, 3] {
            assert_eq!(old.read_run(id), new.read_run(id), "version {version}");
        }
        if version >= 2 {
            let read = |window: &mut Window| match window
                .ask(Request::OpenGroup(RunId(4)), |answer| matches!(answer, Answer::GroupOpened(_) | Answer::GroupGone(_)))
            {
                Answer::GroupOpened(kept) => *kept,
                other => panic!("{other:?}"),
            };
            assert_eq!(read(&mut old), read(&mut new), "version {version}");
        }
        assert!(old.notices().is_empty());
    }
}
