//! The built program at a shell, beside what any test of it needs.

use std::process::{Command, Stdio};

pub(crate) use crate::place::{Place, ended, run, text};

impl Place {
    /// A line of the shell in which `"$rapport"` is the program.
    pub(crate) fn shell(&self, line: &str) -> Command {
        let mut command = Command::new("bash");
        command.args(["-c", line]).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("rapport", env!("CARGO_BIN_EXE_rapport")).env("RAPPORT_HOME", self.home());
        command.env_remove("RUST_LOG").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }
}
