//! What must never change for each version of the rules: draws, codes, records, the text of the writer. The files stand in `golden/`.
//!
//! With `RAPPORT_WRITE_GOLDEN=1` a file that is missing is written; one that is there is never overwritten.

use std::path::PathBuf;

use rapport::format::{read, write};
use rapport::play::{Drawn, Run, RunStart, Seed, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::Temperament;
use rapport::source::SourceText;

use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");
const TRAP: &str = include_str!("worked/trap.ron");
const THAW: &str = include_str!("worked/thaw.ron");
const GIVEN_BACK: &str = include_str!("worked/given_back.ron");

#[track_caller]
#[expect(clippy::disallowed_methods, reason = "golden texts are files")]
fn check(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/core/golden").join(name);
    if !path.exists() && std::env::var_os("RAPPORT_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(found, golden, "{name} must never change");
}

/// A file, who the customer is, the mood to begin with, and the moves.
type Play = (&'static str, Temperament, Option<i8>, &'static str);

const PLAYS: &[Play] = &[
    (CALL, Temperament::Fiery, Some(-5), "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1"),
    (CALL, Temperament::Fiery, None, "3,2,1,2:Steady,2,2,1,1,1,1,1,1,1,1:Steady,1,1"),
    (CALL, Temperament::Anxious, None, "1,1,3,1,1:Steady,1,1,3,1,3,4,2"),
    (CALL, Temperament::Anxious, None, "2,2,2"),
    (TRAP, Temperament::Easygoing, Some(1), "1,1,1,1,1"),
    (TRAP, Temperament::Easygoing, None, "1,1,1,1,2"),
    (TRAP, Temperament::Easygoing, None, "1,1,1,1,3,1"),
    (THAW, Temperament::Reserved, None, "1,1,1,1,1,1,1"),
    (THAW, Temperament::Reserved, None, "2,2,2,2,2,2,2"),
];

const PLAYS_OF_THE_SECOND_FORMAT: &[Play] = &[
    (GIVEN_BACK, Temperament::Anxious, None, "1,1:Steady,1,1,1"),
    (GIVEN_BACK, Temperament::Fiery, None, "2,1:Bright,3,2,2"),
    (GIVEN_BACK, Temperament::Fiery, Some(4), "2,2:Warm,1,1,1"),
    (GIVEN_BACK, Temperament::Anxious, Some(-8), "3,1:Bright,2,3,1"),
    (GIVEN_BACK, Temperament::Chatty, None, "2,1:Warm,2,2,1"),
    (GIVEN_BACK, Temperament::Easygoing, Some(0), "1,2:Steady,1"),
];

fn records(plays: &[Play], version: u32) -> String {
    let mut records = String::new();
    for (index, (text, temperament, mood, moves)) in plays.iter().enumerate() {
        let seed = Seed::try_from(u32::try_from(index).unwrap() * 1_000_003).unwrap();
        let start = RunStart { seed, temperament: Some(*temperament), mood: *mood };
        let mut run = Run::new(scenario(text), Rules::of(version).unwrap(), start);
        for played in parse_moves(moves).unwrap() {
            run.play(played).unwrap_or_else(|error| panic!("{moves}: {error}"));
        }
        records.push_str(&format!("{}\n{}\n", run.transcript().run_line(), run.transcript().record()));
    }
    records
}

#[test]
fn records_never_change() {
    check("records.txt", &records(PLAYS, 1));
}

#[test]
fn records_of_the_second_version_never_change() {
    check("records-2.txt", &(records(PLAYS, 2) + &records(PLAYS_OF_THE_SECOND_FORMAT, 2)));
}

#[test]
fn the_second_format_is_written_and_named_as_ever() {
    let written = write(&read(&SourceText::new("t", GIVEN_BACK)).file);
    check("written-2.txt", &format!("{written}content {}\n", scenario(GIVEN_BACK).content()));
}

#[test]
fn draws_never_change() {
    let call = scenario(CALL);
    let mut golden = String::new();
    for number in [0, 1, 20_000_000, 33_554_431] {
        let seed = Seed::try_from(number).unwrap();
        let drawn = Drawn::new(&call, seed);
        golden.push_str(&format!("{seed} {} pushback {:?}\n", drawn.temperament(), drawn.pushback(0)));
        for (id, beat) in call.beats().enumerate().take(8) {
            golden.push_str(&format!("  {} wording {:?} order {:?}\n", beat.id, drawn.wording(id, None), drawn.order(id)));
        }
    }
    check("draws.txt", &golden);
}

#[test]
fn the_writer_never_changes() {
    let mut written = String::new();
    for text in [TRAP, THAW] {
        written.push_str(&write(&read(&SourceText::new("t", text)).file));
        written.push_str(&format!("content {}\n", scenario(text).content()));
    }
    check("written.txt", &written);
}
