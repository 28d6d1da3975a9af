//! What is told on entering a beat and at an ending: the author's own words, or those of the first variant that holds.

use crate::rules::{Event, Events, State, holds};
use crate::scenario::{BeatId, Condition, EndingId, Feeling, Scenario, Target};

/// The words of a beat as they are told in one run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BeatWords<'s> {
    pub at: Option<&'s str>,
    pub sees: Option<&'s str>,
    /// The phrasing that was drawn.
    pub says: Option<&'s str>,
    /// Who says it, by name; `None` for the customer.
    pub speaker: Option<&'s str>,
    pub feels: Option<Feeling>,
    pub thinks: Option<&'s str>,
}

/// The words of an ending as they are told in one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndingWords<'s> {
    pub title: &'s str,
    pub says: Option<&'s str>,
    pub feels: Option<Feeling>,
}

/// Listens to a step, and notes beside what happened which variant is told where.
pub(super) struct Telling<'s> {
    scenario: &'s Scenario,
    pub(super) events: Vec<Event>,
}

impl<'s> Telling<'s> {
    pub(super) fn new(scenario: &'s Scenario) -> Self {
        Self { scenario, events: Vec::new() }
    }
}

impl Events for Telling<'_> {
    fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    fn arrived(&mut self, at: Target, state: &State) {
        let holding = |when: &[Condition]| when.iter().all(|condition| holds(state, condition));
        let variant = match at {
            Target::Beat(beat) => self.scenario.beats()[beat].variants.iter().position(|variant| holding(&variant.when)),
            Target::End(ending) => self.scenario.endings()[ending].variants.iter().position(|variant| holding(&variant.when)),
        };
        self.events.extend(variant.map(|variant| Event::Variant(at, variant)));
    }
}

/// The beats entered in these events, each with the variant that was told, from 0.
pub(super) fn entered(events: &[Event]) -> Vec<(BeatId, Option<usize>)> {
    let mut entered: Vec<(BeatId, Option<usize>)> = Vec::new();
    for event in events {
        match event {
            Event::Entered(beat) => entered.push((*beat, None)),
            Event::Variant(Target::Beat(_), variant) => {
                if let Some((_, told)) = entered.last_mut() {
                    *told = Some(*variant);
                }
            }
            _ => {}
        }
    }
    entered
}

/// The variant told at the end, from 0.
pub(super) fn ending_variant(events: &[Event]) -> Option<usize> {
    events.iter().rev().find_map(|event| match event {
        Event::Variant(Target::End(_), variant) => Some(*variant),
        _ => None,
    })
}

pub(super) fn ending_words(scenario: &Scenario, ending: EndingId, variant: Option<usize>) -> EndingWords<'_> {
    let ending = &scenario.endings()[ending];
    let variant = variant.and_then(|variant| ending.variants.get(variant));
    EndingWords {
        title: &ending.title,
        says: variant.and_then(|variant| variant.says.as_deref()).or(ending.says.as_deref()),
        feels: variant.and_then(|variant| variant.feels).or(ending.feels),
    }
}
