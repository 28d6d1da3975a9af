//! The real program, driven by accessible names and keys, without a screen.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod apart;
mod debrief;
mod faces;
mod journeys;
mod looks;
#[path = "../support/raster.rs"]
mod raster;
mod sheets;
mod stays;
mod trees;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Key, Vec2};
use egui_kittest::Harness;
use rapport::app::{App, Foresee};
use rapport::foresight::{Foresight, Question};
use rapport::kit::theme::ThemeName;
use rapport::play::Seed;
use rapport::storage::{Appearance, Library, Paths};

/// The program with what is built in, seed 0, in a window of this size, past its first start; nothing is kept.
pub(crate) fn program(size: Vec2, theme: ThemeName, zoom: f32) -> Harness<'static, App> {
    program_at(None, size, theme, zoom)
}

/// The same, keeping what is to be kept in a folder.
pub(crate) fn program_at(home: Option<&Path>, size: Vec2, theme: ThemeName, zoom: f32) -> Harness<'static, App> {
    program_that(foresee(), home, size, theme, zoom)
}

/// The same, with foresight worked out in a way of its own.
pub(crate) fn program_that(
    foresee: Foresee,
    home: Option<&Path>,
    size: Vec2,
    theme: ThemeName,
    zoom: f32,
) -> Harness<'static, App> {
    let home = home.map(Path::to_owned);
    let mut harness = Harness::builder().with_size(size).with_max_steps(64).build_eframe(move |creation| {
        let paths = home.map_or_else(Paths::default, |home| Paths::new(Some(home), None));
        let library = Library::open(&paths);
        let app = App::new(&creation.egui_ctx, library, &paths, Box::new(Seed::default)).with_foresight_at_once(foresee);
        app.with_settings(|settings| {
            settings.has_started = true;
            settings.text_size = (zoom * 100.0) as u16;
            settings.appearance = match theme {
                ThemeName::Light => Appearance::Light,
                ThemeName::Dark => Appearance::Dark,
                ThemeName::ContrastLight => Appearance::ContrastLight,
                ThemeName::ContrastDark => Appearance::ContrastDark,
            };
        })
    });
    harness.run();
    harness
}

/// Foresight worked out once for all tests.
pub(crate) fn foresee() -> Foresee {
    static KNOWN: Mutex<BTreeMap<String, Arc<Foresight>>> = Mutex::new(BTreeMap::new());
    Arc::new(|scenario, rules| {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let foresight = known.entry(scenario.content().to_string()).or_insert_with(|| {
            let question = Question::of(&scenario);
            Arc::new(Foresight::new(scenario, rules, question))
        });
        Arc::clone(foresight)
    })
}

pub(crate) const USUAL: Vec2 = Vec2::new(1_280.0, 720.0);

/// Presses a key and lets the program settle.
pub(crate) fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run();
}
