//! The settings file: changed field by field, written whole, and never through a link.

use std::fs;
use std::path::Path;

use rapport::group::WayOfVoting;
use rapport::play::Seed;
use rapport::practice::Goal;
use rapport::storage::{Answer, Appearance, NotSaved, Notice, Paths, Request, RoomSettings, Settings, read_settings};

use super::support::Window;

fn read(home: &Path) -> (Settings, Vec<Notice>) {
    read_settings(&Paths::new(Some(home.to_owned()), None))
}

fn named(you: &str) -> Settings {
    Settings { you: you.to_owned(), ..Settings::default() }
}

#[track_caller]
fn change(home: &Path, from: &Settings, to: &Settings) -> Vec<Notice> {
    let mut window = Window::open(home);
    let request = Request::ChangeSettings { from: from.clone(), to: to.clone() };
    let answer = window.ask(request, |answer| matches!(answer, Answer::SettingsSaved | Answer::SettingsNotSaved(_)));
    assert!(matches!(answer, Answer::SettingsSaved), "{answer:?}");
    window.notices()
}

fn names(home: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(home).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with("history.sqlite") && name != "open");
    names.sort();
    names
}

#[test]
fn what_is_changed_is_there_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(read(home.path()), (Settings::default(), Vec::new()));
    let all = Settings {
        appearance: Appearance::ContrastDark,
        text_size: 130,
        reduced_motion: true,
        you: "Ana \"the\" N\u{fa}\u{f1}ez".to_owned(),
        goal: Some(Goal::SayingNo),
        has_started: true,
        knows_outlook: true,
        room: RoomSettings {
            people: 9,
            way: WayOfVoting::Cards,
            code: Some(Seed::from_entropy(7_345)),
            scenario: Some("before_three".to_owned()),
            wall_on: Some("HDMI-1".to_owned()),
        },
    };
    change(home.path(), &Settings::default(), &all);
    assert_eq!(read(home.path()), (all, Vec::new()));
    assert_eq!(names(home.path()), ["settings.ron"], "nothing unfinished is left");
}

#[test]
fn two_windows_change_different_things() {
    let home = tempfile::tempdir().unwrap();
    let usual = Settings::default();
    change(home.path(), &usual, &Settings { text_size: 150, ..usual.clone() });
    change(home.path(), &usual, &named("Ana"));
    assert_eq!(read(home.path()).0, Settings { text_size: 150, ..named("Ana") });
}

#[test]
fn two_windows_that_change_at_once_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut windows = [Window::open(home.path()), Window::open(home.path())];
    let usual = Settings::default();
    for _ in 0..20 {
        let changes = [Settings { text_size: 150, ..usual.clone() }, named("Ana")];
        for (window, to) in windows.iter().zip(changes) {
            window.store.ask(Request::ChangeSettings { from: usual.clone(), to });
        }
        for window in &mut windows {
            window.flush();
        }
        assert_eq!(read(home.path()).0, Settings { text_size: 150, ..named("Ana") });
        fs::remove_file(home.path().join("settings.ron")).unwrap();
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_named_and_nothing_of_it_is_lost() {
    for damaged in ["Kept(version: 1, value: (", "", "\u{0}\u{0}", "Kept(version: 1, value: (you: 3))"] {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("settings.ron"), damaged).unwrap();
        let (settings, notices) = read(home.path());
        assert_eq!(settings, Settings::default());
        let [Notice::SetAside { aside, .. }] = notices.as_slice() else { panic!("{notices:?}") };
        assert!(aside.ends_with("settings.damaged-1.ron"));
        change(home.path(), &settings, &named("New"));
        assert_eq!(fs::read_to_string(aside).unwrap(), damaged);
        assert_eq!(read(home.path()).0.you, "New");
    }
}

#[test]
fn a_newer_file_is_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let newer = "Kept(version: 99, value: Entirely(different: true))";
    fs::write(home.path().join("settings.ron"), newer).unwrap();
    assert!(matches!(read(home.path()).1.as_slice(), [Notice::LeftNewer { .. }]));
    let mut window = Window::open(home.path());
    let request = Request::ChangeSettings { from: Settings::default(), to: named("New") };
    window.ask(request, |answer| matches!(answer, Answer::SettingsNotSaved(NotSaved::Newer)));
    assert_eq!(fs::read_to_string(home.path().join("settings.ron")).unwrap(), newer);
}

#[test]
fn fields_that_are_missing_are_as_usual_and_a_byte_order_mark_is_fine() {
    let home = tempfile::tempdir().unwrap();
    for text in ["Kept(version: 1, value: (you: \"Ana\"))", "\u{feff}(version: 1, value: (you: \"Ana\"))"] {
        fs::write(home.path().join("settings.ron"), text).unwrap();
        assert_eq!(read(home.path()), (named("Ana"), Vec::new()));
    }
}

#[test]
fn a_file_with_more_in_it_than_is_known_is_copied_before_it_is_written_over() {
    let home = tempfile::tempdir().unwrap();
    let more = "(version: 1, value: (you: \"Ana\", colour: \"red\", rows: [(1, 2)]))";
    fs::write(home.path().join("settings.ron"), more).unwrap();
    assert_eq!(read(home.path()), (named("Ana"), Vec::new()));
    let notices = change(home.path(), &named("Ana"), &named("Ben"));
    let [Notice::CopiedAside { copy, .. }] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(fs::read_to_string(copy).unwrap(), more);
    assert!(change(home.path(), &named("Ben"), &named("Cem")).is_empty(), "once");
    assert_eq!(names(home.path()), ["settings.before-1.ron", "settings.ron"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_target_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (home, dotfiles) = (folder.path().join("home"), folder.path().join("dotfiles"));
    fs::create_dir(&home).unwrap();
    fs::create_dir(&dotfiles).unwrap();
    fs::write(dotfiles.join("rapport.ron"), "(version: 1, value: (you: \"Ana\"))").unwrap();
    std::os::unix::fs::symlink("../dotfiles/rapport.ron", home.join("settings.ron")).unwrap();
    change(&home, &named("Ana"), &named("Ben"));
    assert!(fs::symlink_metadata(home.join("settings.ron")).unwrap().is_symlink());
    assert!(fs::read_to_string(dotfiles.join("rapport.ron")).unwrap().contains("Ben"));
    assert_eq!(names(&home), ["settings.ron"]);
    assert_eq!(names(&dotfiles), ["rapport.ron"]);
}

#[cfg(unix)]
#[test]
fn a_link_with_the_name_of_something_unfinished_is_never_followed() {
    let home = tempfile::tempdir().unwrap();
    let precious = home.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    std::os::unix::fs::symlink(&precious, home.path().join("settings.unfinished")).unwrap();
    change(home.path(), &Settings::default(), &named("Ana"));
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_not_waited_for_and_not_written_over() {
    for target in ["/dev/zero", "/dev/random"] {
        let home = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(target, home.path().join("settings.ron")).unwrap();
        assert!(matches!(read(home.path()).1.as_slice(), [Notice::Unreadable { .. }]));
        let mut window = Window::open(home.path());
        let request = Request::ChangeSettings { from: Settings::default(), to: named("New") };
        window.ask(request, |answer| matches!(answer, Answer::SettingsNotSaved(_)));
    }
    let home = tempfile::tempdir().unwrap();
    assert!(std::process::Command::new("mkfifo").arg(home.path().join("settings.ron")).status().unwrap().success());
    assert!(matches!(read(home.path()).1.as_slice(), [Notice::Unreadable { .. }]));
}

#[test]
fn a_file_of_endless_length_is_not_read_to_its_end() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("settings.ron"), vec![b' '; 3 << 20]).unwrap();
    assert!(matches!(read(home.path()).1.as_slice(), [Notice::Unreadable { .. }]));
}
