//! Which of the words that are there for some roads are told on any.

use crate::foresight::{DrawnTalk, Foresight, Policy};
use crate::rules::{Event, Events, Next, Rules, State, begin, holds, step};
use crate::scenario::{Condition, Scenario, Target};

/// Talks that are drawn, typical ones and at random: nearly every variant is told in one of them.
const N_TALKS: u32 = 1_000;

/// A variant that no talk is told, of a place that talks get to.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Untold {
    pub(in crate::check) place: Target,
    /// From 0.
    pub(in crate::check) variant: usize,
    /// Whether its conditions hold at times: then an earlier one always holds there too.
    pub(in crate::check) holds: bool,
}

/// What became of the variants of one place.
struct Place<'s> {
    at: Target,
    whens: Vec<&'s [Condition]>,
    is_told: Vec<bool>,
    holds: Vec<bool>,
}

impl<'s> Place<'s> {
    fn new(at: Target, whens: Vec<&'s [Condition]>) -> Self {
        let n = whens.len();
        Self { at, whens, is_told: vec![false; n], holds: vec![false; n] }
    }

    fn is_open(&self) -> bool {
        self.is_told.contains(&false)
    }

    fn see(&mut self, state: &State) {
        let mut is_first = true;
        for ((when, is_told), is_so) in self.whens.iter().zip(&mut self.is_told).zip(&mut self.holds) {
            if when.iter().all(|condition| holds(state, condition)) {
                *is_so = true;
                *is_told |= std::mem::replace(&mut is_first, false);
            }
        }
    }
}

/// Listens to a step, and sees which variants it is told.
struct Listening<'a, 's>(&'a mut [Place<'s>]);

impl Events for Listening<'_, '_> {
    fn tell(&mut self, _: Event) {}

    fn arrived(&mut self, at: Target, state: &State) {
        if let Some(place) = self.0.iter_mut().find(|place| place.at == at) {
            place.see(state);
        }
    }
}

/// Every variant that no talk is told, in the order of the file, beats first. The game must be explored whole; `is_come_to` says which
/// places play gets to. Where looking for them takes too many states, nothing is said.
pub(super) fn untold(
    scenario: &Scenario,
    rules: &Rules,
    foresight: &Foresight,
    is_come_to: impl Fn(Target) -> bool,
) -> Vec<Untold> {
    let of_beats = scenario.beats().enumerate().map(|(id, beat)| {
        let whens = beat.variants.iter().map(|variant| variant.when.as_slice());
        Place::new(Target::Beat(id), whens.collect())
    });
    let of_endings = scenario.endings().enumerate().map(|(id, ending)| {
        let whens = ending.variants.iter().map(|variant| variant.when.as_slice());
        Place::new(Target::End(id), whens.collect())
    });
    let mut places: Vec<Place<'_>> = of_beats.chain(of_endings).filter(|place| place.is_open() && is_come_to(place.at)).collect();
    for policy in [Policy::Typical, Policy::Random] {
        if places.is_empty() {
            return Vec::new();
        }
        foresight.draw_talks(policy, N_TALKS, &mut |talk| play(scenario, rules, talk, &mut Listening(&mut places)));
        places.retain(Place::is_open);
    }
    if places.is_empty() {
        return Vec::new();
    }
    // What variants ask for is no part of what is explored, so it is done once more for those that are left.
    let asked = places.iter().map(|place| (place.at, place.whens.concat()));
    let again = foresight.asking(asked.collect());
    if again.ended_by().is_some() {
        return Vec::new();
    }
    for start in again.starts() {
        begin(scenario, rules, *start, &mut Listening(&mut places));
    }
    let matters = again.choices_that_matter(|at| places.iter().any(|place| place.at == at));
    for (id, state) in again.states() {
        for (chosen, _) in again.ways(id).filter(|(chosen, _)| matters.get(chosen.choice.index()) == Some(&true)) {
            step(scenario, rules, *state, chosen, &mut Listening(&mut places));
        }
    }
    let of_place = |place: &Place<'_>| {
        let variants = place.is_told.iter().zip(&place.holds).enumerate().filter(|(_, (is_told, _))| !**is_told);
        let at = place.at;
        variants.map(|(variant, (_, holds))| Untold { place: at, variant, holds: *holds }).collect::<Vec<_>>()
    };
    places.iter().flat_map(of_place).collect()
}

/// Plays a talk once more for who listens.
fn play(scenario: &Scenario, rules: &Rules, talk: &DrawnTalk, listening: &mut Listening<'_, '_>) {
    let mut next = begin(scenario, rules, talk.witness.start, listening);
    for chosen in &talk.witness.moves {
        let Next::Choose(state) = next else { return };
        next = step(scenario, rules, state, *chosen, listening);
    }
}
