//! One pass over the explored game: every state is looked at once, and every move of it is taken once more.

use crate::foresight::{After, Foresight, StateId};
use crate::rules::{Event, Events, Move, Rules, State, begin, step};
use crate::scenario::{BeatId, Exit, FactSet, PromiseSet, Scenario};

use super::clock::{Ticked, Time};

use super::{BeatReach, OptionReach, RouteReach, Tally};

/// What a move does to open promises: it opens some, then keeps or gives back some, and then some are broken, by the option or by a
/// beat that is entered.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Promised {
    opens: PromiseSet,
    keeps: PromiseSet,
    breaks: PromiseSet,
}

impl Promised {
    pub(super) fn after(self, open: PromiseSet) -> PromiseSet {
        open.union(self.opens).without(self.keeps.union(self.breaks))
    }

    /// Those of the open ones that the move breaks, not counting what an ending settles.
    pub(super) fn broken(self, open: PromiseSet) -> PromiseSet {
        open.union(self.opens).without(self.keeps).intersection(self.breaks)
    }
}

/// What is seen in one pass.
pub(super) struct Pass {
    pub(super) beats: Vec<BeatReach>,
    pub(super) options: Vec<OptionReach>,
    /// For each state that was opened, where its moves begin in `promised`, and one more for where the last ones end.
    pub(super) first_move: Vec<usize>,
    /// For each move. Empty where no option makes a promise.
    pub(super) promised: Vec<Promised>,
    /// For each start and each move the facts that it teaches. Empty where no option uses a fact.
    pub(super) taught_at_start: Vec<FactSet>,
    pub(super) taught: Vec<FactSet>,
    /// For each start and each move what the clock does. Empty where the clock stands at no beat.
    pub(super) ticked_at_start: Vec<Ticked>,
    pub(super) ticked: Vec<Ticked>,
}

impl Pass {
    pub(super) fn new(scenario: &Scenario, rules: &Rules, foresight: &Foresight) -> Self {
        let untouched = |conditions: usize| vec![Tally::default(); conditions];
        let beats = scenario.beats().enumerate().map(|(id, beat)| {
            let routes = match &beat.way {
                Exit::Routes { routes, .. } => routes.as_slice(),
                Exit::Choices { .. } | Exit::On(_) => &[],
            };
            let routes = routes.iter().map(|route| RouteReach {
                is_taken: false,
                conditions: untouched(route.when.len()),
                at_beat: untouched(route.when.len()),
            });
            BeatReach { id, is_entered: false, most_open: None, routes: routes.collect(), stuck: None }
        });
        let options = scenario.choices().iter().map(|choice| OptionReach {
            is_open: false,
            is_unheard_taken: false,
            conditions: untouched(choice.effect.needs.len()),
        });
        let mut pass = Self {
            beats: beats.collect(),
            options: options.collect(),
            first_move: vec![0],
            promised: Vec::new(),
            taught_at_start: Vec::new(),
            taught: Vec::new(),
            ticked_at_start: Vec::new(),
            ticked: Vec::new(),
        };
        let times: Vec<Time> = scenario.beats().iter().map(Time::of).collect();
        let asks = Asks {
            promises: scenario.choices().iter().any(|choice| !choice.effect.promise.is_empty()),
            facts: scenario.choices().iter().any(|choice| !choice.effect.uses.is_empty()),
            clock: times.iter().any(|time| matches!(time, Time::At(_))),
        };
        pass.see_starts(scenario, rules, foresight, (asks, &times));
        pass.see_states(scenario, rules, foresight, (asks, &times));
        pass
    }

    fn see_starts(&mut self, scenario: &Scenario, rules: &Rules, foresight: &Foresight, (asks, times): (Asks, &[Time])) {
        for start in foresight.starts() {
            let mut seen = Seen::new(scenario, &mut self.beats, times);
            begin(scenario, rules, *start, &mut seen);
            let (taught, ticked) = (seen.taught, seen.ticked);
            if asks.facts {
                self.taught_at_start.push(taught);
            }
            if asks.clock {
                self.ticked_at_start.push(ticked);
            }
        }
    }

    fn see_states(&mut self, scenario: &Scenario, rules: &Rules, foresight: &Foresight, (asks, times): (Asks, &[Time])) {
        let mut n_moves = 0;
        for (id, state) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
            self.see_options(scenario, id, state);
            for (chosen, _) in foresight.ways(id) {
                let mut seen = Seen::new(scenario, &mut self.beats, times);
                step(scenario, rules, *state, chosen, &mut seen);
                let (is_gated, by_beats, taught, ticked) = (seen.is_gated, seen.settled, seen.taught, seen.ticked);
                let effect = &scenario.choices()[chosen.choice].effect;
                if is_gated
                    && effect.unheard.is_some()
                    && let Some(option) = self.options.get_mut(chosen.choice.index())
                {
                    option.is_unheard_taken = true;
                }
                if asks.promises {
                    let opens = effect.promise.iter().copied().collect();
                    let keeps = effect.keeps.iter().chain(&effect.withdraws).copied().collect();
                    self.promised.push(Promised { opens, keeps, breaks: effect.breaks.union(by_beats) });
                }
                if asks.facts {
                    self.taught.push(taught.union(effect.learns));
                }
                if asks.clock {
                    self.ticked.push(ticked);
                }
                n_moves += 1;
            }
            self.first_move.push(n_moves);
        }
    }

    /// The moves of a state, where each leads, and its number among those of all states.
    pub(super) fn moves<'a>(&'a self, foresight: &'a Foresight, id: StateId) -> impl Iterator<Item = (Move, After, usize)> + 'a {
        let first = self.first_move.get(id.index()).copied().unwrap_or(usize::MAX);
        foresight.ways(id).enumerate().map(move |(nth, (chosen, after))| (chosen, after, first.saturating_add(nth)))
    }

    fn see_options(&mut self, scenario: &Scenario, id: StateId, state: &State) {
        let mut n_open = 0;
        for choice in scenario.beats()[state.beat()].choices() {
            if let Some(option) = self.options.get_mut(choice.index()) {
                let is_open = Tally::note(&mut option.conditions, &scenario.choices()[choice].effect.needs, state);
                option.is_open |= is_open;
                n_open += usize::from(is_open);
            }
        }
        if let Some(beat) = self.beats.get_mut(state.beat().index()) {
            beat.most_open = beat.most_open.max(Some(n_open));
            if n_open == 0 {
                beat.stuck = beat.stuck.or(Some(id));
            }
        }
    }
}

/// What has to be kept of every move.
#[derive(Clone, Copy)]
struct Asks {
    promises: bool,
    facts: bool,
    clock: bool,
}

/// Listens to one step.
struct Seen<'a> {
    scenario: &'a Scenario,
    beats: &'a mut [BeatReach],
    times: &'a [Time],
    is_gated: bool,
    /// Promises that the beats entered would break.
    settled: PromiseSet,
    taught: FactSet,
    ticked: Ticked,
}

impl<'a> Seen<'a> {
    fn new(scenario: &'a Scenario, beats: &'a mut [BeatReach], times: &'a [Time]) -> Self {
        let (settled, taught, ticked) = (PromiseSet::EMPTY, FactSet::EMPTY, Ticked::default());
        Self { scenario, beats, times, is_gated: false, settled, taught, ticked }
    }
}

impl Events for Seen<'_> {
    fn tell(&mut self, event: Event) {
        match event {
            Event::Entered(beat) => {
                let on_enter = self.scenario.beats()[beat].on_enter;
                self.settled = self.settled.union(on_enter.breaks);
                self.taught = self.taught.union(on_enter.learns);
                let time = self.times.get(beat.index()).copied().unwrap_or(Time::Unsaid);
                self.ticked.come_to(beat, on_enter.days > 0, time);
                if let Some(reach) = self.beats.get_mut(beat.index()) {
                    reach.is_entered = true;
                }
            }
            Event::NotHeardYet => self.is_gated = true,
            _ => {}
        }
    }

    fn routed(&mut self, beat: BeatId, state: &State, taken: usize) {
        let Exit::Routes { routes, .. } = &self.scenario.beats()[beat].way else { return };
        let Some(reach) = self.beats.get_mut(beat.index()) else { return };
        for (index, (route, reach)) in routes.iter().zip(&mut reach.routes).enumerate() {
            Tally::note(&mut reach.at_beat, &route.when, state);
            if index <= taken {
                Tally::note(&mut reach.conditions, &route.when, state);
            }
            reach.is_taken |= index == taken;
        }
    }
}
