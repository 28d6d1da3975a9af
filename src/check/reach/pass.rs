//! One pass over the explored game: every state is looked at once, and every move of which that cannot be told beforehand is taken
//! once more.

use crate::foresight::{Foresight, StateId};
use crate::rules::{Event, Events, Rules, State, begin, step};
use crate::scenario::{BeatId, ChoiceId, Exit, FactSet, PromiseSet, Scenario, Target};

use super::time::{Ticked, Time};
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

    /// Whether neither the option nor a beat breaks any.
    pub(super) fn breaks_none(self) -> bool {
        self.breaks.is_empty()
    }

    /// Those of the open ones that the move breaks, not counting what an ending settles.
    pub(super) fn broken(self, open: PromiseSet) -> PromiseSet {
        open.union(self.opens).without(self.keeps).intersection(self.breaks)
    }
}

/// What is told by an option and the beats that it leads through alone. Very many moves have the same few.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// `None` at a start.
    pub(super) choice: Option<ChoiceId>,
    /// The beats that are entered, in their order.
    pub(super) beats: Vec<BeatId>,
    pub(super) promised: Promised,
    /// The facts that it teaches.
    pub(super) taught: FactSet,
    pub(super) ticked: Ticked,
}

impl Passage {
    fn new(scenario: &Scenario, times: &[Time], choice: Option<ChoiceId>, beats: &[BeatId]) -> Self {
        let (mut promised, mut taught, mut ticked) = (Promised::default(), FactSet::EMPTY, Ticked::default());
        if let Some(choice) = choice {
            let effect = &scenario.choices()[choice].effect;
            let opens = effect.promise.iter().copied().collect();
            let keeps = effect.keeps.iter().chain(&effect.withdraws).copied().collect();
            promised = Promised { opens, keeps, breaks: effect.breaks };
            taught = effect.learns;
        }
        for beat in beats {
            let on_enter = scenario.beats()[*beat].on_enter;
            promised.breaks = promised.breaks.union(on_enter.breaks);
            taught = taught.union(on_enter.learns);
            ticked.come_to(*beat, on_enter.days > 0, times.get(beat.index()).copied().unwrap_or(Time::Unsaid));
        }
        Self { choice, beats: beats.to_vec(), promised, taught, ticked }
    }
}

/// What is seen in one pass.
pub(super) struct Pass {
    pub(super) beats: Vec<BeatReach>,
    pub(super) options: Vec<OptionReach>,
    /// What the clock of each beat says.
    pub(super) times: Vec<Time>,
    /// For each start.
    pub(super) starts: Vec<Passage>,
    passages: Vec<Passage>,
    /// For each option its passages.
    of_option: Vec<Vec<u32>>,
    /// For each way of all states its passage.
    of_way: Vec<u32>,
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
            times: scenario.beats().iter().map(Time::of).collect(),
            starts: Vec::new(),
            passages: Vec::new(),
            of_option: vec![Vec::new(); scenario.choices().len()],
            of_way: Vec::with_capacity(foresight.n_transitions()),
        };
        let mut entered = Vec::new();
        for start in foresight.starts() {
            entered.clear();
            begin(scenario, rules, *start, &mut Seen::new(scenario, &mut pass.beats, &mut entered));
            pass.starts.push(Passage::new(scenario, &pass.times, None, &entered));
        }
        pass.see_options_without_needs(scenario, foresight);
        pass.see_states(scenario, rules, foresight, &mut entered);
        pass
    }

    fn see_states(&mut self, scenario: &Scenario, rules: &Rules, foresight: &Foresight, entered: &mut Vec<BeatId>) {
        // Where an option leads straight to one place, that is the whole passage, from whatever state.
        let straight = |(id, _)| match foresight.leads_straight_to(id) {
            Some(Target::Beat(beat)) => Some(Some(beat)),
            Some(Target::End(_)) => Some(None),
            None => None,
        };
        let straight: Vec<Option<Option<BeatId>>> = scenario.choices().enumerate().map(straight).collect();
        for (id, state) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
            self.see_options(scenario, id, state);
            for (chosen, _) in foresight.ways(id) {
                let choice = chosen.choice;
                let straight = straight.get(choice.index()).copied().flatten();
                let known = self.of_option.get(choice.index()).and_then(|passages| passages.first());
                if let (Some(_), Some(known)) = (straight, known) {
                    self.of_way.push(*known);
                    continue;
                }
                entered.clear();
                let mut seen = Seen::new(scenario, &mut self.beats, entered);
                step(scenario, rules, *state, chosen, &mut seen);
                let is_unheard = seen.is_gated && scenario.choices()[choice].effect.unheard.is_some();
                if let Some(option) = self.options.get_mut(choice.index()) {
                    option.is_unheard_taken |= is_unheard;
                }
                let passage = self.passage(scenario, choice, entered);
                self.of_way.push(passage);
            }
        }
    }

    fn passage(&mut self, scenario: &Scenario, choice: ChoiceId, entered: &[BeatId]) -> u32 {
        let is_same = |number: &&u32| self.passages.get(**number as usize).is_some_and(|passage| passage.beats == entered);
        if let Some(known) = self.of_option.get(choice.index()).and_then(|known| known.iter().find(is_same)) {
            return *known;
        }
        let number = self.passages.len() as u32;
        self.passages.push(Passage::new(scenario, &self.times, Some(choice), entered));
        if let Some(of_option) = self.of_option.get_mut(choice.index()) {
            of_option.push(number);
        }
        number
    }

    /// The passage of a way, by its number.
    pub(super) fn of(&self, way: usize) -> Option<&Passage> {
        self.passages.get(*self.of_way.get(way)? as usize)
    }

    /// Options that are open in every state of their beat need not be looked at in each.
    fn see_options_without_needs(&mut self, scenario: &Scenario, foresight: &Foresight) {
        let mut is_come_to = vec![false; self.beats.len()];
        for (_, state) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
            if let Some(is_come_to) = is_come_to.get_mut(state.beat().index()) {
                *is_come_to = true;
            }
        }
        for (option, choice) in self.options.iter_mut().zip(scenario.choices().iter()) {
            option.is_open = choice.effect.needs.is_empty() && is_come_to.get(choice.beat.index()) == Some(&true);
        }
    }

    fn see_options(&mut self, scenario: &Scenario, id: StateId, state: &State) {
        let mut n_open = 0;
        for choice in scenario.beats()[state.beat()].choices() {
            let needs = &scenario.choices()[choice].effect.needs;
            if needs.is_empty() {
                n_open += 1;
            } else if let Some(option) = self.options.get_mut(choice.index()) {
                let is_open = Tally::note(&mut option.conditions, needs, state);
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
    entered: &'a mut Vec<BeatId>,
    is_gated: bool,
}

impl<'a> Seen<'a> {
    fn new(scenario: &'a Scenario, beats: &'a mut [BeatReach], entered: &'a mut Vec<BeatId>) -> Self {
        Self { scenario, beats, entered, is_gated: false }
    }
}

impl Events for Seen<'_> {
    fn tell(&mut self, event: Event) {
        match event {
            Event::Entered(beat) => {
                self.entered.push(beat);
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
