//! Files as real editors, input methods and web pages leave them, and what is said of each. They stand in `cases/`, and
//! `cases/expected.tsv` says for each where the first finding may stand, how many errors and warnings there may be, and what must be said.

use std::path::PathBuf;

use rapport::check::{Settings, check};
use rapport::format::read_bytes;
use rapport::rules::Rules;
use rapport::scenario::load;
use rapport::source::{Diagnostic, Report, Severity, render_all};

#[expect(clippy::disallowed_methods, reason = "the cases are files")]
fn bytes_of(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/core/cases").join(name)).unwrap()
}

fn report(name: &str) -> Report {
    match read_bytes(name, bytes_of(name)) {
        Ok(source) => check(&load(source, "case"), Rules::newest(), Settings::default()).report,
        Err((source, fault)) => Report::new(source, vec![fault]),
    }
}

fn said(found: &Diagnostic) -> String {
    format!("{} {}", found.message, found.hint.as_deref().unwrap_or_default()).to_lowercase()
}

/// The rows of the table: case, lines, most findings, words.
fn rows() -> Vec<[String; 4]> {
    let table = String::from_utf8(bytes_of("expected.tsv")).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()).collect()
}

#[test]
fn every_case_is_told_at_its_place_in_few_words_that_name_it() {
    let mut wrong = Vec::new();
    for [name, lines, most, words] in rows() {
        let report = report(&name);
        let weighty: Vec<&Diagnostic> = report.diagnostics().iter().filter(|found| found.severity() > Severity::Advice).collect();
        let Some(first) = weighty.first() else {
            if lines != "-" {
                wrong.push(format!("{name}: nothing is found"));
            }
            continue;
        };
        let line = report.source().line_column(first.span.start).line.to_string();
        let is_told = words.split('|').any(|words| said(first).contains(words));
        if !lines.split(',').any(|may| may == line) || weighty.len() > most.parse().unwrap() || !is_told {
            wrong.push(format!("{name}: {lines}, {most}, {words}\n{}", render_all(&report)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_line_end_and_no_tab_is_shown_as_a_replacement_sign() {
    for name in ["crlf_lines.ron", "crlf_and_a_wrong_ending.ron", "mixed_line_ends.ron", "tab_indent.ron"] {
        let shown = render_all(&report(name));
        assert!(!shown.contains(['\u{fffd}', '\r', '\t']), "{shown}");
    }
}

#[test]
fn a_mark_stands_under_the_sign_that_cannot_be_seen() {
    for (name, sign) in [("nbsp_between.ron", '\u{a0}'), ("zwsp_between.ron", '\u{fffd}'), ("bom_middle.ron", '\u{fffd}')] {
        let shown = render_all(&report(name));
        assert!(shown.contains(&format!("\n7 | {sign}")) && shown.contains("\n  | ^\n"), "{shown}");
    }
}
