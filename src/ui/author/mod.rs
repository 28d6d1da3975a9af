//! The author's bench: files with their problems, and a conversation that is played while its file is edited.

mod beats;
mod card;
mod did;
mod files;
mod play;
mod problems;

use std::sync::Arc;

use egui::{Align, Rect, Ui, Vec2, pos2};

use crate::author::{Bench, BenchFile, GivenByName, Play, Stop};
use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::kit::place::place;
use crate::kit::theme::{S12, S16, Style, TextStyle};
use crate::kit::widgets::{Link, Tabs, Text, strokes};
use crate::scenario::{ChoiceId, Voice};
use crate::source::{Mend, Witness};
use crate::words;

/// The list of files, and the least width of a window in which it has room.
const LIST: f32 = 248.0;
const ROOM_FOR_THE_LIST: f32 = 1_000.0;

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
    /// Play from the beginning of this file.
    PlayFromStart(String),
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
    Play,
}

/// What the bench remembers between two frames.
#[derive(Debug, Default)]
pub struct AuthorView {
    tab: AuthorTab,
    problems: problems::ProblemsView,
    play: play::PlayView,
    /// Whether the list of beats lies over the conversation.
    beats: bool,
}

impl AuthorView {
    /// The bench with this page first.
    pub fn on(tab: AuthorTab) -> Self {
        Self { tab, ..Self::default() }
    }

    /// Turns to a page.
    pub fn turn_to(&mut self, tab: AuthorTab) {
        self.tab = tab;
        self.beats = false;
    }

    /// Where the keys are heard.
    pub fn place(&self) -> Place {
        match self.tab {
            AuthorTab::Problems => Place::AuthorProblems,
            AuthorTab::Play => Place::AuthorPlay,
        }
    }

    /// Draws the bench.
    pub fn show(&mut self, ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) -> Option<AuthorAction> {
        let key = key_command(ui, self.place());
        let file = shown.path.and_then(|path| shown.bench.file(path));
        let window = ui.max_rect();
        let (turned, top) = self.head_ui(ui, style, shown, file);
        let goes_home = key.is_some_and(|key| key.command == Command::Back && !self.beats);
        let has_list = self.tab == AuthorTab::Problems && window.width() >= style.space(ROOM_FOR_THE_LIST);
        let left = if has_list { window.left() + style.space(LIST) } else { window.left() };
        let mut action = turned;
        if has_list {
            let list = Rect::from_min_max(pos2(window.left(), top), pos2(left, window.bottom()));
            action = action.or(place(ui, "files", list, |ui| files::files_ui(ui, style, shown)));
        }
        let room = Rect::from_min_max(pos2(left, top), window.max).shrink2(Vec2::new(style.margin(S16), 0.0));
        let by_page = match (self.tab, file) {
            (_, None) => {
                place(ui, "no files", room, |ui| no_files_ui(ui, style, shown));
                None
            }
            (AuthorTab::Problems, Some(file)) => self.problems.show(ui, style, room, file, key),
            (AuthorTab::Play, Some(file)) => self.play_ui(ui, style, room, shown, file, key),
        };
        action = action.or(by_page).or_else(|| self.by_key(shown, file, key));
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

    /// What keys do on either page.
    fn by_key(&mut self, shown: &AuthorShown<'_>, file: Option<&BenchFile>, key: Option<KeyCommand>) -> Option<AuthorAction> {
        let key = key?;
        let file = file?;
        match key.command {
            Command::OtherPage => {
                let other = if self.tab == AuthorTab::Problems { AuthorTab::Play } else { AuthorTab::Problems };
                self.turn_to(other);
                let is_played = shown.bench.play().is_some_and(|(playing, _)| playing.path == file.path);
                (other == AuthorTab::Play && !is_played).then(|| AuthorAction::PlayFromStart(file.path.clone()))
            }
            Command::PreviousFile | Command::NextFile => {
                let files = shown.bench.files();
                let at = files.iter().position(|other| other.path == file.path)?;
                let to = if key.command == Command::NextFile { at.checked_add(1) } else { at.checked_sub(1) };
                Some(AuthorAction::LookAt(files.get(to?)?.path.clone()))
            }
            _ => None,
        }
    }

    /// The name of the file, the pages, how it stands, and the way home. Also answers where the head ends.
    fn head_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        shown: &AuthorShown<'_>,
        file: Option<&BenchFile>,
    ) -> (Option<AuthorAction>, f32) {
        let window = ui.max_rect();
        let margin = style.margin(S16);
        let mut action = None;
        let home = Link::new(words::common::HOME, Command::Back.cap());
        let home_size = home.size(ui, style);
        let name = file.map_or(words::author::AUTHOR, BenchFile::name);
        let name = Text::new(name, TextStyle::Body).semi().max_rows(1);
        let gap = style.space(S16) * 2.0;
        let n_found = file.map_or(0, |file| file.report().map_or(0, |report| report.shown().count() + report.n_left_out()));
        let problems = words::author::problems(n_found);
        let names = [problems.as_str(), words::author::PLAY];
        let width = |words: &str| Text::new(words, TextStyle::Small).semi().galley(ui.painter(), style).size().x + gap;
        let tabs_width: f32 = names.iter().map(|name| width(name)).sum();
        let free = window.width() - 2.0 * margin - home_size.x - gap;
        let name_width = name.galley(ui.painter(), style).size().x;
        // Where there is no room for all of it on one line, the name stands above.
        let is_beside = name_width + gap + tabs_width <= free;
        let name = name.width(if is_beside { free } else { free.max(gap) });
        let name_size = name.galley(ui.painter(), style).size();
        let status = status(shown, file, self.tab);
        let (left, above) = if is_beside {
            (window.left() + margin + name_size.x + gap, window.top())
        } else {
            (window.left() + margin, window.top() + name_size.y.max(home_size.y) + style.space(S12))
        };
        let tabs_room = Rect::from_min_max(pos2(left, above), pos2(window.right() - margin, window.bottom()));
        let (answer, bottom) = place(ui, "pages", tabs_room, |ui| {
            let current = usize::from(self.tab == AuthorTab::Play);
            let tabs = Tabs::new(&names, current).aside(&status);
            let tabs = if is_beside { tabs.room_beside(home_size.x + gap) } else { tabs };
            let answer = tabs.show(ui, style);
            (answer, ui.min_rect().bottom())
        });
        let first_line = if is_beside { answer.words_top + style.line_height(TextStyle::Small) } else { above };
        let name_at = pos2(window.left() + margin, first_line - name_size.y);
        place(ui, "file", Rect::from_min_size(name_at, name_size), |ui| name.show(ui, style));
        strokes::hairline(ui.painter(), style, window.x_range(), bottom - 1.0);
        let home_at = pos2(window.right() - margin, (first_line - home_size.y).min(answer.words_top - 2.0));
        if home.show_at(ui, style, home_at, Align::Max).clicked() {
            action = Some(AuthorAction::Home);
        }
        match answer.clicked {
            Some(0) => self.turn_to(AuthorTab::Problems),
            Some(_) => {
                self.turn_to(AuthorTab::Play);
                let is_played = file.is_none_or(|file| shown.bench.play().is_some_and(|(playing, _)| playing.path == file.path));
                if !is_played && let Some(file) = file {
                    action = Some(AuthorAction::PlayFromStart(file.path.clone()));
                }
            }
            None => {}
        }
        let mut top = bottom;
        if let Some(note) = self.told(shown, file) {
            let at =
                Rect::from_min_max(pos2(window.left() + margin, top + style.space(S12)), window.max - Vec2::new(margin, 0.0));
            top = place(ui, "to know", at, |ui| {
                Text::new(&note, TextStyle::Small).semi().width(at.width()).show(ui, style).rect.bottom()
            });
        }
        (action, top)
    }

    /// What is to be known of the file and the conversation, in a line or two.
    fn told(&self, shown: &AuthorShown<'_>, file: Option<&BenchFile>) -> Option<String> {
        let mut told: Vec<String> = shown.note.map(str::to_owned).into_iter().collect();
        if let Some(file) = file {
            told.extend(file.unreadable().map(words::author::unreadable));
            told.extend(file.plays_version_of().map(|at| words::author::plays_version_of(&(shown.time)(at))));
        }
        if self.tab == AuthorTab::Play
            && let Some((_, play)) = shown.bench.play()
        {
            told.extend(stopped(play));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }
}

/// Why a conversation stands before where it stood, in words.
fn stopped(play: &Play) -> Option<String> {
    let (n, wanted) = play.replayed();
    let why = match play.stop()? {
        Stop::NoSuchBeat { beat } => words::author::beat_is_gone(beat),
        Stop::BeginsElsewhere { beat } => words::author::begins_elsewhere(beat),
        Stop::OptionGone { beat, words } => words::author::option_is_gone(beat, words),
        Stop::Closed { beat, words, needs } => words::author::option_is_closed(beat, words, needs),
        Stop::LeadsElsewhere { beat, words, to } => words::author::leads_elsewhere(beat, words, to),
    };
    Some(format!("{why} {}", words::author::stopped_after(n, wanted)))
}

/// How the file stands, for the right end of the head.
fn status(shown: &AuthorShown<'_>, file: Option<&BenchFile>, tab: AuthorTab) -> String {
    let Some(file) = file else { return String::new() };
    let read = words::author::read_at(&(shown.time)(file.read_at()));
    let playing = shown.bench.play().filter(|(playing, play)| playing.path == file.path && play.stop().is_none());
    match (tab, playing) {
        (AuthorTab::Play, Some((_, play))) if file.since().is_some() => {
            format!("{read} \u{b7} {}", words::author::place_kept(play.replayed().0))
        }
        _ if file.is_being_checked() => format!("{read} \u{b7} {}", words::author::BEING_CHECKED),
        _ => read,
    }
}

fn no_files_ui(ui: &mut Ui, style: &Style<'_>, shown: &AuthorShown<'_>) {
    ui.add_space(style.space(S16));
    if shown.path.is_some() || shown.folders.is_empty() {
        Text::new(words::author::NOT_READ_YET, TextStyle::Body).show(ui, style);
        return;
    }
    Text::new(words::author::NO_FILES, TextStyle::Body).show(ui, style);
    for folder in shown.folders {
        ui.add_space(style.space(S12));
        Text::new(folder, TextStyle::Body).semi().show(ui, style);
    }
}
