//! `rapport export session`: the counts of one room, or of several beside each other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::export::{RoomsTable, rooms_html};
use crate::foresight::{Foresight, Question};
use crate::group::{Beside, Counts, GroupSession};
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::source::visible;
use crate::storage::{Library, Paths, read_text, saved_groups};
use crate::words::paper::rooms as said;

use super::document::write;
use super::error::{CommandError, Exit};
use super::layout::{first_words, padded};
use super::output::print;
use super::progress::ProgressLine;

#[derive(Debug, Args)]
pub(super) struct SessionArguments {
    /// The code of sessions that are saved here, or files of counts (.ron); several groups are laid side by side
    #[arg(value_name = "CODE|FILE", required = true)]
    what: Vec<String>,
    /// The file that is written, by its ending: .csv, .ron or .html; `-` prints a table instead
    #[arg(value_name = "OUT", required = true)]
    out: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
}

pub(super) fn session(paths: &Paths, arguments: &SessionArguments) -> Result<Exit, CommandError> {
    let mut counts = Vec::new();
    for what in &arguments.what {
        counts.extend(counts_of(paths, what)?);
    }
    let beside = Beside::of(&counts)?;
    let library = Library::open(paths);
    let scenario = library.find(&beside.scenario).and_then(|entry| entry.loaded.scenario.as_ref());
    let scenario = scenario.filter(|scenario| scenario.content().short().to_string() == beside.content);
    let table = RoomsTable::of(&beside, scenario);
    let out = &arguments.out;
    if out == Path::new("-") {
        print(&text(&table))?;
        return Ok(Exit::Fine);
    }
    let document = match (ending_of(out).as_str(), counts.as_slice()) {
        ("csv", [one]) => one.csv(),
        ("csv", _) => beside.csv(),
        ("ron", [one]) => one.ron(),
        ("ron", _) => return Err(CommandError::OneRoomAFile),
        ("html" | "htm", _) => rooms_html(&table),
        _ => return Err(CommandError::UnknownEnding { path: out.display().to_string() }),
    };
    write(out, &document, arguments.force)?;
    print(&format!("{}\n", said::written(&visible(&out.display().to_string()), counts.len())))?;
    Ok(Exit::Fine)
}

fn ending_of(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The counts in a file, or those of every kept session with this code.
fn counts_of(paths: &Paths, what: &str) -> Result<Vec<Counts>, CommandError> {
    let path = Path::new(what);
    if let (false, Ok(code)) = (path.exists(), what.parse::<Seed>()) {
        return of_code(paths, code);
    }
    let text = read_text(path).map_err(|error| CommandError::Unreadable { path: what.to_owned(), error })?;
    let counts = Counts::read(&text).map_err(|error| CommandError::NoCounts { path: what.to_owned(), error })?;
    Ok(vec![counts])
}

fn of_code(paths: &Paths, code: Seed) -> Result<Vec<Counts>, CommandError> {
    let library = Library::open(paths);
    let mut explored: BTreeMap<String, Foresight> = BTreeMap::new();
    let mut counts = Vec::new();
    for kept in saved_groups(paths, code) {
        let current = library.find(&kept.header.scenario).and_then(|entry| entry.loaded.scenario.as_ref());
        let session = GroupSession::resume(kept, current).map_err(|error| CommandError::NotResumed(error.to_string()))?;
        let room = session.group();
        let (scenario, rules) = (Arc::clone(room.scenario()), room.conversation().rules());
        let key = format!("{} {}", scenario.content(), rules.number());
        let foresight = explored.entry(key).or_insert_with(|| explore(scenario, rules));
        counts.push(room.counts(Some(foresight)));
    }
    if counts.is_empty() {
        return Err(CommandError::NoSession(said::no_session(&code.to_string())));
    }
    Ok(counts)
}

fn explore(scenario: Arc<Scenario>, rules: &'static Rules) -> Foresight {
    let progress = ProgressLine::of(scenario.id());
    let question = Question::of(&scenario);
    Foresight::by(progress.means(), scenario, rules, question)
}

fn text(table: &RoomsTable) -> String {
    let mut text = format!("{}: {}\n\n", table.title, table.heading);
    for [name, about, ended] in &table.rooms {
        let _ = writeln!(text, "{name}: {about}. {ended}.");
    }
    text.push('\n');
    for remark in &table.remarks {
        let _ = writeln!(text, "{remark}");
    }
    for moment in &table.moments {
        let mark = if moment.differs { "*" } else { " " };
        let _ = writeln!(text, "\n{mark} {}", moment.name);
        for (number, words, cells) in &moment.lines {
            let words = first_words(words.as_deref().unwrap_or_default(), 40);
            let cells = cells.iter().map(|cell| {
                let was_said = if cell.was_said { format!(" {}", said::SAID) } else { String::new() };
                padded(&format!("{}{was_said}", cell.votes), 14)
            });
            let line = format!("  {number}  {} {}", padded(&words, 42), cells.collect::<Vec<_>>().join(" "));
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}
