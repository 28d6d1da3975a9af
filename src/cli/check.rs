//! `rapport check`: reads dialogues, explores them, and prints what is found, place first.

use std::path::{Path, PathBuf};

use crate::check::{Checked, Settings, check as check_scenario};
use crate::foresight::Verdict;
use crate::rules::Rules;
use crate::scenario::Loaded;
use crate::source::{Severity, render_all};
use crate::storage::{Library, Paths, find_dialogue_files, load_file};

use super::{CheckArguments, Exit, Format, complain, json, print};

pub(super) fn check(paths: &Paths, arguments: &CheckArguments) -> Exit {
    let (loaded, unreadable) = if arguments.paths.is_empty() { library(paths) } else { named(&arguments.paths) };
    let settings = Settings { states: arguments.states, ..Settings::default() };
    let checked: Vec<(Loaded, Checked)> = loaded
        .into_iter()
        .map(|loaded| {
            let checked = check_scenario(&loaded, Rules::newest(), settings);
            (loaded, checked)
        })
        .collect();
    match arguments.format {
        Format::Text if checked.is_empty() && unreadable.is_empty() => print("there is no dialogue file there\n"),
        Format::Text => print_as_text(&checked),
        Format::Json => print(&json::checked(&checked)),
    }
    if !unreadable.is_empty() {
        return complain(&unreadable.join("\nrapport: "));
    }
    if checked.iter().any(|(_, checked)| checked.report.n_errors() > 0) { Exit::Findings } else { Exit::Fine }
}

fn library(paths: &Paths) -> (Vec<Loaded>, Vec<String>) {
    let library = Library::open(paths);
    (library.entries().iter().map(|entry| entry.loaded.clone()).collect(), library.unreadable().to_vec())
}

fn named(paths: &[PathBuf]) -> (Vec<Loaded>, Vec<String>) {
    let mut unreadable = Vec::new();
    let mut note = |path: &Path, error: std::io::Error| unreadable.push(format!("{}: {error}", path.display()));
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            match find_dialogue_files(path) {
                Ok(found) => files.extend(found),
                Err(error) => note(path, error),
            }
        } else {
            files.push(path.clone());
        }
    }
    let mut checked = Vec::new();
    for file in files {
        match load_file(&file) {
            Ok(loaded) => checked.push(loaded),
            Err(error) => note(&file, error),
        }
    }
    (checked, unreadable)
}

fn print_as_text(checked: &[(Loaded, Checked)]) {
    for (_, checked) in checked.iter().filter(|(_, checked)| !checked.report.is_clean()) {
        print(&render_all(&checked.report));
        print("\n");
    }
    for (loaded, checked) in checked {
        print(&format!("{}: {}\n", loaded.report.source().name(), summary(checked)));
    }
}

/// One file in a line: how much was looked at, and how many findings there are of each weight.
fn summary(checked: &Checked) -> String {
    let looked_at = match checked.explored {
        Some(size) if size.verdict == Verdict::Proved => format!("proved, {}", count(size.n_states, "state", "states")),
        Some(size) => format!("bounded at {}", count(size.n_states, "state", "states")),
        None => "cannot be played".to_owned(),
    };
    let by_weight = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Advice, "advice", "advice"),
    ];
    let counts = by_weight.into_iter().map(|(severity, one, many)| (checked.report.count(severity), one, many));
    let found: Vec<String> = counts.filter(|(n, ..)| *n > 0).map(|(n, one, many)| count(n, one, many)).collect();
    if found.is_empty() { format!("{looked_at}, no findings") } else { format!("{looked_at}, {}", found.join(", ")) }
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
