//! Branch files: what they add, what of them is left out, and where their faults are told.

use std::sync::Arc;

use proptest::prelude::*;
use rapport::check::{Settings, check, places_of};
use rapport::play::{Run, RunStart, parse_moves, replay};
use rapport::rules::Rules;
use rapport::scenario::{BranchIn, BranchText, Loaded, Scenario, Target, load};
use rapport::source::{Code, SourceText, render_all};

use crate::commands::{rapport, stdout};
use crate::generate;

const OWN: &str = r#"Scenario(
    title: "The loaf", customer: (name: "Tilda"), start: "hello",
    facts: {"own": "It is the last one."},
    beats: {
        "hello": (says: "Is that the last one?", choices: [(say: "It is.", end: "toast"), (say: "Somebody rang.", end: "crackers")]),
        "way": (says: "Wait.", to: "hello"),
    },
    endings: {"toast": (kind: Bright, title: "Toast"), "crackers": (kind: Fair, title: "Crackers")},
    allow: [("unreachable-beat", "for the test")],
)"#;

const BAKER: &str = r#"Branch(
    of: "loaf", title: "Ask the baker",
    facts: {"oven": "There is one more in the oven."}, deeds: {"asked": "You asked."},
    promises: {"keep": (text: "Keep one back", due: "noon")}, people: {"baker": (name: "Olu")},
    details: {"kind": ["rye", "wheat"]},
    choices: {"hello": [(say: "I ask the baker.", mood: 1, does: "asked", promise: "keep", to: "baker")]},
    beats: {"baker": (speaker: "baker", says: "One more {kind}, at noon.", learns: "oven", choices: [
        (say: "At noon, then.", needs: [Learned("oven"), Did("asked")], keeps: "keep", end: "noon"),
        (say: "No more today.", end: "toast"),
    ])},
    endings: {"noon": (kind: Bright, title: "At noon")},
    expect: [Always(at: "noon", that: [Learned("oven")])],
)"#;

fn branch(name: &str, text: &str) -> BranchText {
    BranchText::read(name, text.as_bytes().to_vec())
}

fn own() -> Loaded {
    load(SourceText::new("loaf.ron", OWN), "loaf")
}

fn with(branches: &[(&str, &str)]) -> Loaded {
    own().with_branches(branches.iter().map(|(name, text)| branch(name, text)))
}

/// Every error with its code, the file that it is in, and what it marks.
fn errors(loaded: &Loaded) -> Vec<(Code, String, String)> {
    let errors = loaded.report.diagnostics().iter().filter(|found| found.severity() == rapport::source::Severity::Error);
    let sources = loaded.report.sources();
    errors
        .map(|found| (found.code, sources.place(found.span).0.name().to_owned(), sources.slice(found.span).to_owned()))
        .collect()
}

fn play(scenario: &Arc<Scenario>, moves: &str) -> Run {
    let mut run = Run::new(Arc::clone(scenario), Rules::newest(), RunStart::default());
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap();
    }
    run
}

#[test]
fn a_branch_adds_what_it_holds_and_the_scenario_knows_what_came_from_where() {
    let loaded = with(&[("baker.branch.ron", BAKER)]);
    assert!(loaded.report.is_clean(), "{}", render_all(&loaded.report));
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.branches().collect::<Vec<_>>(), ["Ask the baker"]);
    let run = play(&scenario, "3,1");
    let ending = run.transcript().ending().unwrap();
    assert_eq!(scenario.endings()[ending].id, "noon");
    assert_eq!(scenario.branch_of_ending(ending), Some("Ask the baker"));
    let of_beats: Vec<_> =
        scenario.beats().enumerate().map(|(id, beat)| (beat.id.as_str(), scenario.branch_of_beat(id))).collect();
    assert_eq!(of_beats, [("hello", None), ("way", None), ("baker", Some("Ask the baker"))]);
    let of_choices: Vec<bool> = scenario.choices().enumerate().map(|(id, _)| scenario.branch_of_choice(id).is_some()).collect();
    assert_eq!(of_choices, [false, false, true, true, true]);
}

#[test]
fn a_conversation_with_branches_replays_from_its_run_line_and_from_the_text_it_was_kept_with() {
    let scenario = with(&[("baker.branch.ron", BAKER)]).scenario.unwrap();
    let run = play(&scenario, "3,1");
    let line = run.transcript().run_line();
    let kept = load(SourceText::new("kept", scenario.source_text()), "loaf").scenario.unwrap();
    assert_eq!(kept.content(), scenario.content());
    assert_ne!(own().scenario.unwrap().content(), scenario.content(), "the content covers the branches that are in");
    for scenario in [scenario, kept] {
        assert_eq!(replay(scenario, &line).unwrap().transcript().record().to_string(), run.transcript().record().to_string());
    }
}

#[test]
fn branches_join_in_the_order_of_their_files_and_one_may_build_on_another() {
    let second = r#"Branch(of: "loaf", title: "Later", choices: {
        "baker": [(say: "Or at one?", end: "noon")], "hello": [(say: "Come back at one.", end: "toast")]})"#;
    let loaded = with(&[("z.branch.ron", second), ("a.branch.ron", BAKER)]);
    assert!(loaded.report.is_clean(), "{}", render_all(&loaded.report));
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.branches().collect::<Vec<_>>(), ["Ask the baker", "Later"]);
    let said: Vec<_> =
        scenario.choices().enumerate().map(|(id, choice)| (choice.spoken.text(), scenario.branch_of_choice(id))).collect();
    assert_eq!(said[3], ("Come back at one.", Some("Later")));
    assert_eq!(said[6], ("Or at one?", Some("Later")));
}

#[test]
fn each_fault_stands_in_the_file_that_has_it_and_the_rest_plays_on() {
    for (text, code, marked) in [
        // Reading: one bracket too few, a field that is none.
        ("Branch(of: \"loaf\", beats: {\"x\": (says: \"a\", end: \"toast\")", Code::UnclosedBracket, "{"),
        ("Branch(of: \"loaf\", begin: \"x\")", Code::UnknownField, "begin"),
        // Clashes with what is there.
        ("Branch(of: \"loaf\", beats: {\"hello\": (says: \"a\", end: \"toast\")})", Code::DuplicateId, "\"hello\""),
        ("Branch(of: \"loaf\", facts: {\"own\": \"a\"})", Code::DuplicateId, "\"own\""),
        // Names that nothing has.
        ("Branch(of: \"loaf\", choices: {\"helo\": [(say: \"a\", end: \"toast\")]})", Code::UnknownTarget, "\"helo\""),
        ("Branch(of: \"loaf\", choices: {\"hello\": [(say: \"a\", end: \"tost\")]})", Code::UnknownEnding, "\"tost\""),
        ("Branch(of: \"loaf\", expect: [Always(at: \"tost\", that: [Heard(1)])])", Code::UnknownTarget, "\"tost\""),
        ("Branch(of: \"loaf\", title: \"a\\u{7}b\")", Code::ForbiddenCharacter, "\"a\\u{7}b\""),
        // What shows in the scenario's own file is told at the head of the branch.
        ("Branch(of: \"loaf\", choices: {\"way\": [(say: \"a\", end: \"toast\")]})", Code::TwoWaysOn, "Branch"),
    ] {
        let loaded = with(&[("a.branch.ron", text), ("b.branch.ron", BAKER)]);
        let found = errors(&loaded);
        assert_eq!(found, [(code, "a.branch.ron".to_owned(), marked.to_owned())], "{text}\n{}", render_all(&loaded.report));
        assert!(render_all(&loaded.report).starts_with("a.branch.ron:1:"), "{}", render_all(&loaded.report));
        assert_eq!(loaded.branches.iter().map(|branch| branch.is_in).collect::<Vec<_>>(), [false, true]);
        assert_eq!(loaded.n_left_out(), 1);
        assert_eq!(loaded.scenario.unwrap().branches().collect::<Vec<_>>(), ["Ask the baker"]);
    }
}

#[test]
fn a_name_that_the_dialogue_has_already_is_told_as_taken_with_its_file() {
    for (text, what) in [
        ("Branch(of: \"loaf\", beats: {\"hello\": (says: \"a\", end: \"toast\")})", "beat"),
        ("Branch(of: \"loaf\", endings: {\"toast\": (kind: Fair, title: \"a\")})", "ending"),
    ] {
        let told = render_all(&with(&[("a.branch.ron", text)]).report);
        assert!(told.contains(&format!("`loaf.ron` has a {what} of that name already")), "{told}");
        assert!(told.contains("choose another name") && told.contains("loaf.ron:"), "{told}");
    }
}

#[test]
fn what_the_check_finds_of_a_branch_is_placed_in_its_file_also_beside_one_that_is_left_out() {
    let unused = r#"Branch(of: "loaf", title: "Unused", facts: {"nobody": "Nobody learns this."})"#;
    let broken = r#"Branch(of: "loaf", nothing: 1)"#;
    let loaded = with(&[("a.branch.ron", broken), ("b.branch.ron", unused)]);
    let report = check(&loaded, Rules::newest(), Settings::default()).report;
    let sources = report.sources();
    let places = report.diagnostics().iter().filter(|found| found.code == Code::UnlearnedFact);
    let places: Vec<_> = places.map(|found| (sources.place(found.span).0.name(), sources.slice(found.span))).collect();
    assert_eq!(places, [("loaf.ron", "\"own\""), ("b.branch.ron", "\"nobody\"")], "{}", render_all(&report));
}

#[test]
fn a_finding_belongs_to_the_beat_or_ending_that_it_stands_at_also_where_a_branch_wrote_it() {
    let closed = r#"Branch(of: "loaf", title: "Closed", facts: {"never": "N."}, choices: {
        "hello": [(say: "I know it.", needs: [Learned("never")], end: "known")]}, endings: {"known": (kind: Fair, title: "Known")})"#;
    let loaded = with(&[("closed.branch.ron", closed)]);
    let scenario = loaded.scenario.clone().unwrap();
    let report = check(&loaded, Rules::newest(), Settings::default()).report;
    let places = places_of(&report, &scenario);
    assert_eq!(places.len(), report.diagnostics().len());
    let place_of = |code: Code| {
        let found = report.diagnostics().iter().position(|found| found.code == code);
        found.map(|index| (report.sources().place(report.diagnostics()[index].span).0.name(), places[index]))
    };
    let hello = scenario.beats().enumerate().next().map(|(beat, _)| Target::Beat(beat));
    let known = scenario.endings().enumerate().last().map(|(ending, _)| Target::End(ending));
    assert_eq!(place_of(Code::NeverTrue), Some(("closed.branch.ron", hello)), "{}", render_all(&report));
    assert_eq!(place_of(Code::UnplayableEnding), Some(("closed.branch.ron", known)), "{}", render_all(&report));
    assert_eq!(place_of(Code::FewBeats).map(|(_, place)| place).unwrap_or_default(), None, "about the whole");
}

#[test]
fn a_scenario_with_a_fault_of_its_own_is_told_with_those_of_its_branches() {
    let own = load(SourceText::new("loaf.ron", OWN.replace("end: \"toast\"", "end: \"tost\"")), "loaf");
    let loaded = own.with_branches([branch("a.branch.ron", "Branch(of: \"loaf\", nothing: 1)"), branch("b.branch.ron", BAKER)]);
    assert!(loaded.scenario.is_none());
    let files: Vec<String> = errors(&loaded).into_iter().map(|(_, file, _)| file).collect();
    assert_eq!(files, ["loaf.ron", "a.branch.ron"], "nothing is said of what only could not be tried");
}

#[test]
fn branches_that_are_joined_later_are_those_that_are_joined_at_once() {
    let broken = r#"Branch(of: "loaf", nothing: 1)"#;
    let at_once = with(&[("a.branch.ron", broken), ("b.branch.ron", BAKER)]);
    let later = with(&[("b.branch.ron", BAKER)]).with_branches([branch("a.branch.ron", broken)]);
    assert_eq!(render_all(&later.report), render_all(&at_once.report));
    assert_eq!(later.scenario.unwrap().content(), at_once.scenario.unwrap().content());
    assert_eq!(later.branches.iter().map(BranchIn::name).collect::<Vec<_>>(), ["a.branch.ron", "b.branch.ron"]);
}

#[test]
fn the_commands_join_the_branches_that_stand_beside_a_file_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        #[expect(clippy::disallowed_methods, reason = "commands read files")]
        std::fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name).display().to_string()
    };
    let (path, baker) = (write("loaf.ron", OWN), write("baker.branch.ron", BAKER));
    let whole = folder.path().display().to_string();
    for what in [&path, &baker, &whole] {
        let text = stdout(&rapport(&["check", what]));
        assert!(text.contains("loaf.ron: ") && text.contains("baker.branch.ron: joined"), "{what}\n{text}");
    }
    let played = stdout(&rapport(&["play", &path, "--moves", "3,1"]));
    assert!(played.contains("With Ask the baker") && played.contains("At noon"), "{played}");
    let map = stdout(&rapport(&["map", &path]));
    let is_marked =
        |start: &str| map.lines().any(|line| line.trim_start().starts_with(start) && line.ends_with("  [Ask the baker]"));
    assert!(is_marked("baker ") && is_marked("3 ") && is_marked("Bright ") && !is_marked("hello "), "{map}");

    let umbrella = write("umbrella.branch.ron", r#"Branch(of: "blue_umbrella", title: "Nothing")"#);
    let text = stdout(&rapport(&["check", &umbrella]));
    assert!(text.contains("blue_umbrella.ron: ") && text.contains("umbrella.branch.ron: joined"), "{text}");

    write("loose.branch.ron", r#"Branch(of: "loav", title: "Loose")"#);
    write("baker.branch.ron", &BAKER.replace("to: \"baker\"", "to: \"bakr\""));
    let output = rapport(&["check", &whole]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    for said in ["baker.branch.ron: left out", "error[unknown-scenario]: there is no dialogue `loav`", "did you mean `baker`?"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let played = rapport(&["play", &path, "--moves", "1"]);
    assert_eq!(played.status.code(), Some(0), "the conversation plays on without it");
    assert!(String::from_utf8(played.stderr).unwrap().contains("has a problem, so this plays without it"));
}

#[test]
fn more_branches_than_the_bound_are_left_out_and_told() {
    let names: Vec<String> = (0..22).map(|n| format!("{n:02}.branch.ron")).collect();
    let loaded = own().with_branches(names.iter().map(|name| branch(name, "Branch(of: \"loaf\", title: \"One more\")")));
    assert_eq!(loaded.n_left_out(), 2);
    assert_eq!(
        errors(&loaded).iter().map(|(code, file, _)| (*code, file.as_str())).collect::<Vec<_>>(),
        [(Code::TooMany, "20.branch.ron"), (Code::TooMany, "21.branch.ron")]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_a_branch_file_and_the_scenario_plays_with_it_or_without(text in ".{0,200}", cut in 0..BAKER.len()) {
        let broken = BAKER.get(..cut).unwrap_or_default();
        for text in [text.as_str(), broken] {
            let loaded = with(&[("a.branch.ron", text)]);
            prop_assert!(loaded.scenario.is_some());
            prop_assert_eq!(loaded.n_left_out(), 1);
            prop_assert!(loaded.report.n_errors() > 0);
            let _ = render_all(&loaded.report);
        }
    }

    /// A scenario that is cut in two, its last beats in a branch, is the scenario that was cut.
    #[test]
    fn a_scenario_whose_last_beats_come_from_a_branch_is_the_same_content(seed in 0_u64..500) {
        let whole = load(SourceText::new("whole.ron", generate::small(seed)), "cut").scenario.unwrap();
        let file = rapport::format::read(&SourceText::new("whole.ron", whole.source_text())).file;
        let mut rest = file.clone();
        let moved = rest.endings.0.split_off(rest.endings.0.len() - 1);
        let Some((id, ending)) = moved.into_iter().next() else { return Ok(()) };
        // The branch is written from the scenario's own text of that ending.
        let alone = rapport::format::ScenarioFile { endings: rapport::format::Entries(vec![(id, ending)]), ..Default::default() };
        let text = rapport::format::write(&alone).replacen("Scenario(", "Branch(\n    of: \"cut\",", 1);
        let mut joined = rapport::format::Joined::default();
        let reading = rapport::format::read_branch(&SourceText::new("b", text));
        prop_assert!(reading.faults.is_empty());
        prop_assert!(rapport::format::join(&mut rest, &mut joined, reading.file).is_empty());
        prop_assert_eq!(rest, file);
    }
}
