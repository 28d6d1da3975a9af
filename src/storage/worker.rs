//! The thread that keeps: it takes one request after another, and looks after what others do meanwhile.

use std::collections::BTreeSet;
use std::mem;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

mod groups;

use super::ask::{Answer, DeletedAll, Request};
use super::claims::{Claim, Claimed, Claims};
use super::database::{self, Database, Failure};
use super::documents::write_paper;
use super::files;
use super::history::{History, SavingState};
use super::inbox::Inbox;
use super::machine;
use super::mending::mend_file;
use super::open_runs::{OpenRun, OpenRuns};
use super::paths::Paths;
use super::settings::Settings;
use super::settings_file;
use super::taking_over;
use super::trouble::{NotSaved, Notice};
use crate::session::{RunId, Step};

/// How often the thread looks for what others have done.
const TICK: Duration = Duration::from_secs(1);

/// After how many ticks a database that could not be opened, or written, is tried again.
const TICKS_TO_TRY_AGAIN: u32 = 3;

/// How often a request is begun anew because the database was set aside or replaced meanwhile.
const TRIES: usize = 3;

/// What the thread that keeps works with.
pub(super) struct Worker {
    home: PathBuf,
    paths: Paths,
    inbox: Arc<Inbox>,
    claims: Claims,
    database: Result<Database, NotSaved>,
    open: OpenRuns,
    /// The session with a room that is open in this window, and the claim on it.
    group: Option<(RunId, Option<Claim>)>,
    /// Plans and views that could not be kept yet.
    unsaved: Vec<Request>,
    /// When it was tried last to open the database.
    has_opened: Instant,
    /// What was told of the person's files.
    told: Vec<Notice>,
    /// What was sent last.
    history: Arc<History>,
    /// Whether a history was sent at all.
    has_sent: bool,
    n_ticks: u32,
    /// Whether the log beside the database may be brought into it when there is time.
    log_to_tidy: bool,
    /// Whether something was deleted and may still stand in the log.
    log_to_empty: bool,
}

impl Worker {
    pub(super) fn new(paths: Paths, home: PathBuf, inbox: Arc<Inbox>) -> Self {
        Self {
            claims: Claims::in_home(&home),
            home,
            paths,
            inbox,
            database: Err(NotSaved::NoFolder),
            open: OpenRuns::default(),
            group: None,
            unsaved: Vec::new(),
            has_opened: Instant::now(),
            told: Vec::new(),
            history: Arc::default(),
            has_sent: false,
            n_ticks: 0,
            log_to_tidy: false,
            log_to_empty: false,
        }
    }

    /// Carries requests out until nobody can make one any more.
    pub(super) fn run(mut self, requests: &Receiver<Request>) {
        self.begin();
        loop {
            match requests.recv_timeout(TICK) {
                Ok(request) => self.carry_out(request),
                Err(RecvTimeoutError::Timeout) => self.tick(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.try_again();
        let Self { database, open, group, inbox, .. } = self;
        drop((open, group, database));
        inbox.finish();
    }

    /// Opens the database and sends the history.
    pub(super) fn begin(&mut self) {
        self.open_database();
        self.read_history();
    }

    pub(super) fn carry_out(&mut self, request: Request) {
        match request {
            Request::Save(step) => self.save_step(step),
            Request::SavePlan { .. } | Request::SaveView { .. } => self.save_plan_or_view(request),
            Request::SaveGroup(step) => self.save_group(&step),
            Request::WritePaper { name, html } => {
                let written = write_paper(&self.home, &name, &html);
                self.inbox.put(written.map_or_else(|error| Answer::PaperNotWritten((&error).into()), Answer::PaperWritten));
            }
            Request::OpenGroup(id) => self.open_group(id),
            Request::Open(run) => self.open_run(run),
            Request::Release(run) => self.release(run),
            Request::Delete(run) => self.delete(run),
            Request::DeleteAll => self.delete_all(),
            Request::ChangeSettings { from, to } => self.change_settings(&from, &to),
            Request::Mend { path, read, mend } => {
                let result = mend_file(&path, &read, &mend);
                self.inbox.put(Answer::Mended { path, result });
            }
            Request::WriteNew { folder, name, text } => self.inbox.put(Request::write_new(&folder, &name, &text)),
            Request::Flush => {
                self.try_again();
                self.inbox.put(Answer::Flushed);
            }
        }
    }

    // ---- the database --------------------------------------------------------------------

    /// Opens the database, tells what was found, and takes over what an earlier version kept.
    fn open_database(&mut self) {
        let mut notices = Vec::new();
        self.database = Database::open(&self.home, &mut notices);
        if let Ok(database) = &mut self.database
            && database.unwritable().is_none()
            && let Err(failure) = taking_over::take_over(&self.home, &self.paths, database, &mut notices)
        {
            log::warn!("the diary could not be taken over yet: {failure:?}");
        }
        self.has_opened = Instant::now();
        self.tell(notices);
    }

    /// Tells each of these once, however often it comes up.
    fn tell(&mut self, notices: Vec<Notice>) {
        for notice in notices {
            if !self.told.contains(&notice) {
                log::warn!("{}", notice.words());
                self.told.push(notice.clone());
                self.inbox.put(Answer::Notice(notice));
            }
        }
    }

    /// The database, opened again where it was not open or is not the one in the folder any more.
    fn database(&mut self, to_write: bool) -> Result<&mut Database, NotSaved> {
        let is_fine = match &self.database {
            Ok(database) => database.is_in_place() && !(to_write && database.unwritable().is_some()),
            // Waiting for the lock again and again would only make the answers late.
            Err(why) => *why == NotSaved::Locked && self.has_opened.elapsed() < TICK,
        };
        if !is_fine {
            self.open_database();
            // What was kept in another file may be missing in this one. Keeping it again does no harm.
            self.open.save_all_again();
        }
        match &mut self.database {
            Ok(database) => match database.unwritable() {
                Some(why) if to_write => Err(why.clone()),
                _ => Ok(database),
            },
            Err(why) => Err(why.clone()),
        }
    }

    /// Does something with the database. A damaged one is set aside, and the work begins anew.
    fn with_database<T>(&mut self, to_write: bool, work: impl Fn(&mut Database) -> Result<T, Failure>) -> Result<T, Failure> {
        for _ in 0..TRIES {
            let database = self.database(to_write).map_err(Failure::NotSaved)?;
            match work(database) {
                // What was written into a file that was renamed meanwhile is not where it will be looked for.
                Ok(_) if !database.is_in_place() => {}
                Err(Failure::Damaged) => self.set_damaged_aside()?,
                done => return done,
            }
        }
        Err(Failure::NotSaved(NotSaved::Damaged))
    }

    /// Sets a damaged database aside.
    fn set_damaged_aside(&mut self) -> Result<(), Failure> {
        let damaged = match mem::replace(&mut self.database, Err(NotSaved::Damaged)) {
            Ok(database) if database.is_damaged() => database,
            whole => {
                self.database = whole;
                return Err(Failure::NotSaved(NotSaved::Other("the history refused what was asked of it".to_owned())));
            }
        };
        let mut notices = Vec::new();
        let is_aside = damaged.set_aside(&self.home, &mut notices);
        self.tell(notices);
        is_aside.map_err(Failure::NotSaved)
    }

    // ---- runs ----------------------------------------------------------------------------

    fn save_step(&mut self, step: Step) {
        let began = Instant::now();
        let run = step.header.id;
        match self.take_in(step) {
            Ok(()) => self.write(run, began, true),
            Err(answer) => self.inbox.put(answer),
        }
        self.try_again();
    }

    /// Adds a step to what is known of its run. The first step of a run claims it.
    fn take_in(&mut self, step: Step) -> Result<(), Answer> {
        let id = step.header.id;
        if !self.open.has(id) {
            let claim = self.claims.claim(id);
            if matches!(claim, Claimed::Elsewhere) {
                return Err(Answer::Elsewhere(id));
            }
            let kept = self.with_database(false, |database| database.read(id)).ok().flatten();
            let run = kept.map_or_else(|| OpenRun::begun(Arc::clone(&step.header)), |(kept, clock)| OpenRun::kept(&kept, clock));
            self.open.insert(id, run.claimed_by(claim.ours()));
        }
        let taken = self.open.take_in(id, step);
        if taken.is_err() {
            self.open.drop_unless_begun(id);
        }
        taken
    }

    /// Writes what is known of a run, and answers.
    fn write(&mut self, id: RunId, began: Instant, was_asked: bool) {
        let Some(mut run) = self.open.take(id) else { return };
        match self.with_database(true, |database| database.save_step(run.step())) {
            Ok(()) => {
                let is_news = run.is_saved();
                self.log_to_tidy = true;
                if was_asked || is_news {
                    let (n_moves, ended) = (run.step().moves.len(), run.step().ended.is_some());
                    self.inbox.put(Answer::Saved { run: id, n_moves, ended, took: began.elapsed() });
                }
                self.open.put_back(id, run);
                self.read_run(id);
            }
            Err(Failure::WentOnElsewhere) => self.inbox.put(Answer::Elsewhere(id)),
            Err(failure) => {
                let why = failure.why();
                if run.is_not_saved(&why) || was_asked {
                    self.inbox.put(Answer::NotSaved { run: id, why });
                }
                self.open.put_back(id, run);
                self.send_history(|_| ());
            }
        }
    }

    /// Keeps a plan or a view.
    fn save_plan_or_view(&mut self, request: Request) {
        let now = machine::now();
        let (Request::SavePlan { run, .. } | Request::SaveView { run, .. }) = &request else { return };
        let run = *run;
        let kept = self.with_database(true, |database| match &request {
            Request::SavePlan { scenario, words, .. } => database.save_plan(run, scenario, words, now),
            Request::SaveView { view, .. } => database.save_view(run, view),
            _ => Ok(()),
        });
        self.unsaved.retain(|unsaved| !is_in_the_place_of(&request, unsaved));
        match kept {
            Ok(()) => self.read_run(run),
            Err(failure) => {
                let why = failure.why();
                self.unsaved.push(request);
                self.inbox.put(Answer::NotSaved { run, why });
                self.send_history(|_| ());
            }
        }
    }

    fn open_run(&mut self, id: RunId) {
        // A run is claimed before it is read: what another window adds to it is there then.
        let claim = if self.open.has(id) { Claimed::Impossible } else { self.claims.claim(id) };
        let kept = self.with_database(false, |database| database.read(id)).ok().flatten();
        let answer = match (self.open.reopen(id), kept, claim) {
            (Some(run), kept, _) => Answer::Opened(Box::new(run.as_saved(kept.map(|(kept, _)| kept)))),
            // Nothing is added to a run that has ended, so two may look at it.
            (None, Some((kept, _)), Claimed::Elsewhere) if kept.ended.is_some() => Answer::Opened(Box::new(kept)),
            (None, _, Claimed::Elsewhere) => Answer::Elsewhere(id),
            (None, Some((kept, clock)), claim) => {
                self.open.insert(id, OpenRun::kept(&kept, clock).claimed_by(claim.ours()));
                Answer::Opened(Box::new(kept))
            }
            (None, None, _) => Answer::Gone(id),
        };
        self.inbox.put(answer);
    }

    fn delete(&mut self, id: RunId) {
        // The run is claimed while it is deleted, so that nobody opens it meanwhile.
        let claim = if self.open.has(id) { Claimed::Impossible } else { self.claims.claim(id) };
        if matches!(claim, Claimed::Elsewhere) {
            return self.inbox.put(Answer::Elsewhere(id));
        }
        self.unsaved.retain(|unsaved| !is_about(unsaved, id));
        let deleted = self.with_database(true, |database| database.delete(id));
        let was_open = deleted.is_ok() && self.open.forget(id);
        let answer = match deleted {
            Ok(deletion) => {
                if deletion.was_taken_over {
                    taking_over::delete_diary(&self.home);
                }
                self.log_to_empty = true;
                if deletion.was_there || was_open { Answer::Deleted } else { Answer::Gone(id) }
            }
            Err(failure) => Answer::NotDeleted(failure.why()),
        };
        drop(claim);
        self.empty_log();
        self.inbox.put(answer);
        self.read_history();
    }

    fn delete_all(&mut self) {
        let elsewhere = self.claims.elsewhere(|id| self.is_ours(id));
        let deleted = self.with_database(true, |database| database.delete_all_but(&elsewhere));
        let answer = match deleted {
            Ok(n_runs) => {
                self.open = OpenRuns::default();
                self.group = None;
                self.unsaved.clear();
                taking_over::delete_diary(&self.home);
                self.log_to_empty = true;
                let n_copies = files::delete_set_aside(&self.home);
                Answer::DeletedAll(DeletedAll { n_runs, n_copies, staying: elsewhere })
            }
            Err(failure) => Answer::NotDeleted(failure.why()),
        };
        self.empty_log();
        self.inbox.put(answer);
        self.read_history();
    }

    fn change_settings(&mut self, from: &Settings, to: &Settings) {
        let mut notices = Vec::new();
        let answer = match settings_file::change(&self.home, from, to, &mut notices) {
            Ok(()) => Answer::SettingsSaved,
            Err(why) => Answer::SettingsNotSaved(why),
        };
        self.tell(notices);
        self.inbox.put(answer);
    }

    // ---- while nobody asks ---------------------------------------------------------------

    fn tick(&mut self) {
        self.n_ticks = self.n_ticks.wrapping_add(1);
        let can_write = self.database.as_ref().is_ok_and(|database| database.is_in_place() && database.unwritable().is_none());
        if !can_write && self.n_ticks.is_multiple_of(TICKS_TO_TRY_AGAIN) {
            let _ = self.database(true);
            self.read_history();
        } else if can_write {
            match self.with_database(false, Database::was_changed_by_others) {
                Ok(true) | Err(_) => self.read_history(),
                Ok(false) => self.send_history(|_| ()),
            }
        }
        self.try_again();
        if self.log_to_empty {
            self.empty_log();
        } else if mem::take(&mut self.log_to_tidy)
            && let Ok(database) = &self.database
        {
            database.tidy_log();
        }
    }

    /// Keeps what could not be kept before, and what has to be kept once more.
    fn try_again(&mut self) {
        let can_write = self.database.as_ref().is_ok_and(|database| database.unwritable().is_none());
        if !can_write {
            return;
        }
        for id in self.open.unsaved() {
            self.write(id, Instant::now(), false);
        }
        for request in mem::take(&mut self.unsaved) {
            self.save_plan_or_view(request);
        }
    }

    fn empty_log(&mut self) {
        if let Ok(database) = &self.database
            && self.log_to_empty
            && database.unwritable().is_none()
        {
            self.log_to_empty = !database.empty_log();
        }
    }

    // ---- the history ---------------------------------------------------------------------

    /// Reads everything anew, and sends it where it has changed.
    fn read_history(&mut self) {
        match self.with_database(false, |database| database.history()) {
            Ok(read) => {
                if read.unreadable > 0 {
                    let file = self.home.join(database::FILE);
                    self.tell(vec![Notice::EntriesUnreadable { file, n: read.unreadable }]);
                }
                self.send_history(|history| *history = read);
            }
            Err(failure) => {
                log::debug!("the history is as it was: {failure:?}");
                self.send_history(|_| ());
            }
        }
    }

    /// Reads one run anew, and sends the history with it.
    fn read_run(&mut self, id: RunId) {
        let read = self.with_database(false, |database| Ok((database.summary(id)?, database.met()?, database.newest_plan()?)));
        let Ok((summary, met, plan)) = read else { return self.read_history() };
        self.send_history(|history| {
            history.runs.retain(|run| run.id != id);
            if let Some(summary) = summary {
                let order = |run: &super::RunSummary| (std::cmp::Reverse((run.last, run.begun)), run.id);
                let place = history.runs.partition_point(|run| order(run) < order(&summary));
                history.runs.insert(place, summary);
            }
            history.met = met;
            history.plan = plan;
        });
    }

    /// Sends the history after a change, if it is another one then.
    fn send_history(&mut self, change: impl FnOnce(&mut History)) {
        let mut history = (*self.history).clone();
        change(&mut history);
        history.state = self.state();
        let elsewhere: BTreeSet<RunId> = self.claims.elsewhere(|id| self.is_ours(id));
        for run in &mut history.runs {
            run.claimed_elsewhere = elsewhere.contains(&run.id);
        }
        let is_first = !mem::replace(&mut self.has_sent, true);
        if is_first || history != *self.history {
            self.history = Arc::new(history);
            self.inbox.put(Answer::History(Arc::clone(&self.history)));
        }
    }

    fn state(&self) -> SavingState {
        let why = match &self.database {
            Err(why) => Some(why.clone()),
            Ok(database) => database.unwritable().cloned().or_else(|| self.open.why_not_saved()),
        };
        why.map_or(SavingState::Saving, SavingState::NotSaving)
    }
}

/// Whether one request makes another needless: both keep the same thing of the same run.
fn is_in_the_place_of(newer: &Request, older: &Request) -> bool {
    match (newer, older) {
        (Request::SavePlan { run, .. }, Request::SavePlan { run: other, .. })
        | (Request::SaveView { run, .. }, Request::SaveView { run: other, .. }) => run == other,
        _ => false,
    }
}

fn is_about(request: &Request, id: RunId) -> bool {
    matches!(request, Request::SavePlan { run, .. } | Request::SaveView { run, .. } if *run == id)
}
