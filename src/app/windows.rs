//! Opening the window.

use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, OnceLock};

use egui::{Context, ViewportBuilder};

use super::display::{Display, WindowError, find_display, take_x11};
use super::jobs::Executor;
use super::{App, Start};
use crate::storage::{Library, Notice, Paths, Store, env, read_settings, start_thread};
use crate::words;

/// The window as it first opens, and the smallest in which everything has its place.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];
const SMALLEST_SIZE: [f32; 2] = [640.0, 480.0];

/// Opens the window and stays until it is closed.
pub fn run(paths: &Paths) -> Result<(), WindowError> {
    let display = find_display()?;
    // The history and the dialogues are read while the window opens.
    let window: Arc<OnceLock<Context>> = Arc::default();
    let woken = Arc::clone(&window);
    let store = Store::open(paths, move || {
        if let Some(ctx) = woken.get() {
            ctx.request_repaint();
        }
    });
    let (settings, notices) = read_settings(paths);
    let library = read_library(&store, paths);
    let viewport = ViewportBuilder::default()
        .with_title(words::common::PROGRAM)
        .with_app_id("rapport")
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(SMALLEST_SIZE);
    // The only gradients are faint grounds behind people, where nobody sees a band; dithering would cost every pixel of a display
    // without a graphics card.
    let mut options = eframe::NativeOptions { viewport, dithering: false, ..eframe::NativeOptions::default() };
    if display == Display::X11 {
        take_x11(&mut options);
    }
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        let _ = window.set(creation.egui_ctx.clone());
        let executor: Executor = Box::new(|work| {
            if let Err(error) = start_thread("job", work) {
                log::error!("no thread for a job: {error}");
            }
        });
        let notices = notices.iter().map(Notice::words).collect();
        let library = library.recv().unwrap_or_else(|_| Arc::new(Library::built_in()));
        let start = Start { library, settings, notices, store, env: Box::new(env), executor };
        Ok(Box::new(App::new(&creation.egui_ctx, start)))
    });
    eframe::run_native("rapport", options, create).map_err(|error| {
        log::warn!("{error}");
        WindowError::of(&error)
    })
}

/// Reads the dialogues beside the opening of the window: first those that are part of the program, which are answered, then all others,
/// with which the store answers.
fn read_library(store: &Store, paths: &Paths) -> Receiver<Arc<Library>> {
    let (send, built_in) = mpsc::channel();
    let (store, paths) = (store.clone(), paths.clone());
    let begun = start_thread("library", move || {
        let library = Arc::new(Library::built_in());
        // Nobody takes it where no window opens.
        let _ = send.send(Arc::clone(&library));
        store.read_library(&paths, library);
    });
    if let Err(error) = begun {
        log::error!("no thread for the dialogues: {error}");
    }
    built_in
}
