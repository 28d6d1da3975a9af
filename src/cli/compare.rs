//! `rapport compare`: two versions of a dialogue, in people. What was changed, how it ends, whether it can be guessed, and which
//! conversations still go the same way.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::compare::{Change, Figures, Kind, Moved, Replayed, Version, changes, replayed};
use crate::foresight::{Foresight, Question};
use crate::play::{RunLine, RunStart};
use crate::rules::Rules;
use crate::scenario::{Loaded, Scenario};
use crate::source::visible;
use crate::storage::{Paths, RunState, Store};
use crate::words::compare as words;
use crate::words::terminal;

use super::arguments::{CompareArguments, Format};
use super::bless::read_plays;
use super::comparison::{Again, Comparison, what_became};
use super::error::{CommandError, Exit};
use super::find::{find_any, playable};
use super::json_compare;
use super::layout::{first_words, padded, thousands};
use super::output::print;
use super::progress::{ProgressLine, bound};
use super::saving::Saver;

/// So many values are shown of a field that was changed; more would fill the screen.
const LONGEST_VALUE: usize = 44;
/// So many of the conversations that go another way are named.
const MOST_NAMED: usize = 12;

pub(super) fn compare(paths: &Paths, arguments: &CompareArguments) -> Result<Exit, CommandError> {
    let (old, new) = (find_any(paths, &arguments.old)?, find_any(paths, &arguments.new)?);
    let (before, after) = (playable(paths, &old)?, playable(paths, &new)?);
    let rules = Rules::newest();
    let version = |scenario: &Arc<Scenario>| {
        let progress = ProgressLine::of(scenario.id());
        Version::new(Foresight::by(progress.means(), Arc::clone(scenario), rules, Question::of(scenario)))
    };
    let (of_old, of_new) = (version(&before), version(&after));
    let comparison = Comparison {
        figures: Figures::new(&of_old, &of_new),
        changes: changes(&before, &after),
        recorded: recorded(&old, &new, &before, &after, rules),
        kept: kept(paths, &before, &after),
        old: of_old,
        new: of_new,
    };
    match arguments.format {
        Format::Json => print(&json_compare::compared(&comparison))?,
        Format::Text => print(&text(&comparison))?,
    }
    Ok(Exit::Fine)
}

/// The plays recorded beside either version.
fn recorded(old: &Loaded, new: &Loaded, before: &Arc<Scenario>, after: &Arc<Scenario>, rules: &'static Rules) -> Vec<Again> {
    let Some((source, plays)) = read_plays(old).or_else(|| read_plays(new)) else { return Vec::new() };
    let again = plays.plays.iter().map(|play| {
        let start = RunStart { temperament: Some(play.temperament), ..RunStart::default() };
        Again { line: source.slice(play.span).to_owned(), replayed: replayed(before, after, rules, start, &play.moves) }
    });
    again.collect()
}

/// The kept conversations that were had with the old version, each by its own rules. Where nothing can be read, there are none.
fn kept(paths: &Paths, before: &Arc<Scenario>, after: &Arc<Scenario>) -> Vec<Again> {
    let saver = Saver::new(Store::open(paths, || ()));
    let Some(history) = saver.history() else { return Vec::new() };
    let of_old = history.runs.iter().filter(|run| run.scenario == before.id() && run.state == RunState::Ended);
    let lines = of_old.filter_map(|run| Some((&run.line, run.line.parse::<RunLine>().ok()?)));
    let lines = lines.filter(|(_, line)| before.is_of(line.content));
    let again = lines.filter_map(|(text, line)| {
        let rules = Rules::of(line.rules)?;
        let start = RunStart { seed: line.seed, temperament: Some(line.temperament), mood: line.start_mood };
        Some(Again { line: text.clone(), replayed: replayed(before, after, rules, start, &line.moves) })
    });
    again.collect()
}

fn text(comparison: &Comparison) -> String {
    let Comparison { old, new, changes, figures, recorded, kept } = comparison;
    let scenario = new.foresight.scenario();
    let mut text = format!("{} ({})\n", scenario.title(), scenario.id());
    for version in [old, new] {
        let states = thousands(version.foresight.n_states());
        let verdict = terminal::verdict(version.foresight.ended_by().map(bound));
        let _ = writeln!(text, "  {}  {states} states, {verdict}", version.foresight.scenario().content().short());
    }
    if changes.is_empty() {
        let _ = write!(text, "\n{}\n", words::NOTHING_CHANGED);
    } else {
        let _ = write!(text, "\n{}\n", words::CHANGED);
    }
    for change in changes {
        let _ = writeln!(text, "  {}", told(change));
    }
    let _ = write!(text, "\n{}\n", words::ENDINGS);
    let _ = writeln!(text, "  {} {:<6} {:>6} {:>6}", padded("", 36), "", words::BEFORE, words::AFTER);
    for moved in figures.kinds.iter().chain(&figures.endings) {
        let kind = moved.kind.filter(|kind| kind.name() != moved.title).map_or("", |kind| kind.name());
        let title = if kind.is_empty() { moved.title.clone() } else { format!("  {}", moved.title) };
        let _ = writeln!(text, "  {} {kind:<6} {}", padded(&title, 36), row(moved, 100.0));
    }
    let exchanges = Moved { title: String::new(), ..figures.exchanges.clone() };
    let _ = writeln!(text, "  {} {:<6} {}", padded(words::EXCHANGES, 36), "", row(&exchanges, 1.0));
    let _ = write!(text, "\n{}\n", words::ROBOTS);
    for moved in &figures.robots {
        let _ = writeln!(text, "  {} {:<6} {}", padded(&moved.title, 36), "", row(moved, 1.0));
    }
    for (heading, all) in [(words::RECORDED, recorded), (words::SAVED, kept)] {
        text.push_str(&again(heading, all));
    }
    text
}

/// One change in a line: where, and what.
fn told(change: &Change) -> String {
    let Change { map, id, option, kind } = change;
    let id = visible(&first_words(id, 60)).into_owned();
    let mut place = match (words::entry_of(map), id.is_empty()) {
        (what, true) => what.to_owned(),
        (what, false) => format!("{what} `{id}`"),
    };
    if let Some(number) = option {
        let _ = write!(place, ", option {number}");
    }
    let value = |value: &str| visible(&first_words(value, LONGEST_VALUE)).into_owned();
    let what = match kind {
        Kind::Added => words::ADDED.to_owned(),
        Kind::Removed => words::REMOVED.to_owned(),
        Kind::Renamed { from } => words::renamed(from),
        Kind::Moved { from } => words::moved(*from),
        Kind::Field { field, old, new } => words::field(field, &value(old), &value(new)),
    };
    format!("{place}: {what}")
}

/// Both figures and what lies between them.
fn row(moved: &Moved, scale: f64) -> String {
    let figure = |figure: Option<f64>| figure.map_or_else(|| words::NONE.to_owned(), |figure| format!("{:.1}", scale * figure));
    let change = match (moved.old, moved.new) {
        (Some(old), Some(new)) if (scale * (new - old)).abs() >= 0.05 => format!("  {:+.1}", scale * (new - old)),
        _ => String::new(),
    };
    format!("{:>6} {:>6}{change}", figure(moved.old), figure(moved.new))
}

/// How many go the same way, and those that do not.
fn again(heading: &str, all: &[Again]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let count = |is_such: fn(&Replayed) -> bool| all.iter().filter(|again| is_such(&again.replayed)).count();
    let tally = words::tally(
        count(|replayed| *replayed == Replayed::Alike),
        count(|replayed| matches!(replayed, Replayed::OtherWords { .. })),
        count(|replayed| matches!(replayed, Replayed::Elsewhere { .. })),
        count(|replayed| matches!(replayed, Replayed::Stops { .. } | Replayed::NeverPlayed)),
    );
    let mut text = format!("\n{heading}\n  {tally}\n");
    let others: Vec<&Again> = all.iter().filter(|again| again.replayed != Replayed::Alike).collect();
    for Again { line, replayed } in others.iter().take(MOST_NAMED) {
        let _ = writeln!(text, "  {}\n    {}", visible(line), visible(&what_became(replayed)));
    }
    if others.len() > MOST_NAMED {
        let _ = writeln!(text, "  {}", crate::words::saving::and_more(others.len() - MOST_NAMED));
    }
    text
}
