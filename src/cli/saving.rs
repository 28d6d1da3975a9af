//! What the terminal player keeps: every choice, before the customer answers it.

use std::time::Duration;

use crate::play::RunStart;
use crate::session::{Effect, RunId, Saving, Session};
use crate::storage::{Answer, DeletedAll, History, NotSaved, Request, RunState, RunSummary, Store};
use crate::words::{saving as words, terminal};

use super::error::CommandError;
use super::listen::Signal;
use super::output::complain;

/// After this time a line says that a choice is still being kept.
const SLOW: Duration = Duration::from_millis(300);
/// How long what is kept may take to open.
const OPENING: Duration = Duration::from_secs(10);
/// How often it is looked whether a signal has come.
const BEAT: Duration = Duration::from_millis(50);
/// After this time a choice counts as not kept, whatever the store may still answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keeps a conversation, and says so where it cannot.
pub(super) struct Saver {
    store: Store,
    /// Why the last step was not kept, as far as it was said.
    trouble: Option<NotSaved>,
}

/// What became of a conversation that waited.
pub(super) enum Waited {
    /// None waits.
    None,
    Opened(Box<crate::session::SavedRun>),
    /// It is open in another window.
    Elsewhere,
}

impl Saver {
    pub(super) fn new(store: Store) -> Self {
        Self { store, trouble: None }
    }

    /// The history of what is kept; `None` where it does not open in time. Says on the way what became of damaged files.
    pub(super) fn history(&self) -> Option<std::sync::Arc<History>> {
        self.answer(OPENING, |answer| if let Answer::History(history) = answer { Some(history) } else { None })
    }

    /// Opens the newest conversation that waits in this scenario, fits what was asked for, and is not open in another window.
    pub(super) fn open_waiting(&self, scenario: &str, start: &AskedStart) -> Waited {
        let Some(history) = self.history() else { return Waited::None };
        let fits = |run: &&RunSummary| run.state == RunState::Waiting && run.scenario == scenario && start.fits(run);
        let mut waited = Waited::None;
        for run in history.runs.iter().filter(fits) {
            match self.open(run.id) {
                Waited::Elsewhere => waited = Waited::Elsewhere,
                Waited::None => {}
                opened @ Waited::Opened(_) => return opened,
            }
        }
        waited
    }

    fn open(&self, id: RunId) -> Waited {
        self.store.ask(Request::Open(id));
        let opened = self.answer(OPENING, |answer| match answer {
            Answer::Opened(kept) => Some(Waited::Opened(kept)),
            Answer::Elsewhere(run) if run == id => Some(Waited::Elsewhere),
            Answer::Gone(run) if run == id => Some(Waited::None),
            _ => None,
        });
        opened.unwrap_or(Waited::None)
    }

    /// The first answer that is waited for. What is told meanwhile about a person's files is said.
    fn answer<A>(&self, patience: Duration, mut wanted: impl FnMut(Answer) -> Option<A>) -> Option<A> {
        let mut elapsed = Duration::ZERO;
        while elapsed < patience {
            match self.store.wait(BEAT) {
                Some(Answer::Notice(notice)) => complain(notice.words()),
                Some(answer) => {
                    if let Some(found) = wanted(answer) {
                        return Some(found);
                    }
                }
                None => elapsed += BEAT,
            }
        }
        None
    }

    /// Deletes one conversation for good. Fails where it is open in another window.
    pub(super) fn delete(&self, id: RunId) -> Result<(), CommandError> {
        self.ask_to_delete(Request::Delete(id), |answer| match answer {
            Answer::Elsewhere(run) if run == id => Some(Err(CommandError::NotDeleted(NotSaved::Elsewhere.to_string()))),
            Answer::Deleted | Answer::Gone(_) => Some(Ok(())),
            _ => None,
        })
    }

    /// Deletes everything for good that is not open in another window.
    pub(super) fn delete_all(&self) -> Result<DeletedAll, CommandError> {
        self.ask_to_delete(Request::DeleteAll, |answer| match answer {
            Answer::DeletedAll(deleted) => Some(Ok(deleted)),
            _ => None,
        })
    }

    fn ask_to_delete<T>(
        &self,
        request: Request,
        mut wanted: impl FnMut(Answer) -> Option<Result<T, CommandError>>,
    ) -> Result<T, CommandError> {
        self.store.ask(request);
        let deleted = self.answer(OPENING, |answer| match answer {
            Answer::NotDeleted(why) => Some(Err(CommandError::NotDeleted(why.to_string()))),
            answer => wanted(answer),
        });
        deleted.unwrap_or_else(|| Err(CommandError::NotDeleted(NotSaved::Locked.to_string())))
    }

    /// Keeps what a command brought about, and waits until the last choice is known to be kept or not.
    pub(super) fn keep<E>(
        &mut self,
        session: &mut Session,
        effects: Vec<Effect>,
        mut signal: impl FnMut() -> Option<Signal>,
        mut say: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<Result<(), Signal>, E> {
        for effect in effects {
            match effect {
                Effect::Save(step) => self.store.ask(Request::Save(step)),
                Effect::SavePlan { run, scenario, words } => self.store.ask(Request::SavePlan { run, scenario, words }),
                Effect::SaveView { run, view } => self.store.ask(Request::SaveView { run, view }),
            }
        }
        let mut waited = Duration::ZERO;
        while !session.is_answered() {
            if let Some(signal) = signal() {
                return Ok(Err(signal));
            }
            let Some(answer) = self.store.wait(BEAT) else {
                waited += BEAT;
                if waited == SLOW {
                    say(terminal::STILL_SAVING)?;
                }
                if waited >= PATIENCE {
                    self.not_saved(session, session.id(), NotSaved::Locked, &mut say)?;
                }
                continue;
            };
            self.take(session, answer, &mut say)?;
        }
        Ok(Ok(()))
    }

    /// Takes one answer of the store.
    fn take<E>(&mut self, session: &mut Session, answer: Answer, say: &mut impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
        match answer {
            Answer::Saved { run, n_moves, ended, .. } => {
                session.on_saved(run, n_moves, ended);
                if session.saving() == Saving::Saved && self.trouble.take().is_some_and(|why| why != NotSaved::Unwanted) {
                    say(terminal::SAVED_AGAIN)?;
                }
            }
            Answer::NotSaved { run, why } => self.not_saved(session, run, why, say)?,
            Answer::Elsewhere(run) | Answer::Gone(run) => {
                self.not_saved(session, run, NotSaved::Other(words::ELSEWHERE.to_owned()), say)?;
            }
            Answer::Notice(notice) => complain(notice.words()),
            _ => {}
        }
        Ok(())
    }

    fn not_saved<E>(
        &mut self,
        session: &mut Session,
        run: RunId,
        why: NotSaved,
        say: &mut impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        session.on_not_saved(run);
        if self.trouble.as_ref() != Some(&why) {
            // Whoever asked for nothing to be kept knows it.
            if why != NotSaved::Unwanted {
                say(&format!("{}\n", words::not_being_saved(&why.to_string())))?;
            }
            self.trouble = Some(why);
        }
        Ok(())
    }
}

/// How the conversation that is asked for starts, as far as that was said.
pub(super) struct AskedStart {
    pub(super) seed: Option<crate::play::Seed>,
    pub(super) temperament: Option<crate::scenario::Temperament>,
    pub(super) mood: Option<i8>,
}

impl AskedStart {
    /// Whether a run that waits started like this.
    fn fits(&self, run: &RunSummary) -> bool {
        let Ok(line) = run.line.parse::<crate::play::RunLine>() else { return false };
        self.seed.is_none_or(|seed| seed == line.seed)
            && self.temperament.is_none_or(|temperament| temperament == line.temperament)
            && (self.mood.is_none() || self.mood == line.start_mood)
    }

    /// The start of a new conversation.
    pub(super) fn begin(&self, fresh: crate::play::Seed) -> RunStart {
        RunStart { seed: self.seed.unwrap_or(fresh), temperament: self.temperament, mood: self.mood }
    }
}
