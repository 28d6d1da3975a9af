//! The command line: what is asked for, the terminal player, and the commands that print. It has no rules of its own.

mod arguments;
mod at;
mod bless;
mod check;
mod compare;
mod comparison;
mod conversation;
mod cover;
mod debrief_text;
mod document;
mod error;
mod explain;
mod export;
mod export_session;
mod find;
mod group;
mod input;
mod json;
mod json_compare;
mod json_debrief;
mod saving;
mod layout;
mod listen;
mod log;
mod map;
mod new;
mod numbers;
mod output;
mod play;
mod player;
mod progress;
mod road;
mod robots;
mod robots_report;
mod runs;
mod script;
mod why;

use std::ffi::OsString;
use std::fmt::Display;
use std::path::PathBuf;

use clap::Parser as _;

use crate::play::Seed;
use crate::storage::Paths;
use crate::words::terminal;

use arguments::{Arguments, Command};
pub use error::Exit;
use error::{CommandError, finish};
pub use log::start_log;

/// What is to be done after the command line was read.
#[derive(Debug)]
pub enum Asked {
    /// Open the window, with these folders.
    Window(Paths, Opening),
    /// A command did its work, or could not.
    Done(Exit),
}

/// What the window opens with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    #[default]
    Home,
    /// The start page of a session with a room: with the customer of this scenario, and with this session code where one was given.
    Group { scenario: String, code: Option<Seed> },
    /// The author's bench with this file; where a beat is named, with a conversation there.
    Bench { file: PathBuf, at: Option<String> },
}

/// Reads the command line and carries out whatever needs no window.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let Arguments { folders, open, at, command } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            output::say_on_stderr(&arguments::explained(error));
            return Asked::Done(Exit::Usage);
        }
        // Help and version come this way too.
        Err(asked) => {
            let printed = output::print(&arguments::explained(asked));
            return Asked::Done(finish(printed.map(|()| Exit::Fine).map_err(Into::into)));
        }
    };
    let paths = Paths::new(folders.home, folders.dialogues);
    let Some(command) = command else {
        return match open {
            None => Asked::Window(paths, Opening::Home),
            Some(file) => match find::whole_path(&file) {
                Ok(file) => Asked::Window(paths, Opening::Bench { file, at }),
                Err(error) => Asked::Done(finish(Err(error))),
            },
        };
    };
    if open.is_some() {
        return Asked::Done(finish(Err(CommandError::OpensTheWindow)));
    }
    Asked::Done(finish(match command {
        Command::Group(arguments) if !arguments.rehearse => match group::meant(&paths, &arguments) {
            Ok(scenario) => return Asked::Window(paths, Opening::Group { scenario, code: arguments.seed }),
            Err(error) => Err(error),
        },
        Command::Group(arguments) => group::rehearse(&paths, &arguments),
        Command::Play(arguments) => play::play(&paths, arguments),
        Command::Check(arguments) => check::check(&paths, &arguments),
        Command::Explain(arguments) => explain::explain(&arguments),
        Command::Replay(arguments) => play::replay(&paths, &arguments),
        Command::Runs(arguments) => runs::runs(&paths, &arguments),
        Command::Robots(arguments) => robots::robots(&paths, &arguments),
        Command::Map(arguments) => map::map(&paths, &arguments),
        Command::New(arguments) => new::new(&paths, &arguments),
        Command::Cover(arguments) => cover::cover(&paths, &arguments),
        Command::Export(arguments) => export::export(&paths, &arguments),
        Command::Script(arguments) => script::script(&paths, &arguments),
        Command::Compare(arguments) => compare::compare(&paths, &arguments),
    }))
}

/// Says in one line why no window can open, and what can be done instead of what it was to open with.
pub fn no_window(reason: impl Display, paths: &Paths, opening: &Opening) -> Exit {
    let file;
    let mut play = vec!["play"];
    match opening {
        Opening::Home => play.push("before_three"),
        Opening::Group { scenario, .. } => play.push(scenario),
        Opening::Bench { file: path, at } => {
            file = path.display().to_string();
            play.push(&file);
            play.extend(at.iter().flat_map(|at| ["--at", at.as_str()]));
        }
    }
    output::complain(terminal::no_window(&reason.to_string(), &paths.to_type().command(&play)));
    Exit::Usage
}
