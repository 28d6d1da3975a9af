//! `rapport play` and `rapport replay`: finding the scenario, playing it, printing what came of it.

use std::path::Path;
use std::sync::Arc;

use crate::debrief::Debrief;
use crate::foresight::{Foresight, Question};
use crate::play::{Run, RunLine, RunStart, Seed, Transcript, Waiting, replay as replay_run};
use crate::rules::Rules;
use crate::scenario::{Loaded, Scenario};
use crate::source::render_all;
use crate::storage::{Library, Paths, fresh_seed, load_file, read_text};
use crate::words;

use super::player::{Player, print_conversation, stuck};
use super::{Exit, Format, PlayArguments, ReplayArguments, complain, debrief_text, json, print};

pub(super) fn play(paths: &Paths, arguments: PlayArguments) -> Exit {
    let PlayArguments { what, seed, temperament, start_mood, moves, format } = arguments;
    let scenario = match find(paths, &what) {
        Ok(scenario) => scenario,
        Err(exit) => return exit,
    };
    let Some(moves) = moves else {
        if format == Format::Json {
            return complain("`--format json` prints a run that was played: give it `--moves`");
        }
        let start = RunStart { seed: seed.unwrap_or_else(fresh_seed), temperament, mood: start_mood };
        let mut player = Player::new(std::io::stdin().lock(), std::io::stdout().lock());
        return player.play(Run::new(scenario, Rules::newest(), start));
    };
    let start = RunStart { seed: seed.unwrap_or(Seed::default()), temperament, mood: start_mood };
    let mut run = Run::new(scenario, Rules::newest(), start);
    for (index, played) in moves.0.iter().enumerate() {
        if let Err(error) = run.play(*played) {
            return complain(&format!("move {} (`{played}`): {error}", index + 1));
        }
    }
    print_run(run.transcript(), format);
    if format == Format::Text {
        if run.waiting() == Waiting::Stuck {
            print(&stuck(&run));
        }
        let path = Path::new(&what);
        if path.is_file()
            && let Some(folder) = path.parent()
        {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            print(&format!("{}\n", words::terminal::replay_needs(&folder.display().to_string())));
        }
    }
    Exit::Fine
}

pub(super) fn replay(paths: &Paths, arguments: &ReplayArguments) -> Exit {
    let text = match line_of(&arguments.line) {
        Ok(text) => text,
        Err(message) => return complain(&message),
    };
    let line: RunLine = match text.parse() {
        Ok(line) => line,
        Err(error) => return complain(&format!("this is no run line: {error}")),
    };
    let scenario = match find(paths, &line.scenario) {
        Ok(scenario) => scenario,
        Err(exit) => return exit,
    };
    match replay_run(scenario, &line) {
        Ok(run) => {
            print_run(run.transcript(), arguments.format);
            Exit::Fine
        }
        Err(error) => complain(&error.to_string()),
    }
}

/// The debrief with what foresight says. Who plays with a start mood of their own is looked for among the usual starts and theirs.
pub(super) fn whole_debrief(transcript: &Transcript) -> Debrief {
    let scenario = transcript.scenario();
    let mut question = Question::of(scenario);
    if !question.starts.contains(&transcript.start()) {
        question.starts.push(transcript.start());
    }
    let foresight = Foresight::new(Arc::clone(scenario), transcript.rules(), question);
    Debrief::new(transcript, words::common::DEFAULT_NAME).with_analysis(transcript, &foresight, words::common::DEFAULT_NAME)
}

fn print_run(transcript: &Transcript, format: Format) {
    match format {
        Format::Json => print(&json::run(transcript)),
        Format::Text => {
            print(&print_conversation(transcript, words::common::DEFAULT_NAME));
            print(&debrief_text::debrief(&whole_debrief(transcript)));
        }
    }
}

/// The run line itself, or the first line of the file that holds one. A run line has blanks in it; few paths have, and those exist.
fn line_of(argument: &str) -> Result<String, String> {
    let path = Path::new(argument);
    if argument.split_whitespace().count() >= 6 && !path.exists() {
        return Ok(argument.to_owned());
    }
    let text = read_text(path).map_err(|error| format!("{argument}: {error}; a run line stands in quotation marks"))?;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    line.map(str::to_owned).ok_or_else(|| format!("{argument}: there is no run line in it"))
}

/// A dialogue by its id, or by the path of its file.
pub(super) fn find(paths: &Paths, what: &str) -> Result<Arc<Scenario>, Exit> {
    let library = Library::open(paths);
    for problem in library.unreadable() {
        complain(problem);
    }
    if let Some(entry) = library.find(what) {
        return playable(&entry.loaded);
    }
    let path = Path::new(what);
    if path.exists() || path.extension().is_some_and(|extension| extension == "ron") {
        let loaded = load_file(path).map_err(|error| complain(&format!("{what}: {error}")))?;
        return playable(&loaded);
    }
    let ids: Vec<&str> = library.playable_ids().collect();
    let near = crate::format::nearest(what, ids.iter().copied());
    let hint = near.map_or_else(|| format!("there are {}", ids.join(", ")), |near| format!("did you mean `{near}`?"));
    Err(complain(&format!("there is no dialogue `{what}`: {hint}")))
}

fn playable(loaded: &Loaded) -> Result<Arc<Scenario>, Exit> {
    loaded.scenario.clone().ok_or_else(|| {
        print(&render_all(&loaded.report));
        let n = loaded.report.n_errors();
        complain(&format!("`{}` cannot be played before {} mended", loaded.id, if n == 1 { "this is" } else { "these are" }))
    })
}
