//! Effects carried out: the store is asked, jobs are begun and cancelled, and the focus is let go.

use std::sync::Arc;

use egui::Context;

use super::jobs::{Executor, Jobs, Work};
use super::update::{Effect, Message};
use super::wall::WallWindow;
use crate::debrief::Debrief;
use crate::foresight::{Foresight, Means, Question};
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::session::{AnalysisKey, RunId};
use crate::storage::{Cores, Store};

/// How foresight of a scenario is come by. Where it is cancelled on the way, it comes back soon and is looked at no more.
pub type Analyse = Arc<dyn Fn(Means, Arc<Scenario>, &'static Rules, Question) -> Arc<Foresight> + Send + Sync>;

/// What a job is about.
#[derive(Clone, Debug, PartialEq)]
enum JobKey {
    Analysis(AnalysisKey),
    Debrief(RunId),
}

/// What a job has worked out.
enum Done {
    Analysis(Arc<Foresight>),
    Debrief(Box<Debrief>),
}

/// Everything outside the model that effects reach.
pub(super) struct Outside {
    pub store: Store,
    pub wall: WallWindow,
    jobs: Jobs<JobKey, Done>,
    analyse: Analyse,
}

impl Outside {
    pub(super) fn new(store: Store, executor: Executor) -> Self {
        let analyse = |means, scenario, rules, question| {
            let foresight = Foresight::by(means, scenario, rules, question);
            foresight.warm_up();
            Arc::new(foresight)
        };
        Self { store, wall: WallWindow::default(), jobs: Jobs::new(executor), analyse: Arc::new(analyse) }
    }

    /// Comes by foresight in this way.
    pub(super) fn analysing_by(mut self, analyse: Analyse, executor: Executor) -> Self {
        self.analyse = analyse;
        self.jobs = Jobs::new(executor);
        self
    }

    /// Everything that has come in since the last call.
    pub(super) fn messages(&mut self) -> Vec<Message> {
        let stored = self.store.answers().into_iter().map(Message::Stored);
        let done = self.jobs.take_in().into_iter().map(|(key, done)| match (key, done) {
            (JobKey::Analysis(key), Done::Analysis(foresight)) => Some(Message::Analysed(key, foresight)),
            (JobKey::Debrief(run), Done::Debrief(debrief)) => Some(Message::Described(run, debrief)),
            _ => None,
        });
        stored.chain(done.flatten()).collect()
    }

    pub(super) fn carry_out(&mut self, effect: Effect, ctx: &Context) {
        let woken = ctx.clone();
        let wake = move || woken.request_repaint();
        match effect {
            Effect::Store(request) => self.store.ask(request),
            Effect::Analyse(key, scenario, rules, question) => {
                let analyse = Arc::clone(&self.analyse);
                let work: Work<Done> = Box::new(move |token| {
                    let means = Means { team: Arc::new(Cores::all()), cancel: token.clone(), tell: None };
                    let foresight = (!token.is_cancelled()).then(|| analyse(means, scenario, rules, question))?;
                    (!token.is_cancelled()).then_some(Done::Analysis(foresight))
                });
                self.jobs.begin(JobKey::Analysis(key), work, wake);
            }
            Effect::Describe(session, foresight, you) => {
                let run = session.id();
                let work: Work<Done> = Box::new(move |_| Some(Done::Debrief(Box::new(session.debrief(&you, Some(&foresight))))));
                self.jobs.begin(JobKey::Debrief(run), work, wake);
            }
            Effect::CancelOthers(wanted) => {
                self.jobs.cancel_unless(|key| matches!((key, &wanted), (JobKey::Analysis(key), Some(wanted)) if key == wanted));
            }
            Effect::ForgetFocus => ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            }),
        }
    }
}
