//! The conversation itself: who is met, what was said so far, what is known to be kept of it, and what it is for.

use std::sync::Arc;

use jiff::Timestamp;

use super::env::{Env, RunId};
use super::saved::{Ended, Purpose, RunHeader, SavedMove, SavedRun, Step};
use super::whose::is_a_proposal;
use super::{tutorial, view};
use crate::debrief::{Debrief, SelfView};
use crate::foresight::{Foresight, Question};
use crate::play::{PlayError, PlayedMove, Run, RunStart, Transcript, Waiting};
use crate::rules::{Move, Rules, Start};
use crate::scenario::{ChoiceId, ContentId, Scenario, Voice, load};
use crate::source::SourceText;
use crate::wording::typographic;
use crate::words::debrief::next::plan;
use crate::words::tutorial::Slip;

/// What somebody does in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Says this, in this voice where the beat asks for one.
    Choose { choice: ChoiceId, voice: Option<Voice> },
    /// Makes a move as it is written in a list of moves.
    Play(PlayedMove),
    /// Meets the same customer again before the n-th exchange, from 0. What was said after it stays in the first try.
    PlayFrom(usize),
    /// Writes down the plan for next time, and whether it is in the trainee's own words, and not as it was proposed.
    Plan { words: String, is_own: bool },
    /// Says how the conversation seemed.
    View(SelfView),
}

/// What is to be done outside the conversation.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep this much of the run. The customer answers once it is kept, or once it is known that it cannot be.
    Save(Step),
    /// Keep the plan that was made after a run.
    SavePlan { run: RunId, scenario: String, words: String },
    /// Keep how the trainee saw a run.
    SaveView { run: RunId, view: String },
}

/// What is asked of foresight, by what decides the answer: the content, the rules, and the start where it is not a usual one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalysisKey {
    pub content: ContentId,
    pub rules: u32,
    /// The start, where it is not one of those from which the scenario is usually played.
    pub start: Option<Start>,
}

impl AnalysisKey {
    /// The scenario as it is usually played, by these rules.
    pub fn usual(content: ContentId, rules: u32) -> Self {
        Self { content, rules, start: None }
    }
}

/// Why a kept run cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResumeError {
    #[error("it was played by version {0} of the rules, which this program does not have")]
    Rules(u32),
    #[error("its text can no longer be read")]
    Text,
    #[error("move {index} no longer fits: {error}")]
    Move { index: usize, error: PlayError },
}

/// Whether what was said is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything so far is kept.
    Saved,
    /// A move is on its way to the disk since then.
    OnItsWay(Timestamp),
    /// The last move could not be kept. The conversation goes on, and the next move takes this one along.
    Failed,
}

/// One conversation.
#[derive(Clone, Debug)]
pub struct Session {
    run: Run,
    /// The run before a move that is still on its way to the disk: as much of it as the customer has answered.
    answered: Option<Box<Run>>,
    header: Arc<RunHeader>,
    /// When each move was made.
    times: Vec<Timestamp>,
    /// How many moves are known to be kept.
    n_saved: usize,
    end_is_saved: bool,
    saving: Saving,
    /// The try that this one is laid beside.
    first_try: Option<(RunId, Transcript)>,
    view: SelfView,
    plan: Option<String>,
    /// Whether the plan is in the trainee's own words; `None` where that is not known: an earlier version kept it, or nobody has looked
    /// at it yet.
    plan_is_own: Option<bool>,
    /// Whether the scenario was edited after this conversation began.
    edited: bool,
}

impl Session {
    /// Meets a customer. Nothing is kept before the first move.
    pub fn begin(scenario: Arc<Scenario>, rules: &'static Rules, start: RunStart, purpose: Purpose, env: &Env) -> Self {
        let run = Run::new(scenario, rules, start);
        let header = header_of(&run, purpose, None, env);
        Self::new(run, header)
    }

    /// An author's look at a run that stands somewhere already. Nothing of it is kept, every move is answered at once, and
    /// [`Command::PlayFrom`] steps back in place.
    pub fn preview(run: Run, env: &Env) -> Self {
        let header = header_of(&run, Purpose::Preview, None, env);
        let times = vec![env.now; run.transcript().exchanges().len()];
        Self { times, ..Self::new(run, header) }
    }

    fn new(run: Run, header: RunHeader) -> Self {
        Self {
            run,
            answered: None,
            header: Arc::new(header),
            times: Vec::new(),
            n_saved: 0,
            end_is_saved: false,
            saving: Saving::Saved,
            first_try: None,
            view: SelfView::default(),
            plan: None,
            plan_is_own: None,
            edited: false,
        }
    }

    /// Goes on with a run that was kept, or opens one that ended, with the text and the rules that it began with. `current` is
    /// the scenario of that id as it stands in the library now.
    pub fn resume(kept: SavedRun, current: Option<&Arc<Scenario>>) -> Result<Self, ResumeError> {
        let SavedRun { header, moves, ended, plan, view, first_try } = kept;
        let unedited = current.filter(|current| current.content() == header.content);
        let edited = current.is_some() && unedited.is_none();
        let (scenario, rules) = match unedited {
            Some(current) => (Arc::clone(current), rules_of(&header)?),
            None => content_of(&header)?,
        };
        let run = replayed(Arc::clone(&scenario), rules, &header, &moves)?;
        let first_try = first_try.map(|first| first_transcript(*first, &scenario)).transpose()?;
        let (times, n_saved) = (moves.iter().map(|kept| kept.at).collect(), moves.len());
        let (view, plan_is_own) = view.as_deref().map(view::read).unwrap_or_default();
        let session = Self { times, n_saved, first_try, view, plan, plan_is_own, edited, ..Self::new(run, header) };
        Ok(Self { end_is_saved: ended.is_some(), ..session })
    }

    pub fn run(&self) -> &Run {
        &self.run
    }

    pub fn transcript(&self) -> &Transcript {
        self.run.transcript()
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        self.run.scenario()
    }

    /// What is kept of it from its first move on.
    pub fn header(&self) -> &RunHeader {
        &self.header
    }

    pub fn id(&self) -> RunId {
        self.header.id
    }

    pub fn purpose(&self) -> Purpose {
        self.header.purpose
    }

    /// The try that this one is laid beside.
    pub fn first_try(&self) -> Option<&Transcript> {
        self.first_try.as_ref().map(|(_, transcript)| transcript)
    }

    pub fn saving(&self) -> Saving {
        self.saving
    }

    /// Whether the customer may answer the last move: it is kept, or it is known that it cannot be.
    pub fn is_answered(&self) -> bool {
        !matches!(self.saving, Saving::OnItsWay(_))
    }

    /// Whether it has come to an end after something was said.
    pub fn is_over(&self) -> bool {
        self.run.waiting() != Waiting::Choice && !self.times.is_empty()
    }

    /// The run as far as the customer has answered: without a move that is still on its way to the disk.
    pub fn shown(&self) -> &Run {
        self.answered.as_deref().unwrap_or(&self.run)
    }

    /// The move that is on its way to the disk.
    pub fn on_its_way(&self) -> Option<Move> {
        self.answered.as_ref().and_then(|_| self.transcript().exchanges().last()).map(|exchange| exchange.chosen)
    }

    /// Whether the scenario was edited after this conversation began. It goes on with the text it began with.
    pub fn is_edited(&self) -> bool {
        self.edited
    }

    /// How the trainee saw it, as far as that was asked.
    pub fn view(&self) -> &SelfView {
        &self.view
    }

    /// The plan that was made after it.
    pub fn plan(&self) -> Option<&str> {
        self.plan.as_deref()
    }

    /// The plan, where it is in the trainee's own words, for somebody of this name. Where it is not known whose words they are, one that
    /// reads as a proposal, by what is known now, is none of their own.
    pub fn own_plan(&self, you: &str) -> Option<&str> {
        if let Some(is_own) = self.plan_is_own {
            return self.plan().filter(|_| is_own);
        }
        let fill = self.transcript().fill(you);
        let told = |text: &str| typographic(&fill.text(text));
        let cues: Vec<String> = self.scenario().beats().iter().filter_map(|beat| beat.cue.as_deref()).map(told).collect();
        let thens: Vec<String> = self.scenario().choices().iter().filter_map(|choice| choice.then.as_deref()).map(told).collect();
        self.plan().filter(|kept| !is_a_proposal(kept, &cues, &thens))
    }

    /// What is proposed for next time once a conversation has ended, so that nobody loses it by leaving. `None` where nothing is, where
    /// there is a plan already, and before foresight has looked: it might propose another.
    pub fn plan_at_the_end(&self, debrief: &Debrief) -> Option<String> {
        let is_due = self.purpose() == Purpose::Practice && self.plan.is_none() && debrief.has_analysis();
        debrief.next.as_ref().filter(|_| is_due).map(plan)
    }

    /// What foresight is asked for this conversation.
    pub fn analysis(&self) -> AnalysisKey {
        AnalysisKey {
            content: self.scenario().content(),
            rules: self.transcript().rules().number(),
            start: Some(self.transcript().start()).filter(|start| !Question::of(self.scenario()).starts.contains(start)),
        }
    }

    /// Takes one command. On an error nothing has changed.
    pub fn apply(&mut self, command: Command, env: &Env) -> Result<Vec<Effect>, PlayError> {
        match command {
            Command::Choose { choice, voice } => {
                let before = self.run.clone();
                self.run.choose(choice, voice)?;
                Ok(self.moved(before, env))
            }
            Command::Play(played) => {
                let before = self.run.clone();
                self.run.play(played)?;
                Ok(self.moved(before, env))
            }
            Command::PlayFrom(exchange) => {
                self.play_from(exchange, env);
                Ok(Vec::new())
            }
            // Whoever reads it again has not made it again: Home shows the plan that was made last.
            Command::Plan { words, is_own }
                if self.plan.as_ref() == Some(&words) && self.plan_is_own.unwrap_or(false) == is_own =>
            {
                Ok(Vec::new())
            }
            Command::Plan { words, is_own } => {
                self.plan = Some(words.clone());
                let was_own = self.plan_is_own.replace(is_own) == Some(true);
                let plan = Effect::SavePlan { run: self.id(), scenario: self.header.scenario.clone(), words };
                // A view that is kept says that somebody looked back. A plan is proposed before that, and changed only then.
                let view = (is_own || was_own).then(|| self.save_view());
                Ok(std::iter::once(plan).chain(view).collect())
            }
            Command::View(view) => {
                self.view = view;
                Ok(vec![self.save_view()])
            }
        }
    }

    fn save_view(&self) -> Effect {
        Effect::SaveView { run: self.id(), view: view::write(&self.view, self.plan_is_own) }
    }

    fn moved(&mut self, before: Run, env: &Env) -> Vec<Effect> {
        if self.purpose() == Purpose::Preview {
            self.times.resize(self.transcript().exchanges().len(), env.now);
            return Vec::new();
        }
        self.answered = Some(Box::new(before));
        self.times.resize(self.transcript().exchanges().len(), env.now);
        self.saving = Saving::OnItsWay(env.now);
        self.unsaved().map(Effect::Save).into_iter().collect()
    }

    /// Nothing is kept of the new run before something new is said in it.
    fn play_from(&mut self, exchange: usize, env: &Env) {
        if self.purpose() == Purpose::Preview {
            *self = Self::preview(Run::branch_of(self.transcript(), exchange), env);
            return;
        }
        let first = self.first_try.take().unwrap_or_else(|| (self.id(), self.transcript().clone()));
        let run = Run::branch_of(self.transcript(), exchange);
        let n_moves = run.transcript().exchanges().len();
        let header = header_of(&run, self.purpose(), Some((first.0, n_moves)), env);
        let times = self.times.iter().copied().take(n_moves).collect();
        *self = Self { first_try: Some(first), times, edited: self.edited, ..Self::new(run, header) };
    }

    /// Everything that is not known to be kept; `None` where all of it is. It is sent again when a move could not be kept.
    pub fn unsaved(&self) -> Option<Step> {
        let moves: Vec<SavedMove> =
            self.transcript().moves().into_iter().zip(&self.times).enumerate().skip(self.n_saved).map(saved_move).collect();
        let is_over = self.is_over();
        if moves.is_empty() && (!is_over || self.end_is_saved) {
            return None;
        }
        let transcript = self.transcript();
        let clock = transcript.time().map(str::to_owned);
        Some(Step { header: Arc::clone(&self.header), moves, clock, ended: is_over.then(|| ended(transcript)) })
    }

    /// The first so many moves of a run are kept, and its end where it has come to one.
    pub fn on_saved(&mut self, run: RunId, n_moves: usize, ended: bool) {
        if run != self.id() {
            return;
        }
        self.n_saved = self.n_saved.max(n_moves.min(self.times.len()));
        self.end_is_saved |= ended;
        if self.unsaved().is_none() {
            self.saving = Saving::Saved;
            self.answered = None;
        }
    }

    /// The last move of a run could not be kept. The conversation goes on.
    pub fn on_not_saved(&mut self, run: RunId) {
        if run == self.id() {
            self.saving = Saving::Failed;
            self.answered = None;
        }
    }

    /// The debrief as it can be given at once, the first try beside it; with what foresight says where that is there.
    pub fn debrief(&self, you: &str, foresight: Option<&Foresight>) -> Debrief {
        let debrief = Debrief::new(self.transcript(), you);
        let debrief = match self.first_try() {
            Some(first) => debrief.beside(first, you),
            None => debrief,
        };
        match foresight {
            Some(foresight) => debrief.with_analysis(self.transcript(), foresight, you),
            None => debrief,
        }
    }

    /// In the tutorial: whether the customer was heard when they let something slip, and whether they had been the first time, where
    /// this is the second.
    pub fn slips(&self) -> (Slip, Option<Slip>) {
        (tutorial::slip(self.transcript()), self.first_try().map(tutorial::slip))
    }
}

/// What is asked of foresight about a run. Who starts with a mood of their own is looked for among the usual starts and theirs.
pub fn question(transcript: &Transcript) -> Question {
    let mut question = Question::of(transcript.scenario());
    if !question.starts.contains(&transcript.start()) {
        question.starts.push(transcript.start());
    }
    question
}

fn header_of(run: &Run, purpose: Purpose, branch_of: Option<(RunId, usize)>, env: &Env) -> RunHeader {
    let transcript = run.transcript();
    let scenario = run.scenario();
    RunHeader {
        id: env.run_id,
        scenario: scenario.id().to_owned(),
        title: scenario.title().to_owned(),
        content: scenario.content(),
        text: scenario.source_text().into(),
        rules: transcript.rules().number(),
        seed: transcript.seed(),
        temperament: transcript.start().temperament,
        start_mood: transcript.start().mood,
        purpose,
        branch_of,
        begun: env.now,
    }
}

fn saved_move((index, (played, at)): (usize, (PlayedMove, &Timestamp))) -> SavedMove {
    SavedMove { index, played, at: *at }
}

fn ended(transcript: &Transcript) -> Ended {
    let ending = transcript.ending().map(|ending| &transcript.scenario().endings()[ending]);
    Ended { ending: ending.map(|ending| (ending.id.clone(), ending.kind)), record: transcript.record().to_string() }
}

fn rules_of(header: &RunHeader) -> Result<&'static Rules, ResumeError> {
    Rules::of(header.rules).ok_or(ResumeError::Rules(header.rules))
}

/// The scenario as it was when the run began.
fn content_of(header: &RunHeader) -> Result<(Arc<Scenario>, &'static Rules), ResumeError> {
    let loaded = load(SourceText::new(header.title.clone(), header.text.to_string()), &header.scenario);
    Ok((loaded.scenario.ok_or(ResumeError::Text)?, rules_of(header)?))
}

fn replayed(scenario: Arc<Scenario>, rules: &'static Rules, header: &RunHeader, moves: &[SavedMove]) -> Result<Run, ResumeError> {
    let start = RunStart { seed: header.seed, temperament: Some(header.temperament), mood: header.start_mood };
    let mut run = Run::new(scenario, rules, start);
    for kept in moves {
        run.play(kept.played).map_err(|error| ResumeError::Move { index: kept.index + 1, error })?;
    }
    Ok(run)
}

fn first_transcript(first: SavedRun, scenario: &Arc<Scenario>) -> Result<(RunId, Transcript), ResumeError> {
    let SavedRun { header, moves, .. } = first;
    let (scenario, rules) =
        if scenario.content() == header.content { (Arc::clone(scenario), rules_of(&header)?) } else { content_of(&header)? };
    let run = replayed(scenario, rules, &header, &moves)?;
    Ok((header.id, run.transcript().clone()))
}
