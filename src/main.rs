//! The program: the command line first, and the window where nothing else was asked for.

use std::process::ExitCode;

use rapport::cli::{self, Asked};

fn main() -> ExitCode {
    cli::start_log();
    match cli::run(std::env::args_os()) {
        Asked::Done(exit) => exit.into(),
        Asked::Window(paths, opening) => open_window(&paths, &opening).into(),
    }
}

#[cfg(feature = "gui")]
fn open_window(paths: &rapport::storage::Paths, opening: &cli::Opening) -> cli::Exit {
    match rapport::app::run(paths, opening.clone()) {
        Ok(()) => cli::Exit::Fine,
        Err(reason) => cli::no_window(reason, paths, opening),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(paths: &rapport::storage::Paths, opening: &cli::Opening) -> cli::Exit {
    cli::no_window("this program was built without its window", paths, opening)
}
