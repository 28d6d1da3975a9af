//! The real program, driven by accessible names and keys, without a screen.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod debrief;
mod journeys;
mod looks;

use eframe::egui::{Key, Vec2};
use egui_kittest::Harness;
use rapport::app::App;
use rapport::play::Seed;
use rapport::storage::{Library, Places};
use rapport::ui::theme::ThemeName;

/// The program with what is built in, seed 0, in a window of this size.
pub(crate) fn program(size: Vec2, theme: ThemeName, zoom: f32) -> Harness<'static, App> {
    let mut harness = Harness::builder().with_size(size).with_max_steps(64).build_eframe(move |creation| {
        let library = Library::open(&Places::default());
        App::new(&creation.egui_ctx, library, Box::new(Seed::default)).with_looks(theme, zoom)
    });
    harness.run();
    harness
}

pub(crate) const USUAL: Vec2 = Vec2::new(1_280.0, 720.0);

/// Presses a key and lets the program settle.
pub(crate) fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run();
}
