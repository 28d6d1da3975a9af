//! What was cut, moved or out of reach: times that broke inside a word, pages that no key scrolled, doors and fields out of sight.

use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Rect, Shape, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::App;
use rapport::debrief::Stop;
use rapport::kit::theme::ThemeName;
use rapport::words::debrief::next::YOUR_PLAN;
use rapport::words::debrief::road::MORE_IS_BELOW;

use crate::debrief::{OVER, at, debrief_in};
use crate::journeys::{first_start, play_to_the_end};
use crate::{USUAL, press, program};

const SMALL: Vec2 = Vec2::new(900.0, 600.0);
const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

/// So many lines are painted of every text that is exactly one of these.
fn lines_of(shapes: &[ClippedShape], texts: &[String]) -> Vec<(String, usize)> {
    fn collect(shape: &Shape, texts: &[String], found: &mut Vec<(String, usize)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts, found)),
            Shape::Text(text) if texts.iter().any(|other| other == text.galley.text()) => {
                found.push((text.galley.text().to_owned(), text.galley.rows.len()));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in shapes {
        collect(&clipped.shape, texts, &mut found);
    }
    found
}

fn is_painted(shapes: &[ClippedShape], words: &str) -> bool {
    !lines_of(shapes, &[words.to_owned()]).is_empty()
}

/// Whoever this dialogue is with, met and played to the moment of the debrief.
fn debrief_of(id: &str, zoom: f32) -> Harness<'static, App> {
    let mut harness = program(USUAL, ThemeName::Light, zoom);
    for digit in DIGITS {
        press(&mut harness, digit);
        if harness.state().run().is_some_and(|run| run.scenario().id() == id) {
            break;
        }
        press(&mut harness, Key::Escape);
    }
    press(&mut harness, Key::Enter);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Num0);
    assert_eq!(at(&harness).0, Stop::Moment);
    harness
}

#[test]
fn the_times_of_trust_and_of_every_line_are_never_broken() {
    for (id, zoom) in [("two_good_hours", 1.0), ("two_good_hours", 2.0), ("long_thaw", 1.0)] {
        let mut harness = debrief_of(id, zoom);
        let exchanges = &harness.state().debrief().unwrap().exchanges;
        let times = exchanges.iter().filter_map(|exchange| exchange.time.as_deref());
        let times: Vec<String> = times.map(|time| time[..1].to_uppercase() + &time[1..]).collect();
        for door in [Key::T, Key::L] {
            press(&mut harness, door);
            let lines = lines_of(&harness.output().shapes, &times);
            assert!(!lines.is_empty(), "{id}, {zoom}, {door:?}");
            for (time, n_lines) in lines {
                assert_eq!(n_lines, 1, "“{time}” in {id}, {zoom}, {door:?}");
            }
            press(&mut harness, Key::Escape);
        }
    }
}

/// The first start in a window of this size and with text of this size, past the first talk with Sam.
fn after_sam(size: Vec2, percent: u16) -> Harness<'static, App> {
    let folder = tempfile::tempdir().unwrap().keep();
    let mut harness = first_start(&folder);
    harness.set_size(size);
    harness.state_mut().change_settings(|settings| settings.text_size = percent);
    press(&mut harness, Key::Num6);
    play_to_the_end(&mut harness);
    press(&mut harness, Key::Enter);
    harness
}

#[track_caller]
fn check_in_sight(place: Rect, size: Vec2, what: &str) {
    assert!(Rect::from_min_size(egui::Pos2::ZERO, size).contains_rect(place.shrink(1.0)), "{what} at {place:?}, {size}");
}

#[test]
fn the_card_after_the_first_talk_is_read_to_its_end_by_keys_and_says_that_it_goes_on() {
    for (size, percent) in [(USUAL, 200), (SMALL, 150)] {
        for (down, up) in [(Key::PageDown, Key::PageUp), (Key::End, Key::Home), (Key::ArrowDown, Key::ArrowUp)] {
            let mut harness = after_sam(size, percent);
            let button = harness.get_by_label("Go back and give the other answer").rect();
            let last = |harness: &Harness<'_, App>| {
                let would = harness.query_all_by_label_contains("would have said").last().map(|node| node.rect());
                would.unwrap().bottom()
            };
            assert!(last(&harness) > button.top(), "there is something below, {size}, {percent}");
            assert!(is_painted(&harness.output().shapes, MORE_IS_BELOW), "it says so, {size}, {percent}");
            for _ in 0..20 {
                press(&mut harness, down);
            }
            assert!(last(&harness) < button.top(), "{down:?} leads there, {size}, {percent}");
            assert!(!is_painted(&harness.output().shapes, MORE_IS_BELOW));
            for _ in 0..20 {
                press(&mut harness, up);
            }
            assert!(last(&harness) > button.top(), "{up:?} leads back");
        }
    }
}

#[test]
fn the_doors_after_the_first_talk_and_why_to_go_on_are_always_in_sight() {
    for (size, percent) in [(USUAL, 100), (USUAL, 200), (SMALL, 100)] {
        let mut harness = after_sam(size, percent);
        for words in ["Go back and give the other answer", rapport::words::home::SKIP_THE_OTHER_ANSWER] {
            check_in_sight(harness.get_by_label(words).rect(), size, words);
        }
        press(&mut harness, Key::Escape);
        check_in_sight(harness.get_by_label("Choose someone else").rect(), size, "the second door");
        let about_claire: Vec<Rect> = harness.query_all_by_label_contains("Claire").map(|node| node.rect()).collect();
        assert!(about_claire.len() > 1, "the door and why to go through it, {size}, {percent}");
        for place in about_claire {
            check_in_sight(place, size, "Claire");
        }
    }
}

#[test]
fn the_plan_is_in_sight_as_soon_as_it_is_changed() {
    for (size, zoom) in [(USUAL, 2.0), (SMALL, 1.5)] {
        let mut harness = debrief_in(size, ThemeName::Light, zoom, OVER);
        press(&mut harness, Key::Num0);
        press(&mut harness, Key::Enter);
        assert_eq!(at(&harness).0, Stop::Next);
        press(&mut harness, Key::End);
        press(&mut harness, Key::E);
        let header = harness.get_by_label("One thing to practise").rect();
        let below = harness.get_by_label("Not now").rect();
        let field = harness.get_by_role_and_label(Role::MultilineTextInput, YOUR_PLAN).rect();
        assert!(field.top() > header.bottom() && field.bottom() < below.top(), "{field:?} under {header:?}, {size}");
    }
}

#[test]
fn whoever_is_walked_to_is_seen_with_the_ring_and_the_count_of_the_shelf() {
    let mut harness = program(USUAL, ThemeName::Light, 2.0);
    let doors = harness.get_by_label("Settings").rect();
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft] {
        press(&mut harness, key);
        let cards: Vec<_> = harness.query_all_by_role(Role::Button).filter(egui_kittest::Node::is_focused).collect();
        let card = cards.first().unwrap().rect();
        assert!(card.top() - 5.0 > doors.bottom(), "{card:?} under the doors at {doors:?}, {key:?}");
        let shelves = harness.query_all_by_label_contains("ending").map(|node| node.rect());
        let own = shelves.filter(|shelf| (shelf.left() - card.left()).abs() < 2.0 && shelf.top() >= card.bottom());
        let own = own.min_by(|one, other| one.top().total_cmp(&other.top())).unwrap();
        check_in_sight(own, USUAL, "the shelf");
    }
}

#[test]
fn a_briefing_that_is_scrolled_fades_at_its_upper_edge() {
    /// What goes over into paper at the upper edge of a page does so over 24 px.
    fn fades_above(shapes: &[ClippedShape]) -> bool {
        let is_fade = |clipped: &ClippedShape| match &clipped.shape {
            Shape::Mesh(mesh) => mesh.calc_bounds().width() > 600.0 && (mesh.calc_bounds().height() - 24.0).abs() < 1.0,
            _ => false,
        };
        shapes.iter().any(is_fade)
    }
    let mut harness = program(USUAL, ThemeName::Light, 2.0);
    press(&mut harness, Key::Num5);
    assert!(!fades_above(&harness.output().shapes));
    press(&mut harness, Key::ArrowDown);
    assert!(fades_above(&harness.output().shapes));
}
