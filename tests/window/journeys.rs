//! Journeys from Home to the debrief and back, as a trainee takes them.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::App;
use rapport::play::Waiting;
use rapport::ui::Screen;
use rapport::ui::theme::ThemeName;

use crate::{USUAL, press, program};

fn home() -> Harness<'static, App> {
    program(USUAL, ThemeName::Light, 1.0)
}

/// Chooses the first option, and the second voice where one is asked for, until the talk is over.
fn play_to_the_end(harness: &mut Harness<'static, App>) {
    for _ in 0..60 {
        if harness.state().run().unwrap().waiting() != Waiting::Choice {
            return;
        }
        let asks = harness.state().run().unwrap().asks_for_voice();
        press(harness, Key::Num1);
        if asks {
            press(harness, Key::Num2);
        }
    }
    panic!("the talk did not end");
}

#[test]
fn the_keyboard_alone_leads_from_home_to_the_debrief_and_back() {
    for person in [Key::Num1, Key::Num2] {
        let mut harness = home();
        press(&mut harness, person);
        assert!(matches!(harness.state().screen(), Screen::Briefing));
        press(&mut harness, Key::Enter);
        assert!(matches!(harness.state().screen(), Screen::Talk(_)));
        play_to_the_end(&mut harness);
        press(&mut harness, Key::Enter);
        assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
        press(&mut harness, Key::Enter);
        harness.get_by_label_contains("Tonight: ");
        press(&mut harness, Key::Enter);
        harness.get_by_label_contains("A chance is a moment");
        press(&mut harness, Key::Escape);
        assert!(matches!(harness.state().screen(), Screen::Home));
    }
}

#[test]
fn tab_and_enter_alone_lead_to_the_debrief() {
    let mut harness = home();
    // The bar comes first in reading order, then the people.
    for _ in 0..30 {
        press(&mut harness, Key::Tab);
        let umbrella = harness.query_by_label_contains("A blue umbrella");
        if umbrella.is_some_and(|card| card.is_focused()) {
            break;
        }
    }
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Briefing));
    press(&mut harness, Key::Enter);
    for _ in 0..4 {
        if harness.state().run().unwrap().waiting() != Waiting::Choice {
            break;
        }
        let option = harness.state().run().unwrap().open_options()[0].choice;
        let words = harness.state().run().unwrap().scenario().choices()[option].spoken.text().replace('\'', "\u{2019}");
        for _ in 0..10 {
            press(&mut harness, Key::Tab);
            if harness.query_by_label(&words).is_some_and(|row| row.is_focused()) {
                break;
            }
        }
        press(&mut harness, Key::Enter);
    }
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
}

#[test]
fn accessible_names_alone_lead_to_the_debrief() {
    let mut harness = home();
    harness.get_by_label_contains("Before three o\u{2019}clock").click();
    harness.run();
    harness.get_by_label("Pick up the phone").click();
    harness.run();
    for _ in 0..60 {
        let run = harness.state().run().unwrap();
        if run.waiting() != Waiting::Choice {
            break;
        }
        let fill = run.transcript().fill("Robin");
        let option = run.open_options()[0].choice;
        let words = rapport::phrases::typographic(&fill.text(run.scenario().choices()[option].spoken.text()));
        let asks = run.asks_for_voice();
        harness.get_by_label(&words).scroll_to_me();
        harness.run();
        harness.get_by_label(&words).click();
        harness.run();
        if asks {
            harness.get_by_label("Steady").scroll_to_me();
            harness.run();
            harness.get_by_label("Steady").click();
            harness.run();
        }
    }
    harness.get_by_label("See how it went").click();
    harness.run();
    harness.get_by_label("The account").click();
    harness.run();
    harness.get_by_label_contains("Tonight: ");
}

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
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Home));
}

#[test]
fn a_talk_can_be_played_again_from_the_middle() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::L);
    harness.get_by_label("Play from 13:53").scroll_to_me();
    harness.run();
    harness.get_by_label("Play from 13:53").click();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Talk(_)));
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 1);
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
fn the_list_of_keys_opens_and_closes() {
    let mut harness = home();
    harness.get_by_label("Keys").click();
    harness.run();
    harness.get_by_label("Close");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Close").is_none());
}
