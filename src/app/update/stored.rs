//! What the store answers, and what that changes.

use super::{Effect, Update, scenario_of};
use crate::play::Waiting;
use crate::session::{RunId, SavedRun, Session};
use crate::storage::{Answer, Library, NotSaved, Request};
use crate::words::saving;

impl Update<'_> {
    pub(super) fn stored(&mut self, answer: Answer) {
        match answer {
            Answer::History(history) => {
                (self.model.history, self.model.history_is_read) = (history, true);
                self.show_cards();
                self.go_on_if_asked();
            }
            Answer::Library(library) => {
                for problem in library.problem_notices(Library::MOST_TOLD) {
                    self.model.notice(problem);
                }
                self.model.library = library;
                self.model.own_dialogues_are_read = true;
                self.show_cards();
                self.open_wanted_group();
            }
            Answer::Saved { run, n_moves, ended, took } => {
                self.model.last_commit = Some(took);
                self.model.not_saved = None;
                if let Some(session) = self.model.session_mut() {
                    session.on_saved(run, n_moves, ended);
                }
                if ended {
                    self.plan_at_the_end(run);
                }
            }
            Answer::NotSaved { run, why } => self.not_saved(run, why),
            Answer::Opened(kept) => self.opened(*kept),
            Answer::Elsewhere(run) => self.elsewhere(run),
            Answer::Gone(run) => {
                if self.model.take_opening(run).is_some() {
                    self.show_cards();
                }
            }
            Answer::SettingsNotSaved(why) | Answer::NotDeleted(why) => {
                self.model.notice(saving::settings_not_saved(&why.to_string()));
            }
            Answer::Seen(seen) => self.seen(seen),
            Answer::Mended { result, .. } => self.mended(result),
            Answer::Written { path, result } => self.written(&path, result),
            Answer::Notice(notice) => self.model.notice(notice.words()),
            Answer::GroupSaved { id, n_entries } => self.group_saved(id, Some(n_entries)),
            Answer::GroupNotSaved { id, .. } => self.group_saved(id, None),
            Answer::GroupElsewhere(id) => self.group_elsewhere(id),
            Answer::GroupOpened(kept) => self.group_opened(*kept),
            Answer::PaperWritten(path) => self.paper_written(Ok(path)),
            Answer::PaperNotWritten(why) => self.paper_written(Err(why)),
            Answer::GroupGone(id) => {
                self.group_not_opened(id, saving::GROUP_IS_GONE);
            }
            Answer::Deleted | Answer::DeletedAll(_) | Answer::SettingsSaved | Answer::Flushed => {}
        }
    }

    fn not_saved(&mut self, run: RunId, why: NotSaved) {
        self.model.not_saved = Some(why);
        if let Some(session) = self.model.session_mut() {
            session.on_not_saved(run);
        }
    }

    fn opened(&mut self, kept: SavedRun) {
        let Some(opening) = self.model.take_opening(kept.header.id) else {
            return self.effects.push(Effect::Store(Request::Release(kept.header.id)));
        };
        let (run, scenario, title) = (kept.header.id, kept.header.scenario.clone(), kept.header.title.clone());
        let current = scenario_of(&self.model.library, &scenario);
        match Session::resume(kept, current.as_ref()) {
            Ok(session) => {
                let session = Box::new(session);
                match session.run().waiting() {
                    Waiting::Choice => self.converse(session),
                    _ => self.look_back(session, opening.at_its_ending),
                }
            }
            Err(error) => {
                log::error!("{run}: {error}");
                self.effects.push(Effect::Store(Request::Release(run)));
                self.brief(&scenario, Some(saving::conversation_cannot_go_on(&title, &error.to_string())));
            }
        }
    }

    /// The run is open in another window: a new conversation begins here, and both are kept.
    fn elsewhere(&mut self, run: RunId) {
        if self.model.take_opening(run).is_some() {
            let summary = self.model.history.runs.iter().find(|summary| summary.id == run);
            if let Some(scenario) = summary.map(|summary| summary.scenario.clone()) {
                self.brief(&scenario, Some(saving::OPEN_ELSEWHERE.to_owned()));
            }
            return;
        }
        // A move was made in both windows. What was said here goes on, and is not kept.
        self.not_saved(run, NotSaved::Elsewhere);
    }
}
