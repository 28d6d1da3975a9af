//! What foresight is asked of a conversation, and what its answer adds to the debrief.

use std::sync::Arc;

use super::super::model::{DebriefScreen, Screen};
use super::{Effect, Update};
use crate::debrief::Debrief;
use crate::session::{self, RunId, Session};

impl Update<'_> {
    /// Has worked out what can come of a conversation, unless that is known. Work on any other one is cancelled.
    pub(super) fn analyse(&mut self, session: &Session) {
        let key = session.analysis();
        self.cancel_others(Some(key.clone()));
        if let Some(known) = self.model.analysis(&key).cloned() {
            return self.model.remember(key, known);
        }
        let (scenario, rules) = (Arc::clone(session.scenario()), session.transcript().rules());
        self.effects.push(Effect::Analyse(key, scenario, rules, session::question(session.transcript())));
    }

    /// Adds to the debrief on screen what foresight says of it: at once, or as soon as it is worked out.
    pub(super) fn describe(&mut self) {
        let you = self.model.settings.you.clone();
        let Screen::Debrief(DebriefScreen { session, debrief, .. }) = &self.model.screen else { return };
        let foresight = self.model.analysis(&session.analysis()).filter(|_| !debrief.has_analysis());
        let Some(foresight) = foresight.cloned() else { return };
        if foresight.is_proved() {
            let (run, debrief) = (session.id(), session.debrief(&you, Some(&foresight)));
            self.described(run, Box::new(debrief));
        } else {
            let session = session.clone();
            self.effects.push(Effect::Describe(session, foresight, you));
        }
    }

    /// Takes what was worked out into the debrief on screen, if that is still the one of this run.
    pub(super) fn described(&mut self, run: RunId, described: Box<Debrief>) {
        if let Screen::Debrief(DebriefScreen { session, debrief, view }) = &mut self.model.screen
            && session.id() == run
        {
            *debrief = described;
            view.take_in_analysis(debrief);
            self.save_plan();
        }
    }
}
