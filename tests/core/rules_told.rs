//! What is told of the rules is told with their own numbers: a made-up version shows its own.

use rapport::debrief::Debrief;
use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::rules::Rules;
use rapport::scenario::Temperament;
use rapport::words::{conversation, debrief as worded, help};

use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");
const OVER: &str = "1,1,3,1,1:Steady,1,1,3,1,3,4,2";

/// The first version, with other amounts.
fn made_up() -> &'static Rules {
    let changes = [
        ("version: 1,", "version: 1001,"),
        ("heard: (\n        highest: 3,", "heard: (\n        highest: 4,"),
        ("first_impression: (exchanges: 3,", "first_impression: (exchanges: 2,"),
        ("promise: (kept: 3,", "promise: (kept: 2,"),
        ("broken: -4,", "broken: -5,"),
    ];
    let text = changes.iter().fold(include_str!("../../assets/rules/1.ron").to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} stands in the first version");
        text.replace(from, to)
    });
    Box::leak(Box::new(Rules::read(&text).unwrap()))
}

#[test]
fn the_seven_things_about_people_tell_the_numbers_of_their_version() {
    let (first, other) = (help::seven_things(Rules::of(1).unwrap()), help::seven_things(made_up()));
    assert!(first[1].meaning.starts_with("Your first three answers"), "{first:?}");
    assert!(other[1].meaning.starts_with("Your first two answers"), "{other:?}");
    assert_eq!(conversation::heard_pips(2, made_up()), "Feels heard: 2 of 4");
}

#[test]
fn a_debrief_tells_the_numbers_of_the_version_it_was_played_by() {
    let told = |rules: &'static Rules| {
        let start = RunStart { seed: Seed::default(), temperament: Some(Temperament::Fiery), mood: None };
        let mut run = Run::new(scenario(CALL), rules, start);
        for played in parse_moves(OVER).unwrap() {
            run.play(played).unwrap_or_else(|error| panic!("{error}"));
        }
        Debrief::new(run.transcript(), "Robin")
    };
    let (first, other) = (told(Rules::of(1).unwrap()), told(made_up()));
    let details =
        |debrief: &Debrief| worded::account::account(debrief).lines.into_iter().flat_map(|line| line.details).collect::<Vec<_>>();
    assert!(details(&first).contains(&"your first three answers".to_owned()), "{:?}", details(&first));
    assert!(details(&other).contains(&"your first two answers".to_owned()), "{:?}", details(&other));
    assert_eq!(worded::curve::the_first(other.curve.n_first), "your first two answers");
    let broken = |debrief: &Debrief| debrief.account.lines.iter().map(|line| line.amount).min().unwrap();
    assert_eq!((broken(&first), broken(&other)), (-4, -5));
}
