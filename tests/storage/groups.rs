//! Sessions with a room: every key is kept, once, and a session goes on in one window.

use rapport::group::{Entry, GroupStep, Key};
use rapport::session::RunId;
use rapport::storage::{Answer, Request};

use super::support::{Window, at, group_step};

const ID: u128 = 4;

fn answer_about_a_group(answer: &Answer) -> bool {
    matches!(
        answer,
        Answer::GroupSaved { .. }
            | Answer::GroupNotSaved { .. }
            | Answer::GroupOpened(_)
            | Answer::GroupElsewhere(_)
            | Answer::GroupGone(_)
    )
}

fn keep(window: &mut Window, step: GroupStep) -> usize {
    match window.ask(Request::SaveGroup(step), answer_about_a_group) {
        Answer::GroupSaved { n_entries, .. } => n_entries,
        other => panic!("{other:?}"),
    }
}

fn read(window: &mut Window) -> Vec<Entry> {
    match window.ask(Request::OpenGroup(RunId(ID)), answer_about_a_group) {
        Answer::GroupOpened(kept) => kept.entries,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_step_that_is_kept_twice_is_there_once_and_the_next_one_follows_it() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    let step = group_step(ID);
    assert_eq!(keep(&mut window, step.clone()), 4);
    assert_eq!(keep(&mut window, step.clone()), 4);
    let more = Entry { at: at(9), key: Key::Digit(3), came: None };
    let next = GroupStep { from: 3, entries: vec![step.entries[3].clone(), more.clone()], ..step.clone() };
    assert_eq!(keep(&mut window, next), 5);
    let all: Vec<Entry> = step.entries.iter().cloned().chain([more]).collect();
    drop(window);
    assert_eq!(read(&mut Window::open(home.path())), all);
}

#[test]
fn a_step_with_a_gap_before_it_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    let step = GroupStep { from: 2, ..group_step(ID) };
    assert!(matches!(window.ask(Request::SaveGroup(step), answer_about_a_group), Answer::GroupElsewhere(_)));
}

#[test]
fn a_session_goes_on_in_one_window() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (Window::open(home.path()), Window::open(home.path()));
    keep(&mut one, group_step(ID));
    for request in [Request::OpenGroup(RunId(ID)), Request::SaveGroup(group_step(ID))] {
        assert!(matches!(other.ask(request, answer_about_a_group), Answer::GroupElsewhere(_)));
    }
    drop(one);
    assert_eq!(read(&mut other).len(), 4);
}

#[test]
fn a_session_that_is_given_back_goes_on_in_another_window() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (Window::open(home.path()), Window::open(home.path()));
    keep(&mut one, group_step(ID));
    one.store.ask(Request::Release(RunId(ID + 1)));
    one.flush();
    assert!(matches!(other.ask(Request::OpenGroup(RunId(ID)), answer_about_a_group), Answer::GroupElsewhere(_)));
    one.store.ask(Request::Release(RunId(ID)));
    one.flush();
    assert_eq!(read(&mut other).len(), 4);
}

#[test]
fn a_session_that_is_over_waits_for_nobody_and_all_are_deleted_together() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path());
    keep(&mut window, group_step(ID));
    drop(window);
    let mut window = Window::open(home.path());
    assert_eq!(window.history().groups.len(), 1);
    keep(&mut window, GroupStep { is_over: true, ..group_step(ID) });
    drop(window);
    let mut window = Window::open(home.path());
    assert!(window.history().groups.is_empty());
    window.ask(Request::DeleteAll, |answer| matches!(answer, Answer::DeletedAll(_)));
    let gone = window.ask(Request::OpenGroup(RunId(ID)), answer_about_a_group);
    assert!(matches!(gone, Answer::GroupGone(_)), "{gone:?}");
}
