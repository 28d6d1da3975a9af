//! The conversation itself, as a trainee meets it: its keys, its notebook, and what is said of it in words.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{App, Screen};
use rapport::wording::typographic;

use crate::journeys::{home, play_to_the_end, play_to_the_last_choice};
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
    harness.get_by_label("How do you say it?");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("How do you say it?").is_none());
    press(&mut harness, Key::Escape);
    harness.get_by_label_contains("Leave for now? Claire will be here");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label_contains("Leave for now? Claire will be here").is_none());
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
fn before_anything_was_said_nobody_is_promised_to_wait() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Escape);
    harness.get_by_label_contains("You haven\u{2019}t said anything yet. Claire will start from the beginning next time.");
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    assert!(harness.query_by_label_contains("Continue from").is_none());
}

#[test]
fn while_it_asks_to_leave_the_keyboard_walks_between_leave_and_stay_alone() {
    let mut harness = talking();
    let before = harness.state().run().unwrap().transcript().moves();
    press(&mut harness, Key::Escape);
    for _ in 0..6 {
        press(&mut harness, Key::Tab);
        let is_focused = |name: &str| harness.get_by_role_and_label(Role::Button, name).is_focused();
        assert!(is_focused("Leave") || is_focused("Stay"));
    }
    first_answer_is_clicked(&mut harness);
    assert_eq!(harness.state().run().unwrap().transcript().moves(), before, "what lies beneath answers nothing");
    harness.get_by_label_contains("Leave for now? Claire will be here");
}

fn first_answer_is_clicked(harness: &mut Harness<'_, App>) {
    harness.get_by_label(&first_answer_words(harness)).click();
    harness.run();
}

#[test]
fn the_mood_and_what_is_known_are_said_in_words() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    harness.get_by_role_and_label(Role::Image, "Claire Hobson");
    press(&mut harness, Key::Enter);
    harness.get_by_role_and_label(Role::Image, "Claire Hobson, upset");
    assert_eq!(harness.get_all_by_label("Feels heard").count(), 2, "the title, and the pips with their value");
    harness.get_by_label("None yet.");
}

/// Four exchanges into the first talk with Claire.
fn talking() -> Harness<'static, App> {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    for _ in 0..4 {
        press(&mut harness, Key::Num1);
    }
    harness
}

fn first_answer_words(harness: &Harness<'_, App>) -> String {
    let run = harness.state().run().unwrap();
    let option = run.open_options()[0].choice;
    typographic(&run.transcript().fill("Robin").text(run.scenario().choices()[option].spoken.text()))
}

/// Where the first answer stands.
fn first_answer(harness: &Harness<'_, App>) -> Rect {
    harness.get_by_label(&first_answer_words(harness)).rect()
}

const FIRST_WORDS: &str = "And I\u{2019}m not turning it off and on again.";

#[test]
fn what_was_said_before_lies_over_the_answers_and_goes_without_choosing_or_moving_anything() {
    let mut harness = talking();
    let stood = first_answer(&harness);
    let n_exchanges = |harness: &Harness<'_, App>| harness.state().run().unwrap().transcript().exchanges().len();
    let before = n_exchanges(&harness);
    for leaves in [Key::Num1, Key::Escape, Key::PageDown, Key::Enter] {
        press(&mut harness, Key::PageUp);
        harness.get_by_label_contains(FIRST_WORDS);
        harness.get_by_label("Back to your answers");
        press(&mut harness, leaves);
        assert!(harness.query_by_label_contains(FIRST_WORDS).is_none(), "{leaves:?}");
        assert_eq!((first_answer(&harness), n_exchanges(&harness)), (stood, before), "{leaves:?} chooses nothing");
    }
    // The same by the mouse: by words, and by the wheel.
    harness.get_by_label("Earlier").click();
    harness.run();
    harness.get_by_label("Back to your answers").click();
    harness.run();
    assert_eq!(first_answer(&harness), stood);
    for (delta, is_open) in [(40.0, true), (-40.0, false)] {
        harness.event(Event::PointerMoved(stood.center()));
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, delta),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run();
        assert_eq!(harness.query_by_label_contains(FIRST_WORDS).is_some(), is_open, "{delta}");
    }
}

#[test]
fn the_mouse_alone_opens_the_notebook_and_leaves() {
    let mut harness = talking();
    harness.get_by_role_and_label(Role::Button, "Notebook").click();
    harness.run();
    harness.get_by_label("Back to the conversation").click();
    harness.run();
    harness.get_by_label("Leave").click();
    harness.run();
    harness.get_by_label_contains("Leave for now? Claire will be here when you come back.");
    harness.get_by_label("Stay").click();
    harness.run();
    harness.get_by_label("Leave").click();
    harness.run();
    harness.get_by_label("Leave").click();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

#[test]
fn the_customer_has_the_last_word_and_a_key_before_the_ending_only_shows_it() {
    let mut harness = home();
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    play_to_the_last_choice(&mut harness);
    harness.key_press(Key::Num1);
    for _ in 0..2 {
        harness.step();
    }
    let transcript = harness.state().run().unwrap().transcript();
    let ending = transcript.ending_words().unwrap();
    let (title, reply) = (
        typographic(ending.title),
        transcript.scenario().choices()[transcript.exchanges().last().unwrap().chosen.choice].reply.clone(),
    );
    harness.get_by_label(&typographic(&reply.unwrap()));
    assert!(harness.query_by_label("See how it went").is_none(), "the reply comes first");
    harness.key_press(Key::Enter);
    harness.step();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)), "it does not go on yet");
    harness.get_by_label(&title);
    harness.get_by_label("See how it went");
    press(&mut harness, Key::Space);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
}

#[test]
fn the_whole_notebook_lies_over_the_answers_while_n_holds_it_open() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::N);
    harness.get_by_label("Back to the conversation");
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
fn nothing_leads_past_the_ending_but_the_way_to_how_it_went() {
    let mut harness = home();
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)));
    assert!(harness.query_by_label("Leave").is_none());
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
}

#[test]
fn nothing_moves_by_itself_but_a_blink_of_three_pictures_every_few_seconds() {
    let mut harness = talking();
    let delay = |harness: &Harness<'_, App>| harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!((Duration::from_secs(3)..Duration::from_secs(8)).contains(&delay(&harness)), "{:?}", delay(&harness));
    harness.state_mut().change_settings(|settings| settings.reduced_motion = true);
    harness.run();
    assert!(delay(&harness) > Duration::from_mins(1), "{:?}", delay(&harness));
}
