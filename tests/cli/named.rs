//! What is asked for by name: ids, paths, temperaments.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::program::{Place, ended};

/// A play of `before_three` with somebody Fiery that comes to an ending.
const CALL: &str = "3,3,2,1,2,2,1,3,2,3";

#[test]
fn check_takes_an_id_as_well_as_a_path() {
    let place = Place::new();
    let (code, said, _) = ended(&mut place.rapport(&["check", "before_three", "blue_umbrella"]));
    assert_eq!(code, 0);
    let last: Vec<&str> = said.lines().rev().take(2).collect();
    assert!(last[1].starts_with("before_three.ron: proved, ") && last[0].starts_with("blue_umbrella.ron: proved, "), "{said}");
    let (code, _, said) = ended(&mut place.rapport(&["check", "before_thee"]));
    assert_eq!((code, said.as_str()), (2, "rapport: there is no dialogue `before_thee`: did you mean `before_three`?\n"));
    let (code, _, said) = ended(&mut place.rapport(&["check", "nosuch.ron"]));
    assert_eq!((code, said.starts_with("rapport: nosuch.ron: ")), (2, true), "{said}");
}

#[test]
fn a_path_stands_before_an_id_of_the_same_name() {
    let place = Place::new();
    place.put("before_three", "Scenario(");
    let (code, said, _) = ended(&mut place.rapport(&["check", "before_three"]));
    assert_eq!(code, 1);
    assert!(said.starts_with("before_three:1:"), "{said}");
}

#[test]
fn a_file_that_ends_in_capital_letters_is_found() {
    let place = Place::new();
    place.put("MY.RON", include_str!("../../dialogues/blue_umbrella.ron"));
    let folder = place.folder.path().display().to_string();
    let (code, said, _) = ended(&mut place.rapport(&["check", &folder]));
    assert_eq!(code, 0);
    assert!(said.contains("MY.RON: proved"), "{said}");
}

#[test]
fn a_temperament_is_understood_in_any_case_and_a_slip_is_named() {
    let place = Place::new();
    let played = |who: &str| {
        let (code, said, _) =
            ended(&mut place.rapport(&["play", "before_three", "--moves", "1,1", "--seed", "0", "--temperament", who]));
        assert_eq!(code, 0, "{who}");
        said
    };
    let said = played("Fiery");
    assert_eq!(said, played("fiery"));
    assert_eq!(said, played("FIERY"));
    let (code, _, slip) = ended(&mut place.rapport(&["play", "before_three", "--temperament", "firy"]));
    assert_eq!(code, 2);
    assert!(slip.contains("did you mean `Fiery`?"), "{slip}");
    let line = said
        .lines()
        .find_map(|line| line.strip_prefix("To watch this again in a terminal: rapport replay '")?.split('\'').next())
        .unwrap();
    let home = place.home().display().to_string();
    assert!(said.contains(&format!("{line}' --home {home}\n")), "it says what finds it again: {said}");
    let (code, again, _) = ended(&mut place.rapport(&["replay", &line.replace("Fiery", "fiery")]));
    assert_eq!((code, again), (0, said.clone()));
    let (code, _, slip) = ended(&mut place.rapport(&["replay", &line.replace("Fiery", "firy")]));
    assert_eq!(code, 2);
    assert!(slip.contains("did you mean `Fiery`?"), "{slip}");
}

const EXPECTS: &str = r#"Scenario(title: "T", customer: (name: "N"), start: "a", beats: {
    "a": (says: "Well?", choices: [(say: "Yes.", mood: 1, end: "x"), (say: "No.", mood: -1, end: "x")]),
}, endings: {"x": (kind: Fair, title: "X")}, expect: [
    Always(at: "x", that: [MoodAtLeast(0)]), Can(at: "x", that: [MoodAtMost(-1)]), Typical(at: "x", percent: (90, 100)),
])"#;

#[test]
fn an_expectation_that_does_not_hold_ends_the_check_with_1_and_the_json_lists_them_all() {
    let place = Place::new();
    let file = place.put("mine.ron", EXPECTS);
    let (code, said, _) = ended(&mut place.rapport(&["check", &file, "--format", "json"]));
    assert_eq!(code, 1, "{said}");
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    let told = |index: usize, key: &str| json["scenarios"][0]["expectations"][index][key].clone();
    assert_eq!([0, 1, 2].map(|index| told(index, "verdict")), ["refuted", "proved", "proved"]);
    assert_eq!([0, 1].map(|index| told(index, "witness")["moves"].clone()), ["2", "2"]);
    assert_eq!(told(2, "percent"), 100.0);
    let refuted = json["findings"].as_array().unwrap().iter().find(|found| found["code"] == "expectation-refuted").unwrap();
    assert_eq!((&refuted["severity"], &refuted["witness"]["moves"]), (&"error".into(), &"2".into()));
    // It can be played all the same.
    let (code, _, _) = ended(&mut place.rapport(&["play", &file, "--moves", "2", "--unkept"]));
    assert_eq!(code, 0);
}

#[test]
fn check_and_robots_play_by_the_version_of_the_rules_that_is_asked_for() {
    let place = Place::new();
    for command in ["check", "robots"] {
        let (code, _, _) = ended(&mut place.rapport(&[command, "blue_umbrella", "--rules", "1"]));
        assert_eq!(code, 0, "{command}");
        let (code, _, said) = ended(&mut place.rapport(&[command, "blue_umbrella", "--rules", "99"]));
        assert_eq!(code, 2, "{command}");
        assert!(said.contains("there are these versions of the rules: 1, 2"), "{said}");
    }
}

#[test]
fn explain_says_what_a_word_is_whatever_it_is_a_word_for() {
    let place = Place::new();
    for (word, of) in [
        ("unheard", "a field of an option"),
        ("TrustAtLeast", "a condition"),
        ("toosoon", "a near-miss"),
        ("Listening", "a skill"),
        ("no-difference", "advice[no-difference]"),
        ("Bright", "a voice"),
        ("Bright", "a kind of ending"),
        ("Solve", "a kind of option"),
        ("hair", "a field of `look`"),
        ("Locs", "a hair of `look`"),
        ("r3", "a rule of the customer model"),
        ("R13", "nobody is with the customer"),
        ("bounce", "a reason why trust moved"),
        ("upset", "a word for mood"),
    ] {
        let (code, said, _) = ended(&mut place.rapport(&["explain", word]));
        assert_eq!(code, 0, "{word}");
        assert!(said.contains(of), "{word}: {said}");
    }
    let (code, _, said) = ended(&mut place.rapport(&["explain", "R14"]));
    assert!(code == 2 && said.contains("`R14` isn't a word"), "{said}");
}

/// What `explain` knows, by word.
fn explained(place: &Place) -> BTreeSet<String> {
    let (code, said, _) = ended(&mut place.rapport(&["explain", "--all", "--format", "json"]));
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(code, 0);
    json["words"].as_array().unwrap().iter().map(|entry| entry["word"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_word_that_a_file_can_hold_is_explained() {
    use rapport::scenario::{
        Beard, Collar, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, OptionKind, Pronoun, RuleSet, Skill, Skin,
        Temperament, Trap, Voice,
    };
    let mut words: Vec<&str> = rapport::format::Condition::NAMES.to_vec();
    macro_rules! all {
        ($($list:ident),+) => { $(words.extend($list::ALL.iter().map(|one| one.name()));)+ };
    }
    all!(Beard, Collar, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, OptionKind, Pronoun, RuleSet);
    all!(Skill, Skin, Temperament, Trap, Voice);
    words.extend(rapport::words::terms::FIELDS.iter().flat_map(|field| field.names));
    words.extend(["Scenario", "Branch", "Always", "Never", "Can", "Typical", "true", "false"]);
    let explained = explained(&Place::new());
    let missing: Vec<&&str> = words.iter().filter(|word| !explained.contains(**word)).collect();
    assert!(words.len() > 250 && missing.is_empty(), "{missing:?}");
}

#[test]
fn every_word_that_is_printed_is_explained() {
    use rapport::foresight::Policy;
    use rapport::rules::{EntryRule, PromiseState};
    let place = Place::new();
    let mut words: BTreeSet<String> = rapport::source::Code::ALL.iter().map(|code| code.id().to_owned()).collect();
    words.extend(EntryRule::ALL.map(|rule| rule.name().to_owned()));
    words.extend(Policy::all().map(|policy| policy.name().to_owned()));
    words.extend(PromiseState::ALL.map(|state| rapport::words::author::promise_state(state).to_owned()));
    // What JSON holds: every key, and every value of a key whose values are names.
    let (_, played, _) = ended(&mut place.rapport(&["play", "before_three", "--temperament", "Fiery", "--moves", CALL]));
    let (_, line) = played.split_once("replay '").unwrap();
    let line = line.split('\'').next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for command in [
        &["replay", &line, "--format", "json"][..],
        &["play", "before_three", "--temperament", "Fiery", "--moves", CALL, "--format", "json"],
        &["robots", "blue_umbrella", "--beats", "--format", "json"],
        &["check", "before_three", "--format", "json"],
        &["compare", "blue_umbrella", "before_three", "--format", "json"],
        &["runs", "--format", "json"],
        &["explain", "R1", "--format", "json"],
    ] {
        let (_, said, complaint) = ended(&mut place.rapport(command));
        let json: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{command:?}: {error}\n{complaint}"));
        collect(&json, &mut words);
    }
    let explained = explained(&place);
    let missing: Vec<&String> = words.iter().filter(|word| !explained.contains(*word)).collect();
    assert!(words.len() > 150 && missing.is_empty(), "{missing:?}");
}

/// The keys of JSON, and the values of those whose values are names of the program.
fn collect(json: &Value, words: &mut BTreeSet<String>) {
    const NAMED: [&str; 9] = ["rule", "severity", "verdict", "verdicts", "player", "change", "replays", "state", "how"];
    match json {
        Value::Object(fields) => {
            for (key, value) in fields {
                words.insert(key.clone());
                if NAMED.contains(&key.as_str()) {
                    let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                    words.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                collect(value, words);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        _ => {}
    }
}

#[test]
fn a_run_line_is_found_in_whatever_it_was_sent_in() {
    let place = Place::new();
    let (_, told, _) =
        ended(&mut place.rapport(&["play", "before_three", "--moves", "1,1", "--seed", "0", "--temperament", "Fiery"]));
    let printed = told.lines().find(|line| line.contains("rapport replay '")).unwrap();
    let line = printed.split('\'').nth(1).unwrap();
    let replayed = |command: &mut std::process::Command| {
        let (code, said, complaint) = ended(command);
        assert_eq!((code, said.as_str()), (0, told.as_str()), "{complaint}");
    };
    for text in
        [printed, &format!("rapport replay \u{2018}{line}\u{2019}"), &format!("\u{201c}{}\u{201d}", line.replace("1,1", "1, 1"))]
    {
        replayed(&mut place.rapport(&["replay", text]));
        let path = place.put("sent.txt", text);
        replayed(&mut place.rapport(&["replay", &path]));
    }
    let whole = place.put("whole.eml", format!("> {}\n", printed.replace(' ', "\n> ")));
    replayed(&mut place.rapport(&["replay", &whole]));
    let words: Vec<&str> = line.split(' ').collect();
    replayed(&mut place.rapport(&[["replay"].as_slice(), &words].concat()));
    for from in ["replay -", "replay", "replay /dev/stdin"] {
        replayed(&mut place.shell(&format!("\"$rapport\" --home \"$RAPPORT_HOME\" {from} < '{whole}'")));
        replayed(&mut place.shell(&format!("cat '{whole}' | \"$rapport\" --home \"$RAPPORT_HOME\" {from}")));
    }
    let (code, _, said) = ended(&mut place.rapport(&["replay"]));
    assert_eq!((code, said.as_str()), (2, "rapport: there is no run line in it\n"));
}
