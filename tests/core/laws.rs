//! Laws that hold for any valid scenario and any row of moves, and the single rules R1 to R10 with numbers worked out by hand.

use std::sync::Arc;

use proptest::prelude::*;
use rapport::play::{PlayedMove, Run, RunLine, RunStart, parse_moves, replay};
use rapport::rules::{EntryKind, Event, Rules};
use rapport::scenario::{Scenario, Temperament, Voice, load};
use rapport::source::{SourceText, render_all};

use crate::any_play::{generated, play_any};
use crate::generate;
use crate::generate_second::small_second;
use crate::worked::scenario;

/// A small scenario, every other one of the second format.
fn any_scenario(seed: u64) -> Arc<Scenario> {
    if seed.is_multiple_of(2) { generated(seed) } else { scenario(&small_second(seed)) }
}

#[test]
fn large_generated_scenarios_have_no_findings() {
    let loaded = load(SourceText::new("large.ron", generate::large(3, 300)), "large");
    assert!(loaded.report.is_clean(), "{}", render_all(&loaded.report));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_exchange_ahead_is_the_same_with_and_without_what_came_before(
        scenario_seed in 0_u64..1_000_000,
        seed in any::<u32>(),
        moves in prop::collection::vec(any::<(u8, u8)>(), 0..30),
    ) {
        let run = play_any(any_scenario(scenario_seed), seed, &moves);
        let transcript = run.transcript();
        let fill = transcript.fill("Ana");
        for n in 0..=transcript.exchanges().len() {
            let (whole, ahead) = (Run::branch_of(transcript, n), Run::ahead_from(transcript, n));
            prop_assert_eq!(whole.offered(), ahead.offered());
            prop_assert_eq!(whole.transcript().time(), ahead.transcript().time());
            prop_assert_eq!(whole.transcript().place(), ahead.transcript().place());
            for option in whole.open_options() {
                let voice = whole.asks_for_voice().then_some(Voice::Warm);
                let (mut whole, mut ahead) = (whole.clone(), ahead.clone());
                let exchange = whole.choose(option.choice, voice).unwrap().clone();
                prop_assert_eq!(&exchange, ahead.choose(option.choice, voice).unwrap());
                prop_assert_eq!(whole.transcript().ending(), ahead.transcript().ending());
                let lines = |run: &Run| format!("{:?}", run.transcript().exchanges().last().map(|last| run.transcript().lines_after(last, &fill)));
                prop_assert_eq!(lines(&whole), lines(&ahead));
            }
        }
    }

    #[test]
    fn any_moves_on_any_scenario_end_wait_or_are_stuck_and_replay_to_the_same_bytes(
        scenario_seed in 0_u64..1_000_000,
        seed in any::<u32>(),
        moves in prop::collection::vec(any::<(u8, u8)>(), 0..60),
    ) {
        let scenario = any_scenario(scenario_seed);
        let run = play_any(Arc::clone(&scenario), seed, &moves);
        let line: RunLine = run.transcript().run_line().to_string().parse().unwrap();
        let again = replay(scenario, &line).unwrap();
        let record = run.transcript().record();
        prop_assert_eq!(again.transcript().record(), record.clone());
        prop_assert_eq!(record.to_string().parse(), Ok(record));
        prop_assert_eq!(again.waiting(), run.waiting());
    }

    #[test]
    fn the_account_adds_up_and_deeds_never_bounce(scenario_seed in 0_u64..1_000_000, moves in prop::collection::vec(any::<(u8, u8)>(), 0..40)) {
        let run = play_any(any_scenario(scenario_seed), 7, &moves);
        let transcript = run.transcript();
        let mut trust = transcript.scenario().customer().trust;
        let events = transcript.opening().iter().chain(transcript.exchanges().iter().flat_map(|exchange| &exchange.events));
        for event in events {
            if let Event::Entry { amount, kind, reason, trust: after } = event {
                prop_assert!(*amount != 0);
                let before = trust;
                trust = (trust + amount).clamp(-10, 10);
                if *kind == EntryKind::Word && *amount > 0 && !transcript.scenario().is_plain() {
                    // From version 2 on, words alone lift trust to 5 and no further.
                    trust = trust.min(5).max(before);
                }
                prop_assert_eq!(trust, *after);
                prop_assert!(*kind == EntryKind::Word || reason.name() != "bounce");
            }
        }
        prop_assert_eq!(trust, transcript.state().trust());
    }

    #[test]
    fn a_debrief_can_be_told_of_any_run(scenario_seed in 0_u64..1_000_000, moves in prop::collection::vec(any::<(u8, u8)>(), 0..30)) {
        let run = play_any(any_scenario(scenario_seed), 3, &moves);
        let debrief = rapport::debrief::Debrief::new(run.transcript(), "Robin");
        prop_assert_eq!(debrief.exchanges.len(), run.transcript().exchanges().len());
        prop_assert_eq!(debrief.curve.points.len(), debrief.exchanges.len() + 1);
        for row in &debrief.skills.rows {
            prop_assert!(row.shown <= row.chances);
        }
    }

    #[test]
    fn words_alone_use_nothing_but_the_clamp_the_ceiling_and_the_first_two_rules(moods in prop::collection::vec(-5_i32..=5, 1..12), start in -10_i8..=10) {
        let mut text = String::from("Scenario(title: \"t\", customer: (name: \"n\"), start: \"b0\", beats: {");
        for (index, mood) in moods.iter().enumerate() {
            let way = if index + 1 < moods.len() { format!("to: \"b{}\"", index + 1) } else { "end: \"e\"".to_owned() };
            text.push_str(&format!("\"b{index}\": (choices: [(say: \"x\", mood: {mood}, {way})]), "));
        }
        text.push_str("}, endings: {\"e\": (kind: Fair, title: \"e\")})");
        let mut run = Run::new(scenario(&text), Rules::newest(), RunStart { mood: Some(start), ..RunStart::default() });
        let (mut mood, mut trust, mut first) = (i32::from(start), 0_i32, 0_i32);
        for (index, change) in moods.iter().enumerate() {
            let mut change = *change;
            if change < 0 && trust >= 3 { change += 1 }
            else if change != 0 && trust <= -3 { change -= 1 }
            if change > 0 && mood >= 5 { change = change.min(1) }
            let before = mood;
            mood = (mood + change.clamp(-5, 5)).clamp(-10, 10);
            first += mood - before;
            if index == 2 { trust += ((first.abs() + 1) / 2 * first.signum()).clamp(-3, 3) }
            run.play(PlayedMove { number: 1, voice: None }).unwrap();
            let state = run.transcript().state();
            prop_assert_eq!((i32::from(state.mood()), i32::from(state.trust())), (mood, trust));
        }
    }
}

/// One beat after another, each with one option; mood and trust after each.
#[track_caller]
fn check(head: &str, options: &[&str], temperament: Temperament, mood: i8, expected: &[(i8, i8)]) {
    let mut text = format!(
        "Scenario(title: \"t\", {head}, facts: {{\"f\": \"F.\"}}, promises: {{\"p\": \"P\", \"q\": \"Q\"}}, start: \"b0\", beats: {{"
    );
    for (index, option) in options.iter().enumerate() {
        let way = if index + 1 < options.len() { format!("to: \"b{}\"", index + 1) } else { "end: \"e\"".to_owned() };
        let tone = if option.contains("tones") { "tone: true, " } else { "" };
        text.push_str(&format!("\"b{index}\": ({tone}choices: [(say: \"x\", {option}, {way})]), "));
    }
    text.push_str("}, endings: {\"e\": (kind: Fair, title: \"e\")})");
    let start = RunStart { temperament: Some(temperament), mood: Some(mood), ..RunStart::default() };
    let mut run = Run::new(scenario(&text), Rules::of(1).unwrap(), start);
    for (index, expected) in expected.iter().enumerate() {
        let voice = run.asks_for_voice().then_some(Voice::Bright);
        run.play(PlayedMove { number: 1, voice }).unwrap();
        let state = run.transcript().state();
        assert_eq!((state.mood(), state.trust()), *expected, "after exchange {}", index + 1);
    }
}

const SOMEBODY: &str = "customer: (name: \"n\")";

#[test]
fn r5_the_table_of_unwelcome_news_holds() {
    let in_credit = "customer: (name: \"n\", trust: 3)";
    let cases = [
        ("unwelcome: 3", [-3, -4, -4, -2]),
        ("unwelcome: 3, shows: [Forewarning]", [-2, -2, -3, -1]),
        ("unwelcome: 3, shows: [Forewarning, Explaining]", [-1, -1, -2, 0]),
    ];
    for (option, [easygoing, anxious, fiery, credit]) in cases {
        check(SOMEBODY, &[option], Temperament::Easygoing, 0, &[(easygoing, 0)]);
        check(SOMEBODY, &[option], Temperament::Anxious, 0, &[(anxious, 0)]);
        check(SOMEBODY, &[option], Temperament::Fiery, 0, &[(fiery, 0)]);
        check(in_credit, &[option], Temperament::Easygoing, 0, &[(credit, 3)]);
    }
    // Warned by the option just before.
    check(SOMEBODY, &["mood: 0, shows: [Forewarning]", "unwelcome: 3"], Temperament::Anxious, 0, &[(0, 0), (-2, 0)]);
}

#[test]
fn r3_solving_before_they_feel_heard_costs_one_and_its_own_trust() {
    // Upset needs two pips: no lift, -1, and +2 trust is dropped.
    check(SOMEBODY, &["kind: Solve, mood: 3, trust: 2"], Temperament::Easygoing, -1, &[(-2, 0)]);
    // Two signs first, and it lands.
    let heard = "mood: 0, shows: [Listening, Reflecting]";
    check(SOMEBODY, &[heard, "kind: Solve, mood: 3, trust: 2"], Temperament::Easygoing, -1, &[(-1, 0), (2, 2)]);
    // Glad people need none.
    check(SOMEBODY, &["kind: Sell, mood: 0, trust: 1"], Temperament::Easygoing, 4, &[(4, 1)]);
}

#[test]
fn r4_sympathy_at_full_heard_adds_nothing_and_time_runs_out() {
    let hears = "mood: 1, shows: [Listening, Validating]";
    // Full after two; the third cannot lift. First impression: (1 + 1 + 0) / 2 = 1.
    check(SOMEBODY, &[hears, hears, hears], Temperament::Easygoing, 0, &[(1, 0), (2, 0), (2, 1)]);
    // One exchange to spare: the second costs 1, a long one 3. The event is not in the first impression: nothing moved by choice.
    let hurried = "customer: (name: \"n\", time: 1)";
    check(hurried, &["mood: 0", "mood: 0", "mood: 0, takes: 3"], Temperament::Easygoing, 0, &[(0, 0), (-1, 0), (-4, 0)]);
}

#[test]
fn r7_promises_kept_moved_broken_and_the_bounce() {
    check(SOMEBODY, &["promise: \"p\"", "keeps: \"p\""], Temperament::Easygoing, 0, &[(0, 0), (0, 3)]);
    check(SOMEBODY, &["keeps: \"p\"", "keeps: \"p\""], Temperament::Easygoing, 0, &[(0, 2), (0, 2)]);
    let moved = ["promise: \"p\"", "moves: \"p\"", "moves: \"p\"", "keeps: \"p\""];
    check(SOMEBODY, &moved, Temperament::Easygoing, 0, &[(0, 0), (0, -1), (0, -1), (0, 2)]);
    // Words 5, half of it rounded down bounces: 5 - 4 - 2. The deed of 2 stays.
    let bounce = ["trust: 5, promise: \"p\"", "trust: 2, deed: true", "breaks: \"p\""];
    check(SOMEBODY, &bounce, Temperament::Easygoing, 0, &[(0, 5), (0, 7), (0, 1)]);
    // At most 4 bounce, and the pot is empty afterwards.
    check(SOMEBODY, &["trust: 10", "breach: true", "breach: true"], Temperament::Easygoing, 0, &[(0, 10), (0, 6), (0, 6)]);
    // Half of 1 is nothing, and the pot stays.
    check(
        SOMEBODY,
        &["trust: 1", "breach: true", "trust: 1", "breach: true"],
        Temperament::Easygoing,
        0,
        &[(0, 1), (0, 1), (0, 2), (0, 1)],
    );
    // An ending breaks what is still open.
    check(SOMEBODY, &["promise: \"p\""], Temperament::Easygoing, 0, &[(0, -4)]);
}

#[test]
fn r8_a_bright_voice_fits_those_at_ease_and_jars_the_upset() {
    let said = "mood: 0, tones: [Bright]";
    for (mood, after) in [(-6, -8), (-2, -3), (0, 0), (4, 5)] {
        check(SOMEBODY, &[said], Temperament::Easygoing, mood, &[(after, 0)]);
    }
    // Disliked besides, and held at -2.
    check(SOMEBODY, &[said], Temperament::Reserved, -2, &[(-4, 0)]);
    // Words and voice that do not match cost a point of trust.
    check(SOMEBODY, &["mood: 0, tones: [Steady]"], Temperament::Easygoing, 0, &[(0, -1)]);
}

#[test]
fn r9_and_r10_matching_twice_a_run_and_only_facts_that_were_learned() {
    let hands = "customer: (name: \"n\", talks: Hands)";
    check(
        hands,
        &["mode: Hands", "mode: Sound", "mode: Hands", "mode: Hands"],
        Temperament::Easygoing,
        0,
        &[(0, 1), (0, 1), (0, 2), (0, 2)],
    );
    check(SOMEBODY, &["uses: \"f\"", "learns: [\"f\"]", "uses: \"f\""], Temperament::Easygoing, 0, &[(0, 0), (0, 0), (0, 1)]);
}

#[test]
fn temperaments_follow_their_table() {
    for (temperament, chat) in [(Temperament::Easygoing, 1), (Temperament::Brisk, 0), (Temperament::Chatty, 2)] {
        check(SOMEBODY, &["kind: Chat, mood: 1"], temperament, 0, &[(chat, 0)]);
    }
    // Fiery: once heard at two, good moves are one better until even.
    let heard = "mood: 0, shows: [Listening, Reflecting]";
    check(SOMEBODY, &[heard, "mood: 1", "mood: 1"], Temperament::Fiery, -2, &[(-2, 0), (0, 0), (1, 2)]);
    // Reserved: good moves are one smaller while trust is under 3.
    let trusted = "customer: (name: \"n\", trust: 3)";
    check(SOMEBODY, &["mood: 2"], Temperament::Reserved, 0, &[(1, 0)]);
    check(trusted, &["mood: 2"], Temperament::Reserved, 0, &[(2, 3)]);
}

#[test]
fn plain_rules_leave_only_the_clamp() {
    let plain = "customer: (name: \"n\"), rules: Plain";
    let options =
        ["kind: Solve, mood: 5, trust: 1", "mood: 5", "mood: 5, unwelcome: 4", "breach: true, mood: -1, promise: \"p\""];
    check(plain, &options, Temperament::Fiery, 0, &[(5, 1), (10, 1), (10, 1), (9, 1)]);
}

#[test]
fn moves_are_read_as_they_are_written() {
    let moves = parse_moves("1, 3:Steady,2").unwrap();
    assert_eq!(moves.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1", "3:Steady", "2"]);
    for nonsense in ["1,,2", "x", "1:Loud", "1:", ":Warm", "-1"] {
        assert!(parse_moves(nonsense).is_err(), "{nonsense}");
    }
}
