//! What moves, gives back or breaks a promise that no talk has open there.

use std::collections::BTreeSet;

use crate::foresight::Foresight;
use crate::scenario::{BeatId, PromiseId, PromiseSet, Scenario};

use super::super::used::{Touch, broken_by, touched_by};
use super::pass::Pass;
use super::promises::OpenPromises;
use crate::rules::promises_made;

/// What asks for an open promise, and what of it some talk comes to with the promise open.
#[derive(Default)]
struct Asked {
    asked: BTreeSet<(Touch, PromiseId)>,
    open: BTreeSet<(Touch, PromiseId)>,
}

impl Asked {
    fn note(&mut self, what: (Touch, PromiseId), binding: PromiseSet) {
        self.asked.insert(what);
        if binding.contains(what.1) {
            self.open.insert(what);
        }
    }

    /// The beats of one passage, entered with these promises binding.
    fn note_beats(&mut self, scenario: &Scenario, entered: &[BeatId], mut binding: PromiseSet) {
        for beat in entered {
            for what in broken_by(scenario, *beat) {
                self.note(what, binding);
            }
            binding = binding.without(scenario.beats()[*beat].on_enter.breaks);
        }
    }
}

/// What moves, gives back or breaks a promise that some option makes and that nobody has open there, options before beats, in the order of
/// the file; what touches one that nobody can make is another finding. The game must be explored whole.
pub(super) fn unpromised(
    scenario: &Scenario,
    foresight: &Foresight,
    pass: &Pass,
    open: &OpenPromises<'_>,
) -> Vec<(Touch, PromiseId)> {
    let mut asked = Asked::default();
    for start in &pass.starts {
        asked.note_beats(scenario, &start.beats, PromiseSet::EMPTY);
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
            let binding = before.union(effect.promise.iter().copied().collect());
            let left = binding.without(effect.withdraws.iter().chain(&effect.keeps).copied().collect());
            for what in touched_by(scenario, choice) {
                match what.0 {
                    // To keep a promise that nobody made is a kindness.
                    Touch::Option(_, "keeps") => {}
                    Touch::Option(_, "breaks") => asked.note(what, left),
                    _ => asked.note(what, binding),
                }
            }
            asked.note_beats(scenario, &passage.beats, left.without(effect.breaks));
        }
    }
    // A list of which one entry does something may be written to settle whatever there is.
    let does_something: BTreeSet<Touch> = asked.open.iter().map(|(touch, _)| *touch).collect();
    let made = promises_made(scenario);
    let in_vain = asked.asked.difference(&asked.open);
    in_vain.filter(|(touch, promise)| made.contains(*promise) && !does_something.contains(touch)).copied().collect()
}
