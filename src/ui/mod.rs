//! The window's screens and widgets. A screen reads by `&`, keeps only its own view state, and returns the [`Action`] it asks for.

mod briefing;
mod debrief;
mod desk;
mod first;
mod help;
mod home;
mod layout;
mod lesson;
mod settings;
mod stage;
mod talk;

use egui::Rect;

use crate::practice::Goal;
use crate::scenario::{ChoiceId, Voice};

pub use briefing::BriefingView;
pub use debrief::{DebriefView, Panel};
pub use first::first_ui;
pub use help::help_ui;
pub use home::{HomeCard, home_ui};
pub use layout::large_window_zoom;
pub use lesson::{LessonView, NextScenario};
pub use settings::{SettingsShown, SettingsView};
pub use talk::TalkView;

/// What is on screen. The only answer to that question.
#[derive(Debug, Default)]
pub enum Screen {
    /// The one question of the first start.
    First,
    #[default]
    Home,
    Settings(SettingsView),
    /// Before a talk.
    Briefing(BriefingView),
    Talk(TalkView),
    /// After the tutorial.
    Lesson(LessonView),
    Debrief(DebriefView),
}

/// What a screen asks for. `app` carries it out after drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The answer to the first question; `None` to begin without one. The tutorial follows.
    Goal(Option<Goal>),
    /// The tutorial once more.
    Tutorial,
    /// One of the library's scenarios, from 0, whose portrait stood there.
    Meet {
        scenario: usize,
        from: Option<Rect>,
    },
    /// Begin the talk that the briefing is about.
    Begin,
    Choose {
        choice: ChoiceId,
        voice: Option<Voice>,
    },
    /// Leave the customer waiting; the talk goes on from there.
    Leave,
    /// From the end of a talk to its debrief.
    SeeHowItWent,
    /// The same customer again from the n-th exchange, from 0.
    PlayFrom(usize),
    /// The plan for next time, as it stands now.
    KeepPlan(String),
    GoHome,
    OpenSettings,
    /// Show or hide the card of rules and keys.
    ToggleHelp,
    ToggleTheme,
    /// `None`: as the system has it.
    SetTheme(Option<crate::kit::theme::ThemeName>),
    SetReducedMotion(bool),
    SetName(String),
    SetWish(Option<Goal>),
    /// Larger or smaller text, in steps of 10 %.
    ResizeText(i8),
}
