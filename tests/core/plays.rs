//! The recorded plays: every ending of every shipped conversation is reached by a road that a person could have taken.
//!
//! They stand in `plays.txt`, a line each, and are played as `rapport play --moves` would.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use rapport::play::{Run, RunStart, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, Temperament, load};
use rapport::source::{SourceText, render_all};

use crate::faulty::files_of;

const PLAYS: &str = include_str!("plays.txt");

/// What is shipped, by id.
pub(crate) static SHIPPED: LazyLock<Vec<Arc<Scenario>>> = LazyLock::new(|| {
    let read = |(name, text): (String, String)| {
        let loaded = load(SourceText::new(format!("{name}.ron"), text), &name);
        loaded.scenario.unwrap_or_else(|| panic!("{}", render_all(&loaded.report)))
    };
    files_of("dialogues").into_iter().map(read).collect()
});

pub(crate) fn shipped(id: &str) -> Option<&'static Arc<Scenario>> {
    SHIPPED.iter().find(|scenario| scenario.id() == id)
}

/// One line of the file.
struct Recorded {
    line: &'static str,
    scenario: &'static Arc<Scenario>,
    ending: &'static str,
    temperament: Temperament,
    moves: &'static str,
}

fn recorded() -> Vec<Recorded> {
    let lines = PLAYS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let [scenario, ending, temperament, moves] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("`{line}` is not SCENARIO ENDING TEMPERAMENT MOVES")
            };
            Recorded {
                line,
                scenario: shipped(scenario).unwrap_or_else(|| panic!("{line}: no such conversation")),
                ending,
                temperament: Temperament::from_name(temperament).unwrap_or_else(|| panic!("{line}: no such temperament")),
                moves,
            }
        })
        .collect()
}

fn play(recorded: &Recorded) -> Run {
    let start = RunStart { temperament: Some(recorded.temperament), ..RunStart::default() };
    let mut run = Run::new(recorded.scenario.clone(), Rules::newest(), start);
    for played in parse_moves(recorded.moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{}: {error}", recorded.line));
    }
    run
}

/// Every recorded play, played to where it goes.
pub(crate) static RUNS: LazyLock<Vec<Run>> = LazyLock::new(|| recorded().iter().map(play).collect());

#[test]
fn every_recorded_play_ends_as_it_says() {
    for (recorded, run) in recorded().iter().zip(RUNS.iter()) {
        let ending = run.transcript().ending().map(|ending| recorded.scenario.endings()[ending].id.as_str());
        assert_eq!(ending, Some(recorded.ending), "{}", recorded.line);
    }
}

#[test]
fn every_ending_of_every_shipped_conversation_is_reached_by_a_recorded_play() {
    let reached: BTreeSet<(&str, &str)> = recorded().iter().map(|play| (play.scenario.id(), play.ending)).collect();
    for scenario in SHIPPED.iter() {
        for ending in scenario.endings() {
            assert!(reached.contains(&(scenario.id(), &ending.id)), "nobody plays {} to `{}`", scenario.id(), ending.id);
        }
    }
}

#[test]
fn a_recorded_play_is_one_that_can_be_drawn_and_stands_there_once() {
    let mut seen = BTreeSet::new();
    for play in recorded() {
        let temperaments = &play.scenario.customer().temperaments;
        assert!(temperaments.contains(&play.temperament), "{}: the customer is never like that", play.line);
        assert!(seen.insert(play.line), "{} stands there twice", play.line);
    }
}

#[test]
fn whoever_a_customer_can_be_is_met_by_a_recorded_play() {
    let met: BTreeSet<_> = recorded().iter().map(|play| (play.scenario.id(), play.temperament)).collect();
    for scenario in SHIPPED.iter() {
        for temperament in &scenario.customer().temperaments {
            assert!(met.contains(&(scenario.id(), *temperament)), "nobody meets {} as {temperament}", scenario.id());
        }
    }
}
