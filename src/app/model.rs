//! What the program is about at this moment: the screen with what it shows, and what is known beside it. There is no egui in it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::author::{Bench, Guessed, LookedAt};
use crate::debrief::Debrief;
use crate::foresight::Foresight;
use crate::group::{GroupSession, MadeUpGroup, Refused, Screens, Setup, VoteBeat, WallMemo, is_under_way};
use crate::kit::commands::Place;
use crate::map::Map;
use crate::play::Seed;
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::session::{AnalysisKey, RunId, Session};
use crate::storage::{Appearance, GroupSummary, History, Library, NotSaved, SavingState, Settings};
use crate::ui::{
    AuthorView, BriefingView, ConversationView, DebriefView, EndingsRow, EndingsView, GoodFor, GroupStartView, GroupView,
    HelpView, HomeCard, HomeView, NextScenario, SettingsView, TutorialView,
};
use crate::words::paper::sheets;
use crate::words::{author, common, conversation, group, home, saving, window};

use super::cards;
use super::worked_out::WorkedOut;

/// So many analyses are kept in memory; the one that was asked for longest ago goes first.
const N_ANALYSES: usize = 3;

/// The state of the program. Everything that is on screen follows from it.
pub struct Model {
    pub library: Arc<Library>,
    /// Whether the library has the own dialogues too, and not those alone that are part of the program.
    pub own_dialogues_are_read: bool,
    pub history: Arc<History>,
    /// Whether that was read: until then nobody knows what was left.
    pub history_is_read: bool,
    pub settings: Settings,
    /// Things to know, told on Home and at the first start: files that could not be read, were damaged, or could not be written.
    pub notices: Vec<String>,
    pub screen: Screen,
    /// The card behind `?`, while it is shown.
    pub help: Option<HelpView>,
    /// Whether somebody plays without keeping, until they say otherwise on Home.
    pub plays_unsaved: bool,
    /// Why the last thing that was to be kept was not; `None` while everything is kept.
    pub not_saved: Option<NotSaved>,
    /// How long the last commit of a choice took.
    pub last_commit: Option<Duration>,
    /// The run that was asked for and has not come from the disk yet.
    pub opening: Option<Opening>,
    /// Where wall and desk stand while a group is met.
    pub screens: Screens,
    /// The scenario with which a group is to be met as soon as it was read, and the session code where one was given.
    pub wanted_group: Option<(String, Option<Seed>)>,
    /// A conversation that is over and was left before foresight had looked, so that it has no plan yet.
    pub unplanned: Option<Box<Session>>,
    /// Where the person's own dialogues stand.
    pub folders: Vec<PathBuf>,
    analyses: Vec<(AnalysisKey, Arc<Foresight>)>,
}

/// What is on screen, with all that it shows. There is no other answer to that question.
#[derive(Debug)]
pub enum Screen {
    /// The one question of the first start.
    First(HomeScreen),
    /// The same question, asked again from Home.
    Wish(HomeScreen),
    Home(HomeScreen),
    /// Every ending that was seen.
    Endings(EndingsScreen),
    Settings(SettingsView),
    /// Before a conversation.
    Briefing(BriefingScreen),
    Conversation(ConversationScreen),
    /// After the tutorial.
    Tutorial(TutorialScreen),
    Debrief(DebriefScreen),
    /// Before a session with a group.
    GroupStart(GroupStartScreen),
    /// A session with a group.
    Group(Box<GroupScreen>),
    /// What is being written.
    Author(Box<AuthorScreen>),
}

/// A run or a session that is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    pub run: RunId,
    /// Whether it is to be opened at its ending.
    pub at_its_ending: bool,
}

#[derive(Debug, Default)]
pub struct HomeScreen {
    pub cards: Vec<HomeCard>,
    /// Who is good for what one wants to get better at.
    pub good_for: GoodFor,
    pub view: HomeView,
}

#[derive(Debug)]
pub struct EndingsScreen {
    pub rows: Vec<EndingsRow>,
    pub view: EndingsView,
}

#[derive(Debug)]
pub struct BriefingScreen {
    pub session: Box<Session>,
    pub view: BriefingView,
    /// Something to know before it begins: why it is a new conversation and not the one that waits.
    pub note: Option<String>,
}

#[derive(Debug)]
pub struct ConversationScreen {
    pub session: Box<Session>,
    pub view: ConversationView,
}

#[derive(Debug)]
pub struct TutorialScreen {
    pub session: Box<Session>,
    pub debrief: Box<Debrief>,
    /// Whom to meet next.
    pub next: Option<NextScenario>,
    pub view: TutorialView,
}

#[derive(Debug)]
pub struct DebriefScreen {
    pub session: Box<Session>,
    pub debrief: Box<Debrief>,
    pub view: Box<DebriefView>,
}

#[derive(Debug)]
pub struct GroupStartScreen {
    pub scenario: Arc<Scenario>,
    pub setup: Setup,
    pub code: Seed,
    /// The code that was given at the start of the program, as it stands on paper.
    pub asked_for: Option<Seed>,
    /// The beats at which the group can vote; none until foresight has looked.
    pub beats: Vec<VoteBeat>,
    /// Whether the presenter has changed where the group votes.
    pub has_chosen: bool,
    /// What became of the paper.
    pub paper: Paper,
    /// Whether the large button was pressed before it was known what was left.
    pub goes_on: bool,
    /// Why the session that was left does not go on here, as it is said under the large button.
    pub note: Option<String>,
    pub view: GroupStartView,
}

/// What became of the paper for a group that is about to be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    NotAskedFor,
    /// It is made as soon as foresight has looked: before that no vote can be foretold.
    Making,
    /// It is on its way to the disk: so many sheets, for this code.
    Writing {
        n_sheets: usize,
        code: Seed,
    },
    /// It stands at this path.
    Written {
        path: String,
        n_sheets: usize,
        code: Seed,
    },
    Failed(String),
}

impl Paper {
    /// What is said of it on the start page.
    pub fn words(&self) -> String {
        match self {
            Self::NotAskedFor => group::WHAT_PAPER_THERE_IS.to_owned(),
            Self::Making | Self::Writing { .. } => group::PAPER_IS_MADE.to_owned(),
            Self::Written { path, n_sheets, code } => sheets::written(path, *n_sheets, &code.to_string()),
            Self::Failed(why) => group::paper_not_written(why),
        }
    }
}

#[derive(Debug)]
pub struct GroupScreen {
    pub session: GroupSession,
    pub view: GroupView,
    /// What the wall shows.
    pub wall: WallMemo,
    /// The group that is made up, where the presenter rehearses alone. Nothing of that is kept.
    pub made_up: Option<MadeUpGroup>,
    /// Whether the counts were just copied.
    pub has_copied: bool,
    /// Why the last key did nothing.
    pub refused: Option<Refused>,
    /// Whether the last key could not be kept.
    pub not_saved: bool,
}

#[derive(Debug)]
pub struct AuthorScreen {
    pub bench: Bench,
    /// The file that is looked at.
    pub path: Option<String>,
    /// The folders that are watched, as they are shown.
    pub folders: Vec<String>,
    /// The conversation that is to begin as soon as it can.
    pub wanted: Option<Wanted>,
    /// The folder into which new files go.
    pub new_in: Option<PathBuf>,
    /// A file that was just written, to be looked at as soon as it is seen.
    pub written: Option<String>,
    /// Something to know, until the next save.
    pub note: Option<String>,
    /// The map of the file that is looked at, once somebody wants to see it.
    pub map: WorkedOut<Map>,
    /// How far robots get in it, likewise.
    pub guessed: WorkedOut<Guessed>,
    pub view: AuthorView,
}

/// A conversation that is to begin: of this file, at this beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub path: String,
    pub beat: Option<String>,
}

impl AuthorScreen {
    pub fn new(folders: &[PathBuf], view: AuthorView) -> Self {
        let shown = folders.iter().map(|folder| folder.display().to_string()).collect();
        Self {
            bench: Bench::default(),
            path: None,
            folders: shown,
            wanted: None,
            new_in: folders.last().cloned(),
            written: None,
            note: None,
            map: WorkedOut::default(),
            guessed: WorkedOut::default(),
            view,
        }
    }
}

impl GroupStartScreen {
    /// What foresight is asked for it.
    pub fn analysis(&self) -> AnalysisKey {
        AnalysisKey::usual(self.scenario.content(), Rules::newest().number())
    }

    /// What is said under the large button once it was pressed.
    pub fn what_is_said(&self) -> Option<&str> {
        self.goes_on.then_some(group::WHAT_WAS_LEFT_IS_READ).or(self.note.as_deref())
    }
}

impl GroupScreen {
    /// What foresight is asked for it.
    pub fn analysis(&self) -> AnalysisKey {
        let header = self.session.header();
        AnalysisKey::usual(header.content, header.rules)
    }
}

impl Screen {
    /// Where the keys of this screen hold, for the card that lists them.
    pub fn places(&self) -> &'static [Place] {
        use Place::{Arriving, Briefing, Control, Conversation, Everywhere, FirstQuestion, Page, Tutorial};
        match self {
            Self::First(_) => &[FirstQuestion, Control, Page, Everywhere],
            Self::Wish(_) => &[Place::Wish, Control, Page, Everywhere],
            Self::Home(_) => &[Place::Home, Control, Page, Everywhere],
            Self::Endings(_) => &[Place::Endings, Control, Page, Everywhere],
            Self::Settings(_) => &[Place::Settings, Control, Page, Everywhere],
            Self::Briefing(_) => &[Briefing, Control, Page, Everywhere],
            Self::Conversation(_) => &[Conversation, Arriving, Control, Page, Everywhere],
            Self::Tutorial(_) => &[Tutorial, Control, Everywhere],
            Self::Debrief(DebriefScreen { view, .. }) => view.places(),
            Self::GroupStart(_) => &[Place::GroupStart, Control, Page, Everywhere],
            Self::Group(_) => &[Place::GroupDesk, Control, Page, Everywhere],
            Self::Author(screen) => match screen.view.place() {
                Place::AuthorPlay => &[Place::AuthorPlay, Control, Page, Everywhere],
                Place::AuthorMap => &[Place::AuthorMap, Control, Everywhere],
                Place::AuthorSource => &[Place::AuthorSource, Control, Page, Everywhere],
                Place::AuthorRobots => &[Place::AuthorRobots, Control, Page, Everywhere],
                _ => &[Place::AuthorProblems, Control, Page, Everywhere],
            },
        }
    }
}

/// The newest session with this customer that was left, and whether going on with it comes before beginning another.
pub(super) fn left_group<'a>(
    history: &'a History,
    scenario: &str,
    asked_for: Option<Seed>,
    now: Timestamp,
) -> Option<(&'a GroupSummary, bool)> {
    let group = history.groups.iter().find(|group| group.scenario == scenario)?;
    Some((group, is_under_way(group.code, group.last, asked_for, now)))
}

impl Model {
    /// The program as it starts. History arrives later.
    pub fn new(library: Arc<Library>, settings: Settings, notices: Vec<String>) -> Self {
        let mut model = Self {
            library,
            own_dialogues_are_read: false,
            history: Arc::default(),
            history_is_read: false,
            settings,
            notices,
            screen: Screen::Settings(SettingsView::default()),
            help: None,
            plays_unsaved: false,
            not_saved: None,
            last_commit: None,
            opening: None,
            screens: Screens::default(),
            wanted_group: None,
            unplanned: None,
            folders: Vec::new(),
            analyses: Vec::new(),
        };
        let home = model.home();
        model.screen = if model.settings.has_started { Screen::Home(home) } else { Screen::First(home) };
        model
    }

    /// Home as it stands now.
    pub(super) fn home(&self) -> HomeScreen {
        let goal = self.settings.goal;
        let cards = cards::cards(&self.library, &self.history, goal);
        let good_for = goal.map(|goal| cards::good_for(&self.library, &self.history, goal)).unwrap_or_default();
        HomeScreen { cards, good_for, view: HomeView::default() }
    }

    /// The conversation that goes on or is looked back at.
    pub fn session(&self) -> Option<&Session> {
        match &self.screen {
            Screen::First(_)
            | Screen::Wish(_)
            | Screen::Home(_)
            | Screen::Endings(_)
            | Screen::Settings(_)
            | Screen::GroupStart(_)
            | Screen::Author(_)
            | Screen::Group(_) => None,
            Screen::Briefing(BriefingScreen { session, .. })
            | Screen::Conversation(ConversationScreen { session, .. })
            | Screen::Tutorial(TutorialScreen { session, .. })
            | Screen::Debrief(DebriefScreen { session, .. }) => Some(session),
        }
    }

    pub(super) fn session_mut(&mut self) -> Option<&mut Session> {
        match &mut self.screen {
            Screen::First(_)
            | Screen::Wish(_)
            | Screen::Home(_)
            | Screen::Endings(_)
            | Screen::Settings(_)
            | Screen::GroupStart(_)
            | Screen::Author(_)
            | Screen::Group(_) => None,
            Screen::Briefing(BriefingScreen { session, .. })
            | Screen::Conversation(ConversationScreen { session, .. })
            | Screen::Tutorial(TutorialScreen { session, .. })
            | Screen::Debrief(DebriefScreen { session, .. }) => Some(session),
        }
    }

    /// What is told of the conversation that is looked back at.
    pub fn debrief(&self) -> Option<&Debrief> {
        match &self.screen {
            Screen::Tutorial(TutorialScreen { debrief, .. }) | Screen::Debrief(DebriefScreen { debrief, .. }) => Some(debrief),
            _ => None,
        }
    }

    /// What foresight says, where that is known.
    pub(super) fn analysis(&self, key: &AnalysisKey) -> Option<&Arc<Foresight>> {
        self.analyses.iter().find(|(known, _)| known == key).map(|(_, foresight)| foresight)
    }

    /// The same, where every state was looked at, so that a debrief by it is told within a frame.
    pub(super) fn proved_analysis(&self, key: &AnalysisKey) -> Option<&Arc<Foresight>> {
        self.analysis(key).filter(|foresight| foresight.is_proved())
    }

    /// Remembers an analysis as the one that was asked for last.
    pub(super) fn remember(&mut self, key: AnalysisKey, foresight: Arc<Foresight>) {
        self.analyses.retain(|(known, _)| *known != key);
        self.analyses.push((key, foresight));
        if self.analyses.len() > N_ANALYSES {
            self.analyses.remove(0);
        }
    }

    /// Why nothing is kept of what is done on this screen; `None` while it is kept.
    pub fn why_not_saved(&self) -> Option<&NotSaved> {
        match &self.history.state {
            SavingState::NotSaving(why) => Some(why),
            SavingState::Saving if self.plays_unsaved => Some(&NotSaved::Unwanted),
            SavingState::Saving => self.not_saved.as_ref(),
        }
    }

    /// What is said at the lower edge of every screen: that nothing is being kept, or that a conversation goes on with older words.
    pub fn strip(&self) -> Option<String> {
        let older_words = match &self.screen {
            Screen::Conversation(ConversationScreen { session, .. }) => self.older_words(session),
            _ => None,
        };
        let not_saved = self.why_not_saved().map(|why| saving::not_being_saved(&why.to_string()));
        not_saved.or_else(|| older_words.map(str::to_owned))
    }

    /// Why a conversation goes on with the words that it began with: the file was edited since, is gone, or has errors now. While
    /// the own dialogues have not been read yet, none of them is called gone.
    fn older_words(&self, session: &Session) -> Option<&'static str> {
        if session.is_edited() {
            return Some(conversation::EDITED_SINCE);
        }
        match self.library.find(session.scenario().id()) {
            None if self.own_dialogues_are_read => Some(conversation::FILE_IS_GONE),
            Some(entry) if entry.loaded.scenario.is_none() => Some(conversation::FILE_HAS_ERRORS),
            _ => None,
        }
    }

    /// What was asked for, if it is this one: then it is awaited no more. The answer about another one changes nothing.
    pub(super) fn take_opening(&mut self, run: RunId) -> Option<Opening> {
        self.opening.take_if(|opening| opening.run == run)
    }

    /// Adds a notice, once.
    pub(super) fn notice(&mut self, line: String) {
        if !self.notices.contains(&line) {
            log::warn!("{line}");
            self.notices.push(line);
        }
    }

    /// The title of the window: it names the screen, for the task bar and for those who hear it.
    pub fn title(&self) -> String {
        let scenario = self.session().map(|session| session.scenario().title()).unwrap_or_default();
        match &self.screen {
            Screen::First(_) | Screen::Wish(_) | Screen::Home(_) => common::PROGRAM.to_owned(),
            Screen::Endings(_) => window::window_title(home::ENDINGS, window::PROGRAM_PAGE),
            Screen::Settings(_) => window::window_title(common::SETTINGS, window::PROGRAM_PAGE),
            Screen::Briefing(_) => window::window_title(scenario, window::IN_BRIEFING),
            Screen::Conversation(_) => window::window_title(scenario, window::IN_CONVERSATION),
            Screen::Tutorial(_) | Screen::Debrief(_) => window::window_title(scenario, window::IN_DEBRIEF),
            Screen::GroupStart(GroupStartScreen { scenario, .. }) => window::window_title(scenario.title(), window::WITH_A_GROUP),
            Screen::Author(screen) => {
                let looked = screen.path.as_ref().and_then(|path| screen.bench.look(path));
                window::window_title(looked.as_ref().map_or(author::AUTHOR, LookedAt::name), window::PROGRAM_PAGE)
            }
            Screen::Group(screen) => window::window_title(screen.session.group().scenario().title(), window::WITH_A_GROUP),
        }
    }
}

/// The next of the two looks of the same kind: light and dark, or the two of high contrast.
pub(super) fn other_appearance(appearance: Appearance, system_is_dark: bool) -> Appearance {
    match appearance {
        Appearance::System if system_is_dark => Appearance::Light,
        Appearance::System | Appearance::Light => Appearance::Dark,
        Appearance::Dark => Appearance::Light,
        Appearance::ContrastLight => Appearance::ContrastDark,
        Appearance::ContrastDark => Appearance::ContrastLight,
    }
}
