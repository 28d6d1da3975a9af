//! `rapport check`: reads dialogues and prints what is found, place first.

use std::path::{Path, PathBuf};

use crate::scenario::Loaded;
use crate::source::render_all;
use crate::storage::{Library, Places, find_dialogue_files, load_file};

use super::{CheckArguments, Exit, Format, complain, json, print};

pub(super) fn check(places: &Places, arguments: &CheckArguments) -> Exit {
    let (checked, unreadable) = if arguments.paths.is_empty() { library(places) } else { paths(&arguments.paths) };
    match arguments.format {
        Format::Text => print_as_text(&checked),
        Format::Json => {
            let findings = checked.iter().flat_map(|loaded| {
                let report = &loaded.report;
                report.diagnostics().iter().map(|found| json::finding(report, found))
            });
            print(&json::findings(checked.len(), findings.collect()));
        }
    }
    if !unreadable.is_empty() {
        return complain(&unreadable.join("\nrapport: "));
    }
    if checked.iter().any(|loaded| loaded.report.n_errors() > 0) { Exit::Findings } else { Exit::Fine }
}

fn library(places: &Places) -> (Vec<Loaded>, Vec<String>) {
    let library = Library::open(places);
    (library.shelf().iter().map(|shelved| shelved.loaded.clone()).collect(), library.unreadable().to_vec())
}

fn paths(paths: &[PathBuf]) -> (Vec<Loaded>, Vec<String>) {
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

fn print_as_text(checked: &[Loaded]) {
    let mut n_findings = 0;
    for loaded in checked.iter().filter(|loaded| !loaded.report.is_clean()) {
        n_findings += loaded.report.diagnostics().len();
        print(&render_all(&loaded.report));
        print("\n");
    }
    let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    let findings = if n_findings == 0 { "no findings".to_owned() } else { count(n_findings, "finding") };
    print(&format!("{}, {findings}\n", count(checked.len(), "dialogue")));
}
