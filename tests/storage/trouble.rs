//! Everything that can be wrong with the place where things are kept: each is told, and loses nothing that was there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rapport::session::RunId;
use rapport::storage::{Answer, NotSaved, Notice, Paths, Request, SavingState, Store};
use rusqlite::Connection;

use super::support::{SCENARIO, Window, last_step, played, step};

pub(crate) fn database(home: &Path) -> PathBuf {
    home.join("history.sqlite")
}

/// A home with a run in it, and nothing open.
pub(crate) fn home_with_a_run() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(last_step(1, 0..5));
    window.store.ask(Request::SavePlan { run: RunId(1), scenario: SCENARIO.to_owned(), words: "Listen.".to_owned() });
    window.flush();
    home
}

#[track_caller]
pub(crate) fn why_not(answer: &Answer) -> NotSaved {
    match answer {
        Answer::NotSaved { why, .. } => why.clone(),
        other => panic!("{other:?}"),
    }
}

/// Opens a home whose database is damaged: it is set aside byte for byte, named, and keeping goes on.
#[track_caller]
fn check_set_aside(home: &Path) {
    let damaged = fs::read(database(home)).unwrap();
    let mut window = Window::open(home);
    let history = window.history();
    window.save_surely(step(2, 0..3));
    let notices = window.notices();
    let [Notice::SetAside { file, aside }] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(file.file_name(), database(home).file_name());
    assert!(aside.ends_with("history.damaged-1.sqlite"), "{}", aside.display());
    assert!(fs::read(aside).unwrap() == damaged, "nothing of it is lost");
    assert_eq!(history.state, SavingState::Saving);
    assert_eq!(Window::open(home).history().runs.len(), 1);
}

#[test]
fn what_is_no_database_is_set_aside() {
    for bytes in [&b"no database at all"[..], &[0; 5_000], &[0xff; 9_000], b"SQLite format 3\0 and then something else"] {
        let home = tempfile::tempdir().unwrap();
        fs::write(database(home.path()), bytes).unwrap();
        check_set_aside(home.path());
    }
}

#[test]
fn a_database_that_was_cut_short_is_set_aside() {
    let whole = fs::read(database(home_with_a_run().path())).unwrap();
    for cut in [100, 4_096, 5_000, whole.len() / 2, whole.len() - 4_096, whole.len() - 1] {
        let home = tempfile::tempdir().unwrap();
        fs::write(database(home.path()), &whole[..cut]).unwrap();
        check_set_aside(home.path());
    }
}

#[test]
fn a_database_of_another_program_is_set_aside() {
    let home = tempfile::tempdir().unwrap();
    let other = Connection::open(database(home.path())).unwrap();
    other.execute_batch("CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1;").unwrap();
    drop(other);
    check_set_aside(home.path());
}

#[test]
fn a_database_whose_tables_are_gone_is_set_aside() {
    let home = home_with_a_run();
    let other = Connection::open(database(home.path())).unwrap();
    other.execute_batch("PRAGMA journal_mode = DELETE; DROP TABLE plans;").unwrap();
    drop(other);
    check_set_aside(home.path());
}

#[test]
fn a_database_that_was_emptied_is_told_of_and_begins_anew() {
    let home = home_with_a_run();
    fs::write(database(home.path()), "").unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(step(2, 0..3));
    assert!(matches!(window.notices().as_slice(), [Notice::WasEmpty { .. }]), "{:?}", window.notices());
    assert_eq!(Window::open(home.path()).history().runs.len(), 1);
}

/// SQLite throws away the log of an empty database, and with it whatever stands there alone.
#[test]
fn a_database_that_was_emptied_beside_its_log_is_set_aside_with_it() {
    let home = home_with_a_run();
    fs::write(database(home.path()), "").unwrap();
    fs::write(home.path().join("history.sqlite-wal"), "what was said").unwrap();
    check_set_aside(home.path());
    assert_eq!(fs::read(home.path().join("history.damaged-1.sqlite-wal")).unwrap(), b"what was said");
}

#[test]
fn a_new_database_has_its_name_only_with_its_tables() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    assert!(window.history().runs.is_empty() && window.notices().is_empty());
    let names: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().ends_with(".new")), "{names:?}");
    drop(window);
    assert!(fs::metadata(database(home.path())).unwrap().len() > 0);
}

#[test]
fn what_was_left_of_a_database_that_was_being_made_is_swept_away() {
    let home = tempfile::tempdir().unwrap();
    for name in [".history.sqlite.0123.new", ".history.sqlite.0123.new-journal", ".history.sqlite.keep"] {
        fs::write(home.path().join(name), "left").unwrap();
    }
    drop(Window::open(home.path()));
    let names = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let hidden: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
    assert_eq!(hidden, [".history.sqlite.keep"]);
}

/// A pipe keeps whoever opens it until its other end is opened, too.
#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_keeps_nobody_waiting() {
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    for name in ["history.sqlite", "history.sqlite-wal", "history.sqlite-shm", "history.sqlite-journal"] {
        let home = home_with_a_run();
        let _ = fs::remove_file(home.path().join(name));
        pipe(&home.path().join(name));
        let mut window = Window::open(home.path());
        assert!(matches!(why_not(&window.keep(step(2, 0..2))), NotSaved::Other(_)), "{name}");
        fs::remove_file(home.path().join(name)).unwrap();
        assert_eq!(window.save_surely(step(2, 0..3)), 3, "once it is gone, it is kept");
    }
    let home = home_with_a_run();
    let folder = home.path().join("open");
    fs::create_dir_all(&folder).unwrap();
    for name in ["opening".to_owned(), "mending".to_owned(), RunId(1).to_string(), RunId(2).to_string()] {
        pipe(&folder.join(name));
    }
    let mut window = Window::open(home.path());
    assert_eq!(window.read_run(1).moves.len(), 5);
    window.save_surely(step(2, 0..2));
    assert_eq!(window.history().runs.len(), 2);
}

/// The pages of a table, by their numbers from 0.
fn pages_of(home: &Path, table: &str) -> Vec<usize> {
    let connection = Connection::open(database(home)).unwrap();
    let root: usize = connection
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get::<_, i64>(0))
        .map(|root| root.try_into().unwrap())
        .unwrap();
    vec![root - 1]
}

#[test]
fn a_page_that_is_damaged_is_found_when_it_is_read_and_the_run_under_way_is_kept_whole() {
    for table in ["runs", "moves", "plans"] {
        let home = home_with_a_run();
        let pages = pages_of(home.path(), table);
        let mut bytes = fs::read(database(home.path())).unwrap();
        for page in pages {
            bytes[page * 4_096..][..4_096].fill(0x5a);
        }
        fs::write(database(home.path()), &bytes).unwrap();
        let mut window = Window::open(home.path());
        window.save_surely(step(2, 0..3));
        window.history();
        let notices = window.notices();
        let [Notice::SetAside { aside, .. }] = notices.as_slice() else { panic!("{table}: {notices:?}") };
        assert!(fs::read(aside).unwrap() == bytes, "{table}");
        assert_eq!(window.read_run(2).moves.len(), 3);
    }
}

#[test]
fn a_database_that_becomes_damaged_in_the_middle_of_a_run_is_set_aside_and_the_run_is_kept_whole() {
    let home = home_with_a_run();
    let mut window = Window::open(home.path());
    window.save_surely(step(2, 0..3));
    // Another program writes nonsense over the file and its log.
    let n_bytes = usize::try_from(fs::metadata(database(home.path())).unwrap().len()).unwrap();
    let nonsense = vec![0x5a; n_bytes];
    for name in ["history.sqlite", "history.sqlite-wal"] {
        let options = fs::OpenOptions::new().write(true).open(home.path().join(name));
        std::io::Write::write_all(&mut options.unwrap(), &nonsense).unwrap();
    }
    let mut n_moves = 3;
    // What is still in memory may be enough for a while.
    while window.notices().is_empty() && n_moves < 40 {
        window.keep(step(2, n_moves..n_moves + 1));
        let _ = window.open_run(1);
        window.flush();
        n_moves += 1;
        if n_moves == 20 {
            drop(window);
            window = Window::open(home.path());
            window.save_surely(step(2, 0..n_moves));
        }
    }
    window.flush();
    drop(window);
    let mut window = Window::open(home.path());
    assert_eq!(window.read_run(2).moves, (0..n_moves).map(played).collect::<Vec<_>>());
    assert!(home.path().join("history.damaged-1.sqlite").exists());
}

#[test]
fn a_database_that_is_deleted_in_the_middle_of_a_run_is_made_again_and_the_run_is_kept_whole() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    window.save_surely(step(1, 0..3));
    for name in ["history.sqlite", "history.sqlite-wal", "history.sqlite-shm"] {
        fs::remove_file(home.path().join(name)).unwrap();
    }
    assert_eq!(window.save_surely(step(1, 3..4)), 4);
    drop(window);
    assert_eq!(Window::open(home.path()).read_run(1).moves, (0..4).map(played).collect::<Vec<_>>());
}

#[test]
fn a_database_of_a_newer_version_is_left_as_it_is() {
    let home = home_with_a_run();
    let newer = Connection::open(database(home.path())).unwrap();
    newer
        .execute_batch("PRAGMA journal_mode = DELETE; ALTER TABLE runs ADD COLUMN mark TEXT; PRAGMA user_version = 99;")
        .unwrap();
    drop(newer);
    let before = fs::read(database(home.path())).unwrap();
    let mut window = Window::open(home.path());
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::Newer));
    assert_eq!(why_not(&window.keep(step(2, 0..3))), NotSaved::Newer);
    assert!(matches!(window.open_run(1), Answer::Gone(_)));
    window.ask(Request::DeleteAll, |answer| matches!(answer, Answer::NotDeleted(NotSaved::Newer)));
    drop(window);
    assert!(fs::read(database(home.path())).unwrap() == before, "nothing of it has changed");
}

#[test]
fn a_database_that_is_locked_for_long_is_told_of_and_what_was_missed_is_kept_later() {
    let home = home_with_a_run();
    let mut window = Window::open(home.path());
    let other = Connection::open(database(home.path())).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(why_not(&window.keep(step(2, 0..2))), NotSaved::Locked);
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::Locked));
    assert_eq!(window.read_run(1).moves.len(), 5, "what is there can still be read");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(window.save_surely(step(2, 0..4)), 4);
    assert_eq!(window.history().state, SavingState::Saving);
}

#[test]
fn what_could_not_be_kept_is_kept_as_soon_as_that_is_possible_although_nobody_asks() {
    let home = home_with_a_run();
    let mut window = Window::open(home.path());
    let other = Connection::open(database(home.path())).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(why_not(&window.keep(last_step(2, 0..2))), NotSaved::Locked);
    window.store.ask(Request::SavePlan { run: RunId(2), scenario: SCENARIO.to_owned(), words: "Ask.".to_owned() });
    other.execute_batch("ROLLBACK").unwrap();
    window.until(|answer| matches!(answer, Answer::Saved { run: RunId(2), ended: true, .. }));
    window.until(
        |answer| matches!(answer, Answer::History(history) if history.plan.as_ref().is_some_and(|plan| plan.words == "Ask.")),
    );
}

#[test]
fn a_home_that_is_a_file_and_a_history_that_is_a_folder_are_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    fs::write(&home, "a file").unwrap();
    for home in [home.clone(), home.join("within")] {
        let mut window = Window::open(&home);
        assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::NoFolder));
        assert_eq!(why_not(&window.keep(step(1, 0..2))), NotSaved::NoFolder);
    }
    assert_eq!(fs::read_to_string(&home).unwrap(), "a file");

    let home = folder.path().join("other");
    fs::create_dir_all(database(&home)).unwrap();
    let mut window = Window::open(&home);
    assert!(matches!(why_not(&window.keep(step(1, 0..2))), NotSaved::Other(_)));
    fs::remove_dir(database(&home)).unwrap();
    assert_eq!(window.save_surely(step(1, 0..3)), 3, "once the cause is gone, it is kept");
}

#[test]
fn where_the_machine_names_no_folder_nothing_is_kept_and_that_is_said() {
    let store = Store::open(&Paths::default(), || ());
    let Some(Answer::History(history)) = store.wait(Duration::from_secs(5)) else { panic!("the history comes first") };
    assert_eq!(history.state, SavingState::NotSaving(NotSaved::NoFolder));
    store.ask(Request::Save(step(1, 0..1)));
    assert_eq!(why_not(&store.wait(Duration::from_secs(5)).unwrap()), NotSaved::NoFolder);
}

/// Looks at a history as somebody who may not write it. Begun by the test below.
#[cfg(unix)]
#[test]
#[ignore = "this is the child of another test"]
fn a_child_without_rights_reads_the_history() {
    let home = PathBuf::from(std::env::var_os("RAPPORT_TEST_HOME").unwrap());
    let mut window = Window::open(&home);
    let why = NotSaved::Other(rapport::words::saving::may_not_be_written("history.sqlite"));
    assert_eq!(window.history().state, SavingState::NotSaving(why.clone()));
    assert_eq!(window.history().runs.len(), 1);
    assert_eq!(window.read_run(1).moves.len(), 5);
    assert_eq!(why_not(&window.keep(step(2, 0..2))), why);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_is_still_read() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let home = home_with_a_run();
    let folder_modes = [0o777, 0o555];
    for folder_mode in folder_modes {
        let before = fs::read(database(home.path())).unwrap();
        fs::set_permissions(database(home.path()), fs::Permissions::from_mode(0o444)).unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(folder_mode)).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap());
        child.args(["trouble::a_child_without_rights_reads_the_history", "--exact", "--ignored"]);
        child.env("RAPPORT_TEST_HOME", home.path());
        // Root may write everything, so the child is somebody else.
        if fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0) {
            child.uid(NOBODY);
        }
        let output = child.output();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let Ok(output) = output else { return };
        assert!(output.status.success(), "{folder_mode:o}: {}", String::from_utf8_lossy(&output.stdout));
        assert!(fs::read(database(home.path())).unwrap() == before, "nothing of it has changed");
    }
}

#[test]
fn one_number_out_of_its_range_hides_no_other_run() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    for id in 1..=3 {
        window.save_surely(step(id, 0..2));
    }
    drop(window);
    let database = Connection::open(home.path().join("history.sqlite")).unwrap();
    database.execute("UPDATE runs SET rules = -1 WHERE rowid = 1", []).unwrap();
    database.execute("INSERT INTO met VALUES ('before_three', -9)", []).unwrap();
    drop(database);
    let mut window = Window::open(home.path());
    assert_eq!(window.history().runs.len(), 2);
    window.flush();
    assert!(matches!(window.notices().as_slice(), [Notice::EntriesUnreadable { n: 1, .. }]), "{:?}", window.notices());
    let deleted = window.ask(Request::DeleteAll, |answer| matches!(answer, Answer::DeletedAll(_)));
    let Answer::DeletedAll(deleted) = deleted else { panic!("{deleted:?}") };
    assert_eq!(deleted.n_runs, 3, "nothing is deleted without being counted");
}
