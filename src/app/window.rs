//! Opening the window.

use egui::ViewportBuilder;

use super::App;
use super::display::{Display, WindowError, find_display, take_x11};
use crate::storage::{Library, Paths, fresh_seed};
use crate::words;

/// The window as it first opens, and the smallest in which everything has its place.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];
const SMALLEST_SIZE: [f32; 2] = [640.0, 480.0];

/// Opens the window and stays until it is closed.
pub fn run(paths: &Paths) -> Result<(), WindowError> {
    let display = find_display()?;
    let library = Library::open(paths);
    let viewport = ViewportBuilder::default()
        .with_title(words::common::PROGRAM)
        .with_app_id("rapport")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(SMALLEST_SIZE);
    let mut options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    if display == Display::X11 {
        take_x11(&mut options);
    }
    let paths = paths.clone();
    let create: eframe::AppCreator<'_> =
        Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, library, &paths, Box::new(fresh_seed)))));
    eframe::run_native("rapport", options, create).map_err(|error| {
        log::warn!("{error}");
        WindowError::of(&error)
    })
}
