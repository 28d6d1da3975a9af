//! What the program does when something happens: the model changes, and effects say what is to be done outside it. No window and
//! no egui take part, so a transition can be tested without them.

mod author;
mod foresight;
mod group;
mod home;
mod paper;
mod plans;
mod stored;

use std::path::PathBuf;
use std::sync::Arc;

use super::cards;
use super::model::{
    BriefingScreen, ConversationScreen, DebriefScreen, HomeScreen, Model, Opening, Screen, TutorialScreen, other_appearance,
};
use crate::author::Ask;
use crate::debrief::Debrief;
use crate::foresight::{Foresight, Question};
use crate::group::{Group, Monitor, VoteBeat};
use crate::play::{RunStart, Seed};
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::session::{self, AnalysisKey, Command, Env, Purpose, RunId, Session, TUTORIAL};
use crate::source::own_words;
use crate::storage::{Answer, Library, Request, Settings, Watched};

use crate::kit::theme::Style;
use crate::ui::{
    Action, BriefingAction, BriefingView, ConversationAction, ConversationView, DebriefAction, DebriefView, HelpView,
    SettingsAction, TutorialAction, TutorialView, WindowAction,
};

pub use author::AuthorNews;
use paper::PaperAsked;
pub(super) use paper::PaperMade;

/// One step of text size, in percent.
const TEXT_STEP: i32 = 10;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// Somebody asked for something on a screen or by a key.
    Asked(Action),
    /// The program was started to meet this customer with a group, and with this code where one was given.
    WithAGroup(String, Option<Seed>),
    /// The paper for a group is made.
    PaperMade(Box<PaperMade>),
    /// These screens are there; this window stands on one of them; and the system may place the windows itself.
    Screens { monitors: Vec<Monitor>, desk_on: Option<usize>, system_places: bool },
    /// The same screens are there as when they were looked at last, and in between they were not.
    ScreensCameAndWent,
    /// The store has answered.
    Stored(Answer),
    /// The program was started to open this file on the author's bench, at this beat.
    Open(PathBuf, Option<String>),
    /// Something is known on the author's bench.
    Author(AuthorNews),
    /// Foresight has been worked out.
    Analysed(AnalysisKey, Arc<Foresight>),
    /// Where a group could vote in this conversation.
    VoteBeats(AnalysisKey, Vec<VoteBeat>),
    /// A debrief has been worked out with what foresight says of it.
    Described(RunId, Box<Debrief>),
    /// The program is about to end.
    Closing,
}

/// Something to be done outside the model.
#[derive(Debug)]
pub enum Effect {
    Store(Request),
    /// Work out what can come of this conversation. It is done once for each key.
    Analyse(AnalysisKey, Arc<Scenario>, &'static Rules, Question),
    /// Add to a debrief what foresight says of it. This takes longer than a frame where figures are sampled.
    Describe(Box<Session>, Arc<Foresight>, String),
    /// Have a group look back at its conversation with foresight, before it asks for that.
    LookBack(RunId, Box<Group>, Arc<Foresight>),
    /// Look where a group could vote. That takes longer than a frame.
    FindVoteBeats(AnalysisKey, Arc<Foresight>),
    /// Make the paper for a group.
    MakePaper(Box<PaperAsked>),
    /// Stop working out what is no longer looked at: everything but these.
    CancelOthers(Vec<AnalysisKey>),
    /// Watch these files, or none any more.
    Watch(Option<Watched>),
    /// Read every file that is watched once more.
    LookAgain,
    /// Look at a version of a file by every rule. What was asked of an earlier one is not wanted any more.
    Check(Ask),
    /// Draw the map of a version of a file, with the conversations of these run lines. What was asked of another is not wanted any more.
    DrawMap(Ask, Vec<String>),
    /// Work out how far robots get in a version of a file, likewise.
    LetRobotsPlay(Ask),
    /// Look for the shortest way to a beat.
    FindRoad {
        path: String,
        beat: String,
        scenario: Arc<Scenario>,
    },
    /// Open a file in the person's editor.
    OpenEditor {
        path: PathBuf,
        line: usize,
    },
    /// Read the dialogues once more.
    ReadLibrary,
    /// Nothing is marked any more, so that Enter goes on.
    ForgetFocus,
}

/// Changes the model by one message. `env` is the machine at this moment.
pub fn update(model: &mut Model, message: Message, env: &Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut update = Update { model, env, effects: &mut effects };
    update.take(message);
    update.hold_back();
    effects
}

/// One update under way.
struct Update<'a> {
    model: &'a mut Model,
    env: &'a Env,
    effects: &'a mut Vec<Effect>,
}

impl Update<'_> {
    fn take(&mut self, message: Message) {
        match message {
            Message::Asked(action) => self.act(action),
            Message::WithAGroup(scenario, code) => {
                self.model.wanted_group = Some((scenario, code));
                self.open_wanted_group();
            }
            Message::PaperMade(paper) => self.paper_made(*paper),
            Message::ScreensCameAndWent => self.screens_came_and_went(),
            Message::Screens { monitors, desk_on, system_places } => self.see_screens(monitors, desk_on, system_places),
            Message::Open(file, at) => self.open_file(file, at),
            Message::Author(news) => self.hear(news),
            Message::Stored(answer) => self.stored(answer),
            Message::Analysed(key, foresight) => {
                self.model.remember(key, foresight);
                self.propose_votes();
                self.look_back_with_a_group();
                self.make_paper();
                self.describe();
                self.plan_afterwards();
            }
            Message::VoteBeats(key, beats) => self.take_vote_beats(&key, beats),
            Message::Described(run, debrief) => {
                self.plan_as_described(run, &debrief);
                self.described(run, debrief);
            }
            Message::Closing => {
                self.save_what_is_written();
                self.give_back();
            }
        }
    }

    /// Nothing of what is played without keeping goes to the store: it is answered at once.
    fn hold_back(&mut self) {
        if !self.model.plays_unsaved {
            return;
        }
        let is_saved = |effect: &Effect| {
            let Effect::Store(request) = effect else { return false };
            matches!(request, Request::Save(_) | Request::SavePlan { .. } | Request::SaveView { .. } | Request::SaveGroup(_))
        };
        let held: Vec<Effect> = self.effects.extract_if(.., |effect| is_saved(effect)).collect();
        for effect in held {
            let Effect::Store(request) = effect else { continue };
            match request {
                Request::SaveGroup(step) => {
                    if let Screen::Group(screen) = &mut self.model.screen {
                        screen.session.on_not_saved(step.header.id);
                    }
                }
                Request::Save(step) => {
                    if let Some(session) = self.model.session_mut() {
                        session.on_not_saved(step.header.id);
                    }
                }
                _ => {}
            }
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::First(action) => self.act_first(action),
            Action::Home(action) => self.act_home(action),
            Action::Endings(action) => self.act_endings(action),
            Action::Settings(action) => self.act_settings(action),
            Action::Briefing(action) => self.act_briefing(action),
            Action::Conversation(action) => self.act_conversation(action),
            Action::Tutorial(action) => self.act_tutorial(action),
            Action::Debrief(action) => self.act_debrief(action),
            Action::Group(action) => self.act_group(action),
            Action::Author(action) => self.act_author(action),
            Action::Window(action) => self.act_window(action),
        }
    }

    fn act_settings(&mut self, action: SettingsAction) {
        match action {
            SettingsAction::SetAppearance(appearance) => self.change_settings(|settings| settings.appearance = appearance),
            SettingsAction::ResizeText(steps) => self.resize_text(steps),
            SettingsAction::SetReducedMotion(still) => self.change_settings(|settings| settings.reduced_motion = still),
            SettingsAction::SetName(name) => self.set_name(&name),
            SettingsAction::SetGoal(goal) => self.change_settings(|settings| settings.goal = goal),
            SettingsAction::Tutorial => {
                self.save_what_is_written();
                self.begin_tutorial();
            }
            SettingsAction::Home => self.go_home(),
        }
    }

    fn act_briefing(&mut self, action: BriefingAction) {
        match action {
            BriefingAction::Begin => self.begin(),
            BriefingAction::SetName(name) => self.set_name(&name),
            BriefingAction::Home => self.go_home(),
            BriefingAction::Help => self.act_window(WindowAction::ToggleHelp),
        }
    }

    fn act_conversation(&mut self, action: ConversationAction) {
        match action {
            ConversationAction::Choose { choice, voice } => self.command(Command::Choose { choice, voice }),
            ConversationAction::Leave => self.go_home(),
            ConversationAction::SeeHowItWent => self.see_how_it_went(),
            ConversationAction::Help => self.act_window(WindowAction::ToggleHelp),
        }
    }

    fn act_tutorial(&mut self, action: TutorialAction) {
        match action {
            TutorialAction::OtherWay => self.play_from(0),
            TutorialAction::Meet(scenario) => {
                self.give_back();
                self.meet(&scenario);
            }
            TutorialAction::Home => self.go_home(),
        }
    }

    fn act_debrief(&mut self, action: DebriefAction) {
        match action {
            DebriefAction::PlayFrom(exchange) => self.play_from(exchange),
            DebriefAction::SavePlan(words) => self.save_plan_as(words),
            DebriefAction::SaveView(view) => self.command(Command::View(view)),
            DebriefAction::OutlookIsExplained => self.change_settings(|settings| settings.knows_outlook = true),
            DebriefAction::Home => self.go_home(),
        }
    }

    fn act_window(&mut self, action: WindowAction) {
        match action {
            WindowAction::ToggleHelp => {
                let with_a_group = matches!(self.model.screen, Screen::GroupStart(_) | Screen::Group(_));
                let card = if with_a_group { HelpView::with_the_keys() } else { HelpView::default() };
                self.model.help = if self.model.help.is_some() { None } else { Some(card) };
            }
            WindowAction::ToggleTheme { system_is_dark } => {
                self.change_settings(|settings| settings.appearance = other_appearance(settings.appearance, system_is_dark));
            }
            WindowAction::ResizeText(steps) => self.resize_text(steps),
        }
    }

    // ---- settings --------------------------------------------------------------------------

    fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let from = self.model.settings.clone();
        change(&mut self.model.settings);
        if self.model.settings != from {
            let to = self.model.settings.clone();
            self.effects.push(Effect::Store(Request::ChangeSettings { from, to }));
        }
    }

    fn set_name(&mut self, name: &str) {
        let name = own_words(name);
        if !name.is_empty() {
            self.change_settings(|settings| settings.you = name);
        }
    }

    fn resize_text(&mut self, steps: i8) {
        self.change_settings(|settings| {
            let size = i32::from(Style::text_size(settings.text_size)) + i32::from(steps) * TEXT_STEP;
            settings.text_size = Style::text_size(u16::try_from(size).unwrap_or_default());
        });
    }

    // ---- from Home to the end of a conversation -----------------------------------------------

    /// Begins the conversation of the tutorial; Home comes instead where its dialogue is missing. From then on the program counts as
    /// started once, and asks its first question no more.
    fn begin_tutorial(&mut self) {
        self.change_settings(|settings| settings.has_started = true);
        let Some(scenario) = scenario_of(&self.model.library, TUTORIAL) else { return self.go_home() };
        let session = Box::new(self.new_session(scenario, Purpose::Tutorial));
        self.go_to(Screen::Conversation(ConversationScreen { session, view: ConversationView::default() }));
    }

    fn new_session(&self, scenario: Arc<Scenario>, purpose: Purpose) -> Session {
        let start = RunStart { seed: self.env.seed, ..RunStart::default() };
        Session::begin(scenario, Rules::newest(), start, purpose, self.env)
    }

    /// Goes on with a conversation that waits, else to the briefing of a new one.
    fn meet(&mut self, scenario: &str) {
        match self.model.history.waiting(scenario) {
            Some(waiting) => self.open(waiting.id, false),
            None => self.brief(scenario, None),
        }
    }

    fn brief(&mut self, scenario: &str, note: Option<String>) {
        let Some(scenario) = scenario_of(&self.model.library, scenario) else {
            // Its file is broken or gone, so none can begin.
            return note.into_iter().for_each(|note| self.model.notice(note));
        };
        let session = Box::new(self.new_session(scenario, Purpose::Practice));
        self.go_to(Screen::Briefing(BriefingScreen { session, view: BriefingView::default(), note }));
    }

    /// Asks for a run that is kept. It is shown once it has come.
    fn open(&mut self, run: RunId, at_its_ending: bool) {
        self.model.opening = Some(Opening { run, at_its_ending });
        self.effects.push(Effect::Store(Request::Open(run)));
    }

    /// From the briefing to the conversation.
    fn begin(&mut self) {
        self.save_what_is_written();
        let screen = self.leave_screen();
        if let Screen::Briefing(BriefingScreen { session, .. }) = screen {
            self.converse(session);
        } else {
            self.model.screen = screen;
        }
    }

    /// Shows the conversation. While somebody practises, the program works out what can come of it.
    fn converse(&mut self, session: Box<Session>) {
        if session.purpose() == Purpose::Practice {
            self.analyse(&session);
        }
        self.go_to(Screen::Conversation(ConversationScreen { session, view: ConversationView::default() }));
    }

    /// Gives a command to the conversation on screen, and passes on what it asks for.
    fn command(&mut self, command: Command) {
        let env = self.env;
        let Some(session) = self.model.session_mut() else { return };
        match session.apply(command, env) {
            Ok(asked) => self.pass_on(asked),
            Err(error) => {
                // The screens offer open options alone, so this is our own mistake; the conversation stands as it stood.
                debug_assert!(false, "{error}");
                log::error!("{error}");
            }
        }
    }

    fn pass_on(&mut self, asked: Vec<session::Effect>) {
        for effect in asked {
            match effect {
                session::Effect::Save(step) => {
                    self.effects.push(Effect::Store(Request::Save(step)));
                    self.effects.push(Effect::ForgetFocus);
                }
                session::Effect::SavePlan { run, scenario, words } => {
                    self.effects.push(Effect::Store(Request::SavePlan { run, scenario, words }));
                }
                session::Effect::SaveView { run, view } => {
                    self.effects.push(Effect::Store(Request::SaveView { run, view }));
                }
            }
        }
    }

    /// From the end of a conversation to what is told of it.
    fn see_how_it_went(&mut self) {
        match self.leave_screen() {
            Screen::Conversation(ConversationScreen { session, .. }) => self.look_back(session, false),
            other => self.model.screen = other,
        }
    }

    fn look_back(&mut self, session: Box<Session>, at_its_ending: bool) {
        let you = &self.model.settings.you.clone();
        let known = self.model.proved_analysis(&session.analysis());
        let debrief = Box::new(session.debrief(you, known.map(Arc::as_ref)));
        if session.purpose() == Purpose::Tutorial {
            let next = cards::next_scenario(&self.model.library, &self.model.history, self.model.settings.goal, TUTORIAL);
            let view = TutorialView::new(session.first_try().is_some() || at_its_ending);
            return self.go_to(Screen::Tutorial(TutorialScreen { session, debrief, next, view }));
        }
        self.analyse(&session);
        let explains = !self.model.settings.knows_outlook;
        let to_type = self.model.library.to_type().clone();
        let mut view = Box::new(DebriefView::new(&debrief, session.view(), session.own_plan(you), explains, to_type));
        if at_its_ending {
            view.read_the_ending();
        }
        let (run, seen) = (session.id(), session.view().clone());
        self.go_to(Screen::Debrief(DebriefScreen { session, debrief, view }));
        if self.model.history.runs.iter().any(|summary| summary.id == run && !summary.looked_at) {
            // From now on nobody is led to it any more.
            self.command(Command::View(seen));
        }
        self.describe();
        self.save_plan();
    }

    fn play_from(&mut self, exchange: usize) {
        self.save_plan();
        self.remember_to_plan();
        self.command(Command::PlayFrom(exchange));
        match self.leave_screen() {
            Screen::Tutorial(TutorialScreen { session, .. }) | Screen::Debrief(DebriefScreen { session, .. }) => {
                self.converse(session);
            }
            other => self.model.screen = other,
        }
    }

    // ---- from screen to screen --------------------------------------------------------------

    fn go_home(&mut self) {
        self.save_what_is_written();
        self.remember_to_plan();
        self.give_back();
        self.cancel_others(None);
        let home = self.model.home();
        self.go_to(Screen::Home(home));
    }

    /// Keeps what somebody was about to write when the window was closed, or another page was asked for.
    fn save_what_is_written(&mut self) {
        self.save_plan();
        let name = match &self.model.screen {
            Screen::Briefing(BriefingScreen { view, .. }) => view.unfinished_name(),
            Screen::Settings(view) => view.unfinished_name(),
            _ => None,
        };
        if let Some(name) = name.map(str::to_owned) {
            self.set_name(&name);
        }
    }

    /// Sends once more whatever could not be kept, and lets other windows open the run.
    fn give_back(&mut self) {
        self.give_the_group_back();
        let Some(session) = self.model.session() else { return };
        let (run, unsaved) = (session.id(), session.unsaved().filter(|_| session.is_answered()));
        self.effects.extend(unsaved.map(|step| Effect::Store(Request::Save(step))));
        self.effects.push(Effect::Store(Request::Release(run)));
    }

    /// Takes the screen out of the model, to put what it owns into the next one.
    fn leave_screen(&mut self) -> Screen {
        std::mem::replace(&mut self.model.screen, Screen::Home(HomeScreen::default()))
    }

    /// The only way to another screen.
    fn go_to(&mut self, screen: Screen) {
        self.model.screen = screen;
        // Whoever went somewhere else waits for no run any more.
        self.model.opening = None;
        log::info!("to {}", self.model.title());
        self.effects.push(Effect::ForgetFocus);
    }
}

fn scenario_of(library: &Library, id: &str) -> Option<Arc<Scenario>> {
    library.find(id).and_then(|entry| entry.loaded.scenario.clone())
}
