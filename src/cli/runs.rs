//! `rapport runs`: the conversations that are kept, and deleting them for good.

use std::fmt::Write as _;

use crate::play::RunLine;
use crate::source::visible;
use crate::storage::{DeletedAll, History, Paths, RunState, RunSummary, SavingState, Store};
use crate::words::{saving, terminal};

use super::arguments::{Format, RunsArguments};
use super::error::{CommandError, Exit};
use super::json;
use super::output::print;
use super::saving::Saver;

pub(super) fn runs(paths: &Paths, arguments: &RunsArguments) -> Result<Exit, CommandError> {
    let saver = Saver::new(Store::open(paths, || ()));
    let history = saver.history().ok_or_else(|| CommandError::NotReadable(saving::LOCKED.to_owned()))?;
    if let Some(which) = &arguments.delete {
        return delete(&saver, &history, which);
    }
    // Where there is no folder yet, nothing is kept; anything else that keeps it from being read is told.
    if let (SavingState::NotSaving(why), true) = (&history.state, history.runs.is_empty()) {
        return Err(CommandError::NotReadable(why.to_string()));
    }
    print(&match arguments.format {
        Format::Json => json::runs(&history.runs),
        // That some cannot be read was said on the way.
        Format::Text if history.runs.is_empty() && history.unreadable > 0 => String::new(),
        Format::Text if history.runs.is_empty() => format!("{}\n", terminal::NOTHING_SAVED),
        Format::Text => history.runs.iter().map(text).collect(),
    })?;
    Ok(Exit::Fine)
}

/// When, how far, with whom; below it the run line.
fn text(run: &RunSummary) -> String {
    let mut text = format!("{} UTC  {}  ", run.last.strftime("%Y-%m-%d %H:%M"), visible(&run.title));
    let ending = run.ending.as_ref().map(|(id, kind)| (visible(id), *kind));
    text.push_str(&match run.state {
        RunState::Waiting => terminal::waiting(run.clock.as_deref().map(visible).as_deref()),
        RunState::Ended => terminal::ended(ending.as_ref().map(|(id, kind)| (&**id, *kind))),
    });
    let _ = write!(text, "\n  {}\n", visible(&run.line));
    text
}

fn delete(saver: &Saver, history: &History, which: &str) -> Result<Exit, CommandError> {
    if which == "all" {
        return delete_all(saver, history);
    }
    let as_typed = || which.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = RunLine::found_in(which).and_then(Result::ok).map_or_else(as_typed, |line| line.to_string());
    let named: Vec<_> = history.runs.iter().filter(|run| run.line == line).collect();
    if named.is_empty() {
        return Err(CommandError::NoSuchRun { line });
    }
    for run in &named {
        saver.delete(run.id)?;
    }
    print(&format!("{}\n", terminal::deleted(named.len())))?;
    Ok(Exit::Fine)
}

/// Deletes everything, and names what stays.
fn delete_all(saver: &Saver, history: &History) -> Result<Exit, CommandError> {
    let DeletedAll { n_runs, n_copies, staying } = saver.delete_all()?;
    let mut said = format!("{}\n", terminal::deleted(n_runs));
    if n_copies > 0 {
        said += &format!("{}\n", terminal::deleted_copies(n_copies));
    }
    let line_of = |id| history.runs.iter().find(|run| run.id == id).map(|run| visible(&run.line));
    for id in staying {
        // A run that began meanwhile has no line here; its id names it.
        said += &format!("{}\n  {}\n", terminal::STAYS_OPEN, line_of(id).unwrap_or_else(|| id.to_string().into()));
    }
    print(&said)?;
    Ok(Exit::Fine)
}
