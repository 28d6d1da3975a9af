//! What an author of a branch meets beside its faults: what may rest in it, its title, files by the wrong name, and plays that were
//! recorded with it.

use rapport::check::{Settings, check};
use rapport::rules::Rules;
use rapport::scenario::{BranchText, Loaded, load, load_bytes};
use rapport::source::{Code, SourceText, render_all};

use crate::commands::{rapport, stdout};

const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");
const UNUSED: &str = r#"facts: {"nobody": "Nobody learns this."}"#;

fn branch(text: &str) -> BranchText {
    BranchText::read("x.branch.ron", text.as_bytes().to_vec())
}

fn joined(own: &str, text: &str) -> Loaded {
    load(SourceText::new("blue_umbrella.ron", own), "blue_umbrella").with_branches([branch(text)])
}

/// The findings, each with the file that it stands in.
fn found(loaded: &Loaded) -> Vec<(Code, String)> {
    let report = check(loaded, Rules::newest(), Settings::default()).report;
    let sources = report.sources();
    report.diagnostics().iter().map(|found| (found.code, sources.place(found.span).0.name().to_owned())).collect()
}

#[test]
fn what_a_branch_allows_rests_in_its_own_file_and_nowhere_else() {
    let own = UMBRELLA.replacen("    start:", "    facts: {\"own\": \"Nobody learns this either.\"},\n    start:", 1);
    assert_ne!(own, UMBRELLA);
    let head = r#"Branch(of: "blue_umbrella", title: "Unused", "#;
    let in_own = (Code::UnlearnedFact, "blue_umbrella.ron".to_owned());
    let in_branch = (Code::UnlearnedFact, "x.branch.ron".to_owned());
    let plain = found(&joined(&own, &format!("{head}{UNUSED})")));
    assert!(plain.contains(&in_own) && plain.contains(&in_branch), "{plain:?}");
    let resting = found(&joined(&own, &format!("{head}{UNUSED}, allow: [(\"unlearned-fact\", \"The room asks for it.\")])")));
    assert!(resting.contains(&in_own) && !resting.contains(&in_branch), "{resting:?}");
    assert!(resting.iter().all(|(code, _)| *code != Code::UselessAllow), "{resting:?}");
    // What nothing asks for is told in the file that has it.
    let useless = found(&joined(UMBRELLA, &format!("{head}allow: [(\"unlearned-fact\", \"The room asks for it.\")])")));
    assert!(useless.contains(&(Code::UselessAllow, "x.branch.ron".to_owned())), "{useless:?}");
}

#[test]
fn a_warning_of_reading_rests_in_the_branch_that_allows_it() {
    let lonely = r#"Branch(of: "blue_umbrella", title: "Lonely", beats: {"lonely": (says: "Nobody comes.", to: "hello")}"#;
    let plain = found(&joined(UMBRELLA, &format!("{lonely})")));
    assert!(plain.contains(&(Code::UnreachableBeat, "x.branch.ron".to_owned())), "{plain:?}");
    let resting =
        found(&joined(UMBRELLA, &format!("{lonely}, allow: [(\"unreachable-beat\", \"It waits for the next one.\")])")));
    let of_it = |(code, _): &&(Code, String)| matches!(code, Code::UnreachableBeat | Code::UselessAllow);
    assert_eq!(resting.iter().find(of_it), None, "{resting:?}");
}

#[test]
fn a_branch_without_a_title_is_told_in_its_file() {
    for (text, is_told) in [
        (r#"Branch(of: "blue_umbrella")"#, true),
        (r#"Branch(of: "blue_umbrella", title: " ")"#, true),
        (r#"Branch(of: "blue_umbrella", title: "T")"#, false),
    ] {
        let loaded = joined(UMBRELLA, text);
        assert!(loaded.branches[0].is_in, "it is in all the same");
        let found = found(&loaded);
        assert_eq!(found.contains(&(Code::UntitledBranch, "x.branch.ron".to_owned())), is_told, "{text}: {found:?}");
    }
}

#[test]
fn a_file_of_the_other_kind_says_which_it_is() {
    let text = "// mine\nBranch(\n    of: \"blue_umbrella\",\n    title: \"T\",\n)\n";
    let as_dialogue = load_bytes("mine.ron", text.as_bytes().to_vec(), "mine");
    let told = render_all(&as_dialogue.report);
    assert_eq!(as_dialogue.report.diagnostics().len(), 1, "{told}");
    assert!(told.contains("this is a branch") && told.contains("ends in `.branch.ron`"), "{told}");

    let as_branch = joined(UMBRELLA, UMBRELLA);
    let told = render_all(&as_branch.report);
    assert!(!as_branch.branches[0].is_in && as_branch.scenario.is_some());
    assert_eq!(as_branch.report.n_errors(), 1, "{told}");
    assert!(told.contains("x.branch.ron:") && told.contains("this is a whole dialogue"), "{told}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "commands read files")]
fn plays_recorded_with_a_branch_are_kept_while_its_file_is_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let train = include_str!("../../dialogues/README.md").split_once("```ron-branch\n").unwrap().1;
    let train = train.split_once("```").unwrap().0.replace("blue_umbrella", "mine");
    let own = UMBRELLA.replace("id: \"blue_umbrella\"", "id: \"mine\"");
    std::fs::write(path("mine.ron"), own).unwrap();
    std::fs::write(path("train.branch.ron"), &train).unwrap();
    let mine = path("mine.ron").display().to_string();
    stdout(&rapport(&["check", &mine, "--bless"]));
    let plays = std::fs::read_to_string(path("mine.plays.txt")).unwrap();
    assert!(plays.contains("# branch: train.branch.ron\n") && plays.contains("seat_nine "), "{plays}");

    std::fs::remove_file(path("train.branch.ron")).unwrap();
    let checked = rapport(&["check", &mine]);
    let told = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(checked.status.code(), Some(1), "{told}");
    assert_eq!(told.matches("recorded-play").count(), 1, "the cause is told once\n{told}");
    assert!(told.contains("recorded with the branch `train.branch.ron`, which is not in"), "{told}");
    let blessed = rapport(&["check", &mine, "--bless"]);
    let told = String::from_utf8(blessed.stderr).unwrap();
    assert_eq!(blessed.status.code(), Some(2), "{told}");
    assert!(told.contains("train.branch.ron") && told.contains("nothing was written"), "{told}");
    assert_eq!(std::fs::read_to_string(path("mine.plays.txt")).unwrap(), plays, "nothing was written");

    std::fs::write(path("train.branch.ron"), &train).unwrap();
    assert!(!stdout(&rapport(&["check", &mine])).contains("recorded-play"));
}
