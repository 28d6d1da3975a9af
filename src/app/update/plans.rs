//! The plan for next time, from the end of a conversation until it is kept. It is the one that the debrief proposes.
//!
//! Before foresight has looked there is none, so that Home never shows a plan that the debrief then takes back. Whoever leaves
//! before that loses nothing: the plan is kept as soon as it is known.

use super::{Effect, Update};
use crate::app::model::{ConversationScreen, DebriefScreen, Screen};
use crate::debrief::Debrief;
use crate::session::{AnalysisKey, Command, Purpose, RunId, Session, is_own_plan};

impl Update<'_> {
    /// Keeps the plan as it stands, also where nobody changed a word of it, and what was answered.
    pub(super) fn save_plan(&mut self) {
        let Screen::Debrief(DebriefScreen { session, debrief, view }) = &self.model.screen else { return };
        let planned = view.plan(debrief).filter(|words| debrief.has_analysis() && session.plan() != Some(words.as_str()));
        let planned = planned.map(|words| Command::Plan { is_own: is_own_plan(debrief, &words), words });
        let answers = Some(view.self_view()).filter(|answers| *answers != session.view()).cloned();
        for command in planned.into_iter().chain(answers.map(Command::View)) {
            self.command(command);
        }
    }

    /// Keeps a plan as the debrief on screen hands it over.
    pub(super) fn save_plan_as(&mut self, words: String) {
        let Some(debrief) = self.model.debrief() else { return };
        let is_own = is_own_plan(debrief, &words);
        self.command(Command::Plan { words, is_own });
    }

    /// Keeps what is proposed for next time as soon as a conversation has ended, if foresight has looked by then.
    pub(super) fn plan_at_the_end(&mut self, run: RunId) {
        let Screen::Conversation(ConversationScreen { session, .. }) = &self.model.screen else { return };
        if session.id() != run {
            return;
        }
        if let Some(words) = self.known_plan(session) {
            self.command(Command::Plan { words, is_own: false });
        }
    }

    /// Whoever leaves a conversation that is over, and has no plan yet because foresight is still at work, gets it afterwards.
    pub(super) fn remember_to_plan(&mut self) {
        let session = match &self.model.screen {
            Screen::Conversation(ConversationScreen { session, .. }) => session,
            Screen::Debrief(DebriefScreen { session, debrief, .. }) if !debrief.has_analysis() => session,
            _ => return,
        };
        if session.is_over() && session.purpose() == Purpose::Practice && session.plan().is_none() {
            self.model.unplanned = Some(session.clone());
            self.plan_afterwards();
        }
    }

    /// Keeps the plan of a conversation that was left without one, or of one whose end is still on screen, if foresight has looked.
    pub(super) fn plan_afterwards(&mut self) {
        let over = match &self.model.screen {
            Screen::Conversation(ConversationScreen { session, .. }) if session.is_over() && session.is_answered() => {
                Some(session.id())
            }
            _ => None,
        };
        if let Some(run) = over {
            self.plan_at_the_end(run);
        }
        let Some(session) = self.model.unplanned.take() else { return };
        let Some(foresight) = self.model.analysis(&session.analysis()).cloned() else {
            self.model.unplanned = Some(session);
            return;
        };
        let you = self.model.settings.you.clone();
        if foresight.is_proved() {
            let debrief = session.debrief(&you, Some(&foresight));
            self.save_plan_of(session, &debrief);
        } else {
            self.effects.push(Effect::Describe(session.clone(), foresight, you));
            self.model.unplanned = Some(session);
        }
    }

    /// A debrief was worked out beside the window: of a conversation that was left without a plan, perhaps.
    pub(super) fn plan_as_described(&mut self, run: RunId, debrief: &Debrief) {
        if let Some(session) = self.model.unplanned.take_if(|session| session.id() == run) {
            self.save_plan_of(session, debrief);
        }
    }

    /// Stops working out everything but this, and what a plan is still waiting for.
    pub(super) fn cancel_others(&mut self, wanted: Option<AnalysisKey>) {
        let unplanned = self.model.unplanned.as_ref().map(|session| session.analysis());
        self.effects.push(Effect::CancelOthers(wanted.into_iter().chain(unplanned).collect()));
    }

    fn save_plan_of(&mut self, mut session: Box<Session>, debrief: &Debrief) {
        let Some(words) = session.plan_at_the_end(debrief) else { return };
        let asked = session.apply(Command::Plan { words, is_own: false }, self.env).unwrap_or_default();
        self.pass_on(asked);
    }

    /// The plan of a conversation that has ended, if foresight has looked and told all of it.
    fn known_plan(&self, session: &Session) -> Option<String> {
        let foresight = self.model.proved_analysis(&session.analysis()).filter(|_| session.plan().is_none())?;
        session.plan_at_the_end(&session.debrief(&self.model.settings.you, Some(foresight)))
    }
}
