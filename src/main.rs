//! The program: the command line first, and the window where nothing else was asked for.

use std::process::ExitCode;

use rapport::cli::{self, Asked};

fn main() -> ExitCode {
    cli::start_log();
    match cli::run(std::env::args_os()) {
        Asked::Done(exit) => exit.into(),
        Asked::Window(paths, with_a_room) => open_window(&paths, with_a_room).into(),
    }
}

#[cfg(feature = "gui")]
fn open_window(paths: &rapport::storage::Paths, with_a_room: Option<String>) -> cli::Exit {
    match rapport::app::run(paths, with_a_room) {
        Ok(()) => cli::Exit::Fine,
        Err(reason) => cli::no_window(reason),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(_: &rapport::storage::Paths, _: Option<String>) -> cli::Exit {
    cli::no_window("this program was built without its window")
}
