//! `rapport play` and `rapport replay`: playing a scenario, and printing what came of it.

use std::path::Path;

use crate::play::{Run, RunLine, RunStart, Seed, Transcript, Waiting, replay as replay_run};
use crate::rules::Rules;
use crate::source::visible;
use crate::storage::{Paths, fresh_seed, read_text};
use crate::words;

use super::arguments::{Format, PlayArguments, ReplayArguments};
use super::conversation::{print_conversation, stuck};
use super::error::{CommandError, Exit};
use super::find::find;
use super::output::print;
use super::player::{Player, whole_debrief};
use super::{debrief_text, json};

pub(super) fn play(paths: &Paths, arguments: PlayArguments) -> Result<Exit, CommandError> {
    let PlayArguments { what, seed, temperament, start_mood, moves, format } = arguments;
    let scenario = find(paths, &what)?;
    let Some(moves) = moves else {
        if format == Format::Json {
            return Err(CommandError::NothingPlayed);
        }
        let start = RunStart { seed: seed.unwrap_or_else(fresh_seed), temperament, mood: start_mood };
        let mut player = Player::new(std::io::stdin().lock(), std::io::stdout().lock());
        return player.play(Run::new(scenario, Rules::newest(), start));
    };
    let start = RunStart { seed: seed.unwrap_or(Seed::default()), temperament, mood: start_mood };
    let mut run = Run::new(scenario, Rules::newest(), start);
    for (number, played) in (1..).zip(moves.0) {
        run.play(played).map_err(|error| CommandError::Move { number, played, error })?;
    }
    print_run(run.transcript(), format)?;
    if format == Format::Text {
        if run.waiting() == Waiting::Stuck {
            print(&stuck(&run))?;
        }
        let path = Path::new(&what);
        if path.is_file()
            && let Some(folder) = path.parent()
        {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            print(&format!("{}\n", words::terminal::replay_needs(&visible(&folder.display().to_string()))))?;
        }
    }
    Ok(Exit::Fine)
}

pub(super) fn replay(paths: &Paths, arguments: &ReplayArguments) -> Result<Exit, CommandError> {
    let line: RunLine = line_of(&arguments.line)?.parse()?;
    let scenario = find(paths, &line.scenario)?;
    let run = replay_run(scenario, &line)?;
    print_run(run.transcript(), arguments.format)?;
    Ok(Exit::Fine)
}

fn print_run(transcript: &Transcript, format: Format) -> Result<(), CommandError> {
    match format {
        Format::Json => print(&json::run(transcript))?,
        Format::Text => {
            print(&print_conversation(transcript, words::common::DEFAULT_NAME))?;
            print(&debrief_text::debrief(&whole_debrief(transcript)))?;
        }
    }
    Ok(())
}

/// The run line itself, or the first line of the file that holds one. A run line has blanks in it; few paths have, and those exist.
fn line_of(argument: &str) -> Result<String, CommandError> {
    let path = Path::new(argument);
    if argument.split_whitespace().count() >= 6 && !path.exists() {
        return Ok(argument.to_owned());
    }
    let text = read_text(path).map_err(|error| CommandError::NoRunLineFile { path: argument.to_owned(), error })?;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    line.map(str::to_owned).ok_or_else(|| CommandError::NoRunLine { path: argument.to_owned() })
}
