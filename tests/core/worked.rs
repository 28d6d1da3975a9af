//! The worked examples of the model, played by these moves on files that never change.

use std::sync::Arc;

use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::{Scenario, Temperament, load};
use rapport::source::{SourceText, render_all};

const CALL: &str = include_str!("worked/before_three.ron");
const TRAP: &str = include_str!("worked/trap.ron");
const THAW: &str = include_str!("worked/thaw.ron");

pub(crate) fn scenario(text: &str) -> Arc<Scenario> {
    let loaded = load(SourceText::new("worked.ron", text), "worked");
    loaded.scenario.unwrap_or_else(|| panic!("{}", render_all(&loaded.report)))
}

/// Plays the moves and gives mood and trust after each, and the ending's title.
fn play(text: &str, temperament: Temperament, mood: i8, moves: &str) -> (Vec<(i8, i8)>, String) {
    let start = RunStart { seed: Seed::default(), temperament: Some(temperament), mood: Some(mood) };
    let mut run = Run::new(scenario(text), Rules::of(1).unwrap(), start);
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{error}"));
    }
    let transcript = run.transcript();
    let ending = transcript.ending().map_or_else(String::new, |ending| transcript.scenario().endings()[ending].title.clone());
    (transcript.exchanges().iter().map(|exchange| (exchange.after.mood(), exchange.after.trust())).collect(), ending)
}

/// Checks mood and trust after the given exchanges, from 1.
#[track_caller]
fn check(run: &(Vec<(i8, i8)>, String), expected: &[(usize, i8, i8)], ending: &str) {
    for (exchange, mood, trust) in expected {
        assert_eq!(run.0.get(exchange - 1), Some(&(*mood, *trust)), "after exchange {exchange} of {:?}", run.0);
    }
    assert_eq!(run.1, ending, "{:?}", run.0);
}

#[test]
fn b_the_careful_trainee_ends_as_the_one_she_asks_for() {
    let run = play(CALL, Temperament::Fiery, -5, "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1");
    check(&run, &[(1, -3, 0), (2, -1, 0), (3, 1, 3), (6, 3, 4), (13, 7, 8), (16, 6, 10)], "The one you ask for");
}

#[test]
fn b_the_trainee_who_solves_first_is_one_point_short() {
    let run = play(CALL, Temperament::Fiery, -5, "3,2,1,2:Steady,2,2,1,1,1,1,1,1,1,1:Steady,1,1");
    check(&run, &[(1, -7, 0), (2, -10, 0), (3, -8, -2), (6, -10, -2), (13, 0, 2), (16, 4, 6)], "Still with Northline");
}

#[test]
fn c_the_promise_that_lifts_her_mood_costs_the_account() {
    let run = play(CALL, Temperament::Fiery, -5, "1,1,3,1,1:Steady,1,1,3,1,3,4,2");
    check(&run, &[(2, -1, 0), (3, 2, 3), (10, 8, -2), (12, 4, -2)], "Four calls");
}

#[test]
fn d_the_congruence_trap_has_three_ways_out() {
    check(&play(TRAP, Temperament::Easygoing, 1, "1,1,1,1,1"), &[(4, 4, 5), (5, 5, 9)], "y");
    check(&play(TRAP, Temperament::Easygoing, 1, "1,1,1,1,2"), &[(5, 4, -2)], "n");
    check(&play(TRAP, Temperament::Easygoing, 1, "1,1,1,1,3,1"), &[(6, 5, 8)], "y");
}

#[test]
fn e_the_patient_seller_thaws_what_the_pushy_one_freezes() {
    check(&play(THAW, Temperament::Reserved, -1, "1,1,1,1,1,1,1"), &[(3, 0, 2), (4, 0, 4), (7, 4, 5)], "o");
    check(&play(THAW, Temperament::Reserved, -1, "2,2,2,2,2,2,2"), &[(3, -2, -2), (4, -3, -4), (7, -7, -5)], "s");
}
