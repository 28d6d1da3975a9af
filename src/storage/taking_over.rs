//! The diary that earlier versions wrote is taken over into the history, each thing in it once. The file stays as it is.

use std::collections::BTreeMap;
use std::hash::Hasher as _;
use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use siphasher::sip::SipHasher13;

use super::database::{Database, Failure};
use super::files::{read_small, set_aside};
use super::history::Plan;
use super::library::{Library, LibraryEntry};
use super::machine;
use super::paths::Paths;
use super::schema::diary::{DiaryFile, VERSION};
use super::schema::{Parsed, parse};
use super::trouble::{NotSaved, Notice};
use crate::play::{RunLine, Waiting, replay};
use crate::session::{Purpose, RunHeader, SavedMove, Step};

/// The name of the file in the person's folder.
const FILE: &str = "diary.ron";

/// What is taken over in one transaction.
#[derive(Default)]
pub(super) struct TakenOver {
    /// What tells this diary from another.
    pub(super) mark: String,
    pub(super) at: Option<Timestamp>,
    /// Each run line, and the run that it is; none where it fits no dialogue.
    pub(super) lines: Vec<(String, Option<Step>)>,
    pub(super) met: BTreeMap<String, u32>,
    pub(super) plan: Option<Plan>,
}

/// Takes the diary over, unless that was done. Lines that fitted no dialogue before are tried again.
pub(super) fn take_over(home: &Path, paths: &Paths, database: &mut Database, notices: &mut Vec<Notice>) -> Result<(), Failure> {
    let path = home.join(FILE);
    let diary = read(&path, database, notices)?;
    let strays = database.strays()?;
    let Some((mark, diary)) = diary.or_else(|| (!strays.is_empty()).then(Default::default)) else { return Ok(()) };
    let at = std::fs::metadata(&path).and_then(|metadata| metadata.modified()).ok();
    let at = at.and_then(|at| Timestamp::try_from(at).ok()).unwrap_or_else(machine::now);
    let known = database.taken_lines()?;
    let is_new = |line: &String| !known.contains(line);
    let n_lines = diary.waiting.len();
    let new_lines: Vec<String> = diary.waiting.into_values().filter(is_new).collect();
    log::info!("the diary has {n_lines} run lines, {} of them new", new_lines.len());
    let n_new = new_lines.len();
    let library = if n_new + strays.len() > 0 { Library::open(paths) } else { Library::default() };
    let steps: Vec<(String, Option<Step>)> = new_lines
        .into_iter()
        .chain(strays)
        .map(|line| {
            let step = step(&line, &library, at);
            (line, step)
        })
        .collect();
    let lost: Vec<String> =
        steps.iter().take(n_new).filter(|(_, step)| step.is_none()).map(|(line, _)| scenario_of(line)).collect();
    let plan = diary.plan.filter(|plan| !plan.words.trim().is_empty());
    let plan = plan.map(|plan| Plan { scenario: plan.scenario, words: plan.words });
    database.take_over(&TakenOver { mark, at: Some(at), lines: steps, met: diary.met, plan })?;
    if !lost.is_empty() {
        notices.push(Notice::CannotGoOn { scenarios: lost });
    }
    Ok(())
}

/// The diary and its mark, where there is one that was not taken over.
fn read(path: &Path, database: &Database, notices: &mut Vec<Notice>) -> Result<Option<(String, DiaryFile)>, Failure> {
    let bytes = match read_small(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            notices.push(Notice::Unreadable { file: path.to_owned(), why: error.to_string() });
            return Ok(None);
        }
    };
    let mark = mark(&bytes);
    if database.diary_mark()?.as_ref() == Some(&mark) {
        return Ok(None);
    }
    match parse(bytes, VERSION) {
        Parsed::Fine(diary) => return Ok(Some((mark, diary))),
        Parsed::Newer => notices.push(Notice::LeftNewer { file: path.to_owned() }),
        Parsed::Damaged => notices.push(match set_aside(path) {
            Ok(aside) => Notice::SetAside { file: path.to_owned(), aside },
            Err(error) => Notice::NotSetAside { file: path.to_owned(), why: NotSaved::from(&error) },
        }),
    }
    Ok(None)
}

/// Deletes the diary, so that what was deleted from the history does not stand there either.
pub(super) fn delete_diary(home: &Path) {
    let path = home.join(FILE);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => log::warn!("{} stays: {error}", path.display()),
        _ => {}
    }
}

/// What tells one diary from another.
fn mark(bytes: &[u8]) -> String {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    format!("{} {:016x}", bytes.len(), hasher.finish())
}

/// The scenario that a run line names.
fn scenario_of(line: &str) -> String {
    line.split_whitespace().next().unwrap_or_default().to_owned()
}

/// A waiting run as its line has it, where the dialogue that it belongs to is there.
fn step(line: &str, library: &Library, at: Timestamp) -> Option<Step> {
    let line: RunLine = line.parse().ok()?;
    let entry = library.candidates(&line.scenario).find_map(|entry| Some((entry, fits(entry, &line)?)));
    let (entry, run) = entry?;
    let transcript = run.transcript();
    let header = RunHeader {
        id: machine::env().run_id,
        scenario: line.scenario.clone(),
        title: run.scenario().title().to_owned(),
        content: run.scenario().content(),
        text: Arc::from(entry.loaded.report.source().text()),
        rules: line.rules,
        seed: line.seed,
        temperament: line.temperament,
        start_mood: line.start_mood,
        purpose: Purpose::Practice,
        branch_of: None,
        begun: at,
    };
    let moves = line.moves.iter().enumerate().map(|(index, played)| SavedMove { index, played: *played, at });
    let clock = transcript.time().map(str::to_owned);
    Some(Step { header: Arc::new(header), moves: moves.collect(), clock, ended: None })
}

fn fits(entry: &LibraryEntry, line: &RunLine) -> Option<crate::play::Run> {
    let scenario = entry.loaded.scenario.as_ref()?;
    let run = replay(Arc::clone(scenario), line).ok()?;
    (run.waiting() == Waiting::Choice).then_some(run)
}
