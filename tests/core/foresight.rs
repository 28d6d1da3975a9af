//! Foresight on the worked examples, against brute force, and against itself without any canonicalisation.

use std::collections::BTreeMap;
use std::sync::Arc;

use rapport::foresight::{After, Detail, Foresight, Goal, Policy, Question, Robot, StateId, Verdict, Witness, rank};
use rapport::play::{Run, RunStart, Seed, parse_moves};
use rapport::rules::{Event, Live, Move, Next, Rules, Start};
use rapport::scenario::{EndingKind, Scenario, Temperament, Voice};
use rapport::wording::PhraseBook;

use crate::brute::{Brute, To};
use crate::generate;
use crate::generate_second::small_second;
use crate::worked::scenario;

const CALL: &str = include_str!("worked/before_three.ron");

fn call() -> Foresight {
    let scenario = scenario(CALL);
    let mut question = Question::of(&scenario);
    // The worked example starts at -5, which is what Fiery gives.
    question.starts.push(Start { temperament: Temperament::Fiery, mood: Some(-5), carried: false });
    Foresight::new(scenario, Rules::of(1).unwrap(), question)
}

/// The outlook in percent at the start and after each exchange.
fn outlooks(foresight: &Foresight, temperament: Temperament, mood: Option<i8>, moves: &str) -> Vec<f64> {
    let start = RunStart { seed: Seed::default(), temperament: Some(temperament), mood };
    let mut run = Run::new(foresight.scenario().clone(), Rules::of(1).unwrap(), start);
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
    // The worked example gives 98.6 after exchange 13; that is what it is before it. After it brute force has this too, see below.
    check(&careful, &[(12, 98.6), (13, 98.1)]);
    let solving = outlooks(&foresight, Temperament::Fiery, Some(-5), "3,2,1,2:Steady,2,2,1,1,1,1,1,1,1,1:Steady,1");
    check(&solving, &[(1, 41.4), (2, 26.2), (3, 34.1), (6, 38.6), (13, 61.7)]);
    let promising = outlooks(&foresight, Temperament::Fiery, Some(-5), "1,1,3,1,1:Steady,1,1,3,1,3,4");
    check(&promising, &[(2, 74.2), (3, 43.1), (9, 50.2), (10, 50.2)]);
    check(&outlooks(&foresight, Temperament::Anxious, None, ""), &[(0, 64.7)]);
}

#[test]
fn the_outlooks_towards_the_end_of_the_worked_examples_are_those_of_brute_force() {
    let foresight = call();
    let scenario = foresight.scenario().clone();
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let start = RunStart { seed: Seed::default(), temperament: Some(Temperament::Fiery), mood: Some(-5) };
    for moves in [
        "1,1,1,1:Steady,1,1,1:Steady,1,1,1,1,1,1,1:Steady,1",
        "3,2,1,2:Steady,2,2,1,1,1,1,1,1,1,1:Steady,1",
        "1,1,3,1,1:Steady,1,1,3,1,3,4",
    ] {
        let mut run = Run::new(scenario.clone(), Rules::of(1).unwrap(), start);
        let mut n_compared = 0;
        for (index, played) in parse_moves(moves).unwrap().into_iter().enumerate() {
            run.play(played).unwrap();
            let state = *run.transcript().state();
            let Some(brute) = Brute::from(&scenario, Rules::of(1).unwrap(), [(Next::Choose(state), Vec::new())], 5_000) else {
                continue;
            };
            let expected = brute.figures(Policy::Typical, &measures).rank;
            near(foresight.outlook(&state).unwrap().value, expected, &|| format!("{moves}, after exchange {}", index + 1));
            n_compared += 1;
        }
        assert!(n_compared >= 3, "{moves}: {n_compared}");
    }
}

const POLICIES: [Policy; 7] = [
    Policy::Typical,
    Policy::Random,
    Policy::Robot(Robot::Longest),
    Policy::Robot(Robot::Shortest),
    Policy::Robot(Robot::Polite),
    Policy::Robot(Robot::Sympathetic),
    Policy::Robot(Robot::MoodChaser),
];

#[track_caller]
fn near(found: f64, expected: f64, what: &dyn Fn() -> String) {
    assert!((found - expected).abs() < 1e-9, "{}: {found}, by brute force {expected}", what());
}

/// Compares everything with brute force; `false` where the scenario has more than `most` states for that.
pub(crate) fn agrees_with_brute_force(scenario: &Arc<Scenario>, question: &Question, most: usize, name: &str) -> bool {
    // Each version is compared, the newest last.
    let mut was_compared = false;
    for rules in Rules::all() {
        was_compared = agrees_under(rules, scenario, question.clone(), most, name);
    }
    was_compared
}

fn agrees_under(rules: &'static Rules, scenario: &Arc<Scenario>, question: Question, most: usize, name: &str) -> bool {
    let Some(brute) = Brute::new(scenario, rules, &question.starts, most) else { return false };
    let foresight = Foresight::new(scenario.clone(), rules, question);
    assert_eq!(foresight.verdict(), Verdict::Proved, "{name}");
    assert!(foresight.n_states() <= brute.states.len(), "{name}");
    let measures = PhraseBook::built_in().measure_options(scenario);
    for policy in POLICIES {
        let (found, figures) = (foresight.chances(policy, &measures, Detail::Beats), brute.figures(policy, &measures));
        let of = |what: String| move || format!("{name}, {policy:?}, {what}");
        near(found.rank, figures.rank, &of("rank".into()));
        near(found.stuck, figures.stuck, &of("stuck".into()));
        near(found.endless, figures.endless, &of("endless".into()));
        for (index, (found, expected)) in found.endings.iter().zip(&figures.endings).enumerate() {
            near(*found, *expected, &of(format!("ending {index}")));
        }
        for (index, (found, expected)) in found.beats.iter().zip(&figures.beats).enumerate() {
            near(*found, *expected, &of(format!("beat {index}")));
        }
        near(found.endings.iter().sum::<f64>() + found.stuck + found.endless, 1.0, &of("all chances".into()));
        match found.exchanges {
            Some(exchanges) => {
                let expected = figures.exchanges;
                assert!((exchanges - expected).abs() < 1e-9 * expected.max(1.0), "{name} {policy:?}: {exchanges}, {expected}");
            }
            None => assert!(figures.endless > 0.0, "{name} {policy:?}"),
        }
        let is_within = |median: u32, within: &[f64]| {
            let done_by = |n: u32| within.get(n as usize).or(within.last()).copied().unwrap_or_default();
            done_by(median) >= 0.5 - 1e-9 && (median == 0 || done_by(median - 1) <= 0.5 + 1e-9)
        };
        match found.median_exchanges {
            Some(median) => assert!(is_within(median, &figures.done_by), "{name} {policy:?}: {median}, {:?}", figures.done_by),
            None => assert!(figures.done_by.last().is_none_or(|done| *done <= 0.5 + 1e-9), "{name} {policy:?}"),
        }
        if policy == Policy::Typical {
            for (state, expected) in brute.states.iter().zip(&figures.ranks) {
                let outlook = foresight.outlook(state).unwrap().value;
                near(outlook, *expected, &of(format!("outlook of {state:?}")));
            }
        }
    }
    for (state, (worst, best)) in brute.states.iter().zip(brute.bounds()) {
        let (found_worst, found_best) = (foresight.worst(state).unwrap(), foresight.best(state).unwrap());
        near(found_worst, worst, &|| format!("{name}, worst of {state:?}"));
        near(found_best, best, &|| format!("{name}, best of {state:?}"));
        let outlook = foresight.outlook(state).unwrap().value;
        assert!(worst - 1e-9 <= outlook && outlook <= best + 1e-9, "{name}: {worst} {outlook} {best}");
    }
    check_witnesses(&foresight, &brute, name);
    let stuck_by_force = brute.ways.iter().any(Vec::is_empty);
    assert_eq!(foresight.stuck().next().is_some(), stuck_by_force, "{name}");
    true
}

/// Holds the length of every witness to the fewest exchanges that brute force needs.
fn check_witnesses(foresight: &Foresight, brute: &Brute<'_>, name: &str) {
    let distances = brute.distances();
    let mut fewest: BTreeMap<StateId, u32> = BTreeMap::new();
    for (state, distance) in brute.states.iter().zip(&distances) {
        let entry = fewest.entry(foresight.find(state).unwrap()).or_insert(u32::MAX);
        *entry = (*entry).min(*distance);
    }
    assert_eq!(fewest.len(), foresight.n_states(), "{name}");
    let length = |goal: Goal| foresight.witness(goal).map(|witness| u32::try_from(witness.moves.len()).unwrap());
    for (id, distance) in fewest {
        assert_eq!(length(Goal::State(id)), Some(distance), "{name}, {id:?}");
    }
    let scenario = foresight.scenario();
    for (ending, _) in scenario.endings().enumerate() {
        let expected = brute.fewest(&distances, |to, _| to == To::Ending(ending));
        assert_eq!(length(Goal::Ending(ending)), expected, "{name}, {ending:?}");
    }
    for (beat, _) in scenario.beats().enumerate() {
        let expected = brute.fewest(&distances, |_, entered| entered.contains(&beat));
        assert_eq!(length(Goal::Beat(beat)), expected, "{name}, {beat:?}");
    }
}

#[test]
fn small_scenarios_are_valued_as_by_brute_force() {
    let mut n_compared = 0;
    for seed in 0..300 {
        let scenario = scenario(&generate::small(seed));
        n_compared += usize::from(agrees_with_brute_force(&scenario, &Question::of(&scenario), 400, &format!("seed {seed}")));
    }
    assert!(n_compared > 100, "{n_compared} were small enough");
}

#[test]
fn small_scenarios_of_the_second_format_are_valued_as_by_brute_force() {
    let mut n_compared = 0;
    for seed in 0..200 {
        let scenario = scenario(&small_second(seed));
        let mut question = Question::of(&scenario);
        if seed % 4 == 0 {
            let carried: Vec<Start> = question.starts.iter().map(|start| Start { carried: true, ..*start }).collect();
            question.starts.extend(carried);
        }
        n_compared += usize::from(agrees_with_brute_force(&scenario, &question, 400, &format!("second seed {seed}")));
    }
    assert!(n_compared > 50, "{n_compared} were small enough");
}

#[test]
fn a_customer_who_comes_after_a_hard_one_is_valued_as_by_brute_force() {
    let mut n_compared = 0;
    for seed in 400..500 {
        let scenario = scenario(&generate::small(seed));
        let mut question = Question::of(&scenario);
        let carried: Vec<Start> = question.starts.iter().map(|start| Start { carried: true, ..*start }).collect();
        question.starts.extend(carried);
        n_compared += usize::from(agrees_with_brute_force(&scenario, &question, 400, &format!("seed {seed}")));
    }
    assert!(n_compared > 30, "{n_compared} were small enough");
}

/// Whether a play by these moves, and a witness's play, comes to where the witness says.
fn replay(foresight: &Foresight, witness: &Witness) -> Run {
    let scenario = foresight.scenario().clone();
    let line = witness.run_line(&scenario, foresight.rules().number()).unwrap();
    let run = rapport::play::replay(scenario.clone(), &line.to_string().parse().unwrap()).unwrap();
    assert_eq!(run.transcript().moves(), parse_moves(&witness.moves_text(&scenario)).unwrap());
    run
}

#[test]
fn every_witness_replays_and_none_is_shorter() {
    let mut n_witnesses = 0;
    for seed in 0..60 {
        let scenario = scenario(&generate::small(seed));
        let question = Question { n_states: 1_000, ..Question::of(&scenario) };
        let foresight = Foresight::new(scenario.clone(), Rules::newest(), question);
        let mut last = 0;
        for (id, _) in foresight.states().take(400) {
            let witness = foresight.witness(Goal::State(id)).unwrap();
            assert_eq!(foresight.find(replay(&foresight, &witness).transcript().state()), Some(id), "seed {seed}");
            assert!(witness.moves.len() >= last, "seed {seed}: nearest first");
            last = witness.moves.len();
            n_witnesses += 1;
            if let Some((chosen, after)) = foresight.ways(id).last() {
                let run = replay(&foresight, &foresight.witness(Goal::Move(id, chosen)).unwrap());
                let transcript = run.transcript();
                match after {
                    After::State(next) => assert_eq!(foresight.find(transcript.state()), Some(next), "seed {seed}"),
                    After::Ending(ending) => assert_eq!(transcript.ending(), Some(ending), "seed {seed}"),
                }
            }
        }
        let random = (foresight.verdict() == Verdict::Proved).then(|| foresight.chances(Policy::Random, &[], Detail::Beats));
        for (ending, _) in scenario.endings().enumerate() {
            let witness = foresight.witness(Goal::Ending(ending));
            if let Some(random) = &random {
                assert_eq!(witness.is_some(), random.endings[ending.index()] > 0.0, "seed {seed}");
            }
            if let Some(witness) = witness {
                assert_eq!(replay(&foresight, &witness).transcript().ending(), Some(ending), "seed {seed}");
            }
        }
        for (beat, content) in scenario.beats().enumerate() {
            let witness = foresight.witness(Goal::Beat(beat));
            if let Some(random) = &random {
                assert_eq!(witness.is_some(), random.beats[beat.index()] > 0.0, "seed {seed} {}", content.id);
            }
            let Some(witness) = witness else { continue };
            let run = replay(&foresight, &witness);
            let events = run.transcript().exchanges().last().map_or(run.transcript().opening(), |exchange| &exchange.events);
            assert!(events.contains(&Event::Entered(beat)), "seed {seed} {}", content.id);
        }
    }
    assert!(n_witnesses > 1_000, "{n_witnesses}");
}

#[test]
fn the_best_there_was_less_the_ending_is_the_sum_of_regrets() {
    let mut n_runs = 0;
    for seed in 0..120 {
        let scenario = scenario(&generate::small(seed));
        let foresight =
            Foresight::new(scenario.clone(), Rules::newest(), Question { n_states: 2_000, ..Question::of(&scenario) });
        if foresight.verdict() == Verdict::Bounded {
            continue;
        }
        for number in 0..10_u32 {
            let start = RunStart { seed: Seed::try_from(number).unwrap(), temperament: None, mood: None };
            let mut run = Run::new(scenario.clone(), Rules::newest(), start);
            let first = *run.transcript().state();
            let mut regrets = 0.0;
            for _ in 0..300 {
                let options = run.open_options();
                let Some(option) = options.get(number as usize % options.len().max(1)) else { break };
                let voice = run.asks_for_voice().then_some(Voice::ALL[number as usize % 4]);
                let state = *run.transcript().state();
                regrets += foresight.regret(&state, Move { choice: option.choice, voice }).unwrap();
                run.choose(option.choice, voice).unwrap();
            }
            if let Some(ending) = run.transcript().ending()
                && !run.transcript().exchanges().is_empty()
            {
                let obtained = rank(scenario.endings()[ending].kind);
                assert!((foresight.best(&first).unwrap() - obtained - regrets).abs() < 1e-9, "seed {seed}, run {number}");
                n_runs += 1;
            }
        }
    }
    assert!(n_runs > 200, "{n_runs} runs came to an end");
}

#[test]
fn dropping_what_nothing_reads_changes_no_figure() {
    let mut n_smaller = 0;
    for seed in 500..650 {
        let scenario = scenario(&generate::small(seed));
        let all = Question { keep: Live::ALL, n_states: 1_000, ..Question::of(&scenario) };
        let whole = Foresight::new(scenario.clone(), Rules::newest(), all);
        if whole.verdict() == Verdict::Bounded {
            continue;
        }
        let lean = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
        n_smaller += usize::from(lean.n_states() < whole.n_states());
        assert!(lean.n_states() <= whole.n_states());
        for (_, state) in whole.states() {
            let (found, expected) = (lean.outlook(state).unwrap().value, whole.outlook(state).unwrap().value);
            near(found, expected, &|| format!("seed {seed}, {state:?}"));
            assert_eq!(lean.options(state).len(), whole.options(state).len(), "seed {seed}");
        }
        let measures = PhraseBook::built_in().measure_options(&scenario);
        for policy in POLICIES {
            let (found, expected) =
                (lean.chances(policy, &measures, Detail::Beats), whole.chances(policy, &measures, Detail::Beats));
            near(found.rank, expected.rank, &|| format!("seed {seed}, {policy:?}"));
            assert_eq!(found.median_exchanges, expected.median_exchanges, "seed {seed}, {policy:?}");
        }
    }
    assert!(n_smaller > 30, "{n_smaller} became smaller");
}

#[test]
fn past_the_budget_figures_are_sampled_and_say_how_far_they_can_be_trusted() {
    let scenario = scenario(CALL);
    let exact = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let sampled = Foresight::new(scenario.clone(), Rules::newest(), Question { n_states: 1_000, ..Question::of(&scenario) });
    assert_eq!((exact.verdict(), sampled.verdict()), (Verdict::Proved, Verdict::Bounded));
    let (expected, found) =
        (exact.chances(Policy::Typical, &[], Detail::Beats), sampled.chances(Policy::Typical, &[], Detail::Beats));
    let error = found.error.unwrap();
    assert!(error > 0.0 && error < 0.005 && (found.rank - expected.rank).abs() < 4.0 * error, "{} {}", found.rank, expected.rank);
    for (found, expected) in found.endings.iter().zip(&expected.endings).chain(found.beats.iter().zip(&expected.beats)) {
        assert!((found - expected).abs() < 0.015, "{found} {expected}");
    }
    assert_eq!(found.median_exchanges, expected.median_exchanges);
    let run =
        Run::new(scenario.clone(), Rules::newest(), RunStart { temperament: Some(Temperament::Fiery), ..RunStart::default() });
    let outlook = sampled.outlook(run.transcript().state()).unwrap();
    assert!((outlook.value - 0.592).abs() < 4.0 * outlook.error.unwrap(), "{outlook:?}");
    assert_eq!(sampled.best(run.transcript().state()), None);
}

#[test]
fn robots_have_the_figures_that_are_known_of_them() {
    let scenario = scenario(CALL);
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let measures = PhraseBook::built_in().measure_options(&scenario);
    let robots = foresight.robots(&measures, Detail::Beats);
    let share = |robot: Robot| robots.robots.iter().find(|figures| figures.robot == robot).unwrap().share.unwrap().round() as i32;
    assert_eq!(robots.random_share.unwrap().round() as i32, 52);
    assert_eq!([Robot::Longest, Robot::Shortest, Robot::MoodChaser].map(share), [37, 57, 83]);
    assert!(robots.robots.iter().all(|figures| !figures.is_over_bar));
    let typical = &robots.typical;
    assert!((0.22..0.27).contains(&typical.of_kind(&scenario, EndingKind::Bright)));
    assert!((0.51..0.53).contains(&typical.of_kind(&scenario, EndingKind::Fair)));
    assert!((0.11..0.14).contains(&robots.random.fair_or_better(&scenario)));
    assert!(matches!(typical.median_exchanges, Some(14 | 15)));
}

#[test]
fn a_loop_that_nothing_leads_out_of_is_found_and_valued() {
    let text = r#"Scenario(title: "T", customer: (name: "N"), start: "a", beats: {
        "a": (says: "Well?", choices: [(say: "Out.", mood: 1, end: "e"), (say: "In.", mood: 1, to: "b")]),
        "b": (says: "Round?", choices: [(say: "And round.", mood: 1, to: "c")]),
        "c": (says: "Round.", choices: [(say: "Again.", mood: 1, to: "b")]),
    }, endings: {"e": (kind: Bright, title: "E"), "f": (kind: Fair, title: "F")})"#;
    let scenario = scenario(text);
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let traps = foresight.traps();
    assert_eq!(traps.len(), 1);
    let chances = foresight.chances(Policy::Typical, &[], Detail::Beats);
    assert_eq!((chances.endings, chances.endless, chances.exchanges), (vec![0.5, 0.0], 0.5, None));
    assert_eq!(chances.beats, [1.0, 0.5, 0.5]);
    assert!((chances.rank - 0.5).abs() < 1e-9);
    assert_eq!(foresight.bounds(After::State(traps[0].members[0])), Some((0.0, 0.0)));
}

#[test]
fn foresight_can_be_worked_out_elsewhere() {
    fn can_go<T: Send + Sync>() {}
    can_go::<Foresight>();
}

#[test]
fn a_trap_begins_where_its_last_way_out_is_lost() {
    // The way out asks for a mood that nothing in the loop brings back.
    let text = r#"Scenario(title: "T", customer: (name: "N"), start: "a", beats: {
        "a": (says: "Well?", choices: [(say: "Out.", mood: 3, end: "e"), (say: "In.", mood: -1, to: "b")]),
        "b": (says: "Round?", choices: [(say: "And round.", mood: -1, to: "c"), (say: "Out.", needs: [MoodAtLeast(1)], end: "e")]),
        "c": (says: "Round.", choices: [(say: "Again.", mood: -1, to: "b"), (say: "And again.", mood: -2, to: "b")]),
    }, endings: {"e": (kind: Bright, title: "E"), "f": (kind: Fair, title: "F")})"#;
    let scenario = scenario(text);
    let foresight = Foresight::new(scenario.clone(), Rules::newest(), Question::of(&scenario));
    let traps = foresight.traps();
    assert_eq!(traps.len(), 1);
    assert!(!traps[0].members.contains(&traps[0].entry), "the loop itself is entered once mood can fall no further");
    let witness = foresight.witness(Goal::State(traps[0].entry)).unwrap();
    assert_eq!(witness.moves_text(&scenario), "2");
}
