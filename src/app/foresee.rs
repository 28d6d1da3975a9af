//! Foresight in the background: worked out once for each content, on a thread of its own, and never waited for.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

use crate::debrief::Debrief;
use crate::foresight::{Foresight, Question};
use crate::play::Transcript;
use crate::rules::Rules;
use crate::scenario::{Content, Scenario};

/// So many are kept in memory; the one that was asked for longest ago goes first.
const KEPT: usize = 3;

/// How foresight of a scenario is come by.
pub type Foresee = Arc<dyn Fn(Arc<Scenario>, &'static Rules) -> Arc<Foresight> + Send + Sync>;

/// The content that foresight is of, and the version of the rules.
type Foreseeable = (Content, u32);

type Foreseen = (Foreseeable, Arc<Foresight>);

/// What foresight is known, and what is being worked out.
pub(super) struct AnalysisJobs {
    /// Where it is worked out at once, it is done by this; otherwise on a thread.
    at_once: Option<Foresee>,
    known: Vec<Foreseen>,
    at_work: Vec<Foreseeable>,
    done: (Sender<Foreseen>, Receiver<Foreseen>),
    told: (Sender<Debrief>, Receiver<Debrief>),
}

impl AnalysisJobs {
    pub(super) fn in_the_background() -> Self {
        Self { at_once: None, known: Vec::new(), at_work: Vec::new(), done: channel(), told: channel() }
    }

    /// Without a thread: for tests, which cannot wait.
    pub(super) fn at_once(foresee: Foresee) -> Self {
        Self { at_once: Some(foresee), ..Self::in_the_background() }
    }

    /// Begins to work it out, unless it is known or begun. The window is woken when it is done.
    pub(super) fn ask(&mut self, scenario: &Arc<Scenario>, rules: &'static Rules, ctx: &Context) {
        let content = (scenario.content(), rules.number());
        if let Some(known) = self.known.iter().position(|(known, _)| *known == content) {
            let known = self.known.remove(known);
            self.known.push(known);
            return;
        }
        if self.at_work.contains(&content) {
            return;
        }
        let scenario = Arc::clone(scenario);
        if let Some(foresee) = &self.at_once {
            let foresight = foresee(scenario, rules);
            self.keep(content, foresight);
            return;
        }
        let (sender, ctx) = (self.done.0.clone(), ctx.clone());
        let work = move || {
            let question = Question::of(&scenario);
            let foresight = Foresight::new(scenario, rules, question);
            foresight.warm_up();
            // Nobody hears it where the program has ended.
            let _ = sender.send((content, Arc::new(foresight)));
            ctx.request_repaint();
        };
        match std::thread::Builder::new().name("foresight".to_owned()).spawn(work) {
            Ok(_) => self.at_work.push(content),
            Err(error) => log::error!("no thread for foresight: {error}"),
        }
    }

    /// Takes in what was worked out; whether there was anything.
    pub(super) fn take_in(&mut self) -> bool {
        let done: Vec<_> = self.done.1.try_iter().collect();
        let any = !done.is_empty();
        for (content, foresight) in done {
            self.at_work.retain(|other| *other != content);
            self.keep(content, foresight);
        }
        any
    }

    pub(super) fn known(&self, content: Content, rules: &Rules) -> Option<Arc<Foresight>> {
        let content = (content, rules.number());
        self.known.iter().find(|(known, _)| *known == content).map(|(_, foresight)| Arc::clone(foresight))
    }

    /// Adds to a debrief what foresight says of it, on a thread: past the budget of states every figure is sampled, which takes longer
    /// than a frame has.
    pub(super) fn tell(&self, foresight: Arc<Foresight>, debrief: Debrief, transcript: Transcript, you: String, ctx: &Context) {
        let (sender, ctx) = (self.told.0.clone(), ctx.clone());
        let work = move || {
            let _ = sender.send(debrief.with_analysis(&transcript, &foresight, &you));
            ctx.request_repaint();
        };
        if let Err(error) = std::thread::Builder::new().name("debrief".to_owned()).spawn(work) {
            log::error!("no thread for a debrief: {error}");
        }
    }

    /// A debrief that was added to, the newest.
    pub(super) fn told(&self) -> Option<Debrief> {
        self.told.1.try_iter().last()
    }

    fn keep(&mut self, content: Foreseeable, foresight: Arc<Foresight>) {
        log::info!("{} states of {} with_analysis", foresight.n_states(), foresight.scenario().id());
        self.known.push((content, foresight));
        if self.known.len() > KEPT {
            self.known.remove(0);
        }
    }
}
