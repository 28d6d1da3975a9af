//! Journeys from Home to the debrief and back, as a trainee takes them.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{App, Screen};
use rapport::debrief::Stop;
use rapport::kit::theme::ThemeName;
use rapport::play::Waiting;
use rapport::practice::Goal;
use rapport::scenario::Voice;
use rapport::storage::{Library, Paths};
use rapport::wording::typographic;

use crate::debrief::at;
use crate::{USUAL, press, program};

pub(crate) fn home() -> Harness<'static, App> {
    program(USUAL, ThemeName::Light, 1.0)
}

/// Chooses the first option as long as the conversation goes on after it.
pub(crate) fn play_to_the_last_choice(harness: &mut Harness<'static, App>) {
    for _ in 0..60 {
        if harness.query_by_label("Continue").is_some() {
            press(harness, Key::Enter);
        }
        let mut ahead = harness.state().run().unwrap().clone();
        let choice = ahead.open_options()[0].choice;
        let voice = ahead.asks_for_voice().then_some(Voice::Steady);
        ahead.choose(choice, voice).unwrap();
        if ahead.waiting() != Waiting::Choice {
            return;
        }
        press(harness, Key::Num1);
        if voice.is_some() {
            press(harness, Key::Num2);
        }
    }
    panic!("the talk did not end");
}

/// Chooses the first option, and the second voice where one is asked for, until the talk is over.
pub(crate) fn play_to_the_end(harness: &mut Harness<'static, App>) {
    for _ in 0..60 {
        if harness.state().run().unwrap().waiting() != Waiting::Choice {
            // Days or hours may go by before the ending.
            while harness.query_by_label("Continue").is_some() {
                press(harness, Key::Enter);
            }
            return;
        }
        let asks = harness.state().run().unwrap().asks_for_voice();
        if harness.query_by_label("Continue").is_some() {
            press(harness, Key::Enter);
        }
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
        assert!(matches!(harness.state().screen(), Screen::Briefing(_)));
        press(&mut harness, Key::Enter);
        assert!(matches!(harness.state().screen(), Screen::Conversation(_)));
        play_to_the_end(&mut harness);
        press(&mut harness, Key::Enter);
        assert!(matches!(harness.state().screen(), Screen::Debrief(_)));
        // Your view in two questions, the moment, one thing next.
        press(&mut harness, Key::Num3);
        press(&mut harness, Key::Enter);
        assert_eq!(at(&harness), (Stop::Moment, None));
        press(&mut harness, Key::Enter);
        assert_eq!(at(&harness), (Stop::Next, None));
        press(&mut harness, Key::Escape);
        assert!(matches!(harness.state().screen(), Screen::Home(_)));
    }
}

/// Plays a dialogue to its end and opens what is told of it.
fn played(title: &str) -> Harness<'static, App> {
    let mut harness = home();
    harness.get_by_label_contains(title).scroll_to_me();
    harness.run();
    harness.get_by_label_contains(title).click();
    harness.run();
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    harness
}

#[test]
fn three_presses_lead_from_every_ending_to_both_lines_and_a_fourth_to_the_plan() {
    for entry in Library::open(&Paths::default()).entries() {
        let title = typographic(&entry.loaded.title);
        let mut harness = played(&title);
        for _ in 0..3 {
            press(&mut harness, Key::Enter);
        }
        assert_eq!(at(&harness), (Stop::Moment, None), "{title}");
        let debrief = harness.state().debrief().unwrap().clone();
        assert!(debrief.has_analysis(), "{title}");
        match debrief.moment_of_the_road() {
            Some(moment) => {
                let line = moment.line.map(|line| debrief.exchanges[line].you_said.clone());
                for words in line.iter().chain(moment.ways.iter().map(|way| &way.text)) {
                    assert!(harness.query_by_label_contains(words).is_some(), "{title} does not tell: {words}");
                }
            }
            None => drop(harness.get_by_label("No single moment decided it. Small ones did.")),
        }
        if !debrief.stops().any(|stop| stop == Stop::Next) {
            continue;
        }
        press(&mut harness, Key::Enter);
        assert_eq!(at(&harness), (Stop::Next, None), "{title}");
        if let Some(next) = &debrief.next {
            harness.get_by_label(&rapport::words::debrief::next::plan(next));
        }
    }
}

#[test]
fn escape_leaves_from_every_stop_and_the_debrief_comes_back_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = crate::program_at(Some(folder.path()), USUAL, ThemeName::Light, 1.0);
    press(&mut harness, Key::Num1);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    let name = harness.state().run().unwrap().scenario().customer().name.clone();
    let link = format!("How it went with {}", name.split(' ').next().unwrap());
    press(&mut harness, Key::Enter);
    for expected in [Stop::View, Stop::Moment, Stop::Next] {
        assert_eq!(at(&harness), (expected, None));
        press(&mut harness, Key::Escape);
        assert!(matches!(harness.state().screen(), Screen::Home(_)));
        harness.get_by_label(&link).scroll_to_me();
        harness.run();
        harness.get_by_label(&link).click();
        harness.run();
        assert_eq!(at(&harness), (expected, None), "it comes back to its stop");
        press(&mut harness, if expected == Stop::View { Key::Num0 } else { Key::Enter });
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
    assert!(matches!(harness.state().screen(), Screen::Briefing(_)));
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
        if harness.query_by_label("Continue").is_some() {
            harness.get_by_label("Continue").click();
            harness.run();
        }
        let run = harness.state().run().unwrap();
        let fill = run.transcript().fill("Robin");
        let option = run.open_options()[0].choice;
        let words = rapport::wording::typographic(&fill.text(run.scenario().choices()[option].spoken.text()));
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
    for name in ["See how it went", "It was fine", "This one", "Trust"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    harness.get_by_label_contains(" left ");
}

#[test]
fn a_talk_can_be_played_again_from_the_middle() {
    let mut harness = home();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num0);
    press(&mut harness, Key::L);
    harness.get_by_label("Play from 13:53").scroll_to_me();
    harness.run();
    harness.get_by_label("Play from 13:53").click();
    harness.run();
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)));
    assert_eq!(harness.state().run().unwrap().transcript().exchanges().len(), 1);
}

#[test]
fn the_card_of_rules_and_keys_opens_and_closes_everywhere() {
    let mut harness = home();
    for _ in 0..3 {
        harness.event(Event::Text("?".to_owned()));
        press(&mut harness, Key::Questionmark);
        harness.get_by_label("What you say changes their mood.");
        press(&mut harness, Key::Escape);
        assert!(harness.query_by_label("Close").is_none());
        let on = if matches!(harness.state().screen(), Screen::Home(_)) { Key::Num1 } else { Key::Enter };
        press(&mut harness, on);
    }
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)), "the card puts nothing on");
}

/// The first start, as somebody meets it who has never seen the program.
pub(crate) fn first_start(folder: &std::path::Path) -> Harness<'static, App> {
    let folder = folder.to_owned();
    let mut harness = Harness::builder().with_size(USUAL).with_max_steps(64).build_eframe(move |creation| {
        App::new(&creation.egui_ctx, crate::start_at(Some(&folder))).with_analysis_by(crate::analyse())
    });
    harness.run();
    harness
}

#[test]
fn the_first_start_leads_through_the_tutorial_both_ways_to_claire_by_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(folder.path());
    harness.get_by_label("What would you most like to practise?");
    press(&mut harness, Key::Num6);
    assert_eq!(harness.state().settings().goal, Some(Goal::KeepingPromises));
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)), "Sam begins at once");
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    harness.get_by_label("If you had said");
    press(&mut harness, Key::Enter);
    assert!(harness.state().run().unwrap().transcript().exchanges().is_empty(), "again, from the start");
    press(&mut harness, Key::Num2);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Listen first, then help.");
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Briefing(_)));
    assert_eq!(harness.state().run().unwrap().scenario().id(), "before_three");
    // The next start is an ordinary one, and remembers.
    let again = first_start(folder.path());
    assert!(matches!(again.state().screen(), Screen::Home(_)));
    assert_eq!(again.state().settings().goal, Some(Goal::KeepingPromises));
}

#[test]
fn the_whole_journey_is_made_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(folder.path());
    // The one question, Sam both ways, the two rules, and through the door to Claire.
    for key in [Key::Num6, Key::Num1, Key::Num1, Key::Enter, Key::Enter, Key::Num2, Key::Num1, Key::Enter, Key::Enter] {
        press(&mut harness, key);
    }
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().screen(), Screen::Briefing(_)));
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    // Your view, the moment, one thing next, and back to the moment.
    for (key, stop) in
        [(Key::Num2, Stop::View), (Key::Enter, Stop::Moment), (Key::Enter, Stop::Next), (Key::ArrowLeft, Stop::Moment)]
    {
        press(&mut harness, key);
        assert_eq!(at(&harness), (stop, None));
    }
    // Again from that moment, to a second debrief that lies over the first, and home.
    press(&mut harness, Key::P);
    assert!(matches!(harness.state().screen(), Screen::Conversation(_)));
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    assert_eq!(at(&harness), (Stop::Moment, None), "nobody is asked twice");
    assert!(harness.state().debrief().unwrap().first_try.is_some());
    press(&mut harness, Key::Escape);
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
    assert!(harness.state().history().met.values().all(|met| *met == 1), "a second try is the same meeting");
}

#[test]
fn the_whole_journey_is_made_by_accessible_names_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(folder.path());
    let click = |harness: &mut Harness<'static, App>, name: &str| {
        harness.get_by_label(name).scroll_to_me();
        harness.run();
        harness.get_by_label(name).click();
        harness.run();
    };
    click(&mut harness, "Keeping promises");
    play_by_names(&mut harness);
    click(&mut harness, "Go back and give the other answer");
    assert!(harness.query_by_label(rapport::words::conversation::THE_FIRST_TIME_YOU_SAID).is_some());
    play_by_names(&mut harness);
    click(&mut harness, "Continue");
    let door = harness.get_by_label_contains("Claire, ");
    door.click();
    harness.run();
    click(&mut harness, "Pick up the phone");
    play_by_names(&mut harness);
    for name in ["It was fine", "No single one", "Trust", "The moment", "One thing to practise", "The moment", "Play from here"] {
        click(&mut harness, name);
    }
    play_by_names(&mut harness);
    assert!(harness.state().debrief().unwrap().first_try.is_some());
    click(&mut harness, "Home");
    assert!(matches!(harness.state().screen(), Screen::Home(_)));
}

/// Clicks the first option, and *Steady* where a voice is asked for, until the talk is over; then on to how it went.
fn play_by_names(harness: &mut Harness<'static, App>) {
    for _ in 0..60 {
        if harness.query_by_label("Continue").is_some() {
            harness.get_by_label("Continue").click();
            harness.run();
        }
        let run = harness.state().run().unwrap();
        if run.waiting() != Waiting::Choice {
            harness.get_by_label("See how it went").click();
            harness.run();
            return;
        }
        let fill = run.transcript().fill(&harness.state().settings().you);
        let option = run.open_options()[0].choice;
        let words = rapport::wording::typographic(&fill.text(run.scenario().choices()[option].spoken.text()));
        let asks = run.asks_for_voice();
        for name in [words.as_str()].into_iter().chain(asks.then_some("Steady")) {
            harness.get_by_role_and_label(Role::Button, name).scroll_to_me();
            harness.run();
            harness.get_by_role_and_label(Role::Button, name).click();
            harness.run();
        }
    }
    panic!("the talk did not end");
}

#[test]
fn ctrl_is_heard_although_it_was_let_go_in_the_same_frame() {
    let mut harness = home();
    let size = harness.state().text_size();
    for pressed in [true, false] {
        harness.event(Event::Key {
            key: Key::Plus,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::COMMAND,
        });
    }
    harness.event(Event::ModifiersChanged(egui::Modifiers::NONE));
    harness.run();
    assert!(harness.state().text_size() > size);
}
