//! What is read stays in sight when the text or the window grows or shrinks: what is said now with its answers, or the passage that
//! was scrolled to.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapport::app::App;
use rapport::kit::theme::ThemeName;
use rapport::play::{Fill, Line};
use rapport::wording::typographic;

use crate::debrief::first_home;
use crate::{USUAL, press, program_at};

const SMALL: Vec2 = Vec2::new(900.0, 600.0);

fn at(size: Vec2, zoom: f32, keys: &[Key]) -> Harness<'static, App> {
    let mut harness = program_at(Some(&first_home()), size, ThemeName::Light, zoom);
    harness.state_mut().change_settings(|settings| settings.reduced_motion = true);
    for key in keys {
        press(&mut harness, *key);
    }
    harness
}

/// Three exchanges into *Before three o'clock*.
fn talking(size: Vec2, zoom: f32) -> Harness<'static, App> {
    at(size, zoom, &[Key::Num2, Key::Enter, Key::Num1, Key::Num1, Key::Num1])
}

fn set_text(harness: &mut Harness<'static, App>, percent: u16) {
    harness.state_mut().change_settings(|settings| settings.text_size = percent);
    harness.run();
}

fn set_window(harness: &mut Harness<'static, App>, size: Vec2) {
    harness.set_size(size);
    harness.run();
}

fn said(lines: Vec<Line>) -> impl Iterator<Item = String> {
    lines.into_iter().filter_map(|line| match line {
        Line::Says(words) | Line::Sees(words) | Line::SaysToo { words, .. } => Some(typographic(&words)),
        _ => None,
    })
}

/// What is said now.
fn lines_now(harness: &Harness<'_, App>) -> Vec<String> {
    let transcript = harness.state().run().unwrap().transcript();
    said(transcript.lines_after(transcript.exchanges().last().unwrap(), &transcript.fill(""))).collect()
}

/// What was said before.
fn lines_before(harness: &Harness<'_, App>) -> Vec<String> {
    let transcript = harness.state().run().unwrap().transcript();
    let fill: Fill = transcript.fill("");
    let (_, before) = transcript.exchanges().split_last().unwrap();
    let lines = before.iter().flat_map(|exchange| said(transcript.lines_after(exchange, &fill)));
    let yours = transcript.exchanges().iter().map(|exchange| typographic(&fill.text(transcript.spoken(exchange).text())));
    said(transcript.opening_lines(&fill)).chain(lines).chain(yours).collect()
}

/// Where what is said now stands, and each answer below it.
fn now(harness: &Harness<'_, App>) -> Vec<Rect> {
    let run = harness.state().run().unwrap();
    let fill = run.transcript().fill("");
    let answers = run.open_options().into_iter().map(|option| {
        let words = typographic(&fill.text(run.scenario().choices()[option.choice].spoken.text()));
        harness.get_by_label(&words).rect()
    });
    lines_now(harness).iter().map(|words| harness.get_by_label(words).rect()).chain(answers).collect()
}

/// What has the keyboard, as far as the screen reader knows.
fn focused(harness: &Harness<'_, App>) -> Rect {
    harness.query_all_by_role(Role::Button).find(egui_kittest::Node::is_focused).unwrap().rect()
}

#[test]
fn an_answer_that_has_the_keyboard_stays_in_sight() {
    let mut harness = talking(USUAL, 1.0);
    for _ in 0..2 {
        press(&mut harness, Key::Tab);
    }
    let is_in_sight = |harness: &Harness<'_, App>, size: Vec2| {
        let place = focused(harness);
        assert!(place.top() >= 0.0 && place.bottom() <= size.y, "{place:?} in {size:?}");
    };
    is_in_sight(&harness, USUAL);
    let smallest = Vec2::new(640.0, 480.0);
    set_window(&mut harness, smallest);
    is_in_sight(&harness, smallest);
    set_window(&mut harness, USUAL);
    for percent in [130, 160, 200] {
        set_text(&mut harness, percent);
        is_in_sight(&harness, USUAL);
    }
}

#[track_caller]
fn check_same(places: &[Rect], expected: &[Rect], situation: &str) {
    assert_eq!(places.len(), expected.len(), "{situation}");
    for (place, expected) in places.iter().zip(expected) {
        let apart = (place.min - expected.min).length() + (place.max - expected.max).length();
        assert!(apart < 2.0, "{place:?} instead of {expected:?} {situation}");
    }
}

#[test]
fn what_is_said_now_stays_in_sight_with_its_answers_when_the_text_grows_and_shrinks() {
    let mut harness = talking(USUAL, 1.0);
    let before = now(&harness);
    assert!(before.iter().all(|place| place.bottom() <= USUAL.y), "{before:?}");
    set_text(&mut harness, 200);
    check_same(&now(&harness), &now(&talking(USUAL, 2.0)), "with text twice as large");
    assert!(now(&harness)[0].bottom() < USUAL.y / 2.0);
    set_text(&mut harness, 100);
    check_same(&now(&harness), &before, "with text as it was");
}

#[test]
fn what_is_said_now_stays_in_sight_with_its_answers_when_the_window_shrinks_and_grows() {
    let mut harness = talking(USUAL, 1.0);
    let before = now(&harness);
    set_window(&mut harness, SMALL);
    let small = now(&harness);
    check_same(&small, &now(&talking(SMALL, 1.0)), "in a small window");
    assert!(small.iter().all(|place| place.top() > 0.0 && place.bottom() <= SMALL.y), "{small:?}");
    set_window(&mut harness, USUAL);
    check_same(&now(&harness), &before, "in the window as it was");
}

#[test]
fn voices_that_do_not_fit_any_more_are_shown_to_their_end() {
    let mut harness = talking(USUAL, 1.0);
    while !harness.state().run().unwrap().asks_for_voice() {
        press(&mut harness, Key::Num1);
    }
    press(&mut harness, Key::Num1);
    let voices = |harness: &Harness<'_, App>| ["Warm", "Bright"].map(|voice| harness.get_by_label(voice).rect());
    let before = voices(&harness);
    set_text(&mut harness, 200);
    let large = voices(&harness);
    assert!(large.iter().all(|place| place.top() > 0.0 && place.bottom() < USUAL.y), "{large:?}");
    set_text(&mut harness, 100);
    check_same(&voices(&harness), &before, "with text as it was");
}

/// Of these words those that stand across this height, and how much of them above it.
fn passage_at(harness: &Harness<'_, App>, words: &[String], height: f32) -> Option<(String, f32)> {
    let places = words.iter().flat_map(|words| harness.query_all_by_label(words).map(move |node| (words, node.rect())));
    let mut across = places.filter(|(_, place)| place.y_range().contains(height));
    across.next().map(|(words, place)| (words.clone(), (height - place.top()) / place.height()))
}

/// Turns the wheel over the middle of the window until one of these passages lies across this height; says which, and how much of it
/// is above.
fn scroll_to_a_passage(harness: &mut Harness<'static, App>, words: &[String], height: f32, down: f32) -> (String, f32) {
    harness.event(Event::PointerMoved(harness.ctx.content_rect().center()));
    for _ in 0..60 {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -down),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run();
        let at_top = passage_at(harness, words, height);
        if let Some((passage, share)) = at_top.filter(|(_, share)| (0.2..0.8).contains(share)) {
            return (passage, share);
        }
    }
    panic!("no passage comes to the top");
}

#[track_caller]
fn check_passage(harness: &Harness<'_, App>, words: &[String], height: f32, expected: &(String, f32), situation: &str) {
    let Some((passage, share)) = passage_at(harness, words, height) else { panic!("nothing is at the top {situation}") };
    assert_eq!(passage, expected.0, "{situation}");
    assert!((share - expected.1).abs() < 0.06, "{share} of it instead of {} {situation}", expected.1);
}

#[test]
fn what_was_said_before_keeps_its_passage_and_at_its_end_the_newest_line() {
    let mut harness = talking(USUAL, 1.0);
    press(&mut harness, Key::PageUp);
    let newest = lines_now(&harness).pop().unwrap();
    let in_sight = |harness: &Harness<'_, App>, situation: &str| {
        let (place, size) = (harness.get_by_label(&newest).rect(), harness.ctx.content_rect());
        assert!(place.top() > 0.0 && place.bottom() < size.bottom(), "{place:?} in {size:?} {situation}");
    };
    in_sight(&harness, "at first");
    set_text(&mut harness, 200);
    in_sight(&harness, "with text twice as large");
    set_text(&mut harness, 100);
    set_window(&mut harness, SMALL);
    in_sight(&harness, "in a small window");
    set_window(&mut harness, USUAL);
    in_sight(&harness, "in the window as it was");
    // Scrolled back, it keeps the passage at its top.
    let words = lines_before(&harness);
    let top = harness.get_by_label("Back to your answers").rect().bottom() + 16.0;
    let passage = scroll_to_a_passage(&mut harness, &words, top, -29.0);
    set_text(&mut harness, 130);
    set_text(&mut harness, 100);
    check_passage(&harness, &words, top, &passage, "with text as it was");
    set_window(&mut harness, SMALL);
    set_window(&mut harness, USUAL);
    check_passage(&harness, &words, top, &passage, "in the window as it was");
}

/// Everything that is written.
fn written(harness: &Harness<'_, App>) -> Vec<String> {
    let nodes = [Role::Label, Role::Row].into_iter().flat_map(|role| harness.query_all_by_role(role));
    nodes.filter_map(|node| node.accesskit_node().label().or(node.value())).filter(|words| words.len() > 24).collect()
}

#[test]
fn a_page_of_the_debrief_keeps_its_passage() {
    let keys = [Key::Num1, Key::Enter, Key::Num1, Key::Num1, Key::Enter, Key::Num0, Key::L];
    let mut harness = at(SMALL, 1.0, &keys);
    // What is told begins where its scroll bar does.
    let top = |harness: &Harness<'_, App>| harness.get_by_role(Role::ScrollBar).rect().top() + 1.0;
    let (words, usual) = (written(&harness), top(&harness));
    let passage = scroll_to_a_passage(&mut harness, &words, usual, 13.0);
    set_text(&mut harness, 200);
    check_passage(&harness, &words, top(&harness), &passage, "with text twice as large");
    set_text(&mut harness, 100);
    check_passage(&harness, &words, usual, &passage, "with text as it was");
    set_window(&mut harness, Vec2::new(640.0, 480.0));
    check_passage(&harness, &words, top(&harness), &passage, "in a smaller window");
    // Here the whole page fits, and cannot be scrolled.
    set_window(&mut harness, Vec2::new(1_280.0, 1_600.0));
    set_window(&mut harness, SMALL);
    check_passage(&harness, &words, usual, &passage, "in the window as it was");
}

#[test]
fn home_keeps_the_row_of_people_that_was_scrolled_to() {
    let mut harness = at(SMALL, 1.0, &[]);
    let top = |harness: &Harness<'_, App>| harness.get_by_label("Settings").rect().bottom() + 12.0;
    let cards = harness.query_all_by_role(Role::Button).filter_map(|card| card.accesskit_node().label());
    let cards: Vec<String> = cards.filter(|name| name.contains(" minutes")).collect();
    let usual = top(&harness);
    let card = scroll_to_a_passage(&mut harness, &cards, usual, 29.0);
    set_text(&mut harness, 200);
    check_passage(&harness, &cards, top(&harness), &card, "with text twice as large");
    set_text(&mut harness, 100);
    check_passage(&harness, &cards, usual, &card, "with text as it was");
}

#[test]
fn the_way_out_of_the_card_of_rules_is_in_sight_at_every_size() {
    let mut harness = at(USUAL, 1.0, &[Key::Questionmark]);
    for size in [USUAL, SMALL, Vec2::new(640.0, 480.0), Vec2::new(1_920.0, 1_080.0)] {
        for percent in [80, 100, 150, 200, 250] {
            set_window(&mut harness, size);
            set_text(&mut harness, percent);
            press(&mut harness, Key::Home);
            let close = harness.get_by_label("Close").rect();
            let window = Rect::from_min_size(egui::Pos2::ZERO, size);
            assert!(window.contains_rect(close), "{close:?} in {size} at {percent} %");
            let heading = harness.get_by_label("What you say changes their mood.").rect();
            assert!(heading.top() + 20.0 < close.top(), "{heading:?} can be read above {close:?}, {size} at {percent} %");
            let last = harness.get_by_label("Your voice should match your words.").rect();
            assert!((size, percent) != (USUAL, 100) || last.bottom() < close.top(), "all of it is in sight in the usual window");
            press(&mut harness, Key::End);
            assert_eq!(harness.get_by_label("Close").rect(), close, "it stays while the rest is scrolled");
            let last = harness.get_by_label("Your voice should match your words.").rect();
            assert!(last.bottom() <= close.top(), "{last:?} is scrolled to, above {close:?}, {size} at {percent} %");
        }
    }
}
