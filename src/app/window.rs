//! Opening the window, and saying in one line why it cannot open.

use egui::ViewportBuilder;

use super::App;
use crate::storage::{Library, Paths, fresh_seed};
use crate::words;

/// The window as it first opens, and the smallest in which everything has its place.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];
const SMALLEST_SIZE: [f32; 2] = [640.0, 480.0];

/// Opens the window and stays until it is closed. Fails with the reason in words where no window can open.
pub fn run(paths: &Paths) -> Result<(), String> {
    if !has_display() {
        return Err("there is no display, so no window can open".to_owned());
    }
    let library = Library::open(paths);
    let viewport = ViewportBuilder::default()
        .with_title(words::common::PROGRAM)
        .with_app_id("rapport")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(SMALLEST_SIZE);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let paths = paths.clone();
    let create: eframe::AppCreator<'_> =
        Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, library, &paths, Box::new(fresh_seed)))));
    eframe::run_native("rapport", options, create).map_err(|error| format!("the window cannot open ({error})"))
}

/// On Linux and its like a window needs a display server to be named; elsewhere there always is one.
fn has_display() -> bool {
    let named = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    cfg!(any(target_os = "windows", target_os = "macos")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
