//! What the trainee says in a debrief: how they saw it, why there, and the plan in words of their own.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{App, DebriefScreen, Screen};
use rapport::debrief::{Feeling, Guess, SelfView, Stop};
use rapport::kit::theme::ThemeName;

use crate::debrief::{OVER, at, debrief_in, first_home, looked_at_again, past_the_questions};
use crate::{USUAL, press, program_at};

#[test]
fn two_questions_come_first_and_are_answered_by_keys() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    harness.get_by_label("How was that for you?");
    assert!(harness.query_by_label_contains("Four calls").is_none(), "nothing is told before");
    press(&mut harness, Key::Num9);
    harness.get_by_label("How was that for you?");
    press(&mut harness, Key::Num1);
    harness.get_by_label("Which moment mattered most?");
    press(&mut harness, Key::Home);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert!(harness.get_by_role(Role::ListBox).get_all_by_role(Role::ListBoxOption).nth(2).unwrap().is_focused());
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), (Stop::Moment, None));
    let view = view(&harness);
    assert_eq!((view.feeling, view.turned), (Some(Feeling::Pleased), Some(Guess::At(2))));
    // Both stand beside what happened.
    press(&mut harness, Key::C);
    harness.get_by_label_contains("You thought it went well. She left ");
    harness.get_by_label("You picked 13:54. There was a change there too, at A. The one that mattered most came at C.");
}

fn view(harness: &Harness<'_, App>) -> SelfView {
    let Screen::Debrief(DebriefScreen { view, .. }) = harness.state().screen() else { panic!("not in the debrief") };
    view.self_view().clone()
}

#[test]
fn the_main_key_goes_on_unanswered_and_nought_says_no_single_one() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Which moment mattered most?");
    press(&mut harness, Key::Num0);
    assert_eq!(at(&harness), (Stop::Moment, None));
    let view = view(&harness);
    assert_eq!((view.feeling, view.turned), (None, Some(Guess::NoSingleOne)));
}

#[test]
fn the_questions_are_answered_by_names_or_skipped() {
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    harness.get_by_label("It was hard work").click();
    harness.run();
    // A click on a point chooses it, a second one takes it.
    for _ in 0..2 {
        harness.get_by_label_contains("13:54. You: I\u{2019}ll have you up and running").click();
        harness.run();
    }
    assert_eq!(at(&harness), (Stop::Moment, None));
    assert_eq!((view(&harness).feeling, view(&harness).turned), (Some(Feeling::Uneasy), Some(Guess::At(2))));
    let mut harness = debrief_in(USUAL, ThemeName::Light, 1.0, OVER);
    harness.get_by_label("Skip this question").click();
    harness.run();
    assert_eq!(at(&harness), (Stop::Moment, None));
    assert_eq!((view(&harness).feeling, view(&harness).turned), (None, None));
}

#[test]
fn why_there_is_written_and_kept_and_its_letters_are_no_keys() {
    let folder = first_home();
    let mut harness = past_the_questions(&folder);
    press(&mut harness, Key::W);
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).type_text("She sounded tired.");
    harness.run();
    press(&mut harness, Key::C);
    assert_eq!(at(&harness), (Stop::Moment, None), "a letter is text while somebody writes");
    press(&mut harness, Key::Escape);
    assert_eq!(at(&harness), (Stop::Moment, None), "Escape leaves the field alone");
    harness.get_by_label("She sounded tired.");
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), (Stop::Next, None));
    drop(harness);
    // It is there again, at the stop where it was left.
    let mut again = looked_at_again(&folder);
    assert_eq!(at(&again), (Stop::Next, None));
    press(&mut again, Key::ArrowLeft);
    again.get_by_label("She sounded tired.");
}

#[test]
fn the_plan_is_put_into_own_words_and_kept() {
    let folder = first_home();
    let mut harness = past_the_questions(&folder);
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("Next time, ");
    press(&mut harness, Key::E);
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).type_text(" Slowly.");
    harness.run();
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)), "Enter kept the plan and nothing else");
    let plan = harness.state().history().plan.clone().unwrap();
    assert!(plan.words.starts_with("If ") && plan.words.contains("Slowly."), "{plan:?}");
    assert_eq!(plan.scenario, "before_three");
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    harness.get_by_label_contains("Your latest plan: if ");
    let again = program_at(Some(&folder), USUAL, ThemeName::Light, 1.0);
    assert_eq!(again.state().history().plan.as_ref(), Some(&plan));
}
