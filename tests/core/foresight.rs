//! Foresight on the worked examples, against brute force, and against itself without any canonicalisation.

use rapport::foresight::{Foresight, Question};
use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::rules::Start;
use rapport::scenario::Temperament;

use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");

fn call() -> Foresight {
    let scenario = scenario(CALL);
    let mut question = Question::of(&scenario);
    // The worked example starts at -5, which is what Fiery gives.
    question.starts.push(Start { temperament: Temperament::Fiery, mood: Some(-5), carried: false });
    Foresight::new(scenario, question)
}

/// The outlook in percent at the start and after each exchange.
fn outlooks(foresight: &Foresight, temperament: Temperament, mood: Option<i8>, moves: &str) -> Vec<f64> {
    let start = RunStart { seed: Seed::default(), temperament: Some(temperament), mood };
    let mut run = Run::new(foresight.scenario().clone(), start);
    let outlook = |run: &Run| foresight.outlook(run.transcript().state()).map_or(f64::NAN, |outlook| 100.0 * outlook.value);
    let mut outlooks = vec![outlook(&run)];
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap();
        outlooks.push(outlook(&run));
    }
    outlooks
}

#[track_caller]
fn check(outlooks: &[f64], expected: &[(usize, f64)]) {
    for (exchange, percent) in expected {
        let found = outlooks[*exchange];
        assert!((found - percent).abs() <= 0.1, "after exchange {exchange}: {found}, expected {percent}; {outlooks:?}");
    }
}

#[test]
fn the_outlooks_of_the_worked_examples_are_met() {
    let foresight = call();
    let careful = outlooks(&foresight, Temperament::Fiery, Some(-5), "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1");
    check(&careful, &[(0, 59.2), (1, 67.9), (2, 74.2), (3, 80.1), (6, 86.3)]);
    let solving = outlooks(&foresight, Temperament::Fiery, Some(-5), "3,2,1,2:Steady,2,2,1,1,1,1,1,1,1,1:Steady,1");
    check(&solving, &[(1, 41.4), (2, 26.2), (3, 34.1), (6, 38.6), (13, 61.7)]);
    let promising = outlooks(&foresight, Temperament::Fiery, Some(-5), "1,1,3,1,1:Steady,1,1,3,1,3,4");
    check(&promising, &[(2, 74.2), (3, 43.1), (9, 50.2), (10, 50.2)]);
    check(&outlooks(&foresight, Temperament::Anxious, None, ""), &[(0, 64.7)]);
}
