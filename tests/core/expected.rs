//! Expectations: against brute force over whole states, and planted violations, of which none is missed, none is false, and every
//! conversation replays.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use rapport::check::{Settings, check};
use rapport::foresight::{Detail, Expected, Foresight, Policy, Question, Refuted, Verdict, Witness};
use rapport::play::{Run, RunStart};
use rapport::rules::{Event, Events, Move, Next, Rules, State, asks_for_voice, begin, holds, is_open, step};
use rapport::scenario::{Expectation, ExpectationKind, Scenario, Target, Voice, load};
use rapport::source::{Code, SourceText, render_all};

use crate::generate::{Dice, condition, small};

/// Whole states past which a scenario is left to others.
const MOST_STATES: usize = 20_000;

/// What one step means for an expectation: whether its place after was passed by then, and whether it is met: `Always` and `Never`
/// by what goes against them, `Can` by what it asks for.
struct Listener<'e> {
    expectation: &'e Expectation,
    has_passed: bool,
    is_met: bool,
}

impl Events for Listener<'_> {
    fn tell(&mut self, _: Event) {}

    fn arrived(&mut self, at: Target, state: &State) {
        let Expectation { kind, at: place, that, .. } = self.expectation;
        let all = that.iter().all(|condition| holds(state, condition));
        self.has_passed |= match kind {
            ExpectationKind::Can { after: Some(after) } => at == *after,
            _ => true,
        };
        let is_so = if *kind == ExpectationKind::Always { !all } else { all };
        self.is_met |= at == *place && is_so && self.has_passed;
    }
}

/// The fewest moves after which an expectation is met; `Err` where there are too many states.
fn fewest(scenario: &Scenario, expectation: &Expectation) -> Result<Option<usize>, ()> {
    let rules = Rules::newest();
    let mut seen: HashSet<(State, bool)> = HashSet::new();
    let mut waiting = VecDeque::new();
    for start in Question::of(scenario).starts {
        let mut listener = Listener { expectation, has_passed: false, is_met: false };
        let next = begin(scenario, rules, start, &mut listener);
        if listener.is_met {
            return Ok(Some(0));
        }
        if let Next::Choose(state) = next {
            seen.insert((state, listener.has_passed));
            waiting.push_back((state, listener.has_passed, 0));
        }
    }
    let mut fewest = None;
    while let Some((state, has_passed, n)) = waiting.pop_front() {
        for choice in scenario.beats()[state.beat()].choices().filter(|choice| is_open(scenario, &state, *choice)) {
            let has_voice = asks_for_voice(scenario, state.beat());
            let voices: Vec<Option<Voice>> = if has_voice { Voice::ALL.iter().copied().map(Some).collect() } else { vec![None] };
            for voice in voices {
                let mut listener = Listener { expectation, has_passed, is_met: false };
                let next = step(scenario, rules, state, Move { choice, voice }, &mut listener);
                if listener.is_met && fewest.is_none() {
                    fewest = Some(n + 1);
                }
                if let Next::Choose(state) = next
                    && seen.insert((state, listener.has_passed))
                {
                    waiting.push_back((state, listener.has_passed, n + 1));
                }
            }
        }
        if seen.len() > MOST_STATES {
            return Err(());
        }
    }
    Ok(fewest)
}

/// Plays a conversation as `rapport play` would, and says whether its last move, or the start, meets the expectation.
fn replays(scenario: &Arc<Scenario>, expectation: &Expectation, witness: &Witness) -> bool {
    let rules = Rules::newest();
    let start = RunStart { temperament: Some(witness.start.temperament), ..RunStart::default() };
    let mut run = Run::new(scenario.clone(), rules, start);
    let mut listener = Listener { expectation, has_passed: false, is_met: false };
    let mut next = begin(scenario, rules, witness.start, &mut listener);
    for chosen in &witness.moves {
        let Next::Choose(state) = next else { return false };
        run.choose(chosen.choice, chosen.voice).unwrap();
        listener.is_met = false;
        next = step(scenario, rules, state, *chosen, &mut listener);
    }
    listener.is_met
}

fn place(dice: &mut Dice, n_beats: usize) -> String {
    if dice.one_in(3) { format!("e{}", dice.below(4)) } else { format!("b{}", dice.below(n_beats)) }
}

fn conditions(dice: &mut Dice) -> String {
    let written: Vec<String> = (0..dice.below(3))
        .map(|_| match dice.below(4) {
            0 => format!("Not({})", condition(dice)),
            1 => format!("Any([{}, {}])", condition(dice), condition(dice)),
            _ => condition(dice),
        })
        .collect();
    written.join(", ")
}

/// One expectation as it is written.
fn drawn(dice: &mut Dice, n_beats: usize) -> String {
    let (at, that) = (place(dice, n_beats), conditions(dice));
    match dice.below(7) {
        0 | 1 => format!("Always(at: \"{at}\", that: [{that}])"),
        2 | 3 => format!("Never(at: \"{at}\", that: [{that}])"),
        4 => format!("Can(at: \"{at}\", that: [{that}])"),
        5 => format!("Can(at: \"{at}\", that: [{that}], after: \"{}\")", place(dice, n_beats)),
        _ => {
            let lowest = dice.below(60);
            format!("Typical(at: \"{at}\", percent: ({lowest}, {}))", lowest + dice.below(40))
        }
    }
}

/// A small scenario with these expectations.
fn with(text: &str, expectations: &[String]) -> String {
    let end = text.rfind("})").unwrap();
    format!("{}}}, expect: [{}])\n", &text[..end], expectations.join(", "))
}

fn loaded(text: &str) -> rapport::scenario::Loaded {
    load(SourceText::new("expected.ron", text), "expected")
}

fn n_beats(text: &str) -> usize {
    (0..100).take_while(|n| text.contains(&format!("\"b{n}\": ("))).count()
}

#[test]
fn every_kind_of_expectation_agrees_with_brute_force() {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for seed in 0..120 {
        let mut dice = Dice::new(seed ^ 0xe);
        let text = small(seed);
        let expectations: Vec<String> = (0..8).map(|_| drawn(&mut dice, n_beats(&text))).collect();
        let text = with(&text, &expectations);
        let Some(scenario) = loaded(&text).scenario else { panic!("{}", render_all(&loaded(&text).report)) };
        let question = Question { n_states: MOST_STATES, keeps_expected: true, ..Question::of(&scenario) };
        let foresight = Foresight::new(scenario.clone(), Rules::newest(), question);
        if foresight.verdict() == Verdict::Bounded {
            continue;
        }
        let typical = foresight.chances(Policy::Typical, &[], Detail::Beats);
        for (expectation, expected) in scenario.expectations().iter().zip(foresight.expected()) {
            let name = expectation.kind.name();
            if let ExpectationKind::Typical { .. } = expectation.kind {
                let share = match expectation.at {
                    Target::Beat(beat) => typical.beats[beat.index()],
                    Target::End(ending) => typical.endings[ending.index()],
                };
                let Expected::Share { percent, error: None } = expected else { panic!("{expected:?}") };
                assert!((percent - 100.0 * share).abs() < 1e-6, "seed {seed} {expectation:?}: {percent} {share}");
                *seen.entry(name).or_default() += 1;
                continue;
            }
            let Ok(fewest) = fewest(&scenario, expectation) else { continue };
            let is_can = matches!(expectation.kind, ExpectationKind::Can { .. });
            let shown = match (&expected, is_can) {
                (Expected::Proved(Some(witness)), true) | (Expected::Refuted(Refuted::Shown { witness, .. }), false) => {
                    Some(witness)
                }
                (Expected::Proved(None), false) | (Expected::Refuted(_), true) => None,
                _ => panic!("seed {seed} {expectation:?}: {expected:?}"),
            };
            assert_eq!(shown.map(|witness| witness.moves.len()), fewest, "seed {seed} {expectation:?}: {expected:?}");
            if let Some(witness) = shown {
                assert!(replays(&scenario, expectation, witness), "seed {seed} {expectation:?}: {witness:?}");
            }
            let outcome = match (name, fewest.is_some()) {
                ("Can", true) => "Can, and it does",
                ("Can", false) => "Can, and it does not",
                ("Always", true) => "Always, and not so",
                ("Never", true) => "Never, and still",
                _ => name,
            };
            *seen.entry(outcome).or_default() += 1;
        }
    }
    assert_eq!(seen.len(), 7, "{seen:?}");
    assert!(seen.values().all(|n| *n >= 20), "{seen:?}");
}

/// An expectation that holds is turned into one that does not, or the other way round.
fn turned(written: &str) -> String {
    let (kind, rest) = written.split_once('(').unwrap();
    let to = match kind {
        "Never" => "Always",
        "Always" | "Can" => "Never",
        other => other,
    };
    // `Never` has no `after`.
    let rest = rest.split_once(", after: ").map_or(rest.to_owned(), |(rest, _)| format!("{rest})"));
    format!("{to}({rest}")
}

#[test]
fn of_two_hundred_planted_violations_none_is_missed_none_is_false_and_every_conversation_replays() {
    const N_PLANTED: usize = 200;
    let (mut n_planted, mut n_holding) = (0, 0);
    for seed in 1_000.. {
        if n_planted >= N_PLANTED {
            break;
        }
        let mut dice = Dice::new(seed ^ 0xf);
        let text = small(seed);
        let mut drawn: Vec<String> = Vec::new();
        while drawn.len() < 6 {
            let one = self::drawn(&mut dice, n_beats(&text));
            if !one.starts_with("Typical") {
                drawn.push(if dice.one_in(2) { turned(&one) } else { one });
            }
        }
        let text = with(&text, &drawn);
        let loaded = loaded(&text);
        let scenario = loaded.scenario.clone().unwrap();
        let truths: Result<Vec<Option<usize>>, ()> =
            scenario.expectations().iter().map(|expectation| fewest(&scenario, expectation)).collect();
        let Ok(truths) = truths else { continue };
        let checked = check(&loaded, Rules::newest(), Settings::default());
        let found: Vec<usize> = checked
            .report
            .diagnostics()
            .iter()
            .filter(|found| found.code == Code::ExpectationRefuted)
            .map(|found| found.span.start as usize)
            .collect();
        // The list of expectations stands at the end, each entry once after the other.
        let mut from = text.find("expect: [").unwrap();
        for ((written, expectation), truth) in drawn.iter().zip(scenario.expectations()).zip(truths) {
            let start = from + text[from..].find(written.as_str()).unwrap();
            from = start + written.len();
            let is_can = matches!(expectation.kind, ExpectationKind::Can { .. });
            let is_refuted = truth.is_some() != is_can;
            assert_eq!(found.contains(&start), is_refuted, "seed {seed} {written}\n{}", render_all(&checked.report));
            n_planted += usize::from(is_refuted);
            n_holding += usize::from(!is_refuted);
        }
        for (expectation, expected) in scenario.expectations().iter().zip(&checked.expected) {
            if let Expected::Refuted(Refuted::Shown { witness, .. }) = expected {
                assert!(replays(&scenario, expectation, witness), "seed {seed} {expectation:?}: {witness:?}");
            }
        }
    }
    assert!(n_holding >= N_PLANTED, "{n_holding} expectations that hold stood beside them");
}

#[test]
fn an_expectation_is_told_in_words_with_the_shortest_conversation_against_it() {
    let text = r#"Scenario(title: "T", customer: (name: "N"), promises: {"p": "Ring"}, start: "a", beats: {
        "a": (says: "Well?", choices: [
            (say: "I'll ring on Friday.", promise: "p", to: "b"),
            (say: "I cannot say when.", to: "b"),
        ]),
        "b": (says: "And?", choices: [(say: "I rang.", keeps: "p", end: "glad"), (say: "I forgot.", end: "glad")]),
    }, endings: {"glad": (kind: Fair, title: "G")}, expect: [
        Always(at: "glad", that: [Not(Broke("p"))], because: "she tells her sister."),
        Never(at: "b", that: [Promised("p")]),
        Can(at: "glad", that: [Kept("p")], after: "b"),
        Can(at: "glad", that: [TrustAtLeast(9)]),
        Typical(at: "glad", percent: (0, 50)),
    ])"#;
    let checked = check(&loaded(text), Rules::newest(), Settings::default());
    let of = |code: Code| checked.report.diagnostics().iter().filter(move |found| found.code == code);
    let told: Vec<(&str, Option<&str>)> = of(Code::ExpectationRefuted)
        .map(|found| (found.message.as_str(), found.witness.as_ref().map(|witness| witness.moves.as_str())))
        .collect();
    let expected = [
        (
            "play gets to `glad` where `Not(Broke(\"p\"))` does not hold: the promise `p` is still open there, and the ending breaks it (expected because she tells her sister)",
            Some("1,2"),
        ),
        ("play gets to `b` with `Promised(\"p\")`", Some("1")),
        ("no play gets to `glad` with `TrustAtLeast(9)`", None),
    ];
    assert_eq!(told, expected);
    let shares: Vec<&str> = of(Code::TypicalShare).map(|found| found.message.as_str()).collect();
    assert_eq!(shares, ["100.0 % of typical play comes to `glad`, not 0 to 50 %"]);
}
