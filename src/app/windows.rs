//! Opening the window.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, OnceLock};

use egui::{Context, ViewportBuilder};

use super::display::{Display, WindowError, find_display, take_x11};
use super::jobs::Executor;
use super::{App, Start};
use crate::cli::Opening;
use crate::face::read_shapes;
use crate::kit::theme::{Theme, ThemeName};
use crate::storage::{Library, Notice, Paths, Settings, Store, env, read_settings, start_thread};
use crate::words;

/// The window as it first opens, and the smallest in which everything has its place.
const FIRST_SIZE: [f32; 2] = [1_280.0, 720.0];
const SMALLEST_SIZE: [f32; 2] = [640.0, 480.0];

/// Opens the window with what is asked for, and stays until it is closed.
pub fn run(paths: &Paths, opening: Opening) -> Result<(), WindowError> {
    let display = find_display()?;
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
    let begun: Rc<OnceCell<Begun>> = Rc::default();
    let (first, paths) = (Rc::clone(&begun), paths.clone());
    // The history and the dialogues are read while the window opens, yet not before the display has answered: beside a second
    // thread, X11's library locks for each byte of its half a megabyte of key sequences, and takes ten times as long for them.
    let paths_then = paths.clone();
    options.window_builder = Some(Box::new(move |viewport| {
        let _ = first.set(Begun::new(&paths_then));
        viewport
    }));
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        let begun = Rc::try_unwrap(begun).ok().and_then(OnceCell::into_inner).unwrap_or_else(|| Begun::new(&paths));
        let start = begun.start(&creation.egui_ctx);
        let start = match opening {
            Opening::Home => start,
            Opening::Group { scenario, code } => Start { with_a_group: Some((scenario, code)), ..start },
            Opening::Bench { file, at } => Start { open: Some((file, at)), ..start },
        };
        Ok(Box::new(App::new(&creation.egui_ctx, start)))
    });
    eframe::run_native("rapport", options, create).map_err(|error| {
        log::warn!("{error}");
        WindowError::of(&error)
    })
}

/// What is read while the window opens.
struct Begun {
    store: Store,
    paths: Paths,
    /// The window to be woken when the store has answered, once there is one.
    window: Arc<OnceLock<Context>>,
    settings: Settings,
    notices: Vec<Notice>,
    library: Receiver<Arc<Library>>,
}

impl Begun {
    /// Begins to read.
    fn new(paths: &Paths) -> Self {
        let window: Arc<OnceLock<Context>> = Arc::default();
        let woken = Arc::clone(&window);
        let store = Store::open(paths, move || {
            if let Some(ctx) = woken.get() {
                ctx.request_repaint();
            }
        });
        let (settings, notices) = read_settings(paths);
        let library = read_built_in(paths.clone());
        Self { store, paths: paths.clone(), window, settings, notices, library }
    }

    /// What the program starts with, in this window.
    fn start(self, ctx: &Context) -> Start {
        let Self { store, paths, window, settings, notices, library } = self;
        let _ = window.set(ctx.clone());
        let executor: Executor = Box::new(|work| {
            if let Err(error) = start_thread("job", work) {
                log::error!("no thread for a job: {error}");
            }
        });
        let notices = notices.iter().map(Notice::words).collect();
        let library = library.recv().unwrap_or_else(|_| Arc::new(Library::built_in().to_be_found_by(&paths)));
        // All other dialogues: somebody's file may take as long as it likes.
        let (asked, built_in) = (store.clone(), Arc::clone(&library));
        let folders = paths.own_dialogues().into_iter().chain(paths.given_dialogues().map(PathBuf::from)).collect();
        let reads_library = Box::new(move || asked.read_library(&paths, Arc::clone(&built_in)));
        let then = reads_library.clone();
        Start {
            library,
            settings,
            notices,
            store,
            env: Box::new(env),
            executor,
            then,
            with_a_group: None,
            open: None,
            folders,
            reads_library,
        }
    }
}

/// Reads what the first frame needs, beside the opening of the window: colours, the shapes of people, and the dialogues that are part
/// of the program.
fn read_built_in(paths: Paths) -> Receiver<Arc<Library>> {
    let (send, built_in) = mpsc::channel();
    let begun = start_thread("library", move || {
        let _ = Theme::of(ThemeName::Light);
        read_shapes();
        // Nobody takes it where no window opens.
        let _ = send.send(Arc::new(Library::built_in().to_be_found_by(&paths)));
    });
    if let Err(error) = begun {
        log::error!("no thread for the dialogues: {error}");
    }
    built_in
}
