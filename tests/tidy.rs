//! What no compiler checks: that files say what belongs in them, that rooms use only those above them, that the guides tell
//! the truth, and that nobody is judged.

#![expect(
    clippy::unwrap_used,
    clippy::similar_names,
    clippy::disallowed_methods,
    reason = "a test reads the repository, and stops at a surprise"
)]

#[path = "support/one_word.rs"]
mod one_word;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rapport::check::{Settings, check};
use rapport::play::{Run, RunStart, Waiting, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::{BranchText, Loaded, load};
use rapport::source::{Code, Severity, SourceText, render_all};

const README: &str = include_str!("../README.md");
const ARCHITECTURE: &str = include_str!("../ARCHITECTURE.md");
const WRITERS_GUIDE: &str = include_str!("../dialogues/README.md");
const UMBRELLA: &str = include_str!("../dialogues/blue_umbrella.ron");
const CI: &str = include_str!("../.ci/run");
const LIB: &str = include_str!("../src/lib.rs");

/// Words that would hand out marks.
const VERDICTS: &[&str] = &["right", "wrong", "correct", "incorrect", "score"];
/// Sayings in which one of them is none. Each stands somewhere, or it is to be taken out here.
const NO_VERDICTS: &[&str] = &["right now"];

// ---- reading the repository --------------------------------------------------------------

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder of the repository that end so, by path, each with its text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            // What fuzzing builds and finds is not of the repository.
            let is_made = ["target", "corpus", "artifacts"].iter().any(|made| path.ends_with(made));
            if path.is_dir() && !is_made {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no file that ends in .{extension}");
    found
}

/// The code of a file that is neither comment nor test.
fn product_code(name: &str, text: &str) -> String {
    if name.ends_with("tests.rs") {
        return String::new();
    }
    let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = product.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What stands between the quotation marks of code; a mark inside a text or a character does not end or begin one.
fn string_literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut literal: Option<String> = None;
    let mut characters = code.replace("'\"'", "").replace("'\\''", "").chars().collect::<Vec<_>>().into_iter();
    while let Some(character) = characters.next() {
        match (character, &mut literal) {
            ('"', None) => literal = Some(String::new()),
            ('"', Some(_)) => literals.extend(literal.take()),
            ('\\', Some(literal)) => literal.extend(characters.next().filter(|escaped| !escaped.is_alphabetic())),
            (character, Some(literal)) => literal.push(character),
            (_, None) => {}
        }
    }
    assert_eq!(literal, None, "a text that never ends");
    literals
}

/// What stands in the fenced blocks of this language, without the fence's indent.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}");
    let mut blocks = Vec::new();
    let mut block: Option<(usize, String)> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        match &mut block {
            None if line.trim_start() == fence => block = Some((indent, String::new())),
            None => {}
            Some(_) if line.trim_start() == "```" => blocks.extend(block.take().map(|(_, block)| block)),
            Some((fence_indent, block)) => {
                block.push_str(line.get(*fence_indent..).unwrap_or_default());
                block.push('\n');
            }
        }
    }
    assert!(!blocks.is_empty(), "there is no block of {language}");
    blocks
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphabetic() && character != '\'').filter(|word| !word.is_empty())
}

/// The first word that hands out marks, where there is one.
fn verdict(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let text = NO_VERDICTS.iter().fold(text, |text, saying| text.replace(saying, ""));
    words(&text).find(|word| VERDICTS.contains(word)).map(str::to_owned)
}

fn read(name: &str, text: &str) -> Loaded {
    load(SourceText::new(name, text), name.trim_end_matches(".ron"))
}

#[track_caller]
fn check_clean(name: &str, text: &str) -> Loaded {
    let loaded = read(name, text);
    assert!(loaded.report.is_clean(), "{}", render_all(&loaded.report));
    let report = check(&loaded, Rules::newest(), Settings::default()).report;
    let weighs = report.diagnostics().iter().any(|found| found.severity() >= Severity::Warning);
    assert!(!weighs, "{}", render_all(&report));
    loaded
}

// ---- the code ----------------------------------------------------------------------------

#[test]
fn every_file_says_what_belongs_in_it() {
    for (name, text) in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        assert!(text.starts_with("//! "), "{name} does not begin with `//! ` and what belongs in it");
    }
}

/// Whoever reads the code has this repository and nothing else.
#[test]
fn no_comment_cites_a_document_that_is_not_here() {
    for (name, text) in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        let comments = text.lines().filter_map(|line| line.split_once("//")).map(|(_, comment)| comment);
        for comment in comments.filter(|_| name != "tests/tidy.rs") {
            let cites = ["training-model", "training model", "(design", "design.md", "looks.md"]
                .iter()
                .find(|cited| comment.contains(**cited));
            assert_eq!(cites, None, "{name}: {comment}");
        }
    }
}

/// The rooms in their order, as `lib.rs` lists them.
fn rooms() -> Vec<&'static str> {
    let rooms: Vec<&str> = LIB.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(rooms.len() > 5, "{rooms:?}");
    rooms
}

#[test]
fn a_room_uses_only_the_rooms_above_it() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|other| *other == room);
    for (name, text) in files("src", "rs") {
        let Some(own) = name.split(['/', '.']).nth(1).and_then(place) else { continue };
        let code = product_code(&name, &text);
        assert!(!code.contains("crate::{"), "{name}: write one `use crate::…` to a room, so that this test can read it");
        for used in code.split("crate::").skip(1).filter_map(|rest| place(words(rest).next()?)) {
            assert!(used <= own, "{name} uses `{}`, which stands below it in src/lib.rs", rooms[used]);
        }
    }
}

#[test]
fn what_a_room_never_holds_is_not_in_it() {
    let core = [
        "source",
        "format",
        "scenario",
        "wording",
        "rules",
        "play",
        "foresight",
        "check",
        "debrief",
        "words",
        "session",
        "map",
        "compare",
        "practice",
        "group",
        "author",
        "export",
    ];
    let in_core =
        |name: &str| core.iter().any(|room| name == format!("src/{room}.rs") || name.starts_with(&format!("src/{room}/")));
    for (name, text) in files("src", "rs") {
        let code = product_code(&name, &text);
        let check = |forbidden: &str, allowed: bool| {
            assert!(
                allowed || !code.contains(forbidden),
                "{name} holds `{forbidden}`, which belongs elsewhere (ARCHITECTURE.md)"
            );
        };
        check("petgraph", name == "src/scenario/graph.rs");
        check("std::fs", name.starts_with("src/storage/"));
        check("serde", !in_core(&name) || name.starts_with("src/format/"));
        check("rusqlite", name.starts_with("src/storage/"));
        check("eframe", name.starts_with("src/app/"));
        check("egui", ["face", "kit", "ui", "app"].iter().any(|room| name.starts_with(&format!("src/{room}/"))));
        check("std::net", false);
        // Elsewhere a thread may sleep, and tests within a file may begin some.
        for begins in ["spawn_scoped", "thread::scope", "available_parallelism", "thread::Builder"] {
            check(begins, name == "src/storage/thread.rs");
        }
        check("rand::", name == "src/play/draw.rs" || name.starts_with("src/storage/"));
        for outside in ["egui", "std::io", "std::env", "std::time", "std::thread", "std::net", "std::process"] {
            check(outside, !in_core(&name));
        }
    }
}

/// A public name in a library that nobody else uses is unseen by the compiler when its last use goes.
#[test]
fn no_public_name_is_left_that_nothing_uses() {
    const KINDS: [&str; 9] = ["fn ", "const fn ", "struct ", "enum ", "const ", "static ", "type ", "trait ", "mod "];
    let sources: Vec<(String, String)> = files("src", "rs").into_iter().chain(files("tests", "rs")).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, text) in &sources {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in line.split(|character: char| !character.is_alphanumeric() && character != '_') {
                *uses.entry(word).or_default() += 1;
            }
        }
    }
    for (name, text) in sources.iter().filter(|(name, _)| name.starts_with("src/")) {
        for line in text.lines().filter_map(|line| line.trim_start().strip_prefix("pub ")) {
            let Some(rest) = KINDS.iter().find_map(|kind| line.strip_prefix(kind)) else { continue };
            let defined = rest.split(|character: char| !character.is_alphanumeric() && character != '_').next().unwrap();
            assert!(uses.get(defined).is_some_and(|n| *n > 1), "{name}: nothing uses `{defined}`");
        }
    }
}

#[test]
fn nothing_in_the_program_opens_a_connection() {
    for (name, text) in files("src", "rs") {
        assert!(!product_code(&name, &text).contains("std::net"), "{name} reaches for the network");
    }
}

// ---- the guides --------------------------------------------------------------------------

#[test]
fn the_architecture_names_every_room_in_its_order() {
    let rows = ARCHITECTURE.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(rows.collect::<Vec<_>>(), rooms());
}

#[test]
fn the_diagram_of_the_rooms_is_the_same_everywhere() {
    let in_lib = LIB.lines().filter_map(|line| line.strip_prefix("//! ")).find(|line| line.starts_with("text --read-->"));
    let diagram = in_lib.unwrap();
    assert!(ARCHITECTURE.contains(diagram), "ARCHITECTURE.md has another diagram than src/lib.rs: {diagram}");
}

#[test]
fn the_commands_of_the_readme_are_those_that_ci_runs() {
    let ci: Vec<&str> = CI.lines().map(str::trim).collect();
    let calls = |command: &str| ci.iter().any(|line| *line == command || line.starts_with(&format!("{command} ")));
    let mut n_commands = 0;
    for command in blocks(README, "sh").iter().flat_map(|block| block.lines()).filter(|line| line.starts_with("cargo ")) {
        // What the reader starts is built there, but for the optimisation across crates, and driven by hand.
        let built = command.split(" -- ").next().unwrap_or_default().replacen("cargo run", "cargo build", 1);
        let own = built.replacen("--release", "--profile quick", 1);
        assert!(calls(&own), "README.md says `{command}`, and .ci/run has no line `{own}`");
        n_commands += 1;
    }
    assert!(n_commands >= 2, "the README names its two commands");
    assert!(ci.contains(&"cargo test"), "the tests run just as the README says");
}

#[test]
fn every_command_of_the_program_is_in_the_readme_and_run_by_ci() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_rapport")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let commands: Vec<&str> =
        listed.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    let in_readme: Vec<&str> = README
        .lines()
        .filter_map(|line| line.strip_prefix("| `rapport ")?.split([' ', '`']).next().filter(|command| !command.is_empty()))
        .collect();
    assert_eq!(in_readme, commands, "the table of the README is the program's own list");
    for command in commands {
        let is_called =
            CI.lines().any(|line| line.contains("\"$rapport\"") && line.split_whitespace().any(|word| word == command));
        assert!(is_called, ".ci/run never calls `rapport {command}`");
    }
}

#[test]
fn every_link_of_the_guides_leads_to_a_file() {
    for (name, text) in [("README.md", README), ("ARCHITECTURE.md", ARCHITECTURE), ("dialogues/README.md", WRITERS_GUIDE)] {
        let folder = root().join(name).parent().unwrap().to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_elsewhere = target.starts_with("http") || target.starts_with('#');
            let is_there = folder.join(target.split('#').next().unwrap_or_default()).exists();
            assert!(is_elsewhere || is_there, "{name} links to {target}, which is not there");
        }
    }
}

/// With `REWRITE=1` the list is written anew from the rules.
#[test]
fn the_writers_guide_lists_every_code_of_the_check_as_its_rule_says_it() {
    let (begin, end) = ("<!-- codes: written by the tests from the rules, do not edit -->\n", "<!-- end of codes -->");
    // Read anew, since another test may have written another part of it by now.
    let guide = std::fs::read_to_string(root().join("dialogues/README.md")).unwrap();
    let (before, rest) = guide.split_once(begin).unwrap();
    let (listed, after) = rest.split_once(end).unwrap();
    let list = format!("\n{}\n", rapport::check::guide());
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(root().join("dialogues/README.md"), format!("{before}{begin}{list}{end}{after}")).unwrap();
    } else {
        assert_eq!(listed, list, "run this test with REWRITE=1");
    }
}

/// With `REWRITE=1` the tables are written anew from the code.
#[test]
fn the_writers_guide_has_its_tables_of_fields_conditions_and_near_misses_from_the_code() {
    for (name, table) in
        [("fields", rapport::words::terms::guide_of_fields()), ("traps", rapport::words::terms::guide_of_traps())]
    {
        let (begin, end) =
            (format!("<!-- {name}: written by the tests from the code, do not edit -->\n"), format!("<!-- end of {name} -->"));
        let guide = std::fs::read_to_string(root().join("dialogues/README.md")).unwrap();
        let (before, rest) = guide.split_once(&begin).unwrap();
        let (told, after) = rest.split_once(&end).unwrap();
        let table = format!("\n{table}\n");
        if std::env::var_os("REWRITE").is_some() {
            std::fs::write(root().join("dialogues/README.md"), format!("{before}{begin}{table}{end}{after}")).unwrap();
        } else {
            assert_eq!(told, table, "run this test with REWRITE=1");
        }
    }
}

/// With `REWRITE=1` the table is written anew from the file of skills.
#[test]
fn the_writers_guide_says_what_each_skill_means() {
    let (begin, end) = ("<!-- skills: written by the tests from assets/skills.ron, do not edit -->\n", "<!-- end of skills -->");
    let guide = std::fs::read_to_string(root().join("dialogues/README.md")).unwrap();
    let (before, rest) = guide.split_once(begin).unwrap();
    let (listed, after) = rest.split_once(end).unwrap();
    let mut table = String::from("\n| Family | Skill | What it is |\n|---|---|---|\n");
    for family in &rapport::debrief::skills().families {
        for skill in &family.skills {
            table.push_str(&format!("| {} | `{:?}` | {} |\n", family.title, skill.id, skill.line));
        }
    }
    table.push('\n');
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(root().join("dialogues/README.md"), format!("{before}{begin}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(listed, table, "run this test with REWRITE=1");
    }
}

#[test]
fn the_session_codes_in_the_guides_are_valid() {
    let sources = [include_str!("../src/play/seed.rs"), include_str!("../src/play/replay.rs"), include_str!("../src/cli/mod.rs")];
    let sources = sources.into_iter().filter_map(|source| source.split("#[cfg(test)]").next());
    let mut n_codes = 0;
    for text in [README, WRITERS_GUIDE].into_iter().chain(sources) {
        let words = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '-');
        let is_code =
            |word: &&str| word.len() == 7 && word.find('-') == Some(3) && word.bytes().all(|byte| !byte.is_ascii_lowercase());
        for code in words.filter(is_code) {
            assert!(code.parse::<rapport::play::Seed>().is_ok(), "{code} has a slip in it");
            n_codes += 1;
        }
    }
    assert!(n_codes >= 4, "{n_codes} codes were looked at");
}

#[test]
fn every_whole_example_of_the_writers_guide_can_be_played() {
    for example in blocks(WRITERS_GUIDE, "ron") {
        let loaded = check_clean("example.ron", &example);
        assert!(loaded.scenario.is_some());
    }
}

#[test]
fn the_branch_file_of_the_writers_guide_joins_the_scenario_that_it_names() {
    let [branch] = blocks(WRITERS_GUIDE, "ron-branch").try_into().unwrap();
    let branch = BranchText::read("train.branch.ron", branch.into_bytes());
    let loaded = read("blue_umbrella.ron", UMBRELLA).with_branches([branch]);
    assert!(loaded.report.is_clean(), "{}", render_all(&loaded.report));
    assert_eq!(loaded.scenario.as_ref().unwrap().branches().collect::<Vec<_>>(), ["The ten past five"]);
    let report = check(&loaded, Rules::newest(), Settings::default()).report;
    assert!(report.diagnostics().iter().all(|found| found.severity() < Severity::Warning), "{}", render_all(&report));
}

#[test]
fn the_plays_that_the_writers_guide_proposes_come_to_an_end() {
    let examples = blocks(WRITERS_GUIDE, "ron");
    let kettle = examples.iter().find(|example| example.contains("\"the_kettle\"")).unwrap();
    let scenario = check_clean("the_kettle.ron", kettle).scenario.unwrap();
    for moves in ["1,1,1", "2,1,1", "1,1,2"] {
        assert!(WRITERS_GUIDE.contains(&format!("`{moves}`")), "the guide does not speak of {moves}");
        let mut run = Run::new(scenario.clone(), Rules::newest(), RunStart::default());
        for played in parse_moves(moves).unwrap() {
            run.play(played).unwrap_or_else(|error| panic!("{moves}: {error}"));
        }
        assert!(matches!(run.waiting(), Waiting::Ended(_)), "{moves} ends where the guide says so");
    }
}

#[test]
fn the_first_branch_of_the_writers_guide_can_be_written_as_it_says() {
    let pieces = blocks(WRITERS_GUIDE, "ron-fragment");
    let [option, beat, ..] = pieces.as_slice() else { panic!("the guide shows an option and a beat") };
    let umbrella = UMBRELLA.replace("id: \"blue_umbrella\"", "id: \"my_umbrella\"");
    let end_of_hello = "            ],\n        ),\n        \"blue\": (";
    let with_option = umbrella.replacen(end_of_hello, &format!("{option}{end_of_hello}"), 1);
    assert_ne!(with_option, umbrella, "the option found its place");

    let half = read("my_umbrella.ron", &with_option).report;
    let codes: Vec<Code> = half.diagnostics().iter().map(|found| found.code).collect();
    assert_eq!(codes, [Code::UnknownTarget], "{}", render_all(&half));
    let marked = half.diagnostics().iter().map(|found| half.source().slice(found.span)).collect::<Vec<_>>();
    assert_eq!(marked, ["\"which_train\""], "the guide says what is marked");

    let with_beat = with_option.replacen("        \"blue\": (", &format!("{beat}        \"blue\": ("), 1);
    assert!(check_clean("my_umbrella.ron", &with_beat).scenario.is_some());
}

// ---- the words ---------------------------------------------------------------------------

#[test]
fn every_shipped_dialogue_is_clean() {
    let shipped = files("dialogues", "ron");
    for (name, text) in &shipped {
        check_clean(name.trim_start_matches("dialogues/"), text);
    }
    assert!(shipped.len() >= 2);
}

#[test]
fn the_interface_hands_out_no_marks() {
    let speaks = |name: &str| {
        ["src/words", "src/debrief/", "src/cli/", "src/kit/", "src/ui/", "src/app/"].iter().any(|place| name.starts_with(place))
    };
    for (name, text) in files("src", "rs").into_iter().filter(|(name, _)| speaks(name)) {
        for literal in string_literals(&product_code(&name, &text)) {
            assert_eq!(verdict(&literal), None, "{name} says {literal:?}");
        }
    }
}

#[test]
fn no_note_hands_out_marks() {
    let shipped = files("dialogues", "ron").into_iter();
    let examples = blocks(WRITERS_GUIDE, "ron").into_iter().map(|example| ("the writers' guide".to_owned(), example));
    let mut n_notes = 0;
    for (name, text) in shipped.chain(examples) {
        let scenario = read(&name, &text).scenario.unwrap();
        for note in scenario.choices().iter().filter_map(|choice| choice.note.as_deref()) {
            assert_eq!(verdict(note), None, "a note in {name} says {note:?}");
            n_notes += 1;
        }
    }
    assert!(n_notes > 10, "{n_notes} notes were looked at");
}

#[test]
fn a_saying_that_is_allowed_is_one_that_somebody_says() {
    let phrases = files("src", "rs").into_iter().filter(|(name, _)| name.starts_with("src/words")).map(|(_, text)| text);
    let said = phrases.chain(files("dialogues", "ron").into_iter().map(|(_, text)| text)).collect::<String>().to_lowercase();
    for saying in NO_VERDICTS {
        assert!(said.contains(saying), "nobody says \"{saying}\" any more");
        assert_eq!(verdict(saying), None);
    }
    assert_eq!(verdict("That was the wrong answer."), Some("wrong".to_owned()));
    assert_eq!(verdict("It was bright, and rightly so."), None, "only whole words count");
}

// ---- an author's way in --------------------------------------------------------------------

#[test]
fn a_new_branch_plays_in_at_most_twelve_steps_of_the_readme() {
    let steps = README.split("## Write your first branch").nth(1).unwrap().split("\n## ").next().unwrap();
    let numbered = steps.lines().filter_map(|line| line.split_once(". ")?.0.parse::<usize>().ok());
    let numbers: Vec<usize> = numbered.collect();
    assert!(numbers.len() <= 12 && numbers.len() > 4, "{numbers:?}");
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    // What is to be typed is that of the guide, which a test plays.
    assert_eq!(blocks(README, "ron-fragment"), blocks(WRITERS_GUIDE, "ron-fragment")[..2]);
}
