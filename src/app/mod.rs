//! The program with its window: it owns what is played, hands it to the screens to draw, and carries out what they ask for.

mod window;

use std::sync::Arc;

use eframe::egui::{self, Context, Key, Ui};

use crate::debrief::Debrief;
use crate::phrases::{self, typographic};
use crate::play::{Run, RunStart, Seed, Transcript};
use crate::rules::Rules;
use crate::scenario::{Look, Scenario};
use crate::storage::{Library, Shelved};
use crate::ui::theme::{Skin, Theme, ThemeName, apply, install_fonts};
use crate::ui::{Action, DebriefView, HomeCard, Screen, TalkView, briefing_ui, home_ui, keys_ui, large_window_zoom};

pub use window::run;

/// One step of text size.
const TEXT_STEP: f32 = 0.1;

/// The program. Everything that is on screen follows from it.
pub struct App {
    library: Library,
    cards: Vec<HomeCard>,
    screen: Screen,
    run: Option<Run>,
    debrief: Option<Debrief>,
    /// The run that a second try branched off.
    first_try: Option<Transcript>,
    /// What `{you}` stands for.
    you: String,
    theme: ThemeName,
    /// Text size, 0.8 to 2.5.
    zoom: f32,
    shows_keys: bool,
    /// Where the seed of a new run comes from.
    next_seed: Box<dyn FnMut() -> Seed>,
    /// What the style of the window was last set to.
    styled: Option<(ThemeName, f32)>,
    titled: String,
}

impl App {
    /// The program on its first screen. Fonts are installed in this context once.
    pub fn new(ctx: &Context, library: Library, next_seed: Box<dyn FnMut() -> Seed>) -> Self {
        install_fonts(ctx);
        let cards = library.shelf().iter().map(card_of).collect();
        let theme = if ctx.system_theme() == Some(egui::Theme::Dark) { ThemeName::Dark } else { ThemeName::Light };
        Self {
            library,
            cards,
            screen: Screen::Home,
            run: None,
            debrief: None,
            first_try: None,
            you: phrases::DEFAULT_NAME.to_owned(),
            theme,
            zoom: 1.0,
            shows_keys: false,
            next_seed,
            styled: None,
            titled: String::new(),
        }
    }

    /// Starts with another theme and text size than the usual ones.
    #[must_use]
    pub fn with_looks(mut self, theme: ThemeName, zoom: f32) -> Self {
        self.theme = theme;
        self.zoom = zoom;
        self
    }

    /// Text size, 0.8 to 2.5; 1 is 100 %.
    pub fn text_size(&self) -> f32 {
        self.zoom
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

    /// Draws one frame and carries out what was asked for in it.
    pub fn frame(&mut self, ui: &mut Ui) {
        let zoom = self.zoom * large_window_zoom(ui.max_rect().size());
        let theme = Theme::of(self.theme);
        if self.styled != Some((self.theme, zoom)) {
            apply(ui.ctx(), theme, zoom);
            self.styled = Some((self.theme, zoom));
        }
        let skin = Skin::new(theme, zoom, false);
        ui.painter().rect_filled(ui.max_rect(), 0.0, theme.paper);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let action = shortcuts(ui.ctx()).or_else(|| self.screen_ui(ui, &skin));
        if let Some(action) = action {
            log::debug!("{action:?}");
            self.apply(ui.ctx(), action);
        }
        self.title(ui.ctx());
    }

    fn screen_ui(&mut self, ui: &mut Ui, skin: &Skin<'_>) -> Option<Action> {
        let Self { cards, screen, run, debrief, you, shows_keys, .. } = self;
        if *shows_keys {
            // What lies under the list is drawn, and hears nothing.
            let mut under = ui.new_child(egui::UiBuilder::new().max_rect(ui.max_rect()).disabled());
            return keys_ui(&under, skin).or_else(|| {
                let _ = home_behind(&mut under, skin, cards, screen);
                None
            });
        }
        match (screen, run, debrief) {
            (Screen::Briefing, Some(run), _) => briefing_ui(ui, skin, run.transcript(), you),
            (Screen::Talk(view), Some(run), _) => view.show(ui, skin, run, you),
            (Screen::Debrief(view), _, Some(debrief)) => view.show(ui, skin, debrief),
            _ => home_ui(ui, skin, cards),
        }
    }

    /// The one place in which anything changes.
    fn apply(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Meet(index) => self.meet(index, ctx),
            Action::Begin => self.go_to(Screen::Talk(TalkView::default()), ctx),
            Action::Choose { choice, voice } => self.choose(choice, voice, ctx),
            Action::SeeHowItWent => self.see_how_it_went(ctx),
            Action::PlayFrom(exchange) => {
                if let Some(run) = &self.run {
                    self.first_try.get_or_insert_with(|| run.transcript().clone());
                    self.run = Some(Run::branch_of(run.transcript(), exchange));
                    self.go_to(Screen::Talk(TalkView::default()), ctx);
                }
            }
            Action::GoHome => {
                self.run = None;
                self.debrief = None;
                self.first_try = None;
                self.go_to(Screen::Home, ctx);
            }
            Action::ToggleKeys => {
                self.shows_keys = !self.shows_keys;
                forget_focus(ctx);
            }
            Action::ToggleTheme => {
                self.theme = match self.theme {
                    ThemeName::Light => ThemeName::Dark,
                    ThemeName::Dark => ThemeName::Light,
                    ThemeName::ContrastLight => ThemeName::ContrastDark,
                    ThemeName::ContrastDark => ThemeName::ContrastLight,
                };
            }
            Action::ResizeText(steps) => {
                let range = Skin::ZOOM_RANGE;
                self.zoom = (self.zoom + f32::from(steps) * TEXT_STEP).clamp(*range.start(), *range.end());
            }
        }
        // What was just changed is not on screen yet.
        ctx.request_repaint();
    }

    fn meet(&mut self, index: usize, ctx: &Context) {
        let scenario = self.library.shelf().get(index).and_then(|shelved| shelved.loaded.scenario.clone());
        let Some(scenario) = scenario else { return };
        let start = RunStart { seed: (self.next_seed)(), ..RunStart::default() };
        self.run = Some(Run::new(Arc::clone(&scenario), start));
        self.debrief = None;
        self.first_try = None;
        self.go_to(Screen::Briefing, ctx);
    }

    fn choose(&mut self, choice: crate::scenario::ChoiceId, voice: Option<crate::scenario::Voice>, ctx: &Context) {
        let Some(run) = &mut self.run else { return };
        if let Err(error) = run.choose(choice, voice) {
            // The screens offer open options alone, so this is our own mistake; the talk stands as it stood.
            debug_assert!(false, "{error}");
            log::error!("{error}");
        }
        forget_focus(ctx);
    }

    fn see_how_it_went(&mut self, ctx: &Context) {
        let Some(run) = &self.run else { return };
        let debrief = Debrief::new(run.transcript(), &self.you);
        let debrief = match &self.first_try {
            Some(first) => debrief.beside(first, &self.you),
            None => debrief,
        };
        let view = DebriefView::at(debrief.first_look());
        self.debrief = Some(debrief);
        self.go_to(Screen::Debrief(view), ctx);
    }

    /// The only way to another screen.
    fn go_to(&mut self, screen: Screen, ctx: &Context) {
        log::info!("to {screen:?}");
        self.screen = screen;
        forget_focus(ctx);
    }

    /// The window's title names the screen, for the task bar and for those who hear it.
    fn title(&mut self, ctx: &Context) {
        let scenario = self.run.as_ref().map(|run| run.scenario().title());
        let title = match (&self.screen, scenario) {
            (Screen::Briefing, Some(scenario)) => phrases::window_title(scenario, phrases::IN_BRIEFING),
            (Screen::Talk(_), Some(scenario)) => phrases::window_title(scenario, phrases::IN_TALK),
            (Screen::Debrief(_), Some(scenario)) => phrases::window_title(scenario, phrases::IN_DEBRIEF),
            _ => phrases::PROGRAM.to_owned(),
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
}

/// Under the list of keys Home stays in view; the other screens are paper until it is put away.
fn home_behind(ui: &mut Ui, skin: &Skin<'_>, cards: &[HomeCard], screen: &Screen) -> Option<Action> {
    if matches!(screen, Screen::Home) { home_ui(ui, skin, cards) } else { None }
}

/// The keys that mean the same on every screen.
fn shortcuts(ctx: &Context) -> Option<Action> {
    if ctx.text_edit_focused() {
        return None;
    }
    ctx.input(|input| {
        let with_command = |key| input.modifiers.command && input.key_pressed(key);
        if with_command(Key::Plus) || with_command(Key::Equals) {
            Some(Action::ResizeText(1))
        } else if with_command(Key::Minus) {
            Some(Action::ResizeText(-1))
        } else if with_command(Key::T) {
            Some(Action::ToggleTheme)
        } else if input.key_pressed(Key::Questionmark) {
            Some(Action::ToggleKeys)
        } else {
            None
        }
    })
}

/// After a change of screen nothing is marked, so that Enter goes on.
fn forget_focus(ctx: &Context) {
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
}

fn card_of(shelved: &Shelved) -> HomeCard {
    let loaded = &shelved.loaded;
    match &loaded.scenario {
        Some(scenario) => playable_card(scenario, shelved),
        None => HomeCard {
            title: typographic(&loaded.title),
            person: loaded.customer.clone().unwrap_or_default(),
            state: phrases::problems(loaded.report.n_errors(), &shelved.path),
            look: Look::from_id(&loaded.id),
            mood: 0,
            playable: false,
        },
    }
}

fn playable_card(scenario: &Scenario, shelved: &Shelved) -> HomeCard {
    let customer = scenario.customer();
    let minutes = phrases::minutes(scenario.minutes());
    let copy = if shelved.origin == crate::storage::Origin::Own { phrases::YOUR_COPY } else { "" };
    let state: Vec<&str> = [minutes.as_str(), copy].into_iter().filter(|part| !part.is_empty()).collect();
    HomeCard {
        title: typographic(scenario.title()),
        person: phrases::person_and_place(&customer.name, scenario.place()),
        state: state.join(", "),
        look: customer.look.clone(),
        mood: Rules::current().start_mood(scenario, crate::scenario::Temperament::Easygoing),
        playable: true,
    }
}
