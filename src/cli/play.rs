//! `rapport play` and `rapport replay`: playing a scenario, and printing what came of it.

use std::io::{BufReader, IsTerminal as _, Read as _};
use std::path::Path;

use crate::play::{Run, RunLine, RunStart, Seed, Transcript, Waiting, replay as replay_run};
use crate::rules::Rules;
use crate::scenario::load;
use crate::session::{Purpose, Session};
use crate::source::SourceText;
use crate::storage::{Paths, Store, env, read_text, saved_texts};
use crate::words;
use crate::words::to_type::ToType;

use super::arguments::{Format, MoveList, PlayArguments, ReplayArguments};
use super::at::play_at;
use super::conversation::{print_conversation, stuck};
use super::error::{CommandError, Exit};
use super::find::{find, find_any, playable, to_type};
use super::listen::Listener;
use super::output::print;
use super::player::{Player, whole_debrief};
use super::saving::{AskedStart, Saver, Waited};
use super::{debrief_text, json};

/// How much of what comes in is looked through for a run line.
const PIPED_BYTES: u64 = 1 << 20;

pub(super) fn play(paths: &Paths, arguments: PlayArguments) -> Result<Exit, CommandError> {
    if let Some(beat) = &arguments.at.beat {
        return play_at(paths, beat, &arguments);
    }
    if arguments.moves.is_none() {
        return play_on(paths, &arguments);
    }
    let PlayArguments { what, seed, temperament, start_mood, moves, format, why, rules, .. } = arguments;
    let rules = rules.unwrap_or_else(Rules::newest);
    let scenario = find(paths, &what)?;
    let start = RunStart { seed: seed.unwrap_or(Seed::default()), temperament, mood: start_mood };
    let mut run = Run::new(scenario, rules, start);
    for (number, played) in (1..).zip(moves.into_iter().flat_map(|MoveList(moves)| moves)) {
        run.play(played).map_err(|error| CommandError::Move { number, played, error })?;
    }
    print_run(run.transcript(), format, why, &to_type(paths, &what))?;
    if format == Format::Text && run.waiting() == Waiting::Stuck {
        print(&stuck(&run))?;
    }
    Ok(Exit::Fine)
}

/// Plays at the keyboard: goes on with the conversation that waits, or begins one.
fn play_on(paths: &Paths, arguments: &PlayArguments) -> Result<Exit, CommandError> {
    let PlayArguments { what, seed, temperament, start_mood, format, new, unkept, why, rules, .. } = arguments;
    if *format == Format::Json {
        return Err(CommandError::NothingPlayed);
    }
    let found = match find_any(paths, what) {
        Err(error) if saved_texts(paths, what).is_empty() => return Err(error),
        // A conversation that waits goes on also where its file is gone.
        found => found,
    };
    let (id, current) = match &found {
        Ok(loaded) => (loaded.id.as_str(), loaded.scenario.as_ref()),
        Err(_) => (what.as_str(), None),
    };
    let saver = Saver::new(if *unkept { Store::nowhere() } else { Store::open(paths, || ()) });
    let asked = AskedStart { seed: *seed, temperament: *temperament, mood: *start_mood };
    let waited = if *new || *unkept { Waited::None } else { saver.open_waiting(id, &asked) };
    let mut first = Vec::new();
    let session = match waited {
        Waited::Opened(kept) => match Session::resume(*kept, current) {
            Ok(session) => Some(session),
            Err(error) => {
                first.push(words::terminal::cannot_go_on(&error.to_string()));
                None
            }
        },
        Waited::Elsewhere => {
            first.push(words::saving::OPEN_ELSEWHERE.to_owned());
            None
        }
        Waited::None => None,
    };
    let session = if let Some(session) = session {
        first.push(words::terminal::GOES_ON.to_owned());
        match &found {
            Ok(loaded) if loaded.scenario.is_none() => {
                first.push(words::terminal::is_broken(&to_type(paths, what).command(&["check", what])));
            }
            Ok(_) if session.is_edited() => first.push(words::terminal::WAS_EDITED.to_owned()),
            Ok(_) => {}
            Err(error) => first.push(gone(paths, what, error)),
        }
        session
    } else {
        let env = env();
        Session::begin(
            playable(paths, &found?)?,
            rules.unwrap_or_else(Rules::newest),
            asked.begin(env.seed),
            Purpose::Practice,
            &env,
        )
    };
    let input = BufReader::new(std::io::stdin());
    let listener = Listener::to(input).and_then(Listener::with_signals).map_err(CommandError::Input)?;
    let player = Player::new(listener, saver, std::io::stdout().lock(), (std::io::stdout().is_terminal(), *why));
    player.for_commands(to_type(paths, what)).play(session, what, &first)
}

/// What became of the file of a conversation that goes on without it.
fn gone(paths: &Paths, what: &str, error: &CommandError) -> String {
    let own = [paths.own_dialogues(), paths.given_dialogues().map(Path::to_owned)];
    let is_folder = |path: &Path| path.is_dir();
    let in_its_place = own.into_iter().flatten().any(|folder| is_folder(&folder.join(format!("{what}.ron"))));
    match error {
        _ if in_its_place || is_folder(Path::new(what)) => words::terminal::IS_A_FOLDER_NOW.to_owned(),
        CommandError::Unreadable { error, .. } if error.kind() != std::io::ErrorKind::NotFound => {
            words::terminal::cannot_be_read_now(&error.to_string())
        }
        _ => words::conversation::FILE_IS_GONE.to_owned(),
    }
}

pub(super) fn replay(paths: &Paths, arguments: &ReplayArguments) -> Result<Exit, CommandError> {
    let line = line_of(&arguments.line)?;
    let run = replayed(paths, &line)?;
    match arguments.format {
        Format::Json => print(&json::run(run.transcript(), Some(&whole_debrief(run.transcript()))))?,
        Format::Text => print_run(run.transcript(), Format::Text, false, &paths.to_type())?,
    }
    Ok(Exit::Fine)
}

/// The run with the dialogue as it is now, or else with one of the texts with which conversations were kept.
fn replayed(paths: &Paths, line: &RunLine) -> Result<Run, CommandError> {
    let found = find_any(paths, &line.scenario);
    let current = found.as_ref().ok().and_then(|loaded| loaded.scenario.clone());
    let refused = match current.map(|scenario| replay_run(scenario, line)) {
        Some(Ok(run)) => return Ok(run),
        Some(Err(error)) => Some(error),
        None => None,
    };
    let with_text = |text: String| {
        let kept = load(SourceText::new(line.scenario.as_str(), text), &line.scenario);
        replay_run(kept.scenario?, line).ok()
    };
    match (saved_texts(paths, &line.scenario).into_iter().find_map(with_text), refused) {
        (Some(run), _) => Ok(run),
        (None, Some(error)) => Err(error.into()),
        (None, None) => Ok(replay_run(playable(paths, &found?)?, line)?),
    }
}

fn print_run(transcript: &Transcript, format: Format, why: bool, to_type: &ToType) -> Result<(), CommandError> {
    match format {
        Format::Json => print(&json::run(transcript, None))?,
        Format::Text => {
            print(&print_conversation(transcript, words::common::DEFAULT_NAME, why))?;
            print(&debrief_text::debrief(&whole_debrief(transcript), to_type))?;
        }
    }
    Ok(())
}

/// The run line in what was typed, in the file that it names, or in what comes in where it is `-` or nothing. A run line has blanks
/// in it; few paths have, and those exist.
fn line_of(words: &[String]) -> Result<RunLine, CommandError> {
    let argument = words.join(" ");
    let path = Path::new(&argument);
    let found_in = |text: &str| RunLine::found_in(text).ok_or_else(|| CommandError::NoRunLine { path: argument.clone() });
    let is_typed = argument.split_whitespace().count() >= 6 && !path.exists();
    let text = if is_typed {
        argument.clone()
    } else if matches!(argument.as_str(), "" | "-" | "/dev/stdin") {
        if std::io::stdin().is_terminal() {
            return Err(CommandError::NoRunLineTyped);
        }
        read_piped().map_err(CommandError::Input)?
    } else {
        read_text(path).map_err(|error| CommandError::NoRunLineFile { path: argument.clone(), error })?
    };
    Ok(found_in(&text)??)
}

/// What comes in, as far as it is looked at.
fn read_piped() -> std::io::Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(PIPED_BYTES).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
