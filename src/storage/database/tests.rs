//! Tests of what cannot be brought about from outside: a database that may not grow, on any machine.

use std::sync::Arc;

use super::*;
use crate::play::{PlayedMove, Seed};
use crate::scenario::Temperament;
use crate::session::{Purpose, RunHeader, RunId, SavedMove, Step};
use crate::storage::Library;

fn step(n_moves: usize) -> Step {
    let library = Library::built_in();
    let entry = library.find("blue_umbrella").unwrap();
    let header = RunHeader {
        id: RunId(1),
        scenario: entry.loaded.id.clone(),
        title: entry.loaded.title.clone(),
        content: entry.loaded.scenario.as_ref().unwrap().content(),
        text: Arc::from(entry.loaded.report.source().text()),
        rules: 1,
        seed: Seed::default(),
        temperament: Temperament::Anxious,
        start_mood: None,
        purpose: Purpose::Practice,
        branch_of: None,
        begun: machine::now(),
    };
    let played = |index| SavedMove { index, played: PlayedMove { number: 1, voice: None }, at: machine::now() };
    Step { header: Arc::new(header), moves: (0..n_moves).map(played).collect(), clock: None, ended: None }
}

#[test]
fn a_database_that_may_not_grow_is_a_full_disk_and_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut database = Database::open(home.path(), &mut Vec::new()).unwrap();
    database.save_step(&step(2)).unwrap();
    let may_grow_to = |database: &Database, n_pages: i64| {
        database.connection.pragma_update_and_check(None, "max_page_count", n_pages, |_| Ok(())).unwrap();
    };
    may_grow_to(&database, 1);
    let refused = database.save_step(&step(5_000));
    assert!(matches!(refused, Err(Failure::NotSaved(NotSaved::DiskFull))), "{refused:?}");
    assert_eq!(database.history().unwrap().runs[0].n_moves, 2, "the step is kept whole or not at all");
    may_grow_to(&database, 1_000_000);
    database.save_step(&step(5_000)).unwrap();
    assert_eq!(database.history().unwrap().runs[0].n_moves, 5_000);
    assert!(!database.is_damaged());
}

#[test]
fn a_run_whose_moves_or_text_are_not_all_there_is_counted_as_one_that_cannot_be_read() {
    for damage in [
        "UPDATE moves SET number = number + 10",
        "UPDATE moves SET number = 7 WHERE number = 1",
        "DELETE FROM moves WHERE number = 0",
        "PRAGMA foreign_keys = off; DELETE FROM contents",
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut database = Database::open(home.path(), &mut Vec::new()).unwrap();
        database.save_step(&step(2)).unwrap();
        assert_eq!(database.history().unwrap().unreadable, 0);
        database.connection.execute_batch(damage).unwrap();
        let history = database.history().unwrap();
        assert_eq!((history.runs.len(), history.unreadable), (0, 1), "{damage}");
    }
}

#[test]
fn what_belongs_to_the_database_and_leads_nowhere_is_named() {
    let home = tempfile::tempdir().unwrap();
    drop(Database::open(home.path(), &mut Vec::new()).unwrap());
    let log = home.path().join("history.sqlite-wal");
    let _ = fs::remove_file(&log);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("history.sqlite-wal", &log).unwrap();
        let why = match Database::open(home.path(), &mut Vec::new()) {
            Ok(database) => database.unwritable().cloned(),
            Err(why) => Some(why),
        };
        assert_eq!(why, Some(NotSaved::Other("history.sqlite-wal, a part of your history, can\u{2019}t be opened".to_owned())));
    }
}
