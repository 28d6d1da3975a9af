//! Faulty files: what is found in each, at which line and column, and nothing else. The files stand in `faulty/`.
//!
//! A comment on the line above a fault says what is found there:
//!
//! ```text
//! // Error: CODE column=N "TEXT"
//! ```
//!
//! `Error`, `Warning` or `Advice` is the severity. `N` is the column on the next line that is no such comment, in characters from 1;
//! `line=L` names another line; in the corpus of the check, `witness=TEMPERAMENT:MOVES` is the conversation that shows it. `TEXT` is what the finding underlines, up to the end of its line; it stands between the first and
//! the last quotation mark of the comment, and a character that cannot be seen is written `\u{7}`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use rapport::scenario::{Loaded, load};
use rapport::source::{Code, Diagnostic, Report, Severity, SourceText, render};

/// A finding as it is written in a comment: line, column, severity, code and what is underlined.
pub(crate) type Finding = (usize, usize, &'static str, String, String);

pub(crate) fn faulty_files() -> Vec<(String, String)> {
    files_of("tests/core/faulty")
}

/// The dialogue files of a folder of the repository, by name.
#[expect(clippy::disallowed_methods, reason = "the corpus is a folder of files")]
pub(crate) fn files_of(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
    let mut files: Vec<_> = files
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn read(name: &str, text: &str) -> Loaded {
    load(SourceText::new(format!("{name}.ron"), text), name)
}

/// What the comments of a file say.
pub(crate) fn expected(name: &str, text: &str) -> Vec<Finding> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.lines().collect();
    let mut findings: Vec<Finding> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((severity, rest)) = comment(line) else { continue };
        let next = (index + 1..lines.len()).find(|next| comment(lines[*next]).is_none()).unwrap_or(lines.len());
        let (head, text) = rest.split_once('"').unwrap_or_else(|| panic!("{name}:{}: no text", index + 1));
        let text = text.trim_end().strip_suffix('"').unwrap_or_else(|| panic!("{name}:{}: no end of text", index + 1));
        let number = |field: &str| head.split_whitespace().find_map(|part| part.strip_prefix(field)?.parse::<usize>().ok());
        let code = head.split_whitespace().next().unwrap_or_default().to_owned();
        let column = number("column=").unwrap_or_else(|| panic!("{name}:{}: no column", index + 1));
        findings.push((number("line=").unwrap_or(next + 1), column, severity, code, seen(text)));
    }
    findings.sort();
    findings
}

pub(crate) fn comment(line: &str) -> Option<(&'static str, &str)> {
    let severities = [("// Error: ", "error"), ("// Warning: ", "warning"), ("// Advice: ", "advice")];
    severities.into_iter().find_map(|(begins, severity)| Some((severity, line.trim_start().strip_prefix(begins)?)))
}

/// Undoes `\u{7}`.
fn seen(written: &str) -> String {
    let mut text = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (digits, behind) = after.split_once('}').unwrap();
        text.push_str(before);
        text.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        rest = behind;
    }
    text + rest
}

/// What the program says of a file.
pub(crate) fn found(report: &Report) -> Vec<Finding> {
    let finding = |found: &Diagnostic| {
        let place = report.source().line_column(found.span.start);
        let underlined = report.source().slice(found.span).lines().next().unwrap_or_default().to_owned();
        (place.line, place.column, found.severity().name(), found.code.id().to_owned(), underlined)
    };
    let mut findings: Vec<Finding> = report.diagnostics().iter().map(finding).collect();
    findings.sort();
    findings
}

pub(crate) fn listed(findings: &[Finding]) -> String {
    let mut list = String::new();
    for (line, column, severity, code, text) in findings {
        let _ = writeln!(list, "    {line}: {severity} {code} column={column} {text:?}");
    }
    list
}

#[test]
fn every_fault_is_found_at_its_place_and_nothing_else_is() {
    let files = faulty_files();
    assert!(files.len() >= 40, "{} files", files.len());
    let mut wrong = String::new();
    for (name, text) in &files {
        let (expected, found) = (expected(name, text), found(&read(name, text).report));
        if expected != found {
            let _ = write!(wrong, "{name}\n  expected\n{}  found\n{}", listed(&expected), listed(&found));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_finding_has_a_hint_and_a_message_in_the_house_style() {
    for (name, text) in faulty_files() {
        for found in read(&name, &text).report.diagnostics() {
            let Diagnostic { message, hint, .. } = found;
            let hint = hint.as_deref().unwrap_or_else(|| panic!("{name}: `{message}` has no hint"));
            for words in [message, hint] {
                assert!(!words.ends_with('.') && !words.is_empty(), "{name}: {words}");
                assert!(!words.starts_with(|first: char| first.is_ascii_uppercase()), "{name}: {words}");
            }
        }
    }
}

#[test]
fn a_file_plays_if_and_only_if_it_has_no_error() {
    for (name, text) in faulty_files() {
        let loaded = read(&name, &text);
        assert_eq!(loaded.scenario.is_some(), loaded.report.n_errors() == 0, "{name}");
    }
}

#[test]
fn windows_line_ends_change_no_finding() {
    for (name, text) in faulty_files() {
        let windows = text.replace('\n', "\r\n");
        let (unix, windows) = (found(&read(&name, &text).report), found(&read(&name, &windows).report));
        assert_eq!(unix, windows, "{name}");
    }
}

#[test]
fn every_code_that_a_text_can_have_stands_in_a_faulty_file() {
    let seen: BTreeSet<String> =
        faulty_files().iter().flat_map(|(name, text)| expected(name, text)).map(|(_, _, _, code, _)| code).collect();
    // Bytes that are no text, and files beyond all bounds, are no text files; a branch file and recorded plays stand beside a scenario.
    let elsewhere = [Code::NotText, Code::TooLarge, Code::UnknownScenario, Code::RecordedPlay, Code::UntitledBranch];
    let missing: Vec<&str> = Code::READING
        .iter()
        .filter(|code| !elsewhere.contains(code))
        .map(|code| code.id())
        .filter(|id| !seen.contains(*id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_finding_outweighs_its_code() {
    for (name, text) in faulty_files() {
        for (_, _, severity, code, _) in expected(&name, &text) {
            let known = Code::ALL.iter().find(|known| known.id() == code).unwrap_or_else(|| panic!("{name}: {code}"));
            assert_eq!(severity, known.severity().name(), "{name}: {code}");
            assert!(known.severity() <= Severity::Error);
        }
    }
}

/// Checks what is printed of the finding with this code.
#[track_caller]
fn check_printed(name: &str, code: Code, expected: &str) {
    let (name, text) = faulty_files().into_iter().find(|(found, _)| found == name).unwrap();
    let report = read(&name, &text).report;
    let found = report.diagnostics().iter().find(|found| found.code == code).unwrap();
    assert_eq!(render(report.sources(), found), expected);
}

#[test]
fn a_misspelt_name_is_printed_with_its_line_and_what_was_meant() {
    check_printed(
        "ten_faults_in_a_long_file",
        Code::UnknownTarget,
        r#"ten_faults_in_a_long_file.ron:99:66: error[unknown-target]: there is no beat `line_tset`
   |
99 |                  kind: Solve, mood: +1, shows: [Confidence], to: "line_tset", trap: TooSoon, unheard: "cut_in",
   |                                                                  ^^^^^^^^^^^
   |
   = help: did you mean `line_test`?
"#,
    );
}

#[test]
fn a_missing_comma_is_marked_right_behind_what_it_should_follow() {
    check_printed(
        "missing_comma_between_options",
        Code::MissingComma,
        r#"missing_comma_between_options.ron:11:81: error[missing-comma]: there is no comma after this
   |
11 |                 (say: "Cold all through, or only there?", mood: +1, end: "done")
   |                                                                                 ^
   |
   = help: put a comma here
"#,
    );
}

#[test]
fn a_name_that_stands_twice_is_shown_at_both_places() {
    check_printed(
        "duplicate_beat",
        Code::DuplicateId,
        r#"duplicate_beat.ron:13:9: error[duplicate-id]: two beats are called `wait`
   |
13 |         "wait": (says: "I'll stand here, then.", end: "done"),
   |         ^^^^^^
   |
  ::: duplicate_beat.ron:11:9
   |
11 |         "wait": (says: "Thank you.", end: "done"),
   |         ------ the first is here
   |
   = help: rename one of them
"#,
    );
}

#[test]
fn what_cannot_be_seen_is_made_visible_and_never_reaches_the_terminal() {
    check_printed(
        "bidi_override",
        Code::ForbiddenCharacter,
        "bidi_override.ron:8:40: error[forbidden-character]: the character U+202E right-to-left override may not be in a text\n  \
         |\n8 |         \"hello\": (says: \"My account is \u{fffd}4417.\", end: \"done\"),\n  \
         |                                        ^\n  |\n  \
         = help: take it out; it is invisible and would change how the text is shown\n",
    );
}

#[test]
fn a_fault_over_many_lines_is_shown_by_its_first() {
    check_printed(
        "beats_as_list",
        Code::WrongType,
        r#"beats_as_list.ron:7:12: error[wrong-type]: expected a map `{"id": …}` of these: a beat `(says: …, choices: […])`, found `[…`
  |
7 |     beats: [
  |            ^
  |
  = help: write it in braces, each entry as `"id": …`
"#,
    );
}

#[test]
fn a_text_with_a_line_end_in_it_is_refused_as_its_escape_is() {
    let umbrella = include_str!("../../dialogues/blue_umbrella.ron");
    for end in ["\r", "\n", "\\n", "\\r", "\u{7}"] {
        let text = umbrella.replace("title: \"A blue umbrella\"", &format!("title: \"A{end}blue umbrella\""));
        assert_ne!(text, umbrella);
        let loaded = read("umbrella", &text);
        let codes: Vec<Code> = loaded.report.diagnostics().iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::ForbiddenCharacter], "{end:?}");
        assert!(loaded.scenario.is_none());
    }
}

#[test]
fn an_id_that_a_run_line_cannot_hold_is_refused_and_a_file_name_is_made_to_fit() {
    let umbrella = include_str!("../../dialogues/blue_umbrella.ron");
    for id in ["a b", "-x", "d'e", "a/b", ".hidden"] {
        let text = umbrella.replace("id: \"blue_umbrella\"", &format!("id: \"{id}\""));
        let loaded = read("umbrella", &text);
        assert!(loaded.report.diagnostics().iter().any(|found| found.code == Code::ForbiddenCharacter), "{id}");
    }
    let text = umbrella.replace("    id: \"blue_umbrella\",\n", "");
    assert_ne!(text, umbrella);
    let scenario = load(SourceText::new("my talk.ron", text), "my talk").scenario.unwrap();
    assert_eq!(scenario.id(), "my_talk");
}
