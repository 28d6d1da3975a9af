//! The start page of a session with a group, before and after it is known what was left.

use super::*;
use crate::storage::GroupSummary;
use crate::ui::GroupAction;
use crate::words::saving;

/// On the start page, the history not read yet.
fn before_a_group(asked_for: Option<Seed>) -> Program {
    let mut program = Program::started();
    program.send(Message::WithAGroup("before_three".to_owned(), asked_for));
    assert!(matches!(program.model.screen, Screen::GroupStart(_)));
    program
}

/// What comes from the disk: a session with Claire that was left so many hours ago, under this code.
fn left_before(hours: i64, code: Seed) -> Message {
    let last = Timestamp::from_second(1_800_000_000 - hours * 3_600).unwrap();
    let (scenario, title) = ("before_three".to_owned(), "Before three o\u{2019}clock".to_owned());
    let groups = vec![GroupSummary { id: RunId(77), scenario, title, code, last }];
    Message::Stored(Answer::History(Arc::new(History { groups, ..History::default() })))
}

fn opens(effects: &[Effect]) -> bool {
    stored(effects).into_iter().any(|request| matches!(request, Request::OpenGroup(RunId(77))))
}

fn has_begun(program: &Program) -> bool {
    matches!(program.model.screen, Screen::Group(_))
}

#[test]
fn the_large_button_waits_until_it_is_known_what_was_left_and_goes_on_with_that() {
    let mut program = before_a_group(None);
    let effects = program.ask(Action::Group(GroupAction::GoOn));
    assert!(!has_begun(&program) && !opens(&effects));
    let effects = program.send(left_before(1, Seed::default()));
    assert!(opens(&effects) && !has_begun(&program));
    // What comes later is no reason to do it once more.
    assert!(!opens(&program.send(left_before(1, Seed::default()))));
}

#[test]
fn where_nothing_was_left_the_session_begins_as_soon_as_that_is_known() {
    let code = Seed::try_from(4_711).unwrap();
    for (asked_for, known) in
        [(None, history(Vec::new())), (None, left_before(48, code)), (Some(code), left_before(1, Seed::default()))]
    {
        let mut program = before_a_group(asked_for);
        program.ask(Action::Group(GroupAction::GoOn));
        assert!(!has_begun(&program));
        let effects = program.send(known);
        assert!(has_begun(&program) && !opens(&effects));
    }
}

#[test]
fn a_new_session_that_is_asked_for_by_its_own_key_waits_for_nothing() {
    let mut program = before_a_group(None);
    program.ask(Action::Group(GroupAction::Begin));
    assert!(has_begun(&program));
    program.send(left_before(1, Seed::default()));
    assert!(has_begun(&program));
}

/// On the start page, with a session that was left an hour ago and was asked for.
fn carrying_on() -> Program {
    let mut program = before_a_group(None);
    program.send(left_before(1, Seed::default()));
    assert!(opens(&program.ask(Action::Group(GroupAction::GoOn))));
    program
}

fn said(program: &Program) -> Option<&str> {
    let Screen::GroupStart(screen) = &program.model.screen else { panic!("not on the start page") };
    screen.what_is_said()
}

#[test]
fn a_session_that_is_open_elsewhere_or_gone_is_told_on_the_start_page_and_can_be_asked_for_again() {
    for (answer, words) in
        [(Answer::GroupElsewhere(RunId(77)), saving::GROUP_OPEN_ELSEWHERE), (Answer::GroupGone(RunId(77)), saving::GROUP_IS_GONE)]
    {
        let mut program = carrying_on();
        // What is told of another session is no answer to this one.
        program.send(Message::Stored(Answer::GroupElsewhere(RunId(78))));
        assert_eq!(said(&program), None);
        program.send(Message::Stored(answer));
        assert_eq!(said(&program), Some(words));
        assert_eq!(program.model.opening, None);
        assert!(opens(&program.ask(Action::Group(GroupAction::GoOn))));
        assert_eq!(said(&program), None);
    }
}

#[test]
fn a_session_is_given_back_when_it_is_left_and_when_the_program_ends() {
    for leave in [Message::Asked(Action::Group(GroupAction::Home)), Message::Closing] {
        let mut program = before_a_group(None);
        program.ask(Action::Group(GroupAction::Begin));
        let Screen::Group(screen) = &program.model.screen else { panic!("no session") };
        let id = screen.session.id();
        let effects = program.send(leave);
        assert!(stored(&effects).into_iter().any(|request| matches!(request, Request::Release(run) if *run == id)));
    }
    let mut program = before_a_group(None);
    program.ask(Action::Group(GroupAction::Rehearse));
    let effects = program.ask(Action::Group(GroupAction::Home));
    assert!(!stored(&effects).into_iter().any(|request| matches!(request, Request::Release(_))));
}
