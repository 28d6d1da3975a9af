//! In large text and in small windows the ways on stay in sight, on one line where they can, and nothing touches the stage.

use egui::epaint::ClippedShape;
use egui::{Key, Rect, Shape, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::App;
use rapport::debrief::Stop;
use rapport::kit::theme::{Theme, ThemeName};

use crate::debrief::{OVER, at, debrief_in};
use crate::{USUAL, press, program};

const SMALL: Vec2 = Vec2::new(900.0, 600.0);

/// Large text, and a small window.
const TIGHT: [(Vec2, f32); 2] = [(USUAL, 2.0), (SMALL, 1.0)];

#[track_caller]
fn check_in_sight(harness: &Harness<'_, App>, words: &str, size: Vec2) -> Rect {
    let place = harness.get_by_label(words).rect();
    assert!(Rect::from_min_size(egui::Pos2::ZERO, size).contains_rect(place.shrink(1.0)), "“{words}” at {place:?}, {size}");
    place
}

/// Whether the places stand beside each other.
fn is_one_line(places: &[Rect]) -> bool {
    places.iter().all(|place| (place.center().y - places[0].center().y).abs() < 4.0)
}

#[test]
fn the_doors_and_the_main_button_of_the_moment_and_of_the_one_thing_next_need_no_scrolling() {
    for (size, zoom) in TIGHT {
        let mut harness = debrief_in(size, ThemeName::Light, zoom, OVER);
        press(&mut harness, Key::Num0);
        assert_eq!(at(&harness).0, Stop::Moment);
        let doors = ["Trust", "Skills", "Every line", "Again from the start", "One thing to practise", "Play from here", "Home"];
        for words in doors {
            check_in_sight(&harness, words, size);
        }
        press(&mut harness, Key::Enter);
        assert_eq!(at(&harness).0, Stop::Next);
        for words in ["The moment", "Trust", "Skills", "Every line", "Again from the start", "Not now"] {
            check_in_sight(&harness, words, size);
        }
        let plan = harness.state().debrief().unwrap().next.as_ref().map(rapport::words::debrief::next::plan).unwrap();
        let place = check_in_sight(&harness, &plan, size);
        let later = harness.get_by_label("Not now").rect();
        assert!(place.bottom() <= later.top(), "the plan at {place:?} is read above the buttons at {later:?}, {size}");
    }
}

/// The rectangles in this colour that are wide enough for a sheet.
fn sheets(shapes: &[ClippedShape], theme: ThemeName) -> Vec<Rect> {
    fn collect(shape: &Shape, theme: ThemeName, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, theme, found)),
            Shape::Rect(rect) if rect.fill == Theme::of(theme).sheet && rect.rect.width() > 300.0 => found.push(rect.rect),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in shapes {
        collect(&clipped.shape, theme, &mut found);
    }
    found
}

#[test]
fn a_sheet_stands_clear_of_the_stage() {
    for (size, zoom, stage) in [(USUAL, 2.0, 0.17 * USUAL.x), (SMALL, 1.0, 300.0), (USUAL, 1.0, 480.0)] {
        let mut harness = debrief_in(size, ThemeName::Light, zoom, OVER);
        press(&mut harness, Key::Num2);
        for _ in 0..3 {
            let is_beside_the_stage = at(&harness).0 != Stop::Moment;
            if is_beside_the_stage {
                let sheets = sheets(&harness.output().shapes, ThemeName::Light);
                assert!(!sheets.is_empty(), "{size}, {zoom}");
                for sheet in sheets {
                    assert!(sheet.left() >= stage + 10.0, "{sheet:?} beside {stage}, {size}, {zoom}");
                }
            }
            press(&mut harness, Key::Enter);
        }
    }
}

#[test]
fn the_doors_of_home_stand_on_one_line() {
    for (size, zoom) in TIGHT {
        let harness = program(size, ThemeName::Light, zoom);
        let doors = ["Group", "Play without saving", "Write your own", "Seven things about people", "Settings"];
        let places = doors.map(|words| check_in_sight(&harness, words, size));
        assert!(is_one_line(&places), "{places:?}, {size}");
    }
}

#[test]
fn what_begins_a_conversation_stands_on_one_line_of_its_button() {
    const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    for (size, zoom) in TIGHT {
        let mut harness = program(size, ThemeName::Light, zoom);
        let one_line = if zoom > 1.0 { 90.0 } else { 56.0 };
        for digit in DIGITS {
            press(&mut harness, digit);
            let begin = harness.state().session().unwrap().scenario().begin().unwrap().to_owned();
            let button = check_in_sight(&harness, &begin, size);
            assert!(button.height() <= one_line, "“{begin}” is {} high, {size}", button.height());
            let help = check_in_sight(&harness, "Seven things about people", size);
            assert!(is_one_line(&[button, help]), "{button:?} and {help:?}, {size}");
            press(&mut harness, Key::Escape);
        }
    }
}

#[test]
fn the_whole_notebook_is_not_told_once_more_below_it() {
    let mut harness = program(USUAL, ThemeName::Light, 1.0);
    for key in [Key::Num2, Key::Enter, Key::Num1] {
        press(&mut harness, key);
    }
    let fact = |harness: &Harness<'_, App>| {
        let run = harness.state().run().unwrap();
        let transcript = run.transcript();
        let fact = *transcript.facts_in_order().first()?;
        Some(rapport::wording::typographic(&transcript.fill("Robin").text(&transcript.scenario().facts()[fact].text)))
    };
    while fact(&harness).is_none() {
        press(&mut harness, Key::Num1);
    }
    let fact = fact(&harness).unwrap();
    press(&mut harness, Key::N);
    assert_eq!(harness.query_all_by_label(&fact).count(), 1);
}

#[test]
fn a_fresh_bench_says_how_to_begin_and_begins() {
    let mut harness = program(SMALL, ThemeName::Light, 1.0);
    press(&mut harness, Key::A);
    harness.get_by_label("Write your own dialogue");
    // As long as nothing was told of its files, nobody can know whether there are any.
    let says = |words: &str| harness.query_by_label_contains(words).is_some();
    let (is_reading, are_none) = (says("still reading the dialogues"), says("no dialogues of your own yet"));
    assert!(is_reading != are_none, "still reading: {is_reading}, none: {are_none}");
    harness.get_by_label("New dialogue").click();
    harness.run();
    assert!(harness.query_by_label("Write your own dialogue").is_none(), "the field for its name stands there");
}
