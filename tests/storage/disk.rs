//! Disks that are full, or that can only be read: each is told, and loses nothing that was there.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use rapport::session::RunId;
use rapport::storage::{Answer, NotSaved, Notice, Request, SavingState};

use super::support::{Window, last_step, played, step};
use super::trouble::{database, home_with_a_run, why_not};

/// A file system of its own, for as long as this lives. `None` where this machine allows none.
struct Mounted(tempfile::TempDir);

impl Mounted {
    fn with_kilobytes(kilobytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k,mode=700");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        let is_mounted = mounted.is_ok_and(|output| output.status.success());
        is_mounted.then_some(Self(folder))
    }

    fn remount(&self, how: &str) -> bool {
        let remounted = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(self.0.path()).output();
        remounted.is_ok_and(|output| output.status.success())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_what_was_missed_is_kept_once_there_is_room() {
    let Some(disk) = Mounted::with_kilobytes(512) else { return };
    let home = disk.0.path();
    let mut window = Window::open(home);
    window.save_surely(step(1, 0..3));
    let filler = home.join("filler");
    let _ = fs::write(&filler, vec![7; 1 << 20]);
    let mut n_moves = 3;
    let why = loop {
        n_moves += 1;
        match window.keep(step(1, n_moves - 1..n_moves)) {
            Answer::NotSaved { why, .. } => break why,
            _ => assert!(n_moves < 200, "the disk is full at some time"),
        }
    };
    assert_eq!(why, NotSaved::DiskFull);
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::DiskFull));
    let change = Request::ChangeSettings {
        from: rapport::storage::Settings::default(),
        to: rapport::storage::Settings { has_started: true, ..Default::default() },
    };
    window.ask(change.clone(), |answer| matches!(answer, Answer::SettingsNotSaved(NotSaved::DiskFull)));
    let names = fs::read_dir(home).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.contains("unfinished")).count(), 0, "nothing unfinished is left");
    let mut other = Window::open(home);
    assert_eq!(other.history().runs.len(), 1, "what is there can still be read");
    drop(other);
    fs::remove_file(filler).unwrap();
    assert_eq!(window.save_surely(step(1, n_moves..n_moves + 1)), n_moves + 1, "with all that was missed");
    window.ask(change, |answer| matches!(answer, Answer::SettingsSaved));
    drop(window);
    assert_eq!(Window::open(home).read_run(1).moves, (0..=n_moves).map(played).collect::<Vec<_>>());
}

#[test]
fn a_new_history_on_a_full_disk_is_told_of() {
    let Some(disk) = Mounted::with_kilobytes(1_024) else { return };
    let home = disk.0.path();
    let _ = fs::write(home.join("filler"), vec![7; 2 << 20]);
    let mut window = Window::open(home);
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::DiskFull));
    fs::remove_file(home.join("filler")).unwrap();
    window.until(|answer| matches!(answer, Answer::History(history) if history.state == SavingState::Saving));
}

#[test]
fn a_folder_that_can_only_be_read_is_still_read() {
    let Some(disk) = Mounted::with_kilobytes(4_096) else { return };
    let home = disk.0.path();
    let mut window = Window::open(home);
    window.save_surely(step(1, 0..5));
    window.save_surely(last_step(2, 0..5));
    // As a program leaves it that was killed: with a log.
    let left = tempfile::tempdir().unwrap();
    for name in ["history.sqlite", "history.sqlite-wal"] {
        fs::copy(home.join(name), left.path().join(name)).unwrap();
    }
    drop(window);
    let check = |what: &str| {
        assert!(disk.remount("ro"));
        let mut window = Window::open(home);
        assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::ReadOnly), "{what}");
        assert_eq!(window.history().runs.len(), 2, "{what}");
        assert_eq!(window.read_run(1).moves.len(), 5, "{what}");
        assert_eq!(why_not(&window.keep(step(1, 5..6))), NotSaved::ReadOnly, "{what}");
        assert_eq!(why_not(&window.keep(step(3, 0..2))), NotSaved::ReadOnly, "{what}");
        assert!(disk.remount("rw"));
        window.until(|answer| matches!(answer, Answer::Saved { run: RunId(1), n_moves: 6, .. }));
        window.until(|answer| matches!(answer, Answer::Saved { run: RunId(3), n_moves: 2, .. }));
        assert_eq!(window.history().state, SavingState::Saving);
    };
    check("after a normal end");
    for name in ["history.sqlite", "history.sqlite-wal"] {
        fs::copy(left.path().join(name), home.join(name)).unwrap();
    }
    check("after it was killed");
}

#[test]
fn a_home_on_a_disk_that_can_only_be_read_is_told_of() {
    let Some(disk) = Mounted::with_kilobytes(64) else { return };
    assert!(disk.remount("ro"));
    let mut window = Window::open(&disk.0.path().join("home"));
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::ReadOnly));
    assert_eq!(why_not(&window.keep(step(1, 0..2))), NotSaved::ReadOnly);
}

#[test]
fn a_damaged_database_that_cannot_be_set_aside_is_told_of_once_and_left() {
    let Some(disk) = Mounted::with_kilobytes(64) else { return };
    let home = disk.0.path();
    fs::write(database(home), "no database at all").unwrap();
    assert!(disk.remount("ro"));
    let mut window = Window::open(home);
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::Damaged));
    assert_eq!(why_not(&window.keep(step(1, 0..2))), NotSaved::Damaged);
    assert_eq!(why_not(&window.keep(step(1, 0..3))), NotSaved::Damaged);
    window.flush();
    assert!(matches!(window.notices().as_slice(), [Notice::NotSetAside { .. }]), "{:?}", window.notices());
    assert_eq!(fs::read_to_string(database(home)).unwrap(), "no database at all");
}

/// A full disk from the beginning, so that there is no room for the files beside the database.
#[test]
fn on_a_full_disk_what_is_there_can_be_read() {
    let Some(disk) = Mounted::with_kilobytes(512) else { return };
    let home = disk.0.path();
    fs::copy(database(home_with_a_run().path()), database(home)).unwrap();
    let _ = fs::write(home.join("filler"), vec![7; 1 << 20]);
    let mut window = Window::open(home);
    assert_eq!(window.history().state, SavingState::NotSaving(NotSaved::DiskFull));
    assert_eq!(window.read_run(1).moves.len(), 5);
    assert_eq!(why_not(&window.keep(step(2, 0..2))), NotSaved::DiskFull);
    fs::remove_file(home.join("filler")).unwrap();
    window.until(|answer| matches!(answer, Answer::Saved { run: RunId(2), .. }));
}
