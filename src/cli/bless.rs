//! Recorded plays beside a dialogue: `check` plays them, and `check --bless` writes down where they come to now.

use std::path::{Path, PathBuf};

use crate::check::{Checked, recorded_plays};
use crate::foresight::{Foresight, Question};
use crate::play::{Recorded, RecordedPlay, RecordedPlays, Run, RunLine, RunStart};
use crate::rules::Rules;
use crate::scenario::Loaded;
use crate::source::{SourceText, Span};
use crate::storage::{read_text, write_document};
use crate::words::compare as words;

use super::error::CommandError;
use super::output::print;
use super::progress::ProgressLine;

/// The file of plays beside that of a dialogue: `loaf.plays.txt` beside `loaf.ron`.
pub(super) fn plays_beside(loaded: &Loaded) -> Option<PathBuf> {
    let path = Path::new(loaded.report.source().name());
    path.is_file().then(|| path.with_extension("plays.txt"))
}

/// The plays recorded beside a dialogue; none where there is no such file.
pub(super) fn read_plays(loaded: &Loaded) -> Option<(SourceText, RecordedPlays)> {
    let path = plays_beside(loaded)?;
    let source = SourceText::new(path.display().to_string(), read_text(&path).ok()?);
    let plays = RecordedPlays::read(&source);
    Some((source, plays))
}

/// The names of the files of the branches that are in.
fn branches_in(loaded: &Loaded) -> Vec<&str> {
    let are_in = loaded.branches.iter().filter(|branch| branch.is_in);
    are_in.filter_map(|branch| Path::new(branch.name()).file_name()?.to_str()).collect()
}

/// What was found, with what became of the plays recorded beside the file.
pub(super) fn with_plays(checked: Checked, loaded: &Loaded, rules: &'static Rules) -> Checked {
    let (Some(scenario), Some((source, plays))) = (&loaded.scenario, read_plays(loaded)) else { return checked };
    let found = recorded_plays(scenario, rules, &plays, &branches_in(loaded));
    Checked { report: checked.report.with(source, found), ..checked }
}

/// Writes down where the recorded plays of each file come to now. Those that cannot be played any more are dropped, each ending that
/// none comes to gets the shortest way there, and the runs in `lines` are added to the scenario that they are of.
pub(super) fn bless(all: &[Loaded], lines: &[String], rules: &'static Rules) -> Result<(), CommandError> {
    let lines: Vec<RunLine> =
        lines.iter().map(|line| RunLine::found_in(line).unwrap_or_else(|| line.parse())).collect::<Result<_, _>>()?;
    for loaded in all {
        let Some(scenario) = &loaded.scenario else { continue };
        let Some(path) = plays_beside(loaded) else {
            // What comes with the program has its plays among its tests.
            if all.len() == 1 {
                return Err(CommandError::NoFile(words::no_file(&loaded.id)));
            }
            continue;
        };
        let (mut recorded, is_new) = match read_plays(loaded) {
            Some((_, plays)) => (plays, false),
            None => (RecordedPlays { head: words::HEAD.map(str::to_owned).to_vec(), ..RecordedPlays::default() }, true),
        };
        let branches = branches_in(loaded);
        if let Some((branch, _)) = recorded.branches_missing(&branches).next() {
            return Err(CommandError::NoFile(words::branch_is_not_in(&path.display().to_string(), branch)));
        }
        let with_branches: Vec<(String, Span)> = branches.iter().map(|branch| ((*branch).to_owned(), Span::default())).collect();
        let has_other_branches = with_branches.len() != recorded.branches.len();
        recorded.branches = with_branches;
        let (mut n_changed, mut n_dropped, mut n_added) = (0, 0, 0);
        recorded.plays.retain_mut(|play| match play.played(scenario, rules) {
            Recorded::Kept => true,
            Recorded::Elsewhere(ending) => {
                n_changed += 1;
                play.ending = ending;
                true
            }
            Recorded::GoesOn | Recorded::Stops(..) => {
                n_dropped += 1;
                false
            }
        });
        n_dropped += recorded.faults.len();
        for line in lines.iter().filter(|line| line.scenario == scenario.id()) {
            let start = RunStart { seed: line.seed, temperament: Some(line.temperament), ..RunStart::default() };
            let mut run = Run::new(scenario.clone(), rules, start);
            for (number, played) in (1..).zip(&line.moves) {
                run.play(*played).map_err(|error| CommandError::Move { number, played: *played, error })?;
            }
            if let Some(ending) = run.transcript().ending() {
                let ending = scenario.endings()[ending].id.clone();
                n_added += 1;
                recorded.plays.push(play(ending, line.temperament, line.moves.clone(), Vec::new()));
            }
        }
        let progress = ProgressLine::of(scenario.id());
        let foresight = Foresight::by(progress.means(), scenario.clone(), rules, Question::of(scenario));
        for ((_, ending), witness) in scenario.endings().enumerate().zip(foresight.witnesses_of_endings()) {
            let is_reached = recorded.plays.iter().any(|play| play.ending == ending.id);
            let Some(witness) = witness.filter(|_| !is_reached) else { continue };
            let Ok(moves) = crate::play::parse_moves(&witness.moves_text(scenario)) else { continue };
            n_added += 1;
            recorded.plays.push(play(
                ending.id.clone(),
                witness.start.temperament,
                moves,
                vec![words::shortest_way(&ending.title)],
            ));
        }
        drop(progress);
        let name = path.display().to_string();
        if is_new || has_other_branches || n_changed + n_dropped + n_added > 0 {
            let written = write_document(&path, &recorded.text(), true);
            written.map_err(|error| CommandError::NotWritten { path: name.clone(), error })?;
        }
        print(&format!("{}\n", words::blessed(&name, recorded.plays.len(), n_changed, n_dropped, n_added)))?;
    }
    Ok(())
}

fn play(
    ending: String,
    temperament: crate::scenario::Temperament,
    moves: Vec<crate::play::PlayedMove>,
    notes: Vec<String>,
) -> RecordedPlay {
    RecordedPlay { notes, ending, temperament, moves, span: Span::default() }
}
