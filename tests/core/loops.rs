//! Foresight of loops: large ones, ones that are hardly ever left, ones that are never left; and by any number of hands, until it is
//! cancelled or a bound ends it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rapport::foresight::{Bound, CancelToken, Detail, Foresight, Means, Policy, Progress, Question, Robot, Team, Verdict};
use rapport::rules::Rules;
use rapport::scenario::Scenario;
use rapport::wording::PhraseBook;

use crate::foresight::agrees_with_brute_force;
use crate::generate::{Holds, exchanges_until_left, one_loop, rarely_left};
use crate::worked::scenario;

/// So many hands, however many cores there are.
struct Hands(usize);

impl Team for Hands {
    fn n_hands(&self) -> usize {
        self.0
    }

    #[expect(clippy::disallowed_methods, reason = "a test brings its own hands")]
    fn work(&self, task: &(dyn Fn() + Sync)) {
        std::thread::scope(|scope| {
            for _ in 0..self.0 {
                scope.spawn(task);
            }
        });
    }
}

fn by_hands(n: usize, scenario: &Arc<Scenario>, question: Question) -> Foresight {
    let means = Means { team: Arc::new(Hands(n)), ..Means::default() };
    Foresight::by(means, scenario.clone(), Rules::newest(), question)
}

#[test]
fn one_large_loop_is_valued_as_by_brute_force() {
    for (seed, n_beats, holds) in [(1, 10, Holds::MoodAndFact), (2, 20, Holds::Nothing), (3, 60, Holds::Nothing)] {
        // By plain rules a whole state is not much more than its beat and its mood.
        let text = one_loop(seed, n_beats, holds).replace("facts: {", "rules: Plain, facts: {");
        let scenario = scenario(&text);
        assert!(agrees_with_brute_force(&scenario, &Question::of(&scenario), 3_000, &format!("seed {seed}")));
    }
}

#[test]
fn chances_in_large_loops_sum_to_one_and_agree_by_either_road() {
    for holds in [Holds::Nothing, Holds::MoodAndFact] {
        let scenario = scenario(&one_loop(5, 120, holds));
        let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
        let measures = PhraseBook::built_in().measure_options(&scenario);
        let robots = foresight.robots(&measures, Detail::Outcome);
        let robots = robots.robots.iter().map(|figures| &figures.chances).chain([&robots.typical, &robots.random]);
        for chances in robots {
            let all = chances.endings.iter().sum::<f64>() + chances.stuck + chances.endless;
            assert!((all - 1.0).abs() < 1e-9, "{holds:?}: {all}");
        }
        // Forward from the starts, and backward from the endings.
        let typical = foresight.chances(Policy::Typical, &[], Detail::Outcome);
        let starts: Vec<f64> = foresight.first_states().map(|start| foresight.value(start).unwrap()).collect();
        let backward = starts.iter().sum::<f64>() / starts.len() as f64;
        assert!((typical.rank - backward).abs() < 1e-9, "{holds:?}: {} {backward}", typical.rank);
    }
}

#[test]
fn a_loop_that_is_left_once_in_a_thousand_million_times_is_exact() {
    let text = rarely_left(13);
    let scenario = scenario(&text);
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let chances = foresight.chances(Policy::Random, &[], Detail::Beats);
    assert_eq!((chances.endless, chances.stuck), (0.0, 0.0));
    assert!((chances.rank - 5.0 / 6.0).abs() < 1e-9, "{}", chances.rank);
    assert!(chances.beats.iter().all(|chance| (chance - 1.0).abs() < 1e-6), "{:?}", chances.beats);
    let exchanges = exchanges_until_left(13);
    let found = chances.exchanges.unwrap();
    assert!((found / exchanges - 1.0).abs() < 1e-9, "{found} {exchanges}");
}

/// The first option of each beat, which is the longest, goes round; the second leads on into a region that is never left; the third,
/// in one beat, ends.
fn with_trap(n_beats: usize) -> String {
    let mut beats = String::new();
    for beat in 0..n_beats {
        let next = (beat + 1) % n_beats;
        let third = if beat == 0 { "end: \"e\"".to_owned() } else { format!("to: \"b{}\"", beat / 2) };
        beats += &format!(
            "\"b{beat}\": (says: \"Well?\", choices: [(say: \"On and on and on.\", mood: 1, to: \"b{next}\"), \
             (say: \"Down.\", mood: 1, to: \"t0\"), (say: \"Elsewhere.\", mood: 1, {third})]),\n"
        );
    }
    // A long way to a small circle: whoever is on it is lost already.
    for beat in 0..n_beats {
        let next = if beat + 1 < n_beats { beat + 1 } else { n_beats - 2 };
        beats += &format!(
            "\"t{beat}\": (says: \"Hm.\", choices: [(say: \"And on.\", mood: -1, to: \"t{next}\"), \
             (say: \"And so on.\", mood: 1, to: \"t{next}\")]),\n"
        );
    }
    format!(
        r#"Scenario(title: "T", customer: (name: "N"), start: "b0", beats: {{ {beats} }},
        endings: {{"e": (kind: Bright, title: "E"), "f": (kind: Fair, title: "F")}})"#
    )
}

#[test]
fn a_trap_is_found_and_told_from_a_robot_that_goes_round_by_itself() {
    let scenario = scenario(&with_trap(2_000));
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let traps = foresight.traps();
    assert_eq!(traps.len(), 1);
    assert_eq!(traps[0].members.len(), 2);
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let robots = foresight.robots(&measures, Detail::Outcome);
    let longest = robots.robots.iter().find(|figures| figures.robot == Robot::Longest).unwrap();
    assert_eq!((longest.chances.endless, longest.chances.median_exchanges), (1.0, None));
    // At random a third goes down at every beat.
    assert!((0.5..0.8).contains(&robots.random.endless), "{}", robots.random.endless);
    assert!((robots.random.endless + robots.random.endings[0] - 1.0).abs() < 1e-9);
    let traffic = foresight.traffic(Policy::Typical, &[]);
    assert!((traffic.chances.endless + traffic.chances.endings[0] - 1.0).abs() < 1e-9);
}

#[test]
fn any_number_of_hands_finds_the_same_states_in_the_same_order() {
    for n_states in [usize::MAX, 30_000] {
        let scenario = scenario(&one_loop(6, 300, Holds::MoodAndFact));
        let question = Question { n_states, ..Question::of(&scenario) };
        let one = by_hands(1, &scenario, question.clone());
        assert!(one.n_states() > 30_000, "{}", one.n_states());
        for n in [2, 3, 7] {
            let many = by_hands(n, &scenario, question.clone());
            assert_eq!((many.n_states(), many.verdict(), many.ended_by()), (one.n_states(), one.verdict(), one.ended_by()));
            assert_eq!(many.n_transitions(), one.n_transitions());
            for ((id, state), (_, other)) in one.states().zip(many.states()) {
                assert_eq!(state, other);
                assert_eq!(one.is_opened(id), many.is_opened(id));
                assert!(one.ways(id).eq(many.ways(id)), "{id:?}");
            }
        }
    }
}

#[test]
fn any_number_of_hands_finds_the_same_figures_to_the_last_bit() {
    let scenario = scenario(&one_loop(7, 60, Holds::Nothing));
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let figures = |n| {
        let robots = by_hands(n, &scenario, Question::of(&scenario)).robots(&measures, Detail::Beats);
        format!("{robots:?}")
    };
    let one = figures(1);
    assert_eq!(figures(2), one);
    assert_eq!(figures(3), one);
}

#[test]
fn memory_bounds_an_exploration_as_well_and_says_that_it_did() {
    let scenario = scenario(&one_loop(8, 300, Holds::MoodAndFact));
    let of = |n_states, n_bytes| Question { n_states, n_bytes, ..Question::of(&scenario) };
    let by_memory = Foresight::new(scenario.clone(), Rules::newest(), of(usize::MAX, 1 << 20));
    assert_eq!((by_memory.verdict(), by_memory.ended_by()), (Verdict::Bounded, Some(Bound::Memory)));
    assert!(by_memory.n_states() < 40_000, "{}", by_memory.n_states());
    let by_states = Foresight::new(scenario.clone(), Rules::newest(), of(5_000, usize::MAX));
    assert_eq!(by_states.ended_by(), Some(Bound::States));
    let whole = Foresight::new(scenario.clone(), Rules::newest(), of(usize::MAX, usize::MAX));
    assert_eq!(whole.ended_by(), None);
}

#[test]
fn a_cancelled_exploration_stops_at_once_by_any_number_of_hands() {
    let scenario = scenario(&one_loop(9, 2_000, Holds::MoodAndFact));
    for n in [1, 2] {
        let cancel = CancelToken::default();
        let told = Arc::new(AtomicUsize::new(0));
        let tell = {
            let (cancel, told) = (cancel.clone(), Arc::clone(&told));
            move |progress: Progress| {
                told.store(progress.n_states, Ordering::Relaxed);
                cancel.cancel();
            }
        };
        let means = Means { team: Arc::new(Hands(n)), cancel, tell: Some(Arc::new(tell)) };
        let foresight = Foresight::by(means, scenario.clone(), Rules::newest(), Question::of(&scenario));
        let told = told.load(Ordering::Relaxed);
        assert!(told > 0, "it says where it stands");
        assert!(foresight.n_states() < told + 100_000, "{} after {told}", foresight.n_states());
    }
}

#[test]
fn whatever_is_asked_once_it_was_cancelled_is_answered_without_work() {
    let scenario = scenario(&one_loop(10, 3_000, Holds::Nothing));
    let cancel = CancelToken::default();
    let means = Means { cancel: cancel.clone(), ..Means::default() };
    let foresight = Foresight::by(means, scenario.clone(), Rules::newest(), Question::of(&scenario));
    cancel.cancel();
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let _ = foresight.robots(&measures, Detail::Beats);
    let _ = foresight.traffic(Policy::Typical, &[]);
}
