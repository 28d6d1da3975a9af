//! The same game without any cleverness: whole states, chances written out, and going on until nothing moves.

use std::collections::HashMap;

use rapport::foresight::{Policy, Robot, rank};
use rapport::rules::{Event, Events, Move, Next, PromiseState, Rules, Start, State, asks_for_voice, begin, is_open, step};
use rapport::scenario::{BeatId, ChoiceId, EndingId, PromiseSet, Scenario, Voice};
use rapport::wording::Measures;

/// Where a move leads, and the beats that are entered on the way.
pub(crate) struct Exit {
    pub(crate) chosen: Move,
    pub(crate) to: To,
    pub(crate) enters: Vec<BeatId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    State(usize),
    Ending(EndingId),
}

/// All states just as the step gives them.
pub(crate) struct Brute<'s> {
    scenario: &'s Scenario,
    rules: &'static Rules,
    pub(crate) states: Vec<State>,
    pub(crate) ways: Vec<Vec<Exit>>,
    pub(crate) starts: Vec<(To, Vec<BeatId>)>,
}

/// How it goes under one way of playing.
pub(crate) struct Figures {
    pub(crate) endings: Vec<f64>,
    pub(crate) stuck: f64,
    pub(crate) endless: f64,
    pub(crate) beats: Vec<f64>,
    pub(crate) exchanges: f64,
    pub(crate) rank: f64,
    /// For each state.
    pub(crate) ranks: Vec<f64>,
    /// For each number of exchanges, from 0, the chance that nothing more comes after so many.
    pub(crate) done_by: Vec<f64>,
}

#[derive(Default)]
struct Entered(Vec<BeatId>);

impl Events for Entered {
    fn tell(&mut self, event: Event) {
        if let Event::Entered(beat) = event {
            self.0.push(beat);
        }
    }
}

impl<'s> Brute<'s> {
    /// `None` where there are more than `most` states.
    pub(crate) fn new(scenario: &'s Scenario, rules: &'static Rules, starts: &[Start], most: usize) -> Option<Self> {
        let first = |start: &Start| {
            let mut entered = Entered::default();
            (begin(scenario, rules, *start, &mut entered), entered.0)
        };
        Self::from(scenario, rules, starts.iter().map(first), most)
    }

    /// As [`Self::new`], from states in the middle of a talk.
    pub(crate) fn from(
        scenario: &'s Scenario,
        rules: &'static Rules,
        firsts: impl IntoIterator<Item = (Next, Vec<BeatId>)>,
        most: usize,
    ) -> Option<Self> {
        let mut brute = Self { scenario, rules, states: Vec::new(), ways: Vec::new(), starts: Vec::new() };
        let mut numbers = HashMap::new();
        for (next, entered) in firsts {
            let to = brute.reach(next, &mut numbers);
            brute.starts.push((to, entered));
        }
        while let Some(state) = brute.states.get(brute.ways.len()).copied() {
            if brute.states.len() > most {
                return None;
            }
            let mut ways = Vec::new();
            for choice in scenario.beats()[state.beat()].choices().filter(|choice| is_open(scenario, &state, *choice)) {
                let voices: Vec<Option<Voice>> = if asks_for_voice(scenario, state.beat()) {
                    Voice::ALL.iter().copied().map(Some).collect()
                } else {
                    vec![None]
                };
                for voice in voices {
                    let chosen = Move { choice, voice };
                    let mut entered = Entered::default();
                    let next = step(scenario, rules, state, chosen, &mut entered);
                    ways.push(Exit { chosen, to: brute.reach(next, &mut numbers), enters: entered.0 });
                }
            }
            brute.ways.push(ways);
        }
        Some(brute)
    }

    fn reach(&mut self, next: Next, numbers: &mut HashMap<State, usize>) -> To {
        match next {
            Next::Ended(_, ending) => To::Ending(ending),
            Next::Choose(state) => To::State(*numbers.entry(state).or_insert_with(|| {
                self.states.push(state);
                self.states.len() - 1
            })),
        }
    }

    /// Whether an option breaks a promise that binds: by itself, or, under version 2, by a beat on the way to the next choice.
    fn breaks(&self, state: &State, choice: ChoiceId) -> bool {
        let own = self.scenario.choices()[choice].effect.breaks;
        if own.iter().any(|promise| state.promise(promise).binds()) {
            return true;
        }
        let mut events: Vec<Event> = Vec::new();
        step(self.scenario, self.rules, *state, Move { choice, voice: None }, &mut events);
        let mut listed = PromiseSet::EMPTY;
        let by_a_beat = events.iter().any(|event| match event {
            Event::Entered(beat) => {
                listed = self.scenario.beats()[*beat].on_enter.breaks;
                false
            }
            // What the end of a talk settles is listed by no beat, or broken already by the one that lists it.
            Event::Promise { promise, to: PromiseState::Broken, .. } => listed.contains(*promise),
            _ => false,
        });
        self.rules.number() > 1 && by_a_beat
    }

    /// The chance of each way of a state.
    pub(crate) fn chances(&self, policy: Policy, measures: &[Measures], state: usize) -> Vec<f64> {
        let mut open: Vec<ChoiceId> = self.ways[state].iter().map(|way| way.chosen.choice).collect();
        open.dedup();
        let effect = |choice: ChoiceId| &self.scenario.choices()[choice].effect;
        let breaks = |choice: ChoiceId| self.breaks(&self.states[state], choice);
        let counted = |choice: ChoiceId| measures[choice.index()];
        let weight = |choice: ChoiceId| -> f64 {
            let most = |of: &dyn Fn(ChoiceId) -> i64| f64::from(open.iter().all(|other| of(*other) <= of(choice)));
            match policy {
                Policy::Typical => {
                    if breaks(choice) && open.iter().any(|other| !breaks(*other)) {
                        0.0
                    } else if effect(choice).misses.is_empty() && effect(choice).mood >= 0 {
                        4.0
                    } else {
                        1.0
                    }
                }
                Policy::Random => 1.0,
                Policy::Robot(Robot::Longest) => most(&|choice| i64::from(counted(choice).words)),
                Policy::Robot(Robot::Shortest) => most(&|choice| -i64::from(counted(choice).words)),
                Policy::Robot(Robot::Polite) => most(&|choice| i64::from(counted(choice).polite)),
                Policy::Robot(Robot::Sympathetic) => most(&|choice| i64::from(counted(choice).sympathy)),
                Policy::Robot(Robot::MoodChaser) => most(&|choice| i64::from(effect(choice).mood)),
            }
        };
        let total: f64 = open.iter().map(|choice| weight(*choice)).sum();
        let chance = |way: &Exit| {
            let option = weight(way.chosen.choice) / total;
            let tones = effect(way.chosen.choice).tones;
            match way.chosen.voice {
                None => option,
                Some(voice) if policy == Policy::Typical && !tones.is_empty() => {
                    let fits = if tones.contains(voice) { 1.0 / tones.len() as f64 } else { 0.0 };
                    option * (3.0 / 4.0 * fits + 1.0 / 4.0 * 1.0 / 4.0)
                }
                Some(_) => option / 4.0,
            }
        };
        self.ways[state].iter().map(chance).collect()
    }

    /// The worst and the best rank of an ending that can still be reached, by going round until nothing changes.
    pub(crate) fn bounds(&self) -> Vec<(f64, f64)> {
        let nothing = (f64::INFINITY, f64::NEG_INFINITY);
        let mut bounds: Vec<(f64, f64)> =
            self.ways.iter().map(|ways| if ways.is_empty() { (0.0, 0.0) } else { nothing }).collect();
        self.spread(&mut bounds);
        // A talk that can only go on for ever comes to nothing, and so does what can lead into it.
        for bounds in bounds.iter_mut().filter(|bounds| **bounds == nothing) {
            *bounds = (0.0, 0.0);
        }
        self.spread(&mut bounds);
        bounds
    }

    fn spread(&self, bounds: &mut [(f64, f64)]) {
        loop {
            let mut changed = false;
            for state in 0..self.states.len() {
                for way in &self.ways[state] {
                    let (worst, best) = match way.to {
                        To::State(next) => bounds[next],
                        To::Ending(ending) => (self.rank(ending), self.rank(ending)),
                    };
                    let all = (bounds[state].0.min(worst), bounds[state].1.max(best));
                    changed |= all != bounds[state];
                    bounds[state] = all;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// For each state the fewest exchanges that lead there.
    pub(crate) fn distances(&self) -> Vec<u32> {
        let mut distances = vec![u32::MAX; self.states.len()];
        for (to, _) in &self.starts {
            if let To::State(state) = to {
                distances[*state] = 0;
            }
        }
        loop {
            let mut changed = false;
            for state in 0..self.states.len() {
                for way in &self.ways[state] {
                    if let To::State(next) = way.to
                        && distances[state] != u32::MAX
                        && distances[state] + 1 < distances[next]
                    {
                        distances[next] = distances[state] + 1;
                        changed = true;
                    }
                }
            }
            if !changed {
                return distances;
            }
        }
    }

    /// The fewest exchanges after which something is so, of where a start or a move leads and what is entered on the way.
    pub(crate) fn fewest(&self, distances: &[u32], is_so: impl Fn(To, &[BeatId]) -> bool) -> Option<u32> {
        if self.starts.iter().any(|(to, entered)| is_so(*to, entered)) {
            return Some(0);
        }
        let leads = |(state, _): &(usize, &Vec<Exit>)| self.ways[*state].iter().any(|way| is_so(way.to, &way.enters));
        self.ways.iter().enumerate().filter(leads).map(|(state, _)| distances[state] + 1).min()
    }

    fn rank(&self, ending: EndingId) -> f64 {
        rank(self.scenario.endings()[ending].kind)
    }

    pub(crate) fn figures(&self, policy: Policy, measures: &[Measures]) -> Figures {
        let chances: Vec<Vec<f64>> = (0..self.states.len()).map(|state| self.chances(policy, measures, state)).collect();
        let ends = self.can_end(&chances);
        let bounds = self.bounds();
        let ranks = self.ranks(&chances, &ends, &bounds);
        let n_starts = self.starts.len() as f64;
        let of_start = |to: To| match to {
            To::State(state) => ranks[state],
            To::Ending(ending) => self.rank(ending),
        };
        let flow = self.flow(&chances, &ends, None);
        let beats = self.scenario.beats().enumerate().map(|(beat, _)| self.flow(&chances, &ends, Some(beat)).met).collect();
        Figures {
            rank: self.starts.iter().map(|(to, _)| of_start(*to) / n_starts).sum(),
            endings: flow.endings,
            stuck: flow.stuck,
            endless: flow.endless,
            exchanges: flow.exchanges,
            done_by: flow.done_by,
            beats,
            ranks,
        }
    }

    /// For each state whether this way of playing can come to an end from there.
    fn can_end(&self, chances: &[Vec<f64>]) -> Vec<bool> {
        let mut can: Vec<bool> = self.ways.iter().map(Vec::is_empty).collect();
        loop {
            let mut changed = false;
            for state in 0..self.states.len() {
                let ends = |(way, chance): (&Exit, &f64)| {
                    *chance > 0.0
                        && match way.to {
                            To::State(next) => can[next],
                            To::Ending(_) => true,
                        }
                };
                if !can[state] && self.ways[state].iter().zip(&chances[state]).any(ends) {
                    can[state] = true;
                    changed = true;
                }
            }
            if !changed {
                return can;
            }
        }
    }

    /// What never ends is worth the worst that can still come where it stays; on the way there that can only rise.
    fn ranks(&self, chances: &[Vec<f64>], ends: &[bool], bounds: &[(f64, f64)]) -> Vec<f64> {
        let mut ranks: Vec<f64> = (0..self.states.len()).map(|state| if ends[state] { 0.0 } else { bounds[state].0 }).collect();
        for _ in 0..200_000 {
            let mut change: f64 = 0.0;
            for state in (0..self.states.len()).rev() {
                let value = |(way, chance): (&Exit, &f64)| match way.to {
                    To::State(next) => chance * ranks[next],
                    To::Ending(ending) => chance * self.rank(ending),
                };
                let rank: f64 = self.ways[state].iter().zip(&chances[state]).map(value).sum();
                change = change.max((rank - ranks[state]).abs());
                ranks[state] = rank;
            }
            if change < 1e-15 {
                break;
            }
        }
        ranks
    }

    /// Sends the starts on, exchange by exchange, until hardly anything is left on the way. Where a beat is given, what meets it stops.
    fn flow(&self, chances: &[Vec<f64>], ends: &[bool], beat: Option<BeatId>) -> Flow {
        let mut flow = Flow { endings: vec![0.0; self.scenario.endings().len()], ..Flow::default() };
        let mut here = vec![0.0; self.states.len()];
        let share = 1.0 / self.starts.len() as f64;
        for (to, entered) in &self.starts {
            match to {
                _ if beat.is_some_and(|beat| entered.contains(&beat)) => flow.met += share,
                To::State(state) => here[*state] += share,
                To::Ending(ending) => flow.endings[ending.index()] += share,
            }
        }
        for _ in 0..200_000 {
            let mut next = vec![0.0; self.states.len()];
            let mut on_the_way = 0.0;
            let is_stuck = |(amount, ways): (&f64, &Vec<Exit>)| if ways.is_empty() { *amount } else { 0.0 };
            let stuck_here: f64 = here.iter().zip(&self.ways).map(is_stuck).sum();
            flow.done_by.push(flow.endings.iter().sum::<f64>() + flow.stuck + stuck_here);
            for state in 0..self.states.len() {
                if here[state] == 0.0 {
                    continue;
                }
                if self.ways[state].is_empty() {
                    flow.stuck += here[state];
                    continue;
                }
                // What never ends stays where it is, unless a beat is still looked for.
                if !ends[state] && beat.is_none() {
                    flow.endless += here[state];
                    continue;
                }
                on_the_way += here[state];
                for (way, chance) in self.ways[state].iter().zip(&chances[state]) {
                    let amount = here[state] * chance;
                    match way.to {
                        _ if beat.is_some_and(|beat| way.enters.contains(&beat)) => flow.met += amount,
                        To::State(to) => next[to] += amount,
                        To::Ending(ending) => flow.endings[ending.index()] += amount,
                    }
                }
            }
            flow.exchanges += on_the_way;
            if on_the_way < 1e-13 {
                break;
            }
            // What never ends never shrinks either: enough is enough once nothing new is met.
            if beat.is_some() && here.iter().zip(ends).all(|(amount, ends)| *amount < 1e-13 || !ends) {
                flow.idle += 1;
                if flow.idle > 1_500 {
                    break;
                }
            }
            here = next;
        }
        flow
    }
}

#[derive(Default)]
struct Flow {
    endings: Vec<f64>,
    stuck: f64,
    endless: f64,
    exchanges: f64,
    met: f64,
    idle: usize,
    done_by: Vec<f64>,
}
