//! The program with its window: it owns what is played, hands it to the screens to draw, and carries out what they ask for.

mod actions;
mod cards;
mod display;
mod foresee;
mod window;

use egui::{Context, Key, Ui};

use crate::debrief::Debrief;
use crate::kit::theme::{Style, Theme, ThemeName, apply, install_fonts};
use crate::play::{Run, Seed, Transcript};
use crate::storage::{Appearance, Diary, Kept, Library, Paths, Settings};
use crate::ui::{Action, HomeCard, NextScenario, Screen, SettingsShown, first_ui, help_ui, home_ui, large_window_zoom};
use crate::words;
use foresee::AnalysisJobs;

pub use display::WindowError;
pub use foresee::Foresee;
pub use window::run;

/// The scenario of the tutorial (training-model 8.1).
const TUTORIAL: &str = "blue_umbrella";

/// The program. Everything that is on screen follows from it.
pub struct App {
    library: Library,
    settings: Kept<Settings>,
    diary: Kept<Diary>,
    /// Things to know on Home: files that could not be read, were damaged, or could not be written.
    notices: Vec<String>,
    cards: Vec<HomeCard>,
    screen: Screen,
    run: Option<Run>,
    debrief: Option<Debrief>,
    /// The run that a second try branched off.
    first_try: Option<Transcript>,
    analysis: AnalysisJobs,
    /// The lesson after the tutorial: how often it was played, and whom to meet next. `None` outside it.
    tutorial: Option<Tutorial>,
    shows_help: bool,
    /// Whether every text is set half as long again, to see what would not fit.
    stretched: bool,
    /// Where the seed of a new run comes from.
    next_seed: Box<dyn FnMut() -> Seed>,
    /// What the style of the window was last set to.
    styled: Option<(ThemeName, f32)>,
    titled: String,
}

/// How far the tutorial is.
#[derive(Debug, Default)]
struct Tutorial {
    times: u32,
    next_scenario: Option<NextScenario>,
}

impl App {
    /// The program on its first screen. Fonts are installed in this context once.
    pub fn new(ctx: &Context, library: Library, paths: &Paths, next_seed: Box<dyn FnMut() -> Seed>) -> Self {
        install_fonts(ctx);
        let (settings, settings_problem) = Kept::<Settings>::open(paths.home());
        let (diary, diary_problem) = Kept::<Diary>::open(paths.home());
        let mut notices: Vec<String> = library.told_problems(3);
        notices.extend([settings_problem, diary_problem].into_iter().flatten());
        let changed = cards::changed_meanwhile(&library, diary.value());
        notices.extend(changed.iter().map(|title| words::notices::talk_cannot_go_on(title)));
        for line in &notices {
            log::warn!("{line}");
        }
        let screen = if settings.value().has_started { Screen::Home } else { Screen::First };
        let cards = cards::cards(&library, diary.value(), settings.value().goal);
        Self {
            library,
            settings,
            diary,
            notices,
            cards,
            screen,
            run: None,
            debrief: None,
            first_try: None,
            analysis: AnalysisJobs::in_the_background(),
            tutorial: None,
            shows_help: false,
            stretched: false,
            next_seed,
            styled: None,
            titled: String::new(),
        }
    }

    /// Starts with these settings instead of those that are kept; they are kept where there is a place for them.
    #[must_use]
    pub fn with_settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        self.change_settings(change);
        if self.settings.value().has_started {
            self.screen = Screen::Home;
        }
        self
    }

    /// Works foresight out by this, at once and without a thread.
    #[must_use]
    pub fn with_foresight_at_once(mut self, foresee: Foresee) -> Self {
        self.analysis = AnalysisJobs::at_once(foresee);
        self
    }

    /// Sets every text half as long again, to see where a longer language would not fit.
    #[must_use]
    pub fn with_stretched_words(mut self) -> Self {
        self.stretched = true;
        self
    }

    /// Text size, 0.8 to 2.5; 1 is 100 %.
    pub fn text_size(&self) -> f32 {
        f32::from(self.settings.value().text_size) / 100.0
    }

    /// What is on screen.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The talk that is going on or is looked back at.
    pub fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// What is told of the talk that is looked back at.
    pub fn debrief(&self) -> Option<&Debrief> {
        self.debrief.as_ref()
    }

    /// What is set.
    pub fn settings(&self) -> &Settings {
        self.settings.value()
    }

    /// What is kept of talks: those that wait, those that were met, and the plan for next time.
    pub fn diary(&self) -> &Diary {
        self.diary.value()
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.take_in_foresight(ui.ctx());
        let growth = large_window_zoom(ui.max_rect().size());
        let zoom = self.text_size() * growth;
        let name = self.theme(ui.ctx());
        let theme = Theme::of(name);
        if self.styled != Some((name, zoom)) {
            apply(ui.ctx(), theme, zoom);
            self.styled = Some((name, zoom));
        }
        let style = Style::new(theme, zoom, self.settings.value().reduced_motion).in_window(growth).stretched(self.stretched);
        ui.painter().rect_filled(ui.max_rect(), 0.0, theme.paper);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        // The screen is drawn whatever was pressed: a frame without it would flash, and lose the focus.
        let wanted = self.screen_ui(ui, &style);
        let action = shortcuts(ui.ctx()).or(wanted);
        if let Some(action) = action {
            log::debug!("{action:?}");
            self.apply(ui.ctx(), action);
        }
        self.title(ui.ctx());
    }

    /// The theme that is set, or the one that the system has.
    fn theme(&self, ctx: &Context) -> ThemeName {
        match self.settings.value().appearance {
            Appearance::System if ctx.system_theme() == Some(egui::Theme::Dark) => ThemeName::Dark,
            Appearance::System | Appearance::Light => ThemeName::Light,
            Appearance::Dark => ThemeName::Dark,
            Appearance::ContrastLight => ThemeName::ContrastLight,
            Appearance::ContrastDark => ThemeName::ContrastDark,
        }
    }

    fn screen_ui(&mut self, ui: &mut Ui, style: &Style<'_>) -> Option<Action> {
        if self.shows_help {
            // What lies under the card is drawn, and hears nothing.
            let mut under = ui.new_child(egui::UiBuilder::new().max_rect(ui.max_rect()).disabled());
            let action = help_ui(&under, style);
            if matches!(self.screen, Screen::Home) {
                let _ = home_ui(&mut under, style, &self.cards, &self.notices, plan_in(self.diary.value()));
            }
            return action;
        }
        let set = matches!(self.screen, Screen::Settings(_)).then(|| self.settings_shown());
        let Self { cards, notices, screen, run, debrief, settings, tutorial, diary, .. } = self;
        let you = settings.value().you.as_str();
        match (screen, run, debrief) {
            (Screen::First, ..) => first_ui(ui, style, cards),
            (Screen::Settings(view), ..) => view.show(ui, style, &set?),
            (Screen::Briefing(view), Some(run), _) => view.show(ui, style, run.transcript(), you),
            (Screen::Talk(view), Some(run), _) => view.show(ui, style, run, you),
            (Screen::Lesson(view), Some(run), Some(debrief)) => {
                let next_scenario = tutorial.as_ref().and_then(|tutorial| tutorial.next_scenario.as_ref());
                view.show(ui, style, run.transcript(), debrief, next_scenario)
            }
            (Screen::Debrief(view), Some(run), Some(debrief)) => view.show(ui, style, run.transcript(), debrief, you),
            _ => home_ui(ui, style, cards, notices, plan_in(diary.value())),
        }
    }

    fn settings_shown(&self) -> SettingsShown {
        let set = self.settings.value();
        let theme = match set.appearance {
            Appearance::System => None,
            Appearance::Light => Some(ThemeName::Light),
            Appearance::Dark => Some(ThemeName::Dark),
            Appearance::ContrastLight => Some(ThemeName::ContrastLight),
            Appearance::ContrastDark => Some(ThemeName::ContrastDark),
        };
        SettingsShown {
            theme,
            text_size: set.text_size,
            reduced_motion: set.reduced_motion,
            you: set.you.clone(),
            goal: set.goal,
        }
    }

    /// The window's title names the screen, for the task bar and for those who hear it.
    fn title(&mut self, ctx: &Context) {
        let scenario = self.run.as_ref().map(|run| run.scenario().title());
        let title = match (&self.screen, scenario) {
            (Screen::Briefing(_), Some(scenario)) => words::window::window_title(scenario, words::window::IN_BRIEFING),
            (Screen::Talk(_), Some(scenario)) => words::window::window_title(scenario, words::window::IN_TALK),
            (Screen::Lesson(_) | Screen::Debrief(_), Some(scenario)) => {
                words::window::window_title(scenario, words::window::IN_DEBRIEF)
            }
            (Screen::Settings(_), _) => words::window::window_title(words::common::SETTINGS, words::window::PROGRAM_PAGE),
            _ => words::common::PROGRAM.to_owned(),
        };
        if title != self.titled {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.frame(ui);
    }

    /// Whoever closes the window in the middle of a talk finds it again.
    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.keep_waiting();
    }
}

/// The plan made last, in the trainee's own words.
fn plan_in(diary: &Diary) -> Option<&str> {
    diary.plan.as_ref().map(|plan| plan.words.as_str())
}

/// The keys that mean the same on every screen.
fn shortcuts(ctx: &Context) -> Option<Action> {
    // The modifiers of the key itself: by the end of a slow frame Ctrl may have been let go.
    let with_command = |wanted| {
        let is_chord = |event: &egui::Event| matches!(event, egui::Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.command);
        ctx.input(|input| input.events.iter().any(is_chord))
    };
    if with_command(Key::Plus) || with_command(Key::Equals) {
        return Some(Action::ResizeText(1));
    } else if with_command(Key::Minus) {
        return Some(Action::ResizeText(-1));
    } else if with_command(Key::T) {
        return Some(Action::ToggleTheme);
    }
    let asks = !ctx.text_edit_focused() && ctx.input(|input| input.key_pressed(Key::Questionmark));
    asks.then_some(Action::ToggleHelp)
}
