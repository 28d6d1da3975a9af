//! A session with a room: from the start page to its end, and what is kept of it.

use std::sync::Arc;

use super::super::model::{GroupScreen, GroupStartScreen, Screen};
use super::{Effect, Update, scenario_of};
use crate::foresight::{Question, Verdict};
use crate::group::{GroupSession, KeptGroup, Key, Setup, WayOfVoting, proposed_votes};
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::session::{AnalysisKey, RunId};
use crate::storage::Request;
use crate::ui::{GroupAction, GroupStartView, GroupView};
use crate::words::keeping;

/// How many people a room has unless something else was said.
const PEOPLE: u8 = 12;

impl Update<'_> {
    pub(super) fn act_group(&mut self, action: GroupAction) {
        match action {
            GroupAction::People(by) => self.change_room(|setup, _| {
                let people = setup.people().saturating_add_signed(by);
                *setup = Setup::new(people, setup.way());
            }),
            GroupAction::Way(way) => self.change_room(|setup, _| *setup = Setup::new(setup.people(), way)),
            GroupAction::Code(code) => {
                let fresh = self.env.seed;
                self.change_room(|_, own| *own = code.unwrap_or(fresh));
            }
            GroupAction::Begin => self.begin_group(),
            GroupAction::CarryOn(id) => {
                self.model.opening = Some(id);
                self.effects.push(Effect::Store(Request::OpenGroup(id)));
            }
            GroupAction::Press(key) => self.press(key),
            GroupAction::OneScreen => self.on_screens(true),
            GroupAction::OwnWindow => self.on_screens(false),
            GroupAction::FillScreen => self.effects.push(Effect::FillScreen),
            GroupAction::Home => self.go_home(),
        }
    }

    /// Opens the start page of the room that was asked for, once its scenario is there.
    pub(super) fn open_wanted_room(&mut self) {
        let wanted = self.model.wanted_room.as_deref().and_then(|id| scenario_of(&self.model.library, id));
        if let Some(scenario) = wanted {
            self.model.wanted_room = None;
            self.prepare_group(scenario);
        }
    }

    fn prepare_group(&mut self, scenario: Arc<Scenario>) {
        let key = AnalysisKey { content: scenario.content(), rules: Rules::newest().number(), start: None };
        self.analyse_for_group(key, &scenario, Rules::newest());
        let setup = Setup::new(PEOPLE, WayOfVoting::default());
        let screen = GroupStartScreen { scenario, setup, code: self.env.seed, view: GroupStartView, one_screen: false };
        self.go_to(Screen::GroupStart(screen));
    }

    fn analyse_for_group(&mut self, key: AnalysisKey, scenario: &Arc<Scenario>, rules: &'static Rules) {
        self.effects.push(Effect::CancelOthers(Some(key.clone())));
        match self.model.analysis(&key).cloned() {
            Some(known) => self.model.remember(key, known),
            None => self.effects.push(Effect::Analyse(key, Arc::clone(scenario), rules, Question::of(scenario))),
        }
    }

    fn change_room(&mut self, change: impl FnOnce(&mut Setup, &mut Seed)) {
        if let Screen::GroupStart(GroupStartScreen { setup, code, .. }) = &mut self.model.screen {
            change(setup, code);
        }
    }

    /// The room is there. Where it votes is proposed by foresight, as far as that has looked.
    fn begin_group(&mut self) {
        let Screen::GroupStart(GroupStartScreen { scenario, setup, code, one_screen, .. }) = &self.model.screen else { return };
        let key = AnalysisKey { content: scenario.content(), rules: Rules::newest().number(), start: None };
        let known = self.model.analysis(&key).filter(|foresight| foresight.verdict() == Verdict::Proved);
        let setup = match known.map(|foresight| proposed_votes(foresight)) {
            Some((votes_at, n_votes)) => setup.clone().voting_at(votes_at, n_votes),
            None => setup.clone(),
        };
        let session = GroupSession::begin(Arc::clone(scenario), Rules::newest(), setup, *code, self.env);
        self.show_group(session, *one_screen);
    }

    fn show_group(&mut self, session: GroupSession, one_screen: bool) {
        let view = GroupView::default();
        let screen = GroupScreen { session, view, one_screen, shows_wall: false, refused: None, not_kept: false };
        self.go_to(Screen::Group(Box::new(screen)));
    }

    fn press(&mut self, key: Key) {
        let Screen::Group(screen) = &self.model.screen else { return };
        let foresight = self.model.analysis(&screen.analysis()).cloned();
        let Screen::Group(screen) = &mut self.model.screen else { return };
        screen.refused = screen.session.press(key, self.env, foresight.as_deref()).err();
        let unkept = screen.session.unkept().filter(|_| screen.refused.is_none());
        self.effects.extend(unkept.map(|step| Effect::Store(Request::KeepGroup(step))));
    }

    /// The only screen shows wall and desk in turn, or the wall gets a window of its own.
    fn on_screens(&mut self, one: bool) {
        match &mut self.model.screen {
            Screen::GroupStart(screen) => screen.one_screen = one,
            Screen::Group(screen) => {
                screen.shows_wall = one && screen.one_screen && !screen.shows_wall;
                screen.one_screen = one;
            }
            _ => {}
        }
    }

    pub(super) fn group_kept(&mut self, id: RunId, n_entries: Option<usize>) {
        if let Screen::Group(screen) = &mut self.model.screen
            && screen.session.id() == id
        {
            screen.not_kept = n_entries.is_none();
            match n_entries {
                Some(n_entries) => screen.session.on_kept(id, n_entries),
                None => screen.session.on_not_kept(id),
            }
        }
    }

    pub(super) fn group_opened(&mut self, kept: KeptGroup) {
        if self.model.opening.take() != Some(kept.header.id) {
            return;
        }
        let one_screen = matches!(&self.model.screen, Screen::GroupStart(screen) if screen.one_screen);
        let (scenario, title) = (kept.header.scenario.clone(), kept.header.title.clone());
        let current = scenario_of(&self.model.library, &scenario);
        match GroupSession::resume(kept, current.as_ref()) {
            Ok(session) => {
                let (room, header) = (session.room(), session.header());
                let key = AnalysisKey { content: header.content, rules: header.rules, start: None };
                let (scenario, rules) = (Arc::clone(room.scenario()), room.run().transcript().rules());
                self.show_group(session, one_screen);
                self.analyse_for_group(key, &scenario, rules);
                self.press(Key::Resumed);
            }
            Err(error) => self.model.notice(keeping::conversation_cannot_go_on(&title, &error.to_string())),
        }
    }
}
