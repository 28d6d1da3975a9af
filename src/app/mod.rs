//! The program with its window: it draws the model, turns what was asked for into messages, and carries the effects out.

mod awake;
mod cards;
mod display;
mod effects;
pub mod jobs;
mod model;
mod monitors;
mod group;
mod update;
#[cfg(test)]
mod tests;
mod wall;
mod windows;
mod worked_out;

use std::cell::Cell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Ui};
use jiff::Timestamp;

use crate::debrief::Debrief;
use crate::group::{AudienceView, Monitor};
use crate::kit::commands::{Command, KeyCommand, Place, key_command};
use crate::kit::keyboard::Keyboard;
use crate::kit::theme::{Style, Theme, ThemeName, dress, install_fonts, prepare_letters};
use crate::kit::widgets::Strip;
use crate::play::{Run, Seed};
use crate::scenario::ContentId;
use crate::session::{Env, Session};
use crate::storage::{Appearance, History, Library, Settings, Store, local_time};
use crate::ui::{
    Action, AuthorShown, FirstView, HelpAnswer, HomeShown, SettingsShown, WindowAction, goal_words, large_window_zoom,
};
use awake::Awake;
use effects::Outside;
use jobs::Executor;
use monitors::Look;

pub use display::WindowError;
pub use effects::Analyse;
pub use model::{
    AuthorScreen, BriefingScreen, ConversationScreen, DebriefScreen, EndingsScreen, GroupScreen, HomeScreen, Model, Screen,
    TutorialScreen,
};
pub use update::{AuthorNews, Effect, Message, update};
pub use windows::run;
pub use worked_out::WorkedOut;

/// What the wall shows, where a group is met.
type WallSeen = Option<Arc<AudienceView>>;

/// What the program starts with.
pub struct Start {
    pub library: Arc<Library>,
    pub settings: Settings,
    /// Sentences about files, to be told where they can be read.
    pub notices: Vec<String>,
    pub store: Store,
    /// The machine at each moment: the time, a seed and a name for a new run.
    pub env: Box<dyn FnMut() -> Env>,
    /// Where work that takes longer than a frame is done.
    pub executor: Executor,
    /// What is begun once the first frame is on the screen, so that it takes nothing from it.
    pub then: Box<dyn FnOnce()>,
    /// The id of a scenario to meet with a group at once, and the session code where one was given.
    pub with_a_group: Option<(String, Option<Seed>)>,
    /// A file to open on the author's bench at once, and the beat to play from.
    pub open: Option<(PathBuf, Option<String>)>,
    /// Where the person's own dialogues stand.
    pub folders: Vec<PathBuf>,
    /// Reads the dialogues once more.
    pub reads_library: Box<dyn Fn()>,
}

/// The program with one window.
pub struct App {
    model: Model,
    outside: Outside,
    /// The scenario to begin with, and its code, until the first frame.
    with_a_group: Option<(String, Option<Seed>)>,
    /// The file to begin with, likewise.
    open: Option<(PathBuf, Option<String>)>,
    /// Whether the window had the keyboard in the last frame.
    was_focused: bool,
    env: Box<dyn FnMut() -> Env>,
    /// Whether every text is set half as long again, to see what would not fit.
    stretched: bool,
    titled: String,
    ctx: Context,
    look: Look,
    /// The screens as the window's library knows them, whose commands count by their places here.
    known_screens: Vec<Monitor>,
    /// When the screens were last looked at; `None` where no group is met.
    looked: Option<Timestamp>,
    /// By which placing this window was last sent to another screen.
    desk_was_sent: Option<u32>,
    /// From which window of the wall this one last took the keyboard back.
    keyboard_taken_for: Option<(u32, u32)>,
    /// The card of the group that is about to begin.
    card: Option<((ContentId, Seed), Arc<AudienceView>)>,
    /// Keys that were pressed in the window of the wall, and lines of the card behind `?`: the desk hears them as its own.
    pending_keys: VecDeque<KeyCommand>,
    /// Keeps the screen awake while a group is met.
    awake: Awake,
    /// The theme whose paper this frame begins with. Whoever draws a frame without clearing it gets the paper painted.
    cleared: Cell<Option<ThemeName>>,
    begins_then: Then,
}

/// What is begun once the first frame is on the screen.
enum Then {
    /// Not a frame was drawn yet.
    AfterFirstFrame(Box<dyn FnOnce()>),
    /// The first frame is drawn; with the next one it is on the screen.
    Drawn(Box<dyn FnOnce()>),
    Begun,
}

impl App {
    /// The program on its first screen. Fonts are installed in this context once.
    pub fn new(ctx: &Context, start: Start) -> Self {
        install_fonts(ctx);
        ctx.add_plugin(Keyboard::default());
        let Start { library, settings, notices, store, env, executor, then, with_a_group, open, folders, reads_library } = start;
        let mut model = Model::new(library, settings, notices);
        model.folders = folders;
        let outside = Outside::new(store, executor, reads_library);
        let app = Self {
            model,
            outside,
            with_a_group,
            open,
            was_focused: true,
            env,
            stretched: false,
            titled: String::new(),
            ctx: ctx.clone(),
            look: Look::default(),
            known_screens: Vec::new(),
            looked: None,
            desk_was_sent: None,
            keyboard_taken_for: None,
            card: None,
            pending_keys: VecDeque::new(),
            awake: Awake::default(),
            cleared: Cell::new(None),
            begins_then: Then::AfterFirstFrame(then),
        };
        prepare_letters(ctx, Theme::of(app.theme(ctx)));
        app
    }

    /// Comes by foresight in this way, at once and without a thread.
    #[must_use]
    pub fn with_analysis_by(mut self, analyse: Analyse) -> Self {
        self.outside = self.outside.analysing_by(analyse, Box::new(|work| work()));
        self
    }

    /// Sets every text half as long again, to see where a longer language would not fit.
    #[must_use]
    pub fn with_stretched_words(mut self) -> Self {
        self.stretch_words();
        self
    }

    /// The same from the next frame on.
    pub fn stretch_words(&mut self) {
        self.stretched = true;
    }

    /// Changes what is set, without keeping it.
    pub fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.model.settings);
    }

    /// Text size; 1 is 100 %.
    pub fn text_size(&self) -> f32 {
        f32::from(Style::text_size(self.model.settings.text_size)) / 100.0
    }

    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What is on screen.
    pub fn screen(&self) -> &Screen {
        &self.model.screen
    }

    /// The conversation that goes on or is looked back at.
    pub fn session(&self) -> Option<&Session> {
        self.model.session()
    }

    /// Its run.
    pub fn run(&self) -> Option<&Run> {
        self.model.session().map(Session::run)
    }

    /// What is told of the conversation that is looked back at.
    pub fn debrief(&self) -> Option<&Debrief> {
        self.model.debrief()
    }

    /// What is set.
    pub fn settings(&self) -> &Settings {
        &self.model.settings
    }

    /// What is kept of runs, in short.
    pub fn history(&self) -> &History {
        &self.model.history
    }

    /// Takes in what has come, draws one frame, and then does what was asked for in it. The frame is drawn whatever was pressed.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.begin_then(ui.ctx());
        self.take_in(ui.ctx());
        let growth = large_window_zoom(ui.max_rect().size());
        let zoom = self.text_size() * growth;
        let name = self.theme(ui.ctx());
        let theme = Theme::of(name);
        let style = Style::new(theme, zoom, self.model.settings.reduced_motion).in_window(growth).stretched(self.stretched);
        dress(ui, &style);
        if self.cleared.take() != Some(name) {
            ui.painter().rect_filled(ui.max_rect(), 0.0, theme.paper);
        }
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let mut space = self.strip_ui(ui, &style);
        let now = self.now_with_a_group();
        let wall = self.wall_seen(now);
        let on_screen = self.screen_ui(&mut space, &style, now, wall.as_ref());
        let by_key = shortcut(ui).map(Action::Window);
        if let (Some(Action::Window(WindowAction::ToggleHelp)), Some(help)) = (&by_key, &self.model.help) {
            help.give_keyboard_back(ui);
        }
        let on_wall = self.wall_ui(ui.ctx(), wall, now);
        for action in [by_key, on_screen].into_iter().flatten().chain(on_wall) {
            self.happen(Message::Asked(action), ui.ctx());
        }
        self.title(ui.ctx());
    }

    /// Begins with the second frame what is not to take anything from the first.
    fn begin_then(&mut self, ctx: &Context) {
        self.begins_then = match std::mem::replace(&mut self.begins_then, Then::Begun) {
            Then::AfterFirstFrame(then) => {
                ctx.request_repaint();
                Then::Drawn(then)
            }
            Then::Drawn(then) => {
                then();
                Then::Begun
            }
            Then::Begun => Then::Begun,
        };
    }

    fn take_in(&mut self, ctx: &Context) {
        if let Some((scenario, code)) = self.with_a_group.take() {
            self.happen(Message::WithAGroup(scenario, code), ctx);
        }
        if let Some((file, at)) = self.open.take() {
            self.happen(Message::Open(file, at), ctx);
        }
        let is_focused = ctx.input(|input| input.focused);
        if is_focused && !std::mem::replace(&mut self.was_focused, is_focused) {
            // A share of the network may have told nothing meanwhile.
            self.outside.look_again();
        }
        self.was_focused = is_focused;
        for message in self.outside.messages() {
            self.happen(message, ctx);
        }
    }

    fn happen(&mut self, message: Message, ctx: &Context) {
        log::debug!("{message:?}");
        let env = (self.env)();
        for effect in update(&mut self.model, message, &env) {
            self.outside.carry_out(effect, ctx);
        }
        // What was just changed is not on screen yet.
        ctx.request_repaint();
    }

    /// The theme that is set, or the one that the system has.
    fn theme(&self, ctx: &Context) -> ThemeName {
        match self.model.settings.appearance {
            Appearance::System if system_is_dark(ctx) => ThemeName::Dark,
            Appearance::System | Appearance::Light => ThemeName::Light,
            Appearance::Dark => ThemeName::Dark,
            Appearance::ContrastLight => ThemeName::ContrastLight,
            Appearance::ContrastDark => ThemeName::ContrastDark,
        }
    }

    /// The screen, and the card behind `?` over it. What lies under the card is drawn, and hears nothing.
    fn screen_ui(&mut self, ui: &mut Ui, style: &Style<'_>, now: Timestamp, wall: Option<&Arc<AudienceView>>) -> Option<Action> {
        let Some(mut help) = self.model.help.take() else { return self.page_ui(ui, style, now, wall) };
        help.opens_over(ui);
        let mut under = ui.new_child(egui::UiBuilder::new().max_rect(ui.max_rect()).disabled().scope_id(ui.scope_id()));
        let _ = self.page_ui(&mut under, style, now, wall);
        let answer = help.show(ui, style, self.model.screen.places());
        self.model.help = Some(help);
        if let Some(HelpAnswer::Does(command)) = answer {
            self.pending_keys.push_back(KeyCommand { command, nth: 0 });
        }
        answer.map(|_| Action::Window(WindowAction::ToggleHelp))
    }

    fn page_ui(&mut self, ui: &mut Ui, style: &Style<'_>, now: Timestamp, wall: Option<&Arc<AudienceView>>) -> Option<Action> {
        let not_saved = self.model.why_not_saved().is_some();
        let from_wall = self.pending_keys.pop_front();
        if !self.pending_keys.is_empty() {
            ui.ctx().request_repaint();
        }
        let Model { screen, settings, notices, history, plays_unsaved, .. } = &mut self.model;
        let plan = history.plan.as_ref().map(|plan| plan.words.as_str());
        let you = settings.you.as_str();
        match screen {
            Screen::First(HomeScreen { cards, .. }) => {
                FirstView { again: None, people: cards, notices }.show(ui, style).map(Action::First)
            }
            Screen::Wish(HomeScreen { cards, .. }) => {
                FirstView { again: Some(settings.goal), people: cards, notices: &[] }.show(ui, style).map(Action::First)
            }
            Screen::Home(HomeScreen { cards, good_for, view }) => {
                let wish = settings.goal.map(|goal| (goal_words(goal), &*good_for));
                view.show(ui, style, HomeShown { cards, notices, plan, wish, saves: !*plays_unsaved }).map(Action::Home)
            }
            Screen::Endings(EndingsScreen { rows, view }) => view.show(ui, style, rows).map(Action::Endings),
            Screen::Settings(view) => view.show(ui, style, &shown(settings)).map(Action::Settings),
            Screen::Briefing(BriefingScreen { session, view, note }) => {
                view.show(ui, style, session.transcript(), you, note.as_deref()).map(Action::Briefing)
            }
            Screen::Conversation(ConversationScreen { session, view }) => {
                view.show(ui, style, session, you, not_saved).map(Action::Conversation)
            }
            Screen::Tutorial(TutorialScreen { session, debrief, next, view }) => {
                view.show(ui, style, session.transcript(), debrief, session.slips(), next.as_ref()).map(Action::Tutorial)
            }
            Screen::Debrief(DebriefScreen { session, debrief, view }) => {
                view.show(ui, style, session.transcript(), debrief).map(Action::Debrief)
            }
            Screen::Author(screen) => author_ui(ui, style, screen),
            Screen::GroupStart(_) | Screen::Group(_) => self.group_ui(ui, style, now, wall, from_wall),
        }
    }

    /// Says at the lower edge of the window what holds of all of it; the screen has the space above.
    fn strip_ui(&self, ui: &mut Ui, style: &Style<'_>) -> Ui {
        let mut space = ui.max_rect();
        if let Some(words) = self.model.strip() {
            let strip = Strip::new(&words).size(ui, style, space);
            Strip::new(&words).show(ui, style, strip);
            space.max.y = strip.top();
        }
        ui.new_child(egui::UiBuilder::new().max_rect(space).scope_id(ui.scope_id().with("screen")))
    }

    /// The window's title follows the screen.
    fn title(&mut self, ctx: &Context) {
        let title = self.model.title();
        if title != self.titled {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.look_at_screens(ui.ctx(), frame);
        self.frame(ui);
    }

    /// A window that is cleared with the paper need not be painted with it: on a slow display that is half of its pixels.
    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        let name = self.theme(&self.ctx);
        self.cleared.set(Some(name));
        Theme::of(name).paper.to_normalized_gamma_f32()
    }

    /// Whatever is still on its way is written before the program ends.
    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        let env = (self.env)();
        for effect in update(&mut self.model, Message::Closing, &env) {
            if let Effect::Store(request) = effect {
                self.outside.store.ask(request);
            }
        }
    }
}

/// The author's bench.
fn author_ui(ui: &mut Ui, style: &Style<'_>, screen: &mut AuthorScreen) -> Option<Action> {
    let AuthorScreen { bench, path, folders, wanted, note, map, guessed, view, .. } = screen;
    let file = path.as_ref().and_then(|path| bench.look(path)).map(|looked| looked.file.path.as_str());
    let shown = AuthorShown {
        bench,
        path: path.as_deref(),
        folders,
        note: note.as_deref(),
        map: file.and_then(|file| map.of(file)),
        is_drawing: map.is_under_way(),
        guessed: file.and_then(|file| guessed.of(file)).map(|guessed| &**guessed),
        is_guessing: guessed.is_under_way(),
        looks_for_a_way: wanted.as_ref().is_some_and(|wanted| wanted.beat.is_some()),
        time: local_time,
    };
    view.show(ui, style, &shown).map(Action::Author)
}

fn shown(settings: &Settings) -> SettingsShown {
    let Settings { appearance, text_size, reduced_motion, you, goal, .. } = settings;
    SettingsShown {
        appearance: *appearance,
        text_size: Style::text_size(*text_size),
        reduced_motion: *reduced_motion,
        you: you.clone(),
        goal: *goal,
    }
}

fn system_is_dark(ctx: &Context) -> bool {
    ctx.system_theme() == Some(egui::Theme::Dark)
}

/// The keys that mean the same on every screen. They are read after it was drawn.
fn shortcut(ui: &Ui) -> Option<WindowAction> {
    match key_command(ui, Place::Everywhere)?.command {
        Command::LargerText => Some(WindowAction::ResizeText(1)),
        Command::SmallerText => Some(WindowAction::ResizeText(-1)),
        Command::SwitchTheme => Some(WindowAction::ToggleTheme { system_is_dark: system_is_dark(ui.ctx()) }),
        Command::Help => Some(WindowAction::ToggleHelp),
        _ => None,
    }
}
