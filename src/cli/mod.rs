//! The command line: what is asked for, the terminal player, and the commands that print. It has no rules of its own.
#![expect(clippy::print_stderr, reason = "this is the room that prints")]

mod check;
mod debrief_text;
mod explain;
mod json;
mod layout;
mod map;
mod player;
mod robots;
mod runs;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::Settings;
use crate::play::{PlayedMove, Seed, parse_moves};
use crate::scenario::Temperament;
use crate::storage::Paths;

/// How a command ended (design 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Fine,
    /// `check` found errors.
    Findings,
    /// What was asked for cannot be done, or the machine does not allow it.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
        })
    }
}

/// A flight simulator for conversations with customers. Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "rapport", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    folders: Folders,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Debug, Args)]
struct Folders {
    /// The folder for your own dialogues and all that is kept, in place of the usual one
    #[arg(long, value_name = "DIR", global = true)]
    home: Option<PathBuf>,
    /// A further folder of dialogues
    #[arg(long, value_name = "DIR", global = true)]
    dialogues: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play in the terminal
    Play(PlayArguments),
    /// Read dialogues and print what is found in them
    Check(CheckArguments),
    /// Say what a code of the check means, with examples
    Explain(ExplainArguments),
    /// Play a run again from its run line
    Replay(ReplayArguments),
    /// Work out how a dialogue plays, and whether it can be guessed by length, politeness, sympathy or mood
    Robots(RobotsArguments),
    /// Print every beat with its ways on and how likely each is, or draw it for Graphviz
    Map(MapArguments),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Debug, Args)]
struct PlayArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// The session code (X8E-AWX) or number that decides all that is drawn [default: a new one; 0 with --moves]
    #[arg(long, value_name = "CODE|N")]
    seed: Option<Seed>,
    /// Who the customer is today [default: drawn]
    #[arg(long, value_name = "T", value_parser = parse_temperament)]
    temperament: Option<Temperament>,
    /// The mood the customer starts with, temperament already in it, -10 to 10
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(i8).range(-10..=10))]
    start_mood: Option<i8>,
    /// Play these moves and print the debrief: option numbers as written in the file, a voice after a colon (1,3:Steady,2)
    #[arg(long, value_name = "LIST", value_parser = parse_move_list)]
    moves: Option<MoveList>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Args)]
struct CheckArguments {
    /// Files, or folders with dialogues [default: everything in the library]
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    /// The most states to look at in each; with fewer than there are, what is said is bounded and not proved
    #[arg(long, value_name = "N", default_value_t = Settings::default().states)]
    states: usize,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Args)]
struct ExplainArguments {
    /// A code, as in `unknown-target`
    #[arg(value_name = "CODE")]
    code: String,
}

#[derive(Debug, Args)]
struct ReplayArguments {
    /// A run line in quotation marks, or the path of a file that holds one
    #[arg(value_name = "LINE|FILE")]
    line: String,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Args)]
struct RobotsArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// Print every beat with its chance, and every option with its outlook and its words
    #[arg(long)]
    beats: bool,
    /// The most states to explore before figures are sampled instead [default: 2000000]
    #[arg(long, value_name = "N")]
    states: Option<usize>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Args)]
struct MapArguments {
    /// The id of a dialogue, or the path of a file
    #[arg(value_name = "ID|FILE")]
    what: String,
    /// Print a drawing in DOT, for Graphviz: rapport map ID --dot | dot -Tsvg > map.svg
    #[arg(long)]
    dot: bool,
    /// The most states to explore before chances are sampled instead [default: 2000000]
    #[arg(long, value_name = "N")]
    states: Option<usize>,
}

/// A list of moves as one argument.
#[derive(Clone, Debug)]
struct MoveList(Vec<PlayedMove>);

fn parse_temperament(text: &str) -> Result<Temperament, String> {
    let known = || Temperament::ALL.iter().map(|temperament| temperament.name()).collect::<Vec<_>>().join(", ");
    Temperament::from_name(text).ok_or_else(|| format!("it is one of {}", known()))
}

fn parse_move_list(text: &str) -> Result<MoveList, String> {
    parse_moves(text).map(MoveList).map_err(|error| error.to_string())
}

/// What is to be done after the command line was read.
#[derive(Debug)]
pub enum Asked {
    /// Open the window, with these folders.
    Window(Paths),
    /// A command did its work, or could not.
    Done(Exit),
}

/// Reads the command line and carries out whatever needs no window.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let Arguments { folders, command } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too.
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Fine };
            let _ = error.print();
            return Asked::Done(exit);
        }
    };
    let paths = Paths::new(folders.home, folders.dialogues);
    match command {
        None => Asked::Window(paths),
        Some(Command::Play(arguments)) => Asked::Done(runs::play(&paths, arguments)),
        Some(Command::Check(arguments)) => Asked::Done(check::check(&paths, &arguments)),
        Some(Command::Explain(arguments)) => Asked::Done(explain::explain(&arguments.code)),
        Some(Command::Replay(arguments)) => Asked::Done(runs::replay(&paths, &arguments)),
        Some(Command::Robots(arguments)) => Asked::Done(robots::robots(&paths, &arguments)),
        Some(Command::Map(arguments)) => Asked::Done(map::map(&paths, &arguments)),
    }
}

/// Says in one line why no window can open, and what can be done instead.
pub fn no_window(reason: &str) -> Exit {
    complain(&format!("{reason}; play in the terminal with `rapport play before_three`"))
}

/// Prints one line about what could not be done.
fn complain(message: &str) -> Exit {
    eprintln!("rapport: {message}");
    Exit::Usage
}

/// Prints to standard output. A reader that went away is no fault of ours.
fn print(text: &str) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => {}
        // Whoever reads has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        Err(error) => {
            complain(&format!("what was to be printed could not be written: {error}"));
            std::process::exit(2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_negative_start_mood_is_a_number_and_not_an_option() {
        let arguments = ["rapport", "play", "x", "--start-mood", "-5", "--moves", "1,3:Steady", "--seed", "000-012"];
        let Some(Command::Play(play)) = Arguments::try_parse_from(arguments).unwrap().command else { panic!() };
        assert_eq!((play.start_mood, play.seed.map(Seed::number)), (Some(-5), Some(1)));
        assert_eq!(play.moves.unwrap().0.len(), 2);
    }
}
