//! What helps somebody who writes: a new dialogue, the cover test, notes in comments, and what editors read.

use std::process::{Command, Stdio};

use rapport::check::{Settings, check};
use rapport::rules::Rules;
use rapport::scenario::load;
use rapport::source::SourceText;
use serde_json::Value;

use super::support::Place;

const GUIDE: &str = include_str!("../../dialogues/README.md");

/// What a program prints that gets this typed.
fn typed(place: &Place, arguments: &[&str], input: &str) -> String {
    use std::io::Write as _;
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapport"));
    command.arg("--home").arg(place.home()).args(arguments).current_dir(place.folder.path());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_new_dialogue_is_in_the_library_at_once_passes_the_check_and_can_be_played() {
    let place = Place::new();
    let (code, said, trouble) = place.said(&["new", "my_shop"]);
    assert_eq!((code, trouble.as_str()), (0, ""));
    let path = said.lines().next().unwrap();
    assert!(path.ends_with("my_shop.ron"), "{said}");
    works_as_it_stands(&place, &said);
    let text = std::fs::read_to_string(path).unwrap();
    let loaded = load(SourceText::new("my_shop.ron", text), "my_shop");
    let checked = check(&loaded, Rules::newest(), Settings::default());
    assert!(loaded.report.is_clean() && checked.report.is_clean());
    let (code, said, _) = place.said(&["check", "my_shop"]);
    assert_eq!(code, 0);
    assert!(said.ends_with("proved, 3 states, no findings\n"), "{said}");
    let (code, said, _) = place.said(&["play", "my_shop", "--moves", "1,1"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Down the hill"), "{said}");
    // The file is the person's own from now on.
    for (id, why) in [
        ("my_shop", "rapport: there is a dialogue `my_shop` already\n"),
        ("before_three", "rapport: there is a dialogue `before_three` already\n"),
    ] {
        assert_eq!(place.said(&["new", id]), (2, String::new(), why.to_owned()));
    }
    let (code, _, said) = place.said(&["new", "../escaped"]);
    assert_eq!(code, 2);
    assert!(said.starts_with("rapport: `../escaped` can't be an id: "), "{said}");
    let folder = place.folder.path().join("mine").display().to_string();
    let (code, said, _) = place.said(&["--dialogues", &folder, "new", "elsewhere"]);
    assert_eq!(code, 0);
    assert!(said.starts_with(&folder), "{said}");
    works_as_it_stands(&place, &said);
    // Who types the name of the file gets that file.
    let (code, said, _) = place.said(&["new", "with_ending.ron"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.lines().next().unwrap().ends_with("/with_ending.ron"), "{said}");
    works_as_it_stands(&place, &said);
}

/// The commands that are told to be typed do what they say, typed as they stand, in the same folder.
fn works_as_it_stands(place: &Place, said: &str) {
    let commands: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("  rapport ")).collect();
    assert_eq!(commands.len(), 2, "{said}");
    let text = std::fs::read_to_string(said.lines().next().unwrap()).unwrap();
    for command in commands {
        assert!(text.contains(&format!("rapport {command}\n")), "the file says the same: {command}\n{text}");
        let mut typed = Command::new(env!("CARGO_BIN_EXE_rapport"));
        typed.args(command.split(' ')).current_dir(place.folder.path()).stdin(Stdio::null());
        assert!(typed.output().unwrap().status.success(), "{command}");
    }
}

#[test]
fn the_cover_test_asks_for_lines_without_the_customer_and_tells_what_chance_does() {
    let place = Place::new();
    let table = place.said(&["cover", "before_three", "--table"]).1;
    let scenario = super::support::shipped().into_iter().find(|scenario| scenario.id() == "before_three").unwrap();
    for beat in scenario.beats() {
        for line in &beat.says {
            let words: Vec<&str> = line.split_whitespace().take(6).collect();
            assert!(words.len() < 6 || !table.contains(&words.join(" ")), "the customer is heard: {line}");
        }
    }
    let n_beats = table.lines().filter(|line| line.ends_with('.') && line.trim_end_matches('.').parse::<u32>().is_ok()).count();
    assert!(n_beats > 10, "{n_beats} beats are asked about");
    assert_eq!(place.said(&["cover", "before_three", "--table"]).1, table, "the table is the same each time");

    let told = typed(&place, &["cover", "before_three", "--seed", "5"], &"1\n".repeat(n_beats));
    assert!(told.contains(&format!("{n_beats} of {n_beats}")), "{told}");
    let in_a_line = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        in_a_line.contains(&format!(" of {n_beats}; by chance alone it\u{2019}s ")) && in_a_line.contains("Your picks reached "),
        "{told}"
    );
    // Slips are told of, a beat may be skipped, and whoever leaves is told of what they picked.
    let told = typed(&place, &["cover", "before_three", "--seed", "5"], "9\nx\n\n2\nq\n");
    assert!(
        told.contains("no 9 here")
            && told.contains(" skip it.")
            && told.split_whitespace().collect::<Vec<_>>().join(" ").contains(" of 1; by chance alone it\u{2019}s 0 to 1"),
        "{told}"
    );
    let told = typed(&place, &["cover", "before_three"], "q\n");
    assert!(told.ends_with("Nothing was picked, so there is nothing to tell.\n"), "{told}");
}

#[test]
fn comments_with_todo_are_listed_with_their_places_and_are_no_findings() {
    let place = Place::new();
    place.said(&["new", "my_shop"]);
    let path = place.home().join("dialogues/my_shop.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    let text = text.replacen("    // Who comes", "    // TODO: a second customer\n    // Who comes", 1).replacen(
        "It squeaks.",
        "It squeaks. TODO.",
        1,
    );
    std::fs::write(&path, &text).unwrap();
    let line = text.lines().position(|line| line.contains("TODO: a second")).unwrap() + 1;
    let (code, said, _) = place.said(&["check", "my_shop"]);
    assert_eq!(code, 0);
    assert!(said.contains(&format!("my_shop.ron:{line}:8: todo: a second customer\n")), "{said}");
    assert!(said.ends_with("no findings, 1 TODO\n"), "what is said is no note: {said}");
    let json: Value = serde_json::from_str(&place.said(&["check", "my_shop", "--format", "json"]).1).unwrap();
    assert_eq!(json["scenarios"][0]["todos"], serde_json::json!([{"line": line, "column": 8, "text": "a second customer"}]));
    assert_eq!(json["findings"], serde_json::json!([]));
}

/// The block of the guide that holds this.
fn block(language: &str, holds: &str) -> &'static str {
    let fence = format!("```{language}\n");
    let mut blocks = GUIDE.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.find(|block| block.contains(holds)).unwrap()
}

/// What groups of a regular expression, as `sed -E` understands it too, take from each line that it matches.
fn matched(regex: &str, groups: usize, text: &str) -> Vec<Vec<String>> {
    use std::io::Write as _;
    let told: Vec<String> = (1..=groups).map(|group| format!("\\{group}")).collect();
    let script = format!("s\u{1}{regex}\u{1}{}\u{1}p", told.join("\u{2}"));
    let mut child = Command::new("sed").args(["-nE", &script]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    output.lines().map(|line| line.split('\u{2}').map(str::to_owned).collect()).collect()
}

#[test]
fn what_the_guide_gives_to_editors_finds_every_finding_of_the_real_output() {
    let place = Place::new();
    let bad = place.put(
        "my shop: one.ron",
        "Scenario(title: \"x\", customer: (name: \"A\"), start: \"a\",\n  beats: {\"a\": (says: \"Hm\", choices: [(say: \"x\", mood: 0, end: \"nope\"),\n  \
         (say: \"I'm listening.\", mod: 0, end: \"e\")])},\n  endings: {\"e\": (kind: Fair, title: \"E\")})\n",
    );
    place.put("kettle.ron", block("ron", "the_kettle"));
    let folder = place.folder.path().display().to_string();
    let (_, text, _) = place.said(&["check", &folder]);
    let json: Value = serde_json::from_str(&place.said(&["check", &folder, "--format", "json"]).1).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert!(
        findings.iter().any(|found| found["severity"] == "error") && findings.iter().any(|found| found["severity"] == "advice")
    );
    let expected: Vec<Vec<String>> = findings
        .iter()
        .map(|found| {
            let said = |key: &str| found[key].as_str().map_or_else(|| found[key].to_string(), str::to_owned);
            ["path", "line", "column", "severity", "code", "message"].map(said).into()
        })
        .collect();

    let task: Value = serde_json::from_str(block("json", "problemMatcher")).unwrap();
    let pattern = &task["tasks"][0]["problemMatcher"]["pattern"];
    let groups = ["file", "line", "column", "severity", "code", "message"].map(|group| pattern[group].as_u64().unwrap());
    assert_eq!(groups, [1, 2, 3, 4, 5, 6]);
    assert_eq!(matched(pattern["regexp"].as_str().unwrap(), 6, &text), expected);

    // The macros of the other, as its makers explain them.
    let filter = block("text", "$FILE_PATH$").trim();
    let regex = filter.replace("$FILE_PATH$", "(.+)").replace("$LINE$", "([0-9]+)").replace("$COLUMN$", "([0-9]+)");
    let places: Vec<Vec<String>> = expected.iter().map(|found| found[..3].to_vec()).collect();
    let found = matched(&format!("^{regex}$"), 3, &text);
    assert_eq!(found, places);
    assert!(found.iter().any(|found| found[0] == bad));
}

#[test]
fn every_word_of_the_format_is_explained_to_an_extension_as_the_guide_says() {
    let place = Place::new();
    let json: Value = serde_json::from_str(&place.said(&["explain", "--all", "--format", "json"]).1).unwrap();
    let words = json["words"].as_array().unwrap();
    assert!(words.len() > 150, "{} words", words.len());
    for word in words {
        assert!(["word", "of", "means"].iter().all(|key| word[key].as_str().is_some_and(|text| !text.is_empty())), "{word}");
    }
    let shown: Value = serde_json::from_str(block("json", "\"words\"")).unwrap();
    for example in shown["words"].as_array().unwrap() {
        assert!(words.contains(example), "the guide shows {example}");
    }
}
