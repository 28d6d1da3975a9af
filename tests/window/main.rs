//! The real program, driven by accessible names and keys, without a screen.
#![cfg(feature = "gui")]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod apart;
mod author;
mod author_map;
mod author_pages;
mod conversation;
mod curves;
mod debrief;
#[path = "../support/drawn_map.rs"]
mod drawn_map;
mod faces;
#[path = "../support/generate.rs"]
#[expect(dead_code, reason = "large scenarios are drawn here; small ones are played elsewhere")]
mod generate;
mod group_desk;
mod group_start;
mod group_wall;
mod groups;
mod hangs;
mod help;
mod home;
mod in_sight;
mod journeys;
mod keyboard;
mod labels;
mod looks;
mod own_words;
mod passages;
#[path = "../support/raster.rs"]
mod raster;
mod reached;
mod remembered;
mod sheets;
mod stays;
mod trees;
mod two_windows;
mod worded;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Key, Vec2};
use egui_kittest::Harness;
use rapport::app::{Analyse, App, Start};
use rapport::foresight::Foresight;
use rapport::kit::theme::ThemeName;
use rapport::play::Seed;
use rapport::session::{Env, RunId};
use rapport::storage::{Appearance, Library, Paths, Store, read_settings};

/// The program with what is built in, seed 0, in a window of this size, past its first start, with a folder of its own.
pub(crate) fn program(size: Vec2, theme: ThemeName, zoom: f32) -> Harness<'static, App> {
    program_at(None, size, theme, zoom)
}

/// The same, keeping what is to be kept in this folder.
pub(crate) fn program_at(home: Option<&Path>, size: Vec2, theme: ThemeName, zoom: f32) -> Harness<'static, App> {
    program_that(analyse(), home, size, theme, zoom)
}

/// The same, with foresight worked out in a way of its own.
pub(crate) fn program_that(
    analyse: Analyse,
    home: Option<&Path>,
    size: Vec2,
    theme: ThemeName,
    zoom: f32,
) -> Harness<'static, App> {
    let mut start = start_at(home);
    start.settings.has_started = true;
    start.settings.text_size = (zoom * 100.0) as u16;
    start.settings.appearance = match theme {
        ThemeName::Light => Appearance::Light,
        ThemeName::Dark => Appearance::Dark,
        ThemeName::ContrastLight => Appearance::ContrastLight,
        ThemeName::ContrastDark => Appearance::ContrastDark,
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(64)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, start).with_analysis_by(analyse));
    harness.run();
    harness
}

/// What the program starts with: everything in the folder, else in a new one, kept before the next line of a test.
pub(crate) fn start_at(home: Option<&Path>) -> Start {
    let home = home.map_or_else(|| tempfile::tempdir().unwrap().keep(), Path::to_owned);
    let paths = Paths::new(Some(home.clone()), None);
    let (settings, notices) = read_settings(&paths);
    let mut n_runs = 0;
    let env = move || {
        n_runs += 1;
        let now = jiff::Timestamp::from_second(1_800_000_000 + n_runs).unwrap();
        Env { now, seed: Seed::default(), run_id: RunId(rapport::storage::env().run_id.0) }
    };
    let library = Library::open(&paths);
    Start {
        library: Arc::new(library),
        settings,
        notices: notices.iter().map(rapport::storage::Notice::words).collect(),
        store: Store::at_once(&home),
        env: Box::new(env),
        executor: Box::new(|work| work()),
        then: Box::new(|| ()),
        with_a_group: None,
        open: None,
        folders: paths.own_dialogues().into_iter().collect(),
        reads_library: Box::new(|| ()),
    }
}

/// Foresight worked out once for all tests.
pub(crate) fn analyse() -> Analyse {
    static KNOWN: Mutex<BTreeMap<String, Arc<Foresight>>> = Mutex::new(BTreeMap::new());
    Arc::new(|means, scenario, rules, question| {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let key = format!("{} {} {:?}", scenario.content(), rules.number(), question.starts);
        Arc::clone(known.entry(key).or_insert_with(|| Arc::new(Foresight::by(means, scenario, rules, question))))
    })
}

pub(crate) const USUAL: Vec2 = Vec2::new(1_280.0, 720.0);

/// Presses a key and lets the program settle.
pub(crate) fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run();
}
