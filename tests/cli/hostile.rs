//! File names, ids, run lines and arguments that would act on a terminal, if they came there as they are.

use std::process::Command;

use rapport::source::is_forbidden;

use crate::program::{Place, ended};

const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{1b}[31m\u{202e}\u{9b}2J";

/// What was printed, none of which acts on a terminal or forges a line.
#[track_caller]
fn harmless(command: &mut Command) -> (i32, String) {
    let (code, stdout, stderr) = ended(command);
    let all = stdout + &stderr;
    let acting = all.chars().find(|character| *character != '\n' && is_forbidden(*character));
    assert_eq!(acting, None, "{command:?}\n{all:?}");
    assert!(!all.lines().any(|line| line.contains("forged") && line.starts_with("rapport: forged")), "{all}");
    (code, all)
}

#[test]
fn an_id_that_two_files_share_is_not_printed_as_it_is() {
    let place = Place::new();
    let scenario = r#"Scenario(id: "\u{1b}]0;owned\u{7}\u{1b}[31m")"#;
    let folder = place.folder.path().display().to_string();
    place.put("a.ron", scenario);
    place.put("b.ron", scenario);
    for what in ["blue_umbrella", "a"] {
        harmless(&mut place.rapport(&["--dialogues", &folder, "play", what, "--moves", "1"]));
    }
    let (code, said) = harmless(&mut place.rapport(&["--dialogues", &folder, "check", "a", "b"]));
    assert_eq!(code, 1);
    assert!(said.contains("a.ron") && said.contains("b.ron"), "{said}");
}

#[test]
fn a_file_with_a_forbidden_id_is_called_by_its_name() {
    let place = Place::new();
    let path = place.put("mine.ron", r#"Scenario(id: "\u{1b}[31m/../../x", title: "\u{202e}evil", customer: (name: "A\u{7}B"), start: "a", beats: {"a": (says: "x\u{1b}[2J", choices: [(say: "y", mood: 1, end: "e")])}, endings: {"e": (kind: Bright, title: "E")})"#);
    for command in ["play", "robots", "map", "check"] {
        let (code, said) = harmless(&mut place.rapport(&[command, &path]));
        if command == "check" {
            assert_eq!(code, 1);
        } else {
            assert_eq!(code, 2);
            assert!(said.contains("`mine` can't be played until these are fixed"), "{said}");
        }
    }
    harmless(&mut place.rapport(&["check", &path, "--format", "json"]));
}

#[test]
fn a_run_line_from_a_file_is_quoted_and_not_obeyed() {
    let place = Place::new();
    for (index, line) in [
        "before_three \u{1b}[31mRED\u{1b}]0;owned\u{7} r1 X8E-AWX Fiery 1",
        "\u{1b}[2J\u{1b}[31mx ef78147c r1 000-012 Fiery 1",
        "before_three ef78147c r1\u{9b}31m X8E-AWX Fiery 1",
        "before_three ef78147c r1 X8E\u{202e}AWX Fiery 1",
        "before_three ef78147c r1 X8E-AWX Fi\u{1b}ery 1",
        "before_three ef78147c r1 X8E-AWX Fiery 1,\u{7}",
        "before_three ef78147c r1 X8E-AWX Fiery 1 mood=\u{1b}",
        "\u{1b}",
    ]
    .into_iter()
    .enumerate()
    {
        let path = place.put(&format!("{index}.run"), line);
        let (code, said) = harmless(&mut place.rapport(&["replay", &path]));
        assert_eq!((code, said.lines().count()), (2, 1), "{said}");
        harmless(&mut place.rapport(&["replay", line]));
    }
}

#[test]
fn file_names_are_shown_on_one_line() {
    let place = Place::new();
    for name in ["\u{1b}[31mx.ron", "a\nrapport: forged.ron", "b\u{202e}nor.ron"] {
        let path = place.put(name, "Scenario(");
        for arguments in [["check", &path].as_slice(), &["play", &path], &["map", name], &["check", "--format", "json", &path]] {
            let (code, _) = harmless(&mut place.rapport(arguments));
            assert!(code == 1 || code == 2, "{arguments:?}");
        }
        let good = include_str!("../../dialogues/blue_umbrella.ron");
        place.put(name, good);
        let (code, _) = harmless(&mut place.rapport(&["check", &path]));
        assert_eq!(code, 0);
    }
    let folder = place.folder.path().display().to_string();
    harmless(&mut place.rapport(&["check", &folder]));
    harmless(&mut place.rapport(&["--dialogues", &folder, "play", "nope"]));
    let inside = place.folder.path().join("in\u{1b}[31m\nrapport: forged");
    std::fs::create_dir(&inside).unwrap();
    std::fs::write(inside.join("mine.ron"), include_str!("../../dialogues/blue_umbrella.ron")).unwrap();
    let path = inside.join("mine.ron").display().to_string();
    harmless(&mut place.rapport(&["play", &path, "--moves", "1"]));
}

#[test]
fn arguments_are_quoted_and_not_obeyed() {
    let place = Place::new();
    let forged = "x\nrapport: forged";
    for text in [HOSTILE, forged] {
        let option = format!("--{text}");
        for arguments in [
            [text].as_slice(),
            &[&option],
            &["play"],
            &["play", text],
            &["play", "x", text],
            &["play", "before_three", "--seed", text],
            &["play", "before_three", "--temperament", text],
            &["play", "before_three", "--moves", text],
            &["play", "before_three", "--start-mood", text],
            &["play", "before_three", "--format", text],
            &["check", text],
            &["check", "--states", text],
            &["explain", text],
            &["replay", text],
            &["robots", text],
            &["map", text],
            &["--dialogues", text, "play", "nope"],
        ] {
            let (code, _) = harmless(&mut place.rapport(arguments));
            assert_eq!(code, 2, "{arguments:?}");
        }
    }
    harmless(place.rapport(&["explain", "syntax"]).env("RUST_LOG", format!("{HOSTILE}=debug=x")));
    harmless(place.rapport(&[]).env("DISPLAY", format!(":9{HOSTILE}")));
}

#[test]
fn a_sign_that_shows_nothing_is_escaped_and_named_wherever_a_name_is_typed() {
    let place = Place::new();
    for (sign, code) in [('\u{200b}', "U+200B"), ('\u{2060}', "U+2060"), ('\u{ad}', "U+00AD"), ('\u{a0}', "U+00A0")] {
        let id = format!("blue_umbrella{sign}");
        let beat = format!("he{sign}llo");
        for arguments in [
            ["play", &id].as_slice(),
            &["check", &id],
            &["map", &id],
            &["robots", &id],
            &["script", &id],
            &["cover", &id],
            &["compare", &id, "blue_umbrella"],
            &["group", &id],
            &["export", "pack", &id, "x.html"],
            &["new", &id],
            &["explain", &format!("says{sign}")],
            &["play", "blue_umbrella", "--at", &beat],
            &["play", &format!("no{sign}.ron")],
            &["check", &format!("no{sign}.ron")],
            &["replay", &format!("no{sign}.run")],
            &["play", "blue_umbrella", "--temperament", &format!("Fi{sign}ery")],
            &[&format!("pl{sign}ay")],
        ] {
            let (status, said) = harmless(&mut place.rapport(arguments));
            assert_eq!(status, 2, "{arguments:?}: {said}");
            assert!(said.contains(code), "{arguments:?}: {said}");
            assert!(sign == '\u{a0}' || !said.contains(sign), "{arguments:?}: {said}");
        }
    }
    let (_, said) = harmless(&mut place.rapport(&["play", "blue_umbrell\u{430}"]));
    let meant =
        "did you mean `blue_umbrella`? this one has the Cyrillic letter U+0430 `\u{430}` where that one has the Latin letter";
    assert!(said.contains(meant), "{said}");
    let path = place.put("mi\u{200b}ne.ron", "Scenario(");
    let (_, said) = harmless(&mut place.rapport(&["check", &path]));
    assert!(said.contains("mi\\u{200b}ne.ron") && !said.contains('\u{200b}'), "{said}");
}

#[test]
fn of_very_many_findings_the_weightiest_are_shown_and_all_are_counted() {
    let place = Place::new();
    let beats = (0..20_000).map(|n| format!("\"b{n}\": (to: \"x\"),")).collect::<Vec<_>>().concat();
    let path = place.put("many.ron", format!("Scenario(title: \"x\", beats: {{\"no \": (end: \"e\"),{beats}}})"));
    let (code, said) = harmless(&mut place.rapport(&["check", &path]));
    assert_eq!(code, 1);
    assert!(said.contains("\nand 19,804 more\n"), "{}", said.get(said.len() - 400..).unwrap_or(&said));
    assert!(said.ends_with("cannot be played, 20003 errors, 1 warning\n"), "{}", said.get(said.len() - 400..).unwrap_or(&said));
    assert!(!said.contains("warning[") && said.len() < 200_000, "{} bytes", said.len());
    let (code, said) = harmless(&mut place.rapport(&["check", &path, "--format", "json"]));
    assert_eq!((code, said.matches("\"severity\": \"error\"").count()), (1, 200));
    assert!(said.contains("\"left_out\": 19804"), "{}", said.get(..400).unwrap_or(&said));
}
