//! What moves, gives back or breaks a promise that no talk has open there.

use std::collections::BTreeSet;

use crate::foresight::Foresight;
use crate::scenario::{BeatId, ChoiceId, PromiseId, PromiseSet, Scenario};

use super::pass::Pass;
use super::promises::OpenPromises;

/// Options with the field and the promise, and beats with the promise, in the order of the file, where the whole field does nothing.
#[derive(Debug, Default)]
pub(super) struct Unpromised {
    pub(super) options: Vec<(ChoiceId, &'static str, PromiseId)>,
    pub(super) beats: Vec<(BeatId, PromiseId)>,
}

/// What asks for an open promise, and whether some talk has it open there.
struct Asked<T> {
    asked: BTreeSet<T>,
    open: BTreeSet<T>,
}

impl<T: Ord + Copy> Asked<T> {
    fn new() -> Self {
        Self { asked: BTreeSet::new(), open: BTreeSet::new() }
    }

    fn note(&mut self, what: T, is_open: bool) {
        self.asked.insert(what);
        if is_open {
            self.open.insert(what);
        }
    }

    fn never_open(self) -> Vec<T> {
        self.asked.difference(&self.open).copied().collect()
    }
}

impl Unpromised {
    /// Of promises that some option makes; one that nobody can make is another finding. The game must be explored whole.
    pub(super) fn new(scenario: &Scenario, foresight: &Foresight, pass: &Pass, open: &OpenPromises<'_>) -> Self {
        let made: PromiseSet = scenario.choices().iter().flat_map(|choice| choice.effect.promise.iter().copied()).collect();
        let (mut options, mut beats) = (Asked::new(), Asked::new());
        for start in &pass.starts {
            note_beats(scenario, &start.beats, PromiseSet::EMPTY, &mut beats);
        }
        for (id, _) in foresight.states().take_while(|(id, _)| foresight.is_opened(*id)) {
            let before = open.before(id);
            for (way, _, _) in foresight.numbered_ways(id) {
                let Some(passage) = pass.of(way) else { continue };
                let Some(choice) = passage.choice else { continue };
                let effect = &scenario.choices()[choice].effect;
                if passage.promised.breaks_none() && effect.moves.is_empty() && effect.withdraws.is_empty() {
                    continue;
                }
                let mut binding = before.union(effect.promise.iter().copied().collect());
                for promise in &effect.moves {
                    options.note((choice, "moves", *promise), binding.contains(*promise));
                }
                for promise in &effect.withdraws {
                    options.note((choice, "withdraws", *promise), binding.contains(*promise));
                }
                binding = binding.without(effect.withdraws.iter().chain(&effect.keeps).copied().collect());
                for promise in effect.breaks.iter() {
                    options.note((choice, "breaks", promise), binding.contains(promise));
                }
                note_beats(scenario, &passage.beats, binding.without(effect.breaks), &mut beats);
            }
        }
        // A list of which one entry does something may be written to settle whatever there is.
        let does_something: BTreeSet<(ChoiceId, &str)> =
            options.open.iter().map(|(choice, field, _)| (*choice, *field)).collect();
        let breaks_something: BTreeSet<BeatId> = beats.open.iter().map(|(beat, _)| *beat).collect();
        let mut all = Self { options: options.never_open(), beats: beats.never_open() };
        all.options.retain(|(choice, field, promise)| made.contains(*promise) && !does_something.contains(&(*choice, *field)));
        all.beats.retain(|(beat, promise)| made.contains(*promise) && !breaks_something.contains(beat));
        all
    }
}

/// The beats of one passage, entered with these promises binding.
fn note_beats(scenario: &Scenario, entered: &[BeatId], mut binding: PromiseSet, beats: &mut Asked<(BeatId, PromiseId)>) {
    for beat in entered {
        let breaks = scenario.beats()[*beat].on_enter.breaks;
        for promise in breaks.iter() {
            beats.note((*beat, promise), binding.contains(promise));
        }
        binding = binding.without(breaks);
    }
}
