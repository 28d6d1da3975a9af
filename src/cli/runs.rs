//! `rapport runs`: the conversations that are kept, and deleting them for good.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::source::visible;
use crate::storage::{History, KeepingState, Paths, Request, RunState, RunSummary, Store};
use crate::words::{keeping, terminal};

use super::arguments::{Format, RunsArguments};
use super::error::{CommandError, Exit};
use super::json;
use super::keeping::Keeper;
use super::output::print;

pub(super) fn runs(paths: &Paths, arguments: &RunsArguments) -> Result<Exit, CommandError> {
    let keeper = Keeper::new(Store::open(paths, || ()));
    let history = keeper.history().ok_or_else(|| CommandError::NotReadable(keeping::LOCKED.to_owned()))?;
    if let Some(which) = &arguments.delete {
        return delete(&keeper, &history, which);
    }
    // Where there is no folder yet, nothing is kept; anything else that keeps it from being read is told.
    if let (KeepingState::NotKeeping(why), true) = (&history.state, history.runs.is_empty()) {
        return Err(CommandError::NotReadable(why.to_string()));
    }
    print(&match arguments.format {
        Format::Json => json::runs(&history.runs),
        Format::Text if history.runs.is_empty() => format!("{}\n", terminal::NOTHING_KEPT),
        Format::Text => history.runs.iter().map(text).collect(),
    })?;
    Ok(Exit::Fine)
}

/// When, how far, with whom; below it the run line.
fn text(run: &RunSummary) -> String {
    let mut text = format!("{} UTC  {}  ", run.last.strftime("%Y-%m-%d %H:%M"), visible(&run.title));
    text.push_str(&match (&run.state, &run.ending) {
        (RunState::Waiting, _) => {
            run.clock.as_ref().map_or_else(|| "waiting".to_owned(), |clock| format!("waiting at {}", visible(clock)))
        }
        (RunState::Ended, Some((id, kind))) => format!("ended: {} ({kind})", visible(id)),
        (RunState::Ended, None) => "ended without a way on".to_owned(),
    });
    let _ = write!(text, "\n  {}\n", visible(&run.line));
    text
}

fn delete(keeper: &Keeper, history: &Arc<History>, which: &str) -> Result<Exit, CommandError> {
    let n_before = history.runs.len();
    if which == "all" {
        let elsewhere = keeper.delete(Request::DeleteAll)?;
        print(&format!("{}\n", terminal::deleted(n_before.saturating_sub(elsewhere))))?;
        return Ok(Exit::Fine);
    }
    let line = which.split_whitespace().collect::<Vec<_>>().join(" ");
    let named: Vec<_> = history.runs.iter().filter(|run| run.line == line).collect();
    if named.is_empty() {
        return Err(CommandError::NoSuchRun { line });
    }
    for run in &named {
        if keeper.delete(Request::Delete(run.id))? > 0 {
            return Err(CommandError::NotDeleted(keeping::ELSEWHERE.to_owned()));
        }
    }
    print(&format!("{}\n", terminal::deleted(named.len())))?;
    Ok(Exit::Fine)
}
