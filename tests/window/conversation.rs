//! The conversation itself, as a trainee meets it: its keys, its notebook, and what is said of it in words.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;
use rapport::app::Screen;

use crate::journeys::{home, play_to_the_end};
use crate::press;

#[test]
fn escape_puts_the_words_back_before_it_asks_to_leave() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    while !harness.state().run().unwrap().asks_for_voice() {
        press(&mut harness, Key::Num1);
    }
    press(&mut harness, Key::Num1);
    harness.get_by_label("In which voice?");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("In which voice?").is_none());
    press(&mut harness, Key::Escape);
    harness.get_by_label_contains("Leave Claire waiting?");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label_contains("Leave Claire waiting?").is_none());
    press(&mut harness, Key::Escape);
    let said = harness.state().run().unwrap().transcript().moves();
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    // The talk waits, stands first, and goes on from where it was left.
    harness.get_by_label_contains("Continue from 13:5");
    press(&mut harness, Key::Num1);
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)));
    assert_eq!(harness.state().run().unwrap().transcript().moves(), said);
}

#[test]
fn the_mood_and_what_is_known_are_said_in_words() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    harness.get_by_role_and_label(Role::Image, "Claire Hobson");
    press(&mut harness, Key::Enter);
    harness.get_by_role_and_label(Role::Image, "Claire Hobson, upset");
    assert_eq!(harness.get_all_by_label("Heard").count(), 2, "the title, and the pips with their value");
    harness.get_by_label("None made.");
}

#[test]
fn what_was_said_before_can_be_scrolled_back_to_and_a_choice_comes_back_first() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    for _ in 0..4 {
        press(&mut harness, Key::Num1);
    }
    let n_exchanges = harness.state().run().unwrap().transcript().exchanges().len();
    for _ in 0..5 {
        press(&mut harness, Key::PageUp);
    }
    press(&mut harness, Key::Num1);
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), n_exchanges, "it came back, and chose nothing");
    press(&mut harness, Key::Num1);
    assert!(
        harness.state().run().unwrap().asks_for_voice()
            || harness.state().run().unwrap().transcript().exchanges().len() > n_exchanges
    );
}

#[test]
fn the_whole_notebook_lies_over_the_answers_while_n_holds_it_open() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::N);
    harness.get_by_label("Back to the talk");
    press(&mut harness, Key::Num1);
    assert!(harness.state().run().unwrap().transcript().exchanges().is_empty(), "what lies under it hears nothing");
    press(&mut harness, Key::N);
    press(&mut harness, Key::Num1);
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 1);
}

#[test]
fn a_digit_that_is_held_down_chooses_once() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    for _ in 0..10 {
        // The first one is a press, those after it are told apart by egui: the key was not let go.
        harness.event(Event::Key {
            key: Key::Num1,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run();
    }
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 1);
}

#[test]
fn escape_at_the_end_of_a_talk_leads_to_how_it_went() {
    let mut harness = home();
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
}
