//! What nothing later reads is dropped from a state: nobody who plays on can tell the difference.

use std::collections::{HashMap, HashSet};

use rapport::rules::{
    Event, Events, Liveness, Move, Next, Rules, Start, State, asks_for_voice, begin, breaks_a_promise, first_unmet, is_open, step,
};
use rapport::scenario::{BeatId, ChoiceId, EndingId, Scenario, Target, Temperament, Voice};

use crate::generate::{self, Dice};
use crate::generate_second::small_second;
use crate::worked::scenario;

/// States as the step gives them, of all temperaments, many moods, with and without a hard customer before.
fn states(scenario: &Scenario, most: usize, dice: &mut Dice) -> Vec<State> {
    let rules = Rules::newest();
    let mut waiting: Vec<State> = Vec::new();
    for temperament in Temperament::ALL {
        for carried in [false, true] {
            for mood in [None, Some(-6), Some(-1), Some(2), Some(7)] {
                if let Next::Choose(state) = begin(scenario, rules, Start { temperament: *temperament, mood, carried }, &mut ()) {
                    waiting.push(state);
                }
            }
        }
    }
    let mut seen: HashSet<State> = waiting.iter().copied().collect();
    let mut found = Vec::new();
    while found.len() < most && !waiting.is_empty() {
        let state = waiting.swap_remove(dice.below(waiting.len()));
        found.push(state);
        for chosen in moves(scenario, &state) {
            if let Next::Choose(next) = step(scenario, rules, state, chosen, &mut ())
                && seen.insert(next)
            {
                waiting.push(next);
            }
        }
    }
    found
}

fn moves(scenario: &Scenario, state: &State) -> Vec<Move> {
    let open = scenario.beats()[state.beat()].choices().filter(|choice| is_open(scenario, state, *choice));
    let voices: Vec<Option<Voice>> =
        if asks_for_voice(scenario, state.beat()) { Voice::ALL.iter().copied().map(Some).collect() } else { vec![None] };
    open.flat_map(|choice| voices.iter().map(move |voice| Move { choice, voice: *voice })).collect()
}

/// What can be told of one exchange without looking into the state.
#[derive(Debug, PartialEq)]
struct Outcome {
    entered: Vec<BeatId>,
    routes: Vec<usize>,
    /// For each expectation of a place come to, whether its conditions hold there.
    expected: Vec<(usize, bool)>,
    ending: Option<EndingId>,
    /// What later exchanges can depend on.
    next: Option<State>,
}

struct Told<'s> {
    scenario: &'s Scenario,
    entered: Vec<BeatId>,
    routes: Vec<usize>,
    expected: Vec<(usize, bool)>,
}

impl Events for Told<'_> {
    fn tell(&mut self, event: Event) {
        if let Event::Entered(beat) = event {
            self.entered.push(beat);
        }
    }

    fn routed(&mut self, _: BeatId, _: &State, taken: usize) {
        self.routes.push(taken);
    }

    fn arrived(&mut self, at: Target, state: &State) {
        let expected = self.scenario.expectations().iter().enumerate().filter(|(_, expected)| expected.at == at);
        self.expected.extend(expected.map(|(index, expected)| (index, first_unmet(state, &expected.that).is_none())));
    }
}

/// What a state is to keep: what play reads, or what expectations ask for besides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeps {
    Read,
    ReadAndExpected,
}

struct Law<'s> {
    scenario: &'s Scenario,
    keeps: Keeps,
    live: Liveness,
}

impl<'s> Law<'s> {
    fn new(scenario: &'s Scenario, keeps: Keeps) -> Self {
        let live = match keeps {
            Keeps::Read => Liveness::new(scenario, Rules::newest()),
            Keeps::ReadAndExpected => Liveness::with_expectations(scenario, Rules::newest()),
        };
        Self { scenario, keeps, live }
    }

    fn canonical(&self, state: State) -> State {
        state.keep_only(self.live.at(state.beat()), Rules::newest())
    }

    fn outcome(&self, state: State, chosen: Move) -> Outcome {
        let mut told = Told { scenario: self.scenario, entered: Vec::new(), routes: Vec::new(), expected: Vec::new() };
        let next = step(self.scenario, Rules::newest(), state, chosen, &mut told);
        let Told { entered, routes, mut expected, .. } = told;
        if self.keeps == Keeps::Read {
            expected.clear();
        }
        match next {
            Next::Choose(next) => Outcome { entered, routes, expected, ending: None, next: Some(self.canonical(next)) },
            Next::Ended(_, ending) => Outcome { entered, routes, expected, ending: Some(ending), next: None },
        }
    }

    /// Whether each option breaks a promise that binds: a typical trainee looks at that.
    fn breaking(&self, state: &State) -> Vec<(ChoiceId, bool)> {
        let breaks = |choice: ChoiceId| {
            is_open(self.scenario, state, choice) && breaks_a_promise(self.scenario, Rules::newest(), state, choice)
        };
        self.scenario.beats()[state.beat()].choices().map(|choice| (choice, breaks(choice))).collect()
    }

    #[track_caller]
    fn check(&self, one: State, other: State, name: &str) {
        assert_eq!(moves(self.scenario, &one), moves(self.scenario, &other), "{name}: open in\n{one:?}\n{other:?}");
        assert_eq!(self.breaking(&one), self.breaking(&other), "{name}: broken in\n{one:?}\n{other:?}");
        for chosen in moves(self.scenario, &one) {
            let (first, second) = (self.outcome(one, chosen), self.outcome(other, chosen));
            assert_eq!(first, second, "{name}: {chosen:?} in\n{one:?}\n{other:?}");
        }
    }
}

/// Holds one scenario to the law. Returns how many states were leaner than they came, and how many pairs were compared.
fn check_scenario(text: &str, keeps: Keeps, most: usize, seed: u64) -> (usize, usize) {
    let scenario = scenario(text);
    let mut dice = Dice::new(seed);
    let states = states(&scenario, most, &mut dice);
    let law = Law::new(&scenario, keeps);
    let name = format!("seed {seed}");
    let mut alike: HashMap<State, Vec<State>> = HashMap::new();
    let mut n_leaner = 0;
    for state in states {
        let canonical = law.canonical(state);
        assert_eq!(law.canonical(canonical), canonical, "{name}: nothing is left to drop");
        if canonical != state {
            law.check(state, canonical, &name);
            n_leaner += 1;
        }
        alike.entry(canonical).or_default().push(state);
    }
    let mut n_pairs = 0;
    // Each pair is compared on its own, so the order in which they come does not matter.
    let mut groups: Vec<Vec<State>> = alike.into_values().filter(|group| group.len() > 1).collect();
    groups.sort_by_key(|group| group[0].words());
    for group in groups {
        for _ in 0..2 {
            law.check(group[dice.below(group.len())], group[dice.below(group.len())], &name);
            n_pairs += 1;
        }
    }
    (n_leaner, n_pairs)
}

#[test]
fn states_that_differ_in_nothing_that_is_read_go_on_alike() {
    let (mut n_leaner, mut n_pairs) = (0, 0);
    for seed in 0..1_000 {
        let (leaner, pairs) = check_scenario(&generate::small(seed), Keeps::Read, 800, seed);
        n_leaner += leaner;
        n_pairs += pairs;
    }
    println!("{n_leaner} states that were made leaner, {n_pairs} pairs of states that became the same");
    assert!(n_leaner > 200_000 && n_pairs > 20_000, "{n_leaner} leaner, {n_pairs} pairs");
}

#[test]
fn nothing_that_the_second_format_asks_for_is_dropped() {
    let (mut n_leaner, mut n_pairs) = (0, 0);
    for seed in 0..500 {
        let (leaner, pairs) =
            check_scenario(&small_second(seed), if seed % 3 == 0 { Keeps::Read } else { Keeps::ReadAndExpected }, 600, seed);
        n_leaner += leaner;
        n_pairs += pairs;
    }
    println!("{n_leaner} states that were made leaner, {n_pairs} pairs of states that became the same");
    assert!(n_leaner > 50_000 && n_pairs > 5_000, "{n_leaner} leaner, {n_pairs} pairs");
}

#[test]
fn the_worked_examples_lose_nothing_either() {
    let mut n_leaner = 0;
    for text in [include_str!("worked/before_three.ron"), include_str!("worked/trap.ron"), include_str!("worked/thaw.ron")] {
        n_leaner += check_scenario(text, Keeps::Read, 20_000, 1).0;
    }
    assert!(n_leaner > 10_000, "{n_leaner}");
}
