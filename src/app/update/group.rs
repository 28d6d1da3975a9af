//! A session with a group: from the start page to its end, and what is kept of it.

use std::sync::Arc;

use super::super::model::{GroupScreen, GroupStartScreen, Opening, Paper, Screen, left_group};
use super::{Effect, Update, scenario_of};
use crate::foresight::{Foresight, Question};
use crate::group::{
    DeskFace, GroupSession, Key, MadeUpGroup, Monitor, SavedGroup, ScreenEvent, Screens, Setup, VoteBeat, WallMemo, WayOfVoting,
    expected_votes, proposed_of, vote_beats,
};
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::{BeatId, Scenario};
use crate::session::{AnalysisKey, RunId, TUTORIAL};
use crate::storage::Request;
use crate::ui::{GroupAction, GroupStartView, GroupView};
use crate::words::saving;

/// The same group with another way to vote.
fn with_way(setup: &Setup, way: WayOfVoting) -> Setup {
    Setup::new(setup.people(), way).voting_at(setup.votes_at.clone(), setup.n_votes)
}

impl Update<'_> {
    pub(super) fn act_group(&mut self, action: GroupAction) {
        match action {
            GroupAction::People(by) => self.change_group(|setup, _| {
                let people = setup.people().saturating_add_signed(by);
                *setup = Setup::new(people, setup.way()).voting_at(setup.votes_at.clone(), setup.n_votes);
            }),
            GroupAction::Way(way) => self.change_group(|setup, _| *setup = with_way(setup, way)),
            GroupAction::Code(code) => {
                let fresh = self.env.seed;
                self.change_group(|_, own| *own = code.unwrap_or(fresh));
            }
            GroupAction::NextCustomer => self.next_customer(),
            GroupAction::ToggleVote(beat) => self.toggle_vote(beat),
            GroupAction::Paper => self.print_paper(),
            GroupAction::GoOn => self.go_on_or_begin(),
            GroupAction::Begin => self.begin_group(false),
            GroupAction::Rehearse => self.begin_group(true),
            GroupAction::CarryOn(id) => self.carry_on(id),
            GroupAction::Press(key) => self.press(key),
            GroupAction::Swap => self.on_screens(ScreenEvent::Swap),
            GroupAction::OneScreen => self.on_screens(ScreenEvent::OneScreen),
            GroupAction::OwnWindow => self.on_screens(ScreenEvent::PlainWindow),
            GroupAction::FillScreen => self.on_screens(ScreenEvent::Fill),
            GroupAction::NumberScreens => self.on_screens(ScreenEvent::Number),
            GroupAction::MoveWall => self.on_screens(ScreenEvent::Move),
            GroupAction::WallClosed => self.on_screens(ScreenEvent::Closed),
            GroupAction::Copied => {
                if let Screen::Group(screen) = &mut self.model.screen {
                    screen.has_copied = true;
                }
            }
            GroupAction::ResizeText(steps) => self.resize_text(steps),
            GroupAction::Help => self.act_window(crate::ui::WindowAction::ToggleHelp),
            GroupAction::Home => self.leave_or_step_back(),
        }
    }

    /// One step back: from a digit that is waited for, then from the wall on the only screen, and then to Home. Whoever presses once
    /// too often does not throw the group out.
    fn leave_or_step_back(&mut self) {
        if let Screen::Group(screen) = &self.model.screen {
            if screen.session.group().awaits_a_digit() {
                return self.press(Key::Next);
            }
            if self.model.screens.desk_face() == DeskFace::Wall {
                return self.on_screens(ScreenEvent::Swap);
            }
        }
        self.go_home();
    }

    // ---- screens ---------------------------------------------------------------------------

    /// Takes in which screens there are, and on which of them this window stands.
    pub(super) fn see_screens(&mut self, monitors: Vec<Monitor>, desk_on: Option<usize>, system_places: bool) {
        if system_places {
            self.model.screens.take(ScreenEvent::SystemPlaces, self.env.now);
        }
        let is_first = self.model.screens.monitors().is_empty() && !monitors.is_empty();
        self.model.screens.take(ScreenEvent::Seen { monitors, desk_on }, self.env.now);
        if is_first && matches!(self.model.screen, Screen::GroupStart(_)) {
            self.model.screens.take(ScreenEvent::Number, self.env.now);
        }
    }

    /// The same screens are there as before, and in between they were not.
    pub(super) fn screens_came_and_went(&mut self) {
        self.on_screens(ScreenEvent::CameAndWent);
    }

    fn on_screens(&mut self, event: ScreenEvent) {
        self.model.screens.take(event, self.env.now);
        self.remember_the_wall();
    }

    /// The next session begins with the wall on the same screen.
    fn remember_the_wall(&mut self) {
        if let Some(wanted) = self.model.screens.wanted().map(str::to_owned) {
            self.change_settings(|settings| settings.room.wall_on = Some(wanted));
        }
    }

    // ---- before it -------------------------------------------------------------------------

    /// Opens the start page from Home: with the customer that a group met last, or else with the first that can be met.
    pub(super) fn open_group(&mut self) {
        let last = self.model.settings.room.scenario.as_deref().and_then(|id| scenario_of(&self.model.library, id));
        if let Some(scenario) = last.or_else(|| self.customers().into_iter().next()) {
            self.prepare_group(&scenario, None);
        }
    }

    /// Everybody whom a group can meet, in the order of the library; somebody for a first start is none of them.
    fn customers(&self) -> Vec<Arc<Scenario>> {
        self.model.library.playable().filter(|scenario| scenario.id() != TUTORIAL).cloned().collect()
    }

    fn next_customer(&mut self) {
        let Screen::GroupStart(GroupStartScreen { scenario, asked_for, .. }) = &self.model.screen else { return };
        let (all, asked_for) = (self.customers(), *asked_for);
        let at = all.iter().position(|one| one.id() == scenario.id()).map_or(0, |at| at + 1);
        if let Some(next) = all.get(at % all.len().max(1)).cloned() {
            let screens = std::mem::take(&mut self.model.screens);
            self.prepare_group(&next, asked_for);
            self.model.screens = screens;
        }
    }

    /// Opens the start page of the group that was asked for, once its scenario is there.
    pub(super) fn open_wanted_group(&mut self) {
        let Some((id, code)) = &self.model.wanted_group else { return };
        let (scenario, code) = (scenario_of(&self.model.library, id), *code);
        if let Some(scenario) = scenario {
            self.model.wanted_group = None;
            self.prepare_group(&scenario, code);
        }
    }

    /// The start page with this customer, under the code that was asked for, else that of the last session.
    fn prepare_group(&mut self, scenario: &Arc<Scenario>, asked_for: Option<Seed>) {
        let group = self.model.settings.room.clone();
        let (setup, code) = (Setup::new(group.people, group.way), asked_for.or(group.code).unwrap_or(self.env.seed));
        self.model.screens = Screens::remembering(group.wall_on);
        self.go_to(Screen::GroupStart(GroupStartScreen {
            scenario: Arc::clone(scenario),
            setup,
            code,
            asked_for,
            beats: Vec::new(),
            has_chosen: false,
            paper: Paper::default(),
            goes_on: false,
            note: None,
            view: GroupStartView::default(),
        }));
        self.analyse_for_group(AnalysisKey::usual(scenario.content(), Rules::newest().number()), scenario, Rules::newest());
        self.propose_votes();
    }

    fn analyse_for_group(&mut self, key: AnalysisKey, scenario: &Arc<Scenario>, rules: &'static Rules) {
        self.cancel_others(Some(key.clone()));
        match self.model.analysis(&key).cloned() {
            Some(known) => self.model.remember(key, known),
            None => self.effects.push(Effect::Analyse(key, Arc::clone(scenario), rules, Question::of(scenario))),
        }
    }

    /// Where the group votes is proposed by foresight, as soon as that has looked.
    pub(super) fn propose_votes(&mut self) {
        let to_look_at = self.proposes_votes().map(|(key, foresight)| Effect::FindVoteBeats(key, foresight));
        self.effects.extend(to_look_at);
    }

    /// The same at once, for whoever goes on before that.
    pub(super) fn propose_votes_now(&mut self) {
        if let Some((key, foresight)) = self.proposes_votes() {
            self.take_vote_beats(&key, vote_beats(&foresight));
        }
    }

    /// What proposes where the group votes, as long as that is to come.
    fn proposes_votes(&self) -> Option<(AnalysisKey, Arc<Foresight>)> {
        let Screen::GroupStart(screen) = &self.model.screen else { return None };
        let key = screen.analysis();
        let known = self.model.proved_analysis(&key).filter(|_| screen.beats.is_empty()).cloned()?;
        Some((key, known))
    }

    pub(super) fn take_vote_beats(&mut self, key: &AnalysisKey, beats: Vec<VoteBeat>) {
        if let Screen::GroupStart(screen) = &mut self.model.screen
            && screen.analysis() == *key
            && screen.beats.is_empty()
        {
            screen.beats = beats;
            let (votes_at, n_votes) = proposed_of(&screen.beats);
            screen.setup = screen.setup.clone().voting_at(votes_at, n_votes);
        }
    }

    /// The group votes at a beat, or does not any more. One beat is left in any case.
    fn toggle_vote(&mut self, beat: BeatId) {
        let Screen::GroupStart(screen) = &mut self.model.screen else { return };
        let mut votes_at = screen.setup.votes_at.clone();
        if votes_at.is_empty() {
            votes_at = screen.beats.iter().map(|beat| beat.beat).collect();
        }
        if !votes_at.remove(&beat) {
            votes_at.insert(beat);
        }
        if !votes_at.is_empty() {
            let n_votes = expected_votes(&screen.beats, &votes_at);
            screen.setup = screen.setup.clone().voting_at(votes_at, n_votes);
            screen.has_chosen = true;
            screen.paper = Paper::default();
        }
    }

    fn change_group(&mut self, change: impl FnOnce(&mut Setup, &mut Seed)) {
        if let Screen::GroupStart(GroupStartScreen { setup, code, paper, .. }) = &mut self.model.screen {
            change(setup, code);
            // What was printed is for another group by now.
            *paper = Paper::default();
        }
    }

    /// Goes on with the session that was left, where that comes first, and else begins one: as soon as it is known what was left.
    fn go_on_or_begin(&mut self) {
        let Screen::GroupStart(screen) = &mut self.model.screen else { return };
        screen.goes_on = !self.model.history_is_read;
        if screen.goes_on {
            return;
        }
        let (id, asked_for) = (screen.scenario.id(), screen.asked_for);
        let left = left_group(&self.model.history, id, asked_for, self.env.now);
        match left.filter(|(_, comes_first)| *comes_first).map(|(group, _)| group.id) {
            Some(id) => self.carry_on(id),
            None => self.begin_group(false),
        }
    }

    /// The history was read: what was asked for before that is done now.
    pub(super) fn go_on_if_asked(&mut self) {
        if matches!(&self.model.screen, Screen::GroupStart(screen) if screen.goes_on) {
            self.go_on_or_begin();
        }
    }

    fn carry_on(&mut self, id: RunId) {
        self.model.opening = Some(Opening { run: id, at_its_ending: false });
        self.note_before_a_group(None);
        self.effects.push(Effect::Store(Request::OpenGroup(id)));
    }

    /// The group is there, or is made up, and then nothing is kept of it.
    fn begin_group(&mut self, is_rehearsal: bool) {
        self.propose_votes_now();
        let Screen::GroupStart(GroupStartScreen { scenario, setup, code, .. }) = &self.model.screen else { return };
        let (scenario, setup, code) = (Arc::clone(scenario), setup.clone(), *code);
        let (people, way, id) = (setup.people(), setup.way(), scenario.id().to_owned());
        let event = if is_rehearsal { ScreenEvent::Alone } else { ScreenEvent::Confirmed };
        self.on_screens(event);
        if !is_rehearsal {
            self.change_settings(|settings| {
                let group = &mut settings.room;
                (group.people, group.way, group.code, group.scenario) = (people, way, Some(code), Some(id));
            });
        }
        // A made-up group shows its fingers.
        let setup = if is_rehearsal { with_way(&setup, WayOfVoting::EyesShut) } else { setup };
        let session = GroupSession::begin(scenario, Rules::newest(), setup, code, self.env);
        self.show_group(session, is_rehearsal.then(|| MadeUpGroup::new(code)));
    }

    fn show_group(&mut self, session: GroupSession, made_up: Option<MadeUpGroup>) {
        let (view, wall) = (GroupView::default(), WallMemo::default());
        let screen = GroupScreen { session, view, wall, made_up, has_copied: false, refused: None, not_saved: false };
        self.go_to(Screen::Group(Box::new(screen)));
    }

    // ---- in it -----------------------------------------------------------------------------

    fn press(&mut self, key: Key) {
        let Screen::Group(screen) = &self.model.screen else { return };
        let foresight = self.model.analysis(&screen.analysis()).cloned();
        let Screen::Group(screen) = &mut self.model.screen else { return };
        screen.has_copied = false;
        // A group that is made up votes as soon as it is asked for its votes.
        let votes = screen.made_up.filter(|_| key == Key::Next && screen.session.group().n_in().0 == 0);
        let votes: Vec<u8> = votes.map(|made_up| made_up.ballots(screen.session.group())).unwrap_or_default();
        let keys = if votes.is_empty() { vec![key] } else { votes.into_iter().map(Key::Digit).collect() };
        screen.refused = None;
        for key in keys {
            screen.refused = screen.refused.or(screen.session.press(key, self.env, foresight.as_deref()).err());
        }
        if screen.made_up.is_some() {
            let (id, n) = (screen.session.id(), screen.session.entries().len());
            screen.session.on_saved(id, n);
        }
        let ((n_in, of), group) = (screen.session.group().n_in(), screen.session.group());
        log::info!("at {:?}, {n_in} of {of} in, {} keys, {:?}", group.stage(), screen.session.entries().len(), group.wall());
        let unsaved = screen.session.unsaved().filter(|_| screen.refused.is_none());
        self.effects.extend(unsaved.map(|step| Effect::Store(Request::SaveGroup(step))));
        self.look_back_with_a_group();
    }

    /// Begins to look back at the conversation of the group as soon as that is over and foresight has looked.
    pub(super) fn look_back_with_a_group(&mut self) {
        let Screen::Group(screen) = &self.model.screen else { return };
        let group = screen.session.group();
        let Some(foresight) = self.model.analysis(&screen.analysis()) else { return };
        if group.looks_back() && !group.is_told() {
            self.effects.push(Effect::LookBack(screen.session.id(), Box::new(group.clone()), Arc::clone(foresight)));
        }
    }

    pub(super) fn group_saved(&mut self, id: RunId, n_entries: Option<usize>) {
        if let Screen::Group(screen) = &mut self.model.screen
            && screen.session.id() == id
        {
            screen.not_saved = n_entries.is_none();
            match n_entries {
                Some(n_entries) => screen.session.on_saved(id, n_entries),
                None => screen.session.on_not_saved(id),
            }
        }
    }

    /// The session is open in another window. One that is on screen goes on, and what was pressed here is not kept.
    pub(super) fn group_elsewhere(&mut self, id: RunId) {
        if !self.group_not_opened(id, saving::GROUP_OPEN_ELSEWHERE) {
            self.group_saved(id, None);
        }
    }

    /// A session that was asked for does not come: the start page says why. Answers whether it was asked for.
    pub(super) fn group_not_opened(&mut self, id: RunId, why: &str) -> bool {
        let was_asked_for = self.model.take_opening(id).is_some();
        if was_asked_for {
            self.note_before_a_group(Some(why.to_owned()));
        }
        was_asked_for
    }

    /// What is said under the large button of the start page.
    fn note_before_a_group(&mut self, note: Option<String>) {
        if let Screen::GroupStart(screen) = &mut self.model.screen {
            screen.note = note;
        }
    }

    /// Sends once more whatever could not be kept of the session that is left, and lets other windows open it.
    pub(super) fn give_the_group_back(&mut self) {
        let Screen::Group(screen) = &self.model.screen else { return };
        if screen.made_up.is_none() {
            let unsaved = screen.session.unsaved().map(|step| Effect::Store(Request::SaveGroup(step)));
            self.effects.extend(unsaved);
            self.effects.push(Effect::Store(Request::Release(screen.session.id())));
        }
    }

    fn shows_group(&self, id: RunId) -> bool {
        matches!(&self.model.screen, Screen::Group(screen) if screen.session.id() == id)
    }

    pub(super) fn group_opened(&mut self, kept: SavedGroup) {
        let id = kept.header.id;
        if self.model.take_opening(id).is_none() {
            if !self.shows_group(id) {
                self.effects.push(Effect::Store(Request::Release(id)));
            }
            return;
        }
        let (scenario, title) = (kept.header.scenario.clone(), kept.header.title.clone());
        let current = scenario_of(&self.model.library, &scenario);
        match GroupSession::resume(kept, current.as_ref()) {
            Ok(session) => {
                let (group, header) = (session.group(), session.header());
                let key = AnalysisKey::usual(header.content, header.rules);
                let (scenario, rules) = (Arc::clone(group.scenario()), group.run().transcript().rules());
                self.on_screens(ScreenEvent::Confirmed);
                self.show_group(session, None);
                self.analyse_for_group(key, &scenario, rules);
                self.press(Key::Resumed);
            }
            Err(error) => {
                log::error!("{id}: {error}");
                self.effects.push(Effect::Store(Request::Release(id)));
                self.note_before_a_group(Some(saving::group_cannot_go_on(&title, &error.to_string())));
            }
        }
    }
}
