//! The code: what stands at the head of its files, which rooms use which, and what is not in them.

use std::collections::BTreeMap;

use crate::LIB;
use crate::repository::{files, product_code, words};

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
        for comment in comments.filter(|_| name != "tests/tidy/code.rs") {
            let cites = ["training-model", "training model", "(design", "design.md", "looks.md"]
                .iter()
                .find(|cited| comment.contains(**cited));
            assert_eq!(cites, None, "{name}: {comment}");
        }
    }
}

/// The rooms in their order, as `lib.rs` lists them.
pub(crate) fn rooms() -> Vec<&'static str> {
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
