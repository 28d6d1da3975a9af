//! Effects carried out: the store is asked, jobs are begun and cancelled, and the focus is let go.

use std::sync::Arc;

use egui::Context;

use super::jobs::{Executor, Jobs, Work};
use super::update::{AuthorNews, Effect, Message, PaperMade};
use super::wall::WallWindow;
use crate::author::{Ask, Guessed, Looked, Road, road_to};
use crate::check::{Settings, SharedRuns, check_by};
use crate::debrief::Debrief;
use crate::foresight::{Foresight, Means, Question};
use crate::group::{Setup, VoteBeat, vote_beats};
use crate::map::Map;
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::session::{AnalysisKey, RunId};
use crate::storage::{Cores, Store, Watch, open_in_editor};

/// How foresight of a scenario is come by. Where it is cancelled on the way, it comes back soon and is looked at no more.
pub type Analyse = Arc<dyn Fn(Means, Arc<Scenario>, &'static Rules, Question) -> Arc<Foresight> + Send + Sync>;

/// What a job is about.
#[derive(Clone, Debug, PartialEq)]
enum JobKey {
    Analysis(AnalysisKey),
    Debrief(RunId),
    /// Of the session of a group.
    LookBack(RunId),
    VoteBeats(AnalysisKey),
    /// For a group of this setup under this code.
    Paper(Box<(Setup, Seed)>),
    /// Of this file, this version.
    Check(String, u64),
    /// Of this file, this version.
    Map(String, u64),
    /// Of this file, this version.
    Robots(String, u64),
    /// Of this file, this beat.
    Road(String, String),
}

/// What a job has worked out.
enum Done {
    Analysis(Arc<Foresight>),
    Debrief(Box<Debrief>),
    /// It stands in the memo of the group.
    LookedBack,
    VoteBeats(Vec<VoteBeat>),
    Paper(Box<PaperMade>),
    Checked(Box<Looked>),
    Map(Box<Map>),
    Robots(Box<Guessed>),
    Road(Option<Road>),
}

/// Everything outside the model that effects reach.
pub(super) struct Outside {
    pub store: Store,
    pub wall: WallWindow,
    /// Files that are watched.
    watch: Option<Watch>,
    reads_library: Box<dyn Fn()>,
    /// Whether no editor could be started.
    has_no_editor: bool,
    jobs: Jobs<JobKey, Done>,
    analyse: Analyse,
}

impl Outside {
    pub(super) fn new(store: Store, executor: Executor, reads_library: Box<dyn Fn()>) -> Self {
        let analyse = |means, scenario, rules, question| {
            let foresight = Foresight::by(means, scenario, rules, question);
            foresight.warm_up();
            Arc::new(foresight)
        };
        let (jobs, analyse) = (Jobs::new(executor), Arc::new(analyse));
        Self { store, wall: WallWindow::default(), watch: None, reads_library, has_no_editor: false, jobs, analyse }
    }

    /// Comes by foresight in this way.
    pub(super) fn analysing_by(mut self, analyse: Analyse, executor: Executor) -> Self {
        self.analyse = analyse;
        self.jobs = Jobs::new(executor);
        self
    }

    /// Reads every file that is watched once more.
    pub(super) fn look_again(&self) {
        if let Some(watch) = &self.watch {
            watch.look_again();
        }
    }

    /// Everything that has come in since the last call.
    pub(super) fn messages(&mut self) -> Vec<Message> {
        let stored = self.store.answers().into_iter().map(Message::Stored);
        let done = self.jobs.take_in().into_iter().map(|(key, done)| match (key, done) {
            (JobKey::Analysis(key), Done::Analysis(foresight)) => Some(Message::Analysed(key, foresight)),
            (JobKey::Debrief(run), Done::Debrief(debrief)) => Some(Message::Described(run, debrief)),
            (JobKey::VoteBeats(key), Done::VoteBeats(beats)) => Some(Message::VoteBeats(key, beats)),
            (JobKey::Paper(_), Done::Paper(paper)) => Some(Message::PaperMade(paper)),
            (JobKey::Check(path, version), Done::Checked(looked)) => {
                Some(Message::Author(AuthorNews::Checked { path, version, looked }))
            }
            (JobKey::Map(path, version), Done::Map(map)) => Some(Message::Author(AuthorNews::Drawn { path, version, map })),
            (JobKey::Robots(path, version), Done::Robots(guessed)) => {
                Some(Message::Author(AuthorNews::Guessed { path, version, guessed }))
            }
            (JobKey::Road(path, beat), Done::Road(road)) => Some(Message::Author(AuthorNews::RoadFound { path, beat, road })),
            _ => None,
        });
        let no_editor = std::mem::take(&mut self.has_no_editor).then_some(Message::Author(AuthorNews::NoEditor));
        stored.chain(done.flatten()).chain(no_editor).collect()
    }

    pub(super) fn carry_out(&mut self, effect: Effect, ctx: &Context) {
        let woken = ctx.clone();
        let wake = move || woken.request_repaint();
        match effect {
            Effect::Store(request) => self.store.ask(request),
            Effect::Analyse(key, scenario, rules, question) => {
                let analyse = Arc::clone(&self.analyse);
                let work = move |means| Some(Done::Analysis(analyse(means, scenario, rules, question)));
                self.jobs.begin(JobKey::Analysis(key), beside_the_window(work), wake);
            }
            Effect::Describe(session, foresight, you) => {
                let run = session.id();
                let work: Work<Done> = Box::new(move |_| Some(Done::Debrief(Box::new(session.debrief(&you, Some(&foresight))))));
                self.jobs.begin(JobKey::Debrief(run), work, wake);
            }
            Effect::LookBack(id, group, foresight) => {
                let work: Work<Done> = Box::new(move |_| {
                    group.told(Some(&foresight));
                    Some(Done::LookedBack)
                });
                self.jobs.begin(JobKey::LookBack(id), work, wake);
            }
            Effect::FindVoteBeats(key, foresight) => {
                let work: Work<Done> = Box::new(move |_| Some(Done::VoteBeats(vote_beats(&foresight))));
                self.jobs.begin(JobKey::VoteBeats(key), work, wake);
            }
            Effect::MakePaper(asked) => {
                let key = JobKey::Paper(Box::new((asked.setup.clone(), asked.code)));
                let work: Work<Done> = Box::new(move |_| Some(Done::Paper(Box::new(asked.make()))));
                self.jobs.begin(key, work, wake);
            }
            Effect::CancelOthers(wanted) => {
                self.jobs.cancel_unless(|key| match key {
                    JobKey::Analysis(key) => wanted.contains(key),
                    // Its plan is kept, whoever looks.
                    JobKey::Debrief(_) => true,
                    JobKey::LookBack(_)
                    | JobKey::VoteBeats(_)
                    | JobKey::Paper(_)
                    | JobKey::Check(..)
                    | JobKey::Map(..)
                    | JobKey::Robots(..)
                    | JobKey::Road(..) => false,
                });
            }
            Effect::Watch(watched) => {
                self.watch = None;
                self.watch = watched.map(|watched| self.store.watch(watched));
            }
            Effect::LookAgain => self.look_again(),
            Effect::Check(ask) => self.check(ask, wake),
            Effect::DrawMap(ask, lines) => self.draw_map(ask, lines, wake),
            Effect::LetRobotsPlay(ask) => self.let_robots_play(ask, wake),
            Effect::FindRoad { path, beat, scenario } => self.find_road(path, beat, scenario, wake),
            Effect::OpenEditor { path, line } => {
                if let Err(error) = open_in_editor(&path, line) {
                    log::warn!("no editor: {error}");
                    self.has_no_editor = true;
                    wake();
                }
            }
            Effect::ReadLibrary => (self.reads_library)(),
            Effect::ForgetFocus => ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            }),
        }
    }

    // ---- jobs of the bench ---------------------------------------------------------------

    fn check(&mut self, Ask { path, version, loaded }: Ask, wake: impl FnOnce() + Send + 'static) {
        let key = JobKey::Check(path.clone(), version);
        self.jobs.cancel_unless(|other| !matches!(other, JobKey::Check(same, _) if *same == path) || *other == key);
        let work = move |means: Means| {
            let cancel = means.cancel.clone();
            let checked = check_by(means, &loaded, Rules::newest(), Settings::default(), &SharedRuns::default());
            let scenario = loaded.scenario.as_ref().filter(|_| !cancel.is_cancelled())?;
            Some(Done::Checked(Box::new(Looked::new(checked, scenario))))
        };
        self.jobs.begin(key, beside_the_window(work), wake);
    }

    fn draw_map(&mut self, Ask { path, version, loaded }: Ask, lines: Vec<String>, wake: impl FnOnce() + Send + 'static) {
        let key = JobKey::Map(path, version);
        self.jobs.cancel_unless(|other| !matches!(other, JobKey::Map(..)) || *other == key);
        let work = move |means| Map::draw(means, &loaded, &lines, Question::N_STATES).map(|map| Done::Map(Box::new(map)));
        self.jobs.begin(key, beside_the_window(work), wake);
    }

    fn let_robots_play(&mut self, Ask { path, version, loaded }: Ask, wake: impl FnOnce() + Send + 'static) {
        let key = JobKey::Robots(path, version);
        self.jobs.cancel_unless(|other| !matches!(other, JobKey::Robots(..)) || *other == key);
        let work = move |means| Guessed::new(means, &loaded).map(|guessed| Done::Robots(Box::new(guessed)));
        self.jobs.begin(key, beside_the_window(work), wake);
    }

    fn find_road(&mut self, path: String, beat: String, scenario: Arc<Scenario>, wake: impl FnOnce() + Send + 'static) {
        let key = JobKey::Road(path, beat.clone());
        self.jobs.cancel_unless(|other| !matches!(other, JobKey::Road(..)));
        let work = move |means: Means| {
            let (cancel, question) = (means.cancel.clone(), Question::of(&scenario));
            let foresight = Foresight::by(means, scenario, Rules::newest(), question);
            (!cancel.is_cancelled()).then(|| Done::Road(road_to(&foresight, &beat)))
        };
        self.jobs.begin(key, beside_the_window(work), wake);
    }
}

/// A job that leaves one core to the frames, and gives nothing once it was cancelled.
fn beside_the_window(work: impl FnOnce(Means) -> Option<Done> + Send + 'static) -> Work<Done> {
    Box::new(move |token| {
        let means = Means { team: Arc::new(Cores::beside_a_window()), cancel: token.clone(), tell: None };
        let done = if token.is_cancelled() { None } else { work(means) };
        done.filter(|_| !token.is_cancelled())
    })
}
