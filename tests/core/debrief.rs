//! What is told of a run: its moments, its account, its promises and its fate.

use rapport::debrief::{Debrief, Mark, MarkedFor, PromiseFate};
use rapport::phrases::NOTHING_PROMISED;
use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::scenario::Temperament;

use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");
const OVER: &str = "1,1,3,1,1:Steady,1,1,3,1,3,4,2";

/// Every border of the nine fates in one exchange: the option's number says which mood and trust it leaves.
const BORDERS: &str = r#"Scenario(
    id: "borders", title: "Borders", rules: Plain,
    customer: (name: "Ada"),
    promises: { "moon": "the moon", "tea": (text: "Tea at four", due: "16:00") },
    start: "one",
    beats: {
        "one": (at: "10:00", says: "Well?", sees: "A cup.", thinks: "Tea.", choices: [
            (say: "Four and two.", mood: 4, trust: 2, to: "two"),
            (say: "Four and three.", mood: 4, trust: 3, to: "two"),
            (say: "Three and minus two.", mood: 3, trust: -2, to: "two"),
            (say: "Minus three and minus three.", mood: -3, trust: -3, to: "two"),
            (say: "Minus four and nothing.", mood: -4, to: "two"),
        ]),
        "two": (at: "10:05", says: "And?", choices: [
            (say: "The moon.", promise: "moon", to: "two"),
            (say: "Tea.", promise: "tea", to: "three"),
            (say: "Nothing.", to: "three"),
        ]),
        "three": (at: "16:00", sees: "The kettle.", choices: [
            (act: "Bring tea.", keeps: "tea", to: "four"),
            (say: "No tea.", breaks: "tea", to: "four"),
            (say: "The moon, I promise.", promise: "moon", to: "four"),
        ]),
        "four": (at: "16:05", says: "Oh.", choices: [ (say: "Goodbye.", end: "over"), (act: "Bring tea.", keeps: "tea", end: "over") ]),
    },
    endings: { "over": (kind: Thin, title: "Over") },
)"#;

fn run(text: &str, temperament: Option<Temperament>, moves: &str) -> Run {
    let mut run = Run::new(scenario(text), RunStart { seed: Seed::default(), temperament, mood: None });
    for played in parse_moves(moves).unwrap() {
        run.play(played).unwrap_or_else(|error| panic!("{error}"));
    }
    run
}

fn told(text: &str, temperament: Option<Temperament>, moves: &str) -> Debrief {
    Debrief::new(run(text, temperament, moves).transcript(), "Robin")
}

#[test]
fn the_fate_changes_at_the_borders_of_mood_and_trust() {
    let fates = ["1", "2", "3", "4", "5"].map(|moves| told(BORDERS, None, moves).account.fate.own_words());
    let expected = ["Pleasant enough", "Glad, and stays", "Forgets you", "Leaves quietly", "Shops around"];
    assert_eq!(fates, expected);
}

#[test]
fn where_nothing_was_banked_the_account_is_empty_and_stands_where_it_began() {
    let debrief = told(BORDERS, None, "5,3,2,1");
    assert!(debrief.account.entries.is_empty() && debrief.account.promises.is_empty());
    assert_eq!(debrief.account.opening_balance, 0);
    assert_eq!(debrief.account.sentence, "Tonight: upset. Tomorrow: undecided.");
    assert!(!NOTHING_PROMISED.is_empty());
}

#[test]
fn a_promise_that_nothing_could_keep_was_never_yours_and_was_made_when_it_was_first_given() {
    let debrief = told(BORDERS, None, "5,1,1,3,2,1");
    let [moon] = debrief.account.promises.as_slice() else { panic!("{:?}", debrief.account.promises) };
    assert!(moon.never_yours);
    assert_eq!(moon.sentence(), "Made 10:05. Broken, and never yours to make.");

    let again = told(BORDERS, None, "5,1,3,3,1");
    assert_eq!(again.account.promises[0].made.as_deref(), Some("10:05"));
}

#[test]
fn each_promise_is_told_by_what_became_of_it() {
    let fate = |moves: &str| told(BORDERS, None, moves).account.promises.first().map(|promise| promise.fate);
    assert_eq!(fate("5,2,1,1"), Some(PromiseFate::Kept));
    assert_eq!(fate("5,2,2,1"), Some(PromiseFate::Broken));
    assert_eq!(fate("5,2,2,2"), Some(PromiseFate::Mended));
    assert_eq!(fate("5,3,1,1"), Some(PromiseFate::Unasked));
    assert_eq!(fate("5,2"), Some(PromiseFate::Open));
}

#[test]
fn what_was_felt_most_is_marked_and_a_broken_promise_with_it() {
    let debrief = told(CALL, Some(Temperament::Fiery), OVER);
    let marked: Vec<_> = debrief.moments.iter().map(|moment| (moment.letter, moment.point, moment.marked_for)).collect();
    assert_eq!(marked, [('A', 3, MarkedFor::FeltAtTheTime), ('B', 10, MarkedFor::BrokenPromise)]);
    assert!(debrief.curve.points[10].marks.contains(&Mark::PromiseBroken));
    assert_eq!(debrief.first_look(), 3, "of equal moves the first");
}

#[test]
fn a_talk_that_is_not_over_can_be_told_too() {
    let debrief = told(CALL, Some(Temperament::Fiery), "");
    assert!(debrief.moments.is_empty() && debrief.ending.is_none());
    assert_eq!(debrief.first_look(), 0);
    assert_eq!(debrief.curve.points.len(), 1);
}

#[test]
fn what_was_seen_stands_beside_what_was_said() {
    let debrief = told(BORDERS, None, "5,3,1,1");
    assert_eq!(debrief.exchanges[0].you_saw.as_deref(), Some("A cup."));
    assert_eq!((debrief.exchanges[2].they_said.as_deref(), debrief.exchanges[2].you_saw.as_deref()), (None, Some("The kettle.")));
    assert_eq!(debrief.exchanges[1].you_saw, None);
}

#[test]
fn a_second_try_is_told_beside_the_first_which_stays_as_it_was() {
    let first = run(CALL, Some(Temperament::Fiery), OVER);
    let mut second = Run::branch_of(first.transcript(), 2);
    for played in parse_moves("1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1,1").unwrap() {
        second.play(played).unwrap();
    }
    let debrief = Debrief::new(second.transcript(), "Robin").beside(first.transcript(), "Robin");
    let beside = debrief.first_try.as_ref().unwrap();
    assert_eq!(beside.ending.as_deref(), Some("Four calls"));
    assert_eq!(beside.curve, told(CALL, Some(Temperament::Fiery), OVER).curve);
    assert_eq!(beside.curve.points[..3], debrief.curve.points[..3], "up to the branch they are one");
    assert_eq!(debrief.ending.as_ref().unwrap().title, "The one you ask for");
}

#[test]
fn the_skills_most_shown_are_named_and_two_at_most() {
    let debrief = told(CALL, Some(Temperament::Fiery), OVER);
    let shown = debrief.skills.most_shown();
    assert!((1..=2).contains(&shown.len()), "{shown:?}");
    assert_eq!(debrief.skills.rows[0].title, shown[0], "strengths first");
    assert!(told(BORDERS, None, "5").skills.most_shown().is_empty());
}
