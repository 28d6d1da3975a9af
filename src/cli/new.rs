//! `rapport new`: a commented scenario to begin with, which the check finds nothing in.

use std::io;

use clap::Args;

use crate::author::new_scenario;
use crate::source::visible;
use crate::storage::{Library, Paths, write_dialogue};
use crate::words::terminal_author as said;

use super::error::{CommandError, Exit};
use super::output::print;

#[derive(Debug, Args)]
pub(super) struct NewArguments {
    /// What it is to be called on the command line: letters, digits, `_`, `-` and `.`, as in `my_shop`
    #[arg(value_name = "ID")]
    id: String,
}

pub(super) fn new(paths: &Paths, arguments: &NewArguments) -> Result<Exit, CommandError> {
    // Who types the name of the file means the same.
    let id = arguments.id.strip_suffix(".ron").unwrap_or(&arguments.id);
    let text = new_scenario(id, &paths.to_type()).ok_or_else(|| CommandError::NoId { id: id.to_owned() })?;
    if Library::open(paths).find(id).is_some() {
        return Err(CommandError::HasDialogue { id: id.to_owned() });
    }
    let path = write_dialogue(paths, id, &text).map_err(|(path, error)| match error.kind() {
        // A file of this name that cannot be read.
        io::ErrorKind::AlreadyExists => CommandError::HasDialogue { id: id.to_owned() },
        _ => CommandError::NotWritten { path: path.display().to_string(), error },
    })?;
    let shown = path.display().to_string();
    print(&format!("{}\n{}\n", visible(&shown), said::what_next(id, &paths.to_type())))?;
    Ok(Exit::Fine)
}
