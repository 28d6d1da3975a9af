//! `rapport check`: reads dialogues, explores them, and prints what is found, place first.

use std::ffi::OsString;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use crate::check::{Checked, Settings, SharedRuns, check_by};
use crate::format::{Todos, todos};
use crate::rules::Rules;
use crate::scenario::Loaded;
use crate::source::{Code, LineColumn, Severity, Span, visible};
use crate::storage::{
    Library, LibraryProblem, Paths, find_branch_files, find_dialogue_files, is_branch_file, load_branch_file, load_file,
    load_with_branches,
};
use crate::words::{terminal, terminal_author};

use super::arguments::{CheckArguments, Format};
use super::bless::{bless, with_plays};
use super::error::{CommandError, Exit, odd_name};
use super::find::{is_path, joined_in, load_path, no_dialogue};
use super::json;
use super::output::{Unwritten, complain, print, print_findings};
use super::progress::{ProgressLine, all_cores, bound};

pub(super) fn check(paths: &Paths, arguments: &CheckArguments) -> Result<Exit, CommandError> {
    let Reading { loaded, problems } =
        if arguments.what.is_empty() { whole_library(paths) } else { named(paths, &arguments.what) };
    let rules = arguments.rules.unwrap_or_else(Rules::newest);
    if arguments.bless {
        bless(&loaded, &arguments.play, rules)?;
    }
    let settings = Settings { states: arguments.states, ..Settings::default() };
    let shared = SharedRuns::of(loaded.iter().filter_map(|loaded| loaded.scenario.as_deref()));
    let checked = all_cores().spread(&loaded, |loaded| {
        let progress = ProgressLine::of(loaded.report.source().name());
        with_plays(check_by(progress.means(), loaded, rules, settings, &shared), loaded, rules)
    });
    let checked: Vec<(Loaded, Checked)> = loaded.into_iter().zip(checked).collect();
    match arguments.format {
        Format::Text if checked.is_empty() && problems.is_empty() => print(&format!("{}\n", terminal::NO_DIALOGUE_FILE))?,
        Format::Text => print_as_text(&checked)?,
        Format::Json => print(&json::checked(&checked))?,
    }
    for problem in &problems {
        complain(problem);
    }
    let has_errors = checked.iter().any(|(_, checked)| checked.report.n_errors() > 0);
    Ok(if !problems.is_empty() {
        Exit::Usage
    } else if has_errors {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

/// What was read, and in words what could not be.
#[derive(Default)]
struct Reading {
    loaded: Vec<Loaded>,
    problems: Vec<String>,
}

impl Reading {
    fn take(&mut self, path: &Path, loaded: std::io::Result<Loaded>) {
        match loaded {
            Ok(loaded) => self.loaded.push(loaded),
            Err(error) => self.problem(path, &error),
        }
    }

    fn problem(&mut self, path: &Path, error: &std::io::Error) {
        let path = path.display().to_string();
        self.problems.push(format!("{path}: {error}{}", odd_name(&path, error)));
    }

    /// What stands beside a dialogue file and belongs to no dialogue, although it seems to be meant for one: branch files, and a branch
    /// in a file that is named as a dialogue. The dialogue plays without them.
    fn astray(&mut self, library: &impl Deref<Target = Library>, path: &Path) {
        let folder = folder_of(path);
        let Ok(branches) = find_branch_files(folder) else { return };
        let dialogues = find_dialogue_files(folder).unwrap_or_default();
        let dialogues: Vec<Loaded> = dialogues.iter().filter_map(|path| load_file(path).ok()).collect();
        let ids: Vec<&str> = dialogues.iter().map(|loaded| loaded.id.as_str()).collect();
        let branches = branches.iter().filter_map(|path| load_branch_file(path).ok());
        let branches = branches.filter(|branch| branch.of().is_none_or(|of| !ids.contains(&of) && library.find(of).is_none()));
        let mut astray: Vec<Loaded> = branches.map(|branch| branch.without_scenario(&ids)).collect();
        astray.extend(dialogues.iter().filter(|loaded| holds_a_branch(loaded)).cloned());
        let is_new = |found: &Loaded| {
            let name = found.report.source().name();
            self.loaded
                .iter()
                .all(|loaded| loaded.report.source().name() != name && loaded.branches.iter().all(|branch| branch.name() != name))
        };
        astray.retain(is_new);
        self.loaded.extend(astray);
    }

    /// Every dialogue of a folder with its branches, and every branch that belongs to none of them.
    fn folder(&mut self, library: &impl Deref<Target = Library>, folder: &Path) -> std::io::Result<()> {
        let begun = self.loaded.len();
        for file in find_dialogue_files(folder)? {
            self.take(&file, load_with_branches(&file));
        }
        for file in find_branch_files(folder)? {
            let name = file.display().to_string();
            let of_folder = self.loaded.get_mut(begun..).unwrap_or_default();
            if of_folder.iter().any(|loaded| loaded.branches.iter().any(|branch| branch.name() == name)) {
                continue;
            }
            match load_branch_file(&file) {
                Ok(branch) => match of_folder.iter_mut().find(|loaded| branch.of() == Some(loaded.id.as_str())) {
                    // Several branches of a dialogue that comes with the program.
                    Some(loaded) => *loaded = loaded.clone().with_branches([branch]),
                    None => self.loaded.push(joined_in(library, branch)),
                },
                Err(error) => self.problem(&file, &error),
            }
        }
        Ok(())
    }
}

/// The folder in which a file stands.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a file that was read as a dialogue holds a branch.
fn holds_a_branch(loaded: &Loaded) -> bool {
    let report = &loaded.report;
    let mut found = report.diagnostics().iter();
    found.any(|found| found.code == Code::NotAScenario && report.source().slice(found.span) == "Branch")
}

fn whole_library(paths: &Paths) -> Reading {
    let library = Library::open(paths);
    let entries = library.entries().iter().map(|entry| &entry.loaded);
    let problems = library.problems().iter().filter(|problem| !matches!(problem, LibraryProblem::LooseBranch { .. }));
    Reading {
        loaded: entries.chain(library.loose_branches()).cloned().collect(),
        problems: problems.map(|problem| problem.told(library.to_type())).collect(),
    }
}

/// Each file, every dialogue of each folder, and of the library what an id names. A path stands before an id of the same name.
fn named(paths: &Paths, names: &[OsString]) -> Reading {
    let mut reading = Reading::default();
    let library = std::cell::LazyCell::new(|| Library::open(paths));
    let mut named_files = Vec::new();
    for name in names {
        let path = Path::new(name);
        let id = name.to_string_lossy();
        if path.is_dir() {
            if let Err(error) = reading.folder(&library, path) {
                reading.problem(path, &error);
            }
        } else if is_path(path) || path.components().count() > 1 {
            if is_branch_file(path) {
                reading.take(path, load_path(&library, path));
            } else {
                reading.take(path, load_with_branches(path));
                named_files.push(path.to_owned());
            }
        } else {
            match library.find(&id) {
                Some(entry) => {
                    reading.loaded.push(entry.loaded.clone());
                    let file = PathBuf::from(entry.loaded.report.source().name());
                    named_files.extend(Some(file).filter(|file| file.is_file()));
                }
                None => reading.problems.push(no_dialogue(&library, &id).to_string()),
            }
        }
    }
    for path in &named_files {
        reading.astray(&library, path);
    }
    reading
}

fn print_as_text(checked: &[(Loaded, Checked)]) -> Result<(), Unwritten> {
    let with_todos: Vec<(&Loaded, &Checked, Todos)> =
        checked.iter().map(|(loaded, checked)| (loaded, checked, todos(loaded.report.source().text()))).collect();
    for (loaded, checked, todos) in with_todos.iter().filter(|(_, checked, todos)| !checked.report.is_clean() || todos.n > 0) {
        print_findings(&checked.report)?;
        print(&todo_lines(loaded, todos))?;
        print("\n")?;
    }
    for (loaded, checked, todos) in &with_todos {
        let todos = if todos.n > 0 { format!(", {}", terminal_author::todos(todos.n)) } else { String::new() };
        print(&format!("{}: {}{todos}\n", visible(loaded.report.source().name()), summary(checked)))?;
        for branch in &loaded.branches {
            let is_in = if branch.is_in { terminal::BRANCH_IS_IN } else { terminal::BRANCH_IS_OUT };
            print(&format!("  {}: {is_in}\n", visible(branch.name())))?;
        }
    }
    Ok(())
}

/// What is noted in a file to be done later, a line each, place first.
fn todo_lines(loaded: &Loaded, todos: &Todos) -> String {
    let source = loaded.report.source();
    let line = |(span, said): &(Span, String)| {
        let LineColumn { line, column } = source.line_column(span.start);
        format!("{}:{line}:{column}: {}\n", visible(source.name()), terminal_author::todo(&visible(said)))
    };
    let left_out = todos.n - todos.listed.len();
    let rest = if left_out > 0 { format!("{}\n", terminal::findings_left_out(left_out)) } else { String::new() };
    todos.listed.iter().map(line).chain([rest]).collect()
}

/// One file in a line: how much was looked at, and how many findings there are of each weight.
fn summary(checked: &Checked) -> String {
    let by_weight = [Severity::Error, Severity::Warning, Severity::Advice];
    let found: Vec<String> = by_weight
        .into_iter()
        .map(|severity| (checked.report.count(severity), severity))
        .filter(|(n, _)| *n > 0)
        .map(|(n, severity)| terminal::findings(n, severity))
        .collect();
    let found = if found.is_empty() { terminal::NO_FINDINGS.to_owned() } else { found.join(", ") };
    format!("{}, {found}", looked_at(checked))
}

fn looked_at(checked: &Checked) -> String {
    match checked.explored {
        Some(size) => terminal::looked_at(size.n_states, size.ended_by.map(bound)),
        None => terminal::CANNOT_BE_PLAYED.to_owned(),
    }
}
