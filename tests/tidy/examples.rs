//! What the guides show: every example is read, checked and played, and the way to a first branch is as they say.

use rapport::check::{Settings, check};
use rapport::play::{Run, RunStart, Waiting, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::{BranchText, Loaded, load};
use rapport::source::{Code, Severity, SourceText, render_all};

use crate::repository::blocks;
use crate::{README, UMBRELLA, WRITERS_GUIDE};

pub(crate) fn read(name: &str, text: &str) -> Loaded {
    load(SourceText::new(name, text), name.trim_end_matches(".ron"))
}

#[track_caller]
pub(crate) fn check_clean(name: &str, text: &str) -> Loaded {
    let loaded = read(name, text);
    assert!(loaded.report.is_clean(), "{}", render_all(&loaded.report));
    let report = check(&loaded, Rules::newest(), Settings::default()).report;
    let weighs = report.diagnostics().iter().any(|found| found.severity() >= Severity::Warning);
    assert!(!weighs, "{}", render_all(&report));
    loaded
}

#[test]
fn the_session_codes_in_the_guides_are_valid() {
    let sources =
        [include_str!("../../src/play/seed.rs"), include_str!("../../src/play/replay.rs"), include_str!("../../src/cli/mod.rs")];
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
    assert!(report.is_clean(), "a reader takes advice on an example for a slip of their own:\n{}", render_all(&report));
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
