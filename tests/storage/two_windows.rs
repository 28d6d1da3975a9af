//! Two windows on one home: neither undoes the other, and a run is open in one of them.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;
use rapport::session::RunId;
use rapport::storage::{Answer, Request};

use super::support::{SCENARIO, Window, last_step, played, step};

#[test]
fn a_run_that_is_open_in_one_window_is_not_opened_in_another() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (Window::open(home.path()), Window::open(home.path()));
    one.save_surely(step(1, 0..3));
    assert!(matches!(other.open_run(1), Answer::Elsewhere(_)));
    assert!(matches!(other.keep(step(1, 3..4)), Answer::Elsewhere(_)), "nor can it go on there");
    other.ask(Request::Delete(RunId(1)), |answer| matches!(answer, Answer::Elsewhere(_)));
    let seen = other.until(|answer| matches!(answer, Answer::History(history) if history.runs.len() == 1));
    let Answer::History(seen) = seen else { panic!("{seen:?}") };
    assert!(seen.runs[0].claimed_elsewhere);

    one.store.ask(Request::Release(RunId(1)));
    one.flush();
    other.until(|answer| matches!(answer, Answer::History(history) if !history.runs[0].claimed_elsewhere));
    assert_eq!(other.read_run(1).moves.len(), 3);
    assert!(matches!(one.open_run(1), Answer::Elsewhere(_)));
    other.save_surely(step(1, 3..5));
    assert!(matches!(one.keep(step(1, 3..4)), Answer::Elsewhere(_)));
    drop(other);
    assert_eq!(one.read_run(1).moves, (0..5).map(played).collect::<Vec<_>>());
}

#[test]
fn a_run_that_has_ended_can_be_looked_at_in_both() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (Window::open(home.path()), Window::open(home.path()));
    one.save_surely(last_step(1, 0..3));
    assert_eq!(one.read_run(1), other.read_run(1));
}

#[test]
fn what_one_window_keeps_is_soon_seen_in_the_other() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (Window::open(home.path()), Window::open(home.path()));
    one.save_surely(last_step(1, 0..3));
    other.until(|answer| matches!(answer, Answer::History(history) if history.runs.len() == 1));
    assert_eq!(other.history().met.get(SCENARIO), Some(&1));
    let words = "Ask before answering.".to_owned();
    other.store.ask(Request::SavePlan { run: RunId(1), scenario: SCENARIO.to_owned(), words });
    one.until(|answer| matches!(answer, Answer::History(history) if history.plan.is_some()));
}

#[test]
fn where_nothing_changes_nobody_is_woken() {
    let home = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (Window::open(home.path()), Window::open(home.path()));
    one.save_surely(step(1, 0..3));
    other.until(|answer| matches!(answer, Answer::History(history) if history.runs.len() == 1));
    one.flush();
    other.flush();
    // Waking comes after the answer.
    std::thread::sleep(Duration::from_millis(300));
    let before = (one.n_wakes(), other.n_wakes());
    std::thread::sleep(Duration::from_millis(3_500));
    assert_eq!((one.n_wakes(), other.n_wakes()), before);
}

#[derive(Clone, Debug)]
enum Act {
    /// Keeps this many further moves of a run, if it is open in this window or nowhere yet.
    GoOn(usize),
    End,
    Release,
    Open,
    Plan,
    /// The window is closed and opened again.
    Close,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (1_usize..4).prop_map(Act::GoOn),
        1 => Just(Act::End),
        2 => Just(Act::Release),
        3 => Just(Act::Open),
        1 => Just(Act::Plan),
        1 => Just(Act::Close),
    ]
}

/// What must be there of a run.
#[derive(Default)]
struct Known {
    n_moves: usize,
    ended: bool,
    plan: Option<String>,
    open_in: Option<usize>,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_windows_do_in_turns_nothing_is_lost(acts in prop::collection::vec((0_usize..2, 1_u128..4, act()), 1..40)) {
        let home = tempfile::tempdir().unwrap();
        let mut windows = [Window::open(home.path()), Window::open(home.path())];
        let mut known: BTreeMap<u128, Known> = BTreeMap::new();
        for (number, (which, id, act)) in acts.into_iter().enumerate() {
            let window = &mut windows[which];
            let run = known.entry(id).or_default();
            match act {
                Act::GoOn(_) | Act::End if run.ended => {}
                Act::GoOn(n) => {
                    // A step may carry what is kept already.
                    let moves = run.n_moves.saturating_sub(number % 2)..run.n_moves + n;
                    let answer = window.keep(step(id, moves));
                    if run.open_in.is_none_or(|open_in| open_in == which) {
                        prop_assert!(matches!(answer, Answer::Saved { n_moves, .. } if n_moves == run.n_moves + n), "{answer:?}");
                        run.n_moves += n;
                        run.open_in = Some(which);
                    } else {
                        prop_assert!(matches!(answer, Answer::Elsewhere(_)), "{answer:?}");
                    }
                }
                Act::End => {
                    let moves = run.n_moves..run.n_moves + 1;
                    if run.open_in.is_none_or(|open_in| open_in == which) {
                        window.save_surely(last_step(id, moves));
                        run.n_moves += 1;
                        run.ended = true;
                        run.open_in = Some(which);
                    }
                }
                Act::Release => {
                    window.store.ask(Request::Release(RunId(id)));
                    window.flush();
                    run.open_in = run.open_in.filter(|open_in| *open_in != which);
                }
                Act::Open => {
                    let answer = window.open_run(id);
                    let is_elsewhere = run.open_in.is_some_and(|open_in| open_in != which) && !run.ended;
                    match answer {
                        Answer::Gone(_) => prop_assert_eq!(run.n_moves, 0),
                        Answer::Elsewhere(_) => prop_assert!(is_elsewhere),
                        Answer::Opened(kept) => {
                            prop_assert!(!is_elsewhere);
                            prop_assert_eq!(kept.moves.len(), run.n_moves);
                            run.open_in = run.open_in.or(Some(which));
                        }
                        other => prop_assert!(false, "{other:?}"),
                    }
                }
                Act::Plan => {
                    let words = format!("plan {number}");
                    run.plan = Some(words.clone());
                    window.store.ask(Request::SavePlan { run: RunId(id), scenario: SCENARIO.to_owned(), words });
                    window.flush();
                }
                Act::Close => {
                    let mut new = Window::open(home.path());
                    std::mem::swap(window, &mut new);
                    drop(new);
                    for run in known.values_mut() {
                        run.open_in = run.open_in.filter(|open_in| *open_in != which);
                    }
                }
            }
        }
        drop(windows);
        let mut window = Window::open(home.path());
        let history = window.history();
        for (id, run) in known.into_iter().filter(|(_, run)| run.n_moves > 0) {
            let kept = window.read_run(id);
            prop_assert_eq!(kept.moves, (0..run.n_moves).map(played).collect::<Vec<_>>());
            prop_assert_eq!(kept.ended.is_some(), run.ended);
            prop_assert_eq!(kept.plan, run.plan);
            prop_assert_eq!(history.runs.iter().filter(|summary| summary.id == RunId(id)).count(), 1, "none twice");
        }
        prop_assert!(window.notices().is_empty());
    }
}
