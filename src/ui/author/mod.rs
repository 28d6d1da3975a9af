//! The author's bench: files with their problems, and a conversation that is played while its file is edited.

mod beats;
mod card;
mod did;
mod files;
mod head;
mod map;
mod marked;
mod overview;
mod play;
mod problems;
mod robots;
mod source;

use std::sync::Arc;

use egui::{Frame, Margin, Rect, Ui, Vec2, pos2};

use crate::author::{Bench, BenchFile, GivenByName, Guessed};
use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Button, Text};
use crate::map::Map;
use crate::scenario::{ChoiceId, Voice};
use crate::source::{Mend, Witness};
use crate::words;

/// The list of files, and the least width of a window in which it has room.
const LIST: f32 = 248.0;
const ROOM_FOR_THE_LIST: f32 = 1_000.0;

/// How to begin is never set wider than this, in px at text size 100 %.
const WIDEST_BEGINNING: f32 = 720.0;

/// What the bench asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorAction {
    /// Look at this file.
    LookAt(String),
    /// Write this into the file that reads so.
    Mend {
        path: String,
        read: Arc<String>,
        mend: Mend,
    },
    /// Open the file in an editor, at this line.
    OpenInEditor {
        path: String,
        line: usize,
    },
    /// Play the way that shows a finding.
    PlayTo {
        path: String,
        witness: Witness,
    },
    /// Another page.
    TurnTo(AuthorTab),
    /// Play from this beat.
    PlayFrom(String),
    /// Play from here, with this in the place of what stands.
    PlayWith(GivenByName),
    Choose {
        choice: ChoiceId,
        voice: Option<Voice>,
    },
    StepBack,
    StepForward,
    /// A copy of what comes with the program, for the person's own.
    CopyToMine(String),
    /// A new dialogue of this name.
    NewDialogue(String),
    /// A new branch of this name, of what is looked at.
    NewBranch(String),
    Home,
    Help,
}

/// What the bench shows.
#[derive(Clone, Copy, Debug)]
pub struct AuthorShown<'a> {
    pub bench: &'a Bench,
    /// The file that is looked at.
    pub path: Option<&'a str>,
    /// Where files are looked for.
    pub folders: &'a [String],
    /// Something to know: why a mend was not written, or that no editor opened.
    pub note: Option<&'a str>,
    /// The map of the file, once it is drawn; of an earlier version while the newest is drawn.
    pub map: Option<&'a Arc<Map>>,
    /// Whether one is being drawn.
    pub is_drawing: bool,
    /// How far robots get in it, likewise.
    pub guessed: Option<&'a Guessed>,
    pub is_guessing: bool,
    /// Whether a way to a beat is being looked for.
    pub looks_for_a_way: bool,
    /// The time of day at which a file was read.
    pub time: fn(jiff::Timestamp) -> String,
}

/// Which page of the bench is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthorTab {
    #[default]
    Problems,
    Source,
    Map,
    Play,
    Robots,
}

impl AuthorTab {
    /// All pages, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Problems, Self::Source, Self::Map, Self::Play, Self::Robots];

    /// The page beside this one: the next, or the one before.
    fn beside(self, is_next: bool) -> Option<Self> {
        let at = Self::ALL.iter().position(|tab| *tab == self)?;
        let at = if is_next { at.checked_add(1) } else { at.checked_sub(1) };
        Self::ALL.get(at?).copied()
    }
}

/// What the bench remembers between two frames.
#[derive(Debug, Default)]
pub struct AuthorView {
    tab: AuthorTab,
    files: files::FilesView,
    problems: problems::ProblemsView,
    source: source::SourceView,
    map: map::MapView,
    play: play::PlayView,
    /// Whether the list of beats lies over the conversation.
    beats: bool,
    /// Whether a field had the keyboard in the last frame.
    was_written: bool,
}

impl AuthorView {
    /// The bench with this page first.
    pub fn on(tab: AuthorTab) -> Self {
        Self { tab, ..Self::default() }
    }

    /// Which page is shown.
    pub fn tab(&self) -> AuthorTab {
        self.tab
    }

    /// Turns to a page.
    pub fn turn_to(&mut self, tab: AuthorTab) {
        self.tab = tab;
        self.beats = false;
        self.files.is_open = false;
    }

    /// Where the keys are heard.
    pub fn place(&self) -> Place {
        match self.tab {
            AuthorTab::Problems => Place::AuthorProblems,
            AuthorTab::Source => Place::AuthorSource,
            AuthorTab::Map => Place::AuthorMap,
            AuthorTab::Play => Place::AuthorPlay,
            AuthorTab::Robots => Place::AuthorRobots,
        }
    }

    /// Draws the bench.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) -> Option<AuthorAction> {
        let key = key_command(ui, self.place());
        let looked = shown.path.and_then(|path| shown.bench.look(path));
        let window = ui.max_rect();
        let has_list = self.tab == AuthorTab::Problems && window.width() >= style.space(ROOM_FOR_THE_LIST);
        let head::Head { action: turned, opens_files, bottom: top } = self.head_ui(ui, style, shown, looked, has_list);
        // Esc in a field puts that away, and nothing else.
        let is_back = key.is_some_and(|key| key.command == Command::Back) && !self.was_written;
        let leaves_files = self.files.is_open && !has_list && is_back;
        let goes_home = is_back && !self.beats && !leaves_files;
        self.files.is_open = (self.files.is_open ^ opens_files) && !leaves_files;
        let left = if has_list { window.left() + style.space(LIST) } else { window.left() };
        let mut action = turned;
        if has_list {
            let list = Rect::from_min_max(pos2(window.left(), top), pos2(left, window.bottom()));
            action = action.or(place(ui, "files", list, |ui| self.files.show(ui, style, shown)));
        }
        let room = Rect::from_min_max(pos2(left, top), window.max).shrink2(Vec2::new(style.margin(S16), 0.0));
        action = action.or(self.files.by_key(shown, key));
        let by_page = match (self.tab, looked) {
            _ if self.files.is_open && !has_list => place(ui, "files over it", room, |ui| self.files.show(ui, style, shown)),
            (_, None) => {
                if place(ui, "no files", room, |ui| no_files_ui(ui, style, shown)) {
                    self.files.begin(false);
                }
                None
            }
            (AuthorTab::Problems, Some(looked)) => self.problems.show(ui, style, room, looked, key),
            (AuthorTab::Source, Some(looked)) => self.source.show(ui, style, room, looked, key),
            (AuthorTab::Robots, Some(looked)) => robots::robots_ui(ui, style, room, shown, looked),
            (AuthorTab::Map, Some(looked)) => self.map.show(ui, style, room, shown, looked, key),
            (AuthorTab::Play, Some(looked)) => self.play_ui(ui, style, room, shown, looked.file, key),
        };
        action = action.or(by_page).or_else(|| self.by_key(shown, key));
        self.was_written = ui.ctx().text_edit_focused();
        // What was looked at among the problems is looked at in the text.
        if self.tab == AuthorTab::Problems
            && action == Some(AuthorAction::TurnTo(AuthorTab::Source))
            && let Some((looked, card)) = looked.and_then(|looked| Some((looked, self.problems.marked_of(looked)?)))
        {
            self.source.go_to(looked, &card);
        }
        if goes_home { Some(AuthorAction::Home) } else { action }
    }

    fn play_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        shown: &AuthorShown<'_>,
        file: &BenchFile,
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        if self.beats {
            if key.is_some_and(|key| matches!(key.command, Command::Back | Command::AnotherBeat)) {
                self.beats = false;
                return None;
            }
            let action = file.good().and_then(|scenario| beats::beats_ui(ui, style, room, scenario));
            if action.is_some() {
                self.beats = false;
            }
            return action;
        }
        let playing = shown.bench.play().filter(|(playing, _)| playing.path == file.path);
        let Some((_, play)) = playing else {
            let words = match (shown.looks_for_a_way, file.good()) {
                (true, _) => words::author::LOOKING_FOR_A_WAY,
                (false, None) => words::author::NOT_PLAYABLE_YET,
                (false, Some(_)) => words::author::NOT_READ_YET,
            };
            place(ui, "nothing is played", room, |ui| {
                ui.add_space(style.space(S16));
                Text::new(words, TextStyle::Body).show(ui, style);
            });
            return None;
        };
        let asked = self.play.show(ui, style, room, play, key);
        if key.is_some_and(|key| key.command == Command::AnotherBeat) || asked.opens_beats {
            self.beats = true;
        }
        asked.action
    }

    /// What keys do on every page.
    fn by_key(&self, shown: &AuthorShown<'_>, key: Option<KeyCommand>) -> Option<AuthorAction> {
        let command = key?.command;
        match command {
            Command::OtherPage => {
                let other = if self.tab == AuthorTab::Problems { AuthorTab::Play } else { AuthorTab::Problems };
                Some(AuthorAction::TurnTo(other))
            }
            Command::TheSource => Some(AuthorAction::TurnTo(AuthorTab::Source)),
            Command::TheMap => Some(AuthorAction::TurnTo(AuthorTab::Map)),
            Command::TheRobots => Some(AuthorAction::TurnTo(AuthorTab::Robots)),
            Command::NextTab | Command::PreviousTab => self.tab.beside(command == Command::NextTab).map(AuthorAction::TurnTo),
            Command::PreviousFile | Command::NextFile => {
                let all: Vec<&str> = shown.bench.all().map(|looked| looked.path()).collect();
                let at = all.iter().position(|path| Some(*path) == shown.path)?;
                let to = if command == Command::NextFile { at.checked_add(1) } else { at.checked_sub(1) };
                Some(AuthorAction::LookAt((*all.get(to?)?).to_owned()))
            }
            _ => None,
        }
    }
}

/// How to begin, where nothing is looked at yet. Answers whether a new dialogue was asked for.
fn no_files_ui(ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) -> bool {
    if shown.path.is_some() || shown.folders.is_empty() {
        ui.add_space(style.space(S16));
        Text::new(words::author::NOT_READ_YET, TextStyle::Body).show(ui, style);
        return false;
    }
    let mut begins = false;
    Page::new("how to begin").show(ui, style, |ui| {
        let side = style.space(S8) as i8;
        Frame::NONE.inner_margin(Margin { left: side, right: side, top: S24 as i8, bottom: S24 as i8 }).show(ui, |ui| {
            ui.set_max_width(style.space(WIDEST_BEGINNING).min(ui.available_width()));
            Text::new(words::author::HOW_TO_BEGIN, TextStyle::Title).show(ui, style);
            ui.add_space(style.space(S24));
            for (number, step) in (1..).zip(words::author::STEPS) {
                let number = format!("{number}");
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = style.space(S16);
                    let shown = Text::new(&number, TextStyle::Lead).color(style.theme.soft).show(ui, style);
                    ui.add_space((style.space(S12) - shown.rect.width()).max(0.0));
                    Text::new(step, TextStyle::Lead).width(ui.available_width()).show(ui, style);
                });
                ui.add_space(style.space(S12));
            }
            ui.add_space(style.space(S16));
            let button = Button::primary(words::author::NEW_DIALOGUE).key(Command::NewDialogue.cap());
            begins = named(ui, "begin", |ui| button.show(ui, style)).clicked();
            ui.add_space(style.space(S32));
            // The dialogues that come with the program are told together with the first that were read.
            let is_reading = shown.bench.files().is_empty();
            let told = if is_reading { words::author::READING_FOLDERS } else { words::author::NO_FILES };
            Text::new(told, TextStyle::Small).color(style.theme.soft).show(ui, style);
            for folder in shown.folders {
                ui.add_space(style.space(S8));
                Text::new(folder, TextStyle::Small).semi().show(ui, style);
            }
        });
    });
    begins
}
