//! Every screen opens in every theme and size, and asks for no frames while nothing changes.

use egui::{Key, Vec2};
use egui_kittest::kittest::Queryable as _;
use rapport::app::App;
use rapport::kit::theme::ThemeName;
use rapport::play::Waiting;
use rapport::storage::Appearance;

use crate::{USUAL, press, program, start_at};

/// Walks through every screen. The harness itself refuses unnamed controls, missing glyphs and endless repaints.
fn walk(size: Vec2, theme: ThemeName, zoom: f32) {
    let mut harness = program(size, theme, zoom);
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Enter);
    for _ in 0..60 {
        if harness.state().run().unwrap().waiting() != Waiting::Choice {
            break;
        }
        let asks = harness.state().run().unwrap().asks_for_voice();
        if harness.query_by_label("Continue").is_some() {
            press(&mut harness, Key::Enter);
        }
        press(&mut harness, Key::Num1);
        if asks {
            press(&mut harness, Key::Num1);
        }
    }
    press(&mut harness, Key::Enter);
    for panel in [Key::Num1, Key::L, Key::Num2, Key::Num3] {
        press(&mut harness, panel);
    }
}

#[test]
fn every_screen_opens_in_every_theme() {
    for theme in ThemeName::ALL {
        walk(USUAL, theme, 1.0);
    }
}

#[test]
fn every_screen_opens_with_text_twice_as_large() {
    walk(USUAL, ThemeName::Light, 2.0);
    walk(USUAL, ThemeName::Dark, 2.0);
}

#[test]
fn every_screen_opens_in_small_and_large_windows() {
    for size in [Vec2::new(640.0, 480.0), Vec2::new(900.0, 600.0), Vec2::new(1_920.0, 1_080.0)] {
        walk(size, ThemeName::Light, 1.0);
    }
}

#[test]
fn text_grows_and_shrinks_by_keys_within_its_bounds() {
    let mut harness = program(USUAL, ThemeName::Light, 1.0);
    for _ in 0..30 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Plus);
        harness.run();
    }
    assert!((harness.state().text_size() - 2.5).abs() < 1e-3);
    for _ in 0..40 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Minus);
        harness.run();
    }
    assert!((harness.state().text_size() - 0.8).abs() < 1e-3);
}

#[test]
fn the_first_frame_makes_its_letters_for_good() {
    for appearance in [Appearance::Light, Appearance::Dark] {
        let ctx = egui::Context::default();
        let mut start = start_at(None);
        start.settings.has_started = true;
        start.settings.appearance = appearance;
        let mut app = App::new(&ctx, start);
        let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, USUAL));
        let mut made = || {
            let mut output = ctx.run_ui(egui::RawInput { screen_rect, ..egui::RawInput::default() }, |ui| app.frame(ui));
            let whole = output.textures_delta.set.values().flatten().filter(|image| image.pos.is_none()).count();
            output.textures_delta.clear();
            whole
        };
        assert_eq!([made(), made(), made()], [1, 0, 0], "{appearance:?}");
    }
}
