//! The diary of earlier versions is taken over, once, and stays as it is.

use std::fs;
use std::path::Path;

use rapport::play::{Run, RunStart, parse_moves};
use rapport::session::RunId;
use rapport::storage::{Answer, Library, Notice, Request, RunState};

use super::support::Window;

/// The run line of a conversation with this customer.
fn line(id: &str, moves: &str) -> String {
    let library = Library::built_in();
    let scenario = library.find(id).unwrap().loaded.scenario.clone().unwrap();
    let mut run = new_run(scenario);
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap();
    }
    run.transcript().run_line().to_string()
}

fn new_run(scenario: std::sync::Arc<rapport::scenario::Scenario>) -> Run {
    Run::new(scenario, rapport::rules::Rules::newest(), RunStart::default())
}

/// A diary as the version before the database wrote it.
fn diary(waiting: &[(&str, &str)], met: &[(&str, u32)], plan: Option<(&str, &str)>) -> String {
    let waiting: Vec<String> = waiting.iter().map(|(id, line)| format!("            \"{id}\": \"{line}\",\n")).collect();
    let met: Vec<String> = met.iter().map(|(id, times)| format!("            \"{id}\": {times},\n")).collect();
    let (waiting, met) = (waiting.concat(), met.concat());
    let plan = plan.map_or("None".to_owned(), |(id, words)| {
        format!("Some((\n            scenario: \"{id}\",\n            words: \"{words}\",\n        ))")
    });
    format!(
        "(\n    version: 1,\n    value: (\n        waiting: {{\n{waiting}        }},\n        met: {{\n{met}        }},\n        plan: {plan},\n    ),\n)"
    )
}

fn write(home: &Path, diary: &str) {
    fs::write(home.join("diary.ron"), diary).unwrap();
}

#[test]
fn what_waits_what_was_met_and_the_plan_are_taken_over_once() {
    let home = tempfile::tempdir().unwrap();
    let (umbrella, three) = (line("blue_umbrella", "1"), line("before_three", "1,1"));
    let text = diary(
        &[("blue_umbrella", &umbrella), ("before_three", &three)],
        &[("blue_umbrella", 2), ("long_thaw", 1)],
        Some(("before_three", "Ask what \\\"now\\\" means.")),
    );
    write(home.path(), &text);
    for time in ["the first time", "the second time"] {
        let mut window = Window::open(home.path());
        let history = window.history();
        let mut lines: Vec<&str> = history.runs.iter().map(|run| run.line.as_str()).collect();
        lines.sort_unstable();
        assert_eq!(lines, [three.as_str(), umbrella.as_str()], "{time}");
        assert!(history.runs.iter().all(|run| run.state == RunState::Waiting));
        assert_eq!(
            history.met.clone().into_iter().collect::<Vec<_>>(),
            [("blue_umbrella".to_owned(), 2), ("long_thaw".to_owned(), 1)]
        );
        assert_eq!(history.plan.as_ref().unwrap().words, "Ask what \"now\" means.");
        assert!(window.notices().is_empty());
    }
    assert_eq!(fs::read_to_string(home.path().join("diary.ron")).unwrap(), text, "the diary stays as it is");
    let mut window = Window::open(home.path());
    let history = window.history();
    let run = history.runs.iter().find(|run| run.scenario == "before_three").unwrap();
    let library = Library::built_in();
    let kept = window.read_run(run.id.0);
    assert_eq!(&*kept.header.text, library.find("before_three").unwrap().loaded.report.source().text());
    assert_eq!(kept.moves.len(), 2);
    assert!(run.clock.is_some(), "the card says from when it goes on");
}

#[test]
fn a_line_that_fits_nothing_is_told_of_and_goes_on_once_its_dialogue_is_back() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("dialogues");
    fs::create_dir(&own).unwrap();
    let umbrella = include_str!("../../dialogues/blue_umbrella.ron");
    let mine = umbrella.replace("blue_umbrella", "mine");
    let mine_loaded = rapport::scenario::load(rapport::source::SourceText::new("mine.ron", mine.as_str()), "mine");
    let mut run = new_run(mine_loaded.scenario.unwrap());
    run.play(parse_moves("1").unwrap()[0]).unwrap();
    let line = run.transcript().run_line().to_string();
    write(home.path(), &diary(&[("mine", &line), ("nonsense", "not a line")], &[], None));

    let mut window = Window::open(home.path());
    assert!(window.history().runs.is_empty());
    assert_eq!(window.notices(), [Notice::CannotGoOn { scenarios: vec!["mine".to_owned(), "not".to_owned()] }]);
    drop(window);
    let mut window = Window::open(home.path());
    assert!(window.history().runs.is_empty());
    assert!(window.notices().is_empty(), "it is told once");
    drop(window);

    fs::write(own.join("mine.ron"), &mine).unwrap();
    let mut window = Window::open(home.path());
    assert_eq!(window.history().runs.iter().map(|run| run.line.as_str()).collect::<Vec<_>>(), [line]);
}

#[test]
fn a_line_goes_on_with_the_shipped_dialogue_although_ones_own_stands_in_its_place() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("dialogues");
    fs::create_dir(&own).unwrap();
    let umbrella = include_str!("../../dialogues/blue_umbrella.ron");
    fs::write(own.join("blue_umbrella.ron"), umbrella.replace("A blue umbrella", "My umbrella")).unwrap();
    write(home.path(), &diary(&[("blue_umbrella", &line("blue_umbrella", "1"))], &[], None));
    let mut window = Window::open(home.path());
    let history = window.history();
    assert_eq!(history.runs.iter().map(|run| run.title.as_str()).collect::<Vec<_>>(), ["A blue umbrella"]);
}

#[test]
fn what_is_new_in_a_later_diary_is_taken_over_and_nothing_twice() {
    let home = tempfile::tempdir().unwrap();
    let (first, second) = (line("blue_umbrella", "1"), line("before_three", "1,1"));
    Window::open(home.path());
    write(home.path(), &diary(&[("blue_umbrella", &first)], &[("long_thaw", 1)], None));
    assert_eq!(Window::open(home.path()).history().runs.len(), 1, "a diary may come after the history");
    write(home.path(), &diary(&[("blue_umbrella", &first), ("before_three", &second)], &[("long_thaw", 3)], None));
    let mut window = Window::open(home.path());
    assert_eq!(window.history().runs.len(), 2);
    assert_eq!(window.history().met.get("long_thaw"), Some(&3));
}

#[test]
fn a_damaged_diary_is_set_aside_and_a_newer_one_left() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), "(version: 1, value: (met: 3))");
    let window = Window::open(home.path());
    let notices = window.notices();
    let [Notice::SetAside { aside, .. }] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(fs::read_to_string(aside).unwrap(), "(version: 1, value: (met: 3))");
    drop(window);
    let newer = "(version: 2, value: Entirely(different: true))";
    write(home.path(), newer);
    let window = Window::open(home.path());
    assert!(matches!(window.notices().as_slice(), [Notice::LeftNewer { .. }]));
    assert_eq!(fs::read_to_string(home.path().join("diary.ron")).unwrap(), newer);
}

#[cfg(unix)]
#[test]
fn a_diary_that_is_a_pipe_or_a_device_is_not_waited_for() {
    for target in ["/dev/zero", "/dev/random"] {
        let home = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(target, home.path().join("diary.ron")).unwrap();
        assert!(matches!(Window::open(home.path()).notices().as_slice(), [Notice::Unreadable { .. }]));
    }
    let home = tempfile::tempdir().unwrap();
    assert!(std::process::Command::new("mkfifo").arg(home.path().join("diary.ron")).status().unwrap().success());
    let mut window = Window::open(home.path());
    assert!(matches!(window.notices().as_slice(), [Notice::Unreadable { .. }]));
    window.save_surely(super::support::step(1, 0..2));
}

#[test]
fn what_was_taken_over_and_is_deleted_is_deleted_from_the_diary_too() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), &diary(&[("blue_umbrella", &line("blue_umbrella", "1"))], &[("long_thaw", 2)], None));
    let mut window = Window::open(home.path());
    let id: RunId = window.history().runs[0].id;
    window.ask(Request::Delete(id), |answer| matches!(answer, Answer::Deleted));
    assert!(!home.path().join("diary.ron").exists());
    drop(window);
    let mut window = Window::open(home.path());
    assert!(window.history().runs.is_empty());
    assert_eq!(window.history().met.get("long_thaw"), Some(&2), "what was met is still known");
}
