//! One pass over the explored game: every state is looked at once, and every move of it is taken once more.

use crate::foresight::{Foresight, StateId};
use crate::rules::{Event, Events, Rules, State, begin, step};
use crate::scenario::{BeatId, Exit, PromiseSet, Scenario};

use super::{BeatReach, OptionReach, RouteReach, Tally};

/// What a move does to open promises: it opens these, and then none of those is open any more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Promised {
    pub(super) opens: PromiseSet,
    pub(super) settles: PromiseSet,
}

impl Promised {
    pub(super) fn after(self, open: PromiseSet) -> PromiseSet {
        open.union(self.opens).without(self.settles)
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
        let mut pass = Self { beats: beats.collect(), options: options.collect(), first_move: vec![0], promised: Vec::new() };
        pass.see_starts(scenario, rules, foresight);
        pass.see_states(scenario, rules, foresight);
        pass
    }

    fn see_starts(&mut self, scenario: &Scenario, rules: &Rules, foresight: &Foresight) {
        for start in foresight.starts() {
            begin(
                scenario,
                rules,
                *start,
                &mut Seen { scenario, beats: &mut self.beats, is_gated: false, settled: PromiseSet::EMPTY },
            );
        }
    }

    fn see_states(&mut self, scenario: &Scenario, rules: &Rules, foresight: &Foresight) {
        let any_promise = scenario.choices().iter().any(|choice| choice.effect.promise.is_some());
        let mut n_moves = 0;
        for (id, state) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
            self.see_options(scenario, id, state);
            for (chosen, _) in foresight.ways(id) {
                let mut seen = Seen { scenario, beats: &mut self.beats, is_gated: false, settled: PromiseSet::EMPTY };
                step(scenario, rules, *state, chosen, &mut seen);
                let (is_gated, by_beats) = (seen.is_gated, seen.settled);
                let effect = &scenario.choices()[chosen.choice].effect;
                if is_gated
                    && effect.unheard.is_some()
                    && let Some(option) = self.options.get_mut(chosen.choice.index())
                {
                    option.is_unheard_taken = true;
                }
                if any_promise {
                    let opens = effect.promise.into_iter().collect();
                    let settles = effect.keeps.into_iter().collect::<PromiseSet>().union(effect.breaks).union(by_beats);
                    self.promised.push(Promised { opens, settles });
                }
                n_moves += 1;
            }
            self.first_move.push(n_moves);
        }
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

/// Listens to one step.
struct Seen<'a> {
    scenario: &'a Scenario,
    beats: &'a mut [BeatReach],
    is_gated: bool,
    /// Promises that the beats entered would break.
    settled: PromiseSet,
}

impl Events for Seen<'_> {
    fn tell(&mut self, event: Event) {
        match event {
            Event::Entered(beat) => {
                self.settled = self.settled.union(self.scenario.beats()[beat].on_enter.breaks);
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
