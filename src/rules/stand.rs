//! A talk that begins in the middle, as an author likes to see it: at a beat, with whatever state is given.

use crate::scenario::{BeatId, DeedSet, FactSet, PromiseSet, Scenario};

use super::constants::Rules;
use super::event::Events;
use super::promises::PromiseState;
use super::state::State;
use super::step::Next;
use super::under_way::Step;

/// What an author gives of a state. What is not given stays as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// -10..=10, held inside the scale of the rules.
    pub mood: Option<i8>,
    /// -10..=10, likewise.
    pub trust: Option<i8>,
    /// Pips, 0..=3, likewise.
    pub heard: Option<u8>,
    /// Learned beside what was learned before.
    pub learned: FactSet,
    /// Open from now on, whatever became of them before.
    pub promised: PromiseSet,
    /// Done beside what was done before.
    pub did: DeedSet,
}

impl State {
    /// This state with what is given in the place of what was.
    #[must_use]
    pub fn with(mut self, rules: &Rules, given: &Given) -> Self {
        let Given { mood, trust, heard, learned, promised, did } = *given;
        let file = &rules.file;
        self.mood = mood.map_or(self.mood, |mood| file.mood.clamp(mood.into()));
        self.trust = trust.map_or(self.trust, |trust| file.trust.clamp(trust.into()));
        self.heard = heard.map_or(self.heard, |heard| heard.min(file.heard.highest));
        self.marks |= learned.bits() | did.bits();
        for promise in promised.iter() {
            self.promises.set(promise, PromiseState::Open);
        }
        self
    }
}

/// Stands at a beat in this state. What entering the beat would do is taken as done, so that mood, trust and heard are as given; its
/// facts are learned. Where nothing is chosen there, it goes on to where something is.
pub fn stand(scenario: &Scenario, rules: &Rules, state: State, beat: BeatId, events: &mut impl Events) -> Next {
    Step { scenario, rules, state, events }.stand(beat)
}
