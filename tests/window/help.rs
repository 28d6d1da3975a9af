//! The card behind `?`: whole in the usual window, closed in every way, and nothing beneath it hears the hand that is on it.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Shape, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rapport::app::{App, Screen};
use rapport::kit::theme::{Theme, ThemeName};

use crate::{USUAL, press, program};

const THINGS: [&str; 7] = [
    "What you say changes their mood.",
    "People remember how you begin.",
    "Listen first, then help.",
    "Trust lasts longer than mood.",
    "Warn people before bad news.",
    "Make only promises you can keep.",
    "How you say it counts.",
];

fn opened(keys: &[Key], size: Vec2, zoom: f32) -> Harness<'static, App> {
    let mut harness = program(size, ThemeName::Light, zoom);
    for key in keys {
        press(&mut harness, *key);
    }
    press(&mut harness, Key::Questionmark);
    harness
}

fn is_open(harness: &Harness<'_, App>) -> bool {
    harness.query_by_label("Close").is_some()
}

fn click(harness: &mut Harness<'_, App>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    }
    harness.run();
}

fn wheel(harness: &mut Harness<'_, App>, at: Pos2, by: f32) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

#[test]
fn all_seven_stand_in_the_usual_window_without_scrolling() {
    let harness = opened(&[], USUAL, 1.0);
    let foot = harness.get_by_label("Close").rect().top();
    for thing in THINGS {
        let rect = harness.get_by_label(thing).rect();
        assert!(rect.top() > 36.0 && rect.bottom() + 24.0 < foot, "{thing} at {rect:?}, over {foot}");
    }
    // What the last one means is read as well.
    let last = harness.get_by_label("Your voice should match your words.").rect();
    assert!(last.bottom() + 20.0 < foot, "{last:?}, over {foot}");
}

#[test]
fn the_card_is_closed_by_escape_by_its_key_by_its_button_and_by_a_click_outside() {
    for keys in [&[][..], &[Key::Num2], &[Key::Num2, Key::Enter]] {
        let mut harness = opened(keys, USUAL, 1.0);
        for key in [Key::Escape, Key::Questionmark] {
            assert!(is_open(&harness));
            press(&mut harness, key);
            assert!(!is_open(&harness), "{key:?}");
            press(&mut harness, Key::Questionmark);
        }
        let close = harness.get_by_label("Close").rect().center();
        click(&mut harness, close);
        assert!(!is_open(&harness));
        press(&mut harness, Key::Questionmark);
        click(&mut harness, pos2(640.0, 330.0));
        assert!(is_open(&harness), "a click on the card leaves it open");
        let screen = std::mem::discriminant(harness.state().screen());
        click(&mut harness, pos2(60.0, 400.0));
        assert!(!is_open(&harness));
        assert_eq!(std::mem::discriminant(harness.state().screen()), screen, "and does nothing beneath");
    }
}

#[test]
fn keys_go_to_the_card_and_not_to_the_page_beneath() {
    let mut harness = opened(&[], USUAL, 1.0);
    for key in [Key::Num1, Key::S, Key::W, Key::ArrowDown, Key::Slash] {
        press(&mut harness, key);
        assert!(is_open(&harness) && matches!(harness.state().screen(), Screen::Home(_)), "{key:?}");
    }
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label_contains("find somebody by name");
    press(&mut harness, Key::ArrowLeft);
    harness.get_by_label("People remember how you begin.");
}

#[test]
fn the_keys_are_those_of_the_page_beneath() {
    let mut harness = opened(&[Key::Num2, Key::Enter], USUAL, 1.0);
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("1 to 9, choose an answer");
    harness.get_by_label("Esc, leave; they\u{2019}ll wait for you");
    assert!(harness.query_by_label_contains("find somebody").is_none());
}

#[test]
fn the_wheel_scrolls_the_card_and_never_the_page_beneath() {
    for (size, zoom) in [(vec2(900.0, 600.0), 1.0), (USUAL, 2.0)] {
        let mut harness = opened(&[], size, zoom);
        let top_of =
            |harness: &Harness<'_, App>, name: &str| harness.get_all_by_label_contains(name).next().unwrap().rect().top();
        let beneath = top_of(&harness, "Who would you like");
        let last = top_of(&harness, "How you say it counts.");
        for _ in 0..40 {
            wheel(&mut harness, size.to_pos2() / 2.0, -200.0);
        }
        let foot = harness.get_by_label("Close").rect();
        assert!(top_of(&harness, "How you say it counts.") <= last);
        assert!(top_of(&harness, "How you say it counts.") < foot.top(), "the last is brought into sight");
        assert!(foot.bottom() < size.y, "and Close stays");
        wheel(&mut harness, pos2(4.0, size.y / 2.0), -400.0);
        assert!((top_of(&harness, "Who would you like") - beneath).abs() < 0.5, "the page beneath stays");
    }
}

/// Whether one veil lies over everything, and nothing under it is half clear.
#[test]
fn one_veil_lies_over_a_page_that_is_drawn_whole() {
    for keys in [&[][..], &[Key::Num2], &[Key::Num2, Key::Enter]] {
        let mut harness = program(USUAL, ThemeName::Light, 1.0);
        for key in keys {
            press(&mut harness, *key);
        }
        harness.run();
        let meshes = |harness: &Harness<'_, App>| {
            let (mut n_corners, mut n_opaque) = (0, 0);
            for clipped in &harness.output().shapes {
                if let Shape::Mesh(mesh) = &clipped.shape {
                    n_corners += mesh.vertices.len();
                    n_opaque += mesh.vertices.iter().filter(|vertex| vertex.color.a() == 255).count();
                }
            }
            (n_corners, n_opaque)
        };
        let before = meshes(&harness);
        press(&mut harness, Key::Questionmark);
        let after = meshes(&harness);
        assert!(after.1 >= before.1, "faces are as opaque as before: {before:?}, {after:?}");
        let veil = Theme::of(ThemeName::Light).paper.gamma_multiply(0.78);
        let veils = harness
            .output()
            .shapes
            .iter()
            .filter(|clipped| matches!(&clipped.shape, Shape::Rect(rect) if rect.fill == veil && rect.rect.size() == USUAL));
        assert_eq!(veils.count(), 1);
    }
}
