//! The window's screens and widgets. A screen reads by `&`, keeps only its own view state, and returns the [`Action`] it asks for.

mod briefing;
mod debrief;
mod desk;
pub mod face;
mod home;
mod keys;
mod layout;
mod stage;
mod talk;
pub mod theme;
pub mod widgets;

use crate::scenario::{ChoiceId, Voice};

pub use briefing::briefing_ui;
pub use debrief::{DebriefView, Panel};
pub use home::{HomeCard, home_ui};
pub use keys::keys_ui;
pub use layout::{large_window_zoom, pressed_digit};
pub use talk::TalkView;

/// What is on screen. The only answer to that question.
#[derive(Debug, Default)]
pub enum Screen {
    #[default]
    Home,
    /// Before a talk.
    Briefing,
    Talk(TalkView),
    Debrief(DebriefView),
}

/// What a screen asks for. `app` carries it out after drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// The n-th person on Home, from 0.
    Meet(usize),
    /// Begin the talk that the briefing is about.
    Begin,
    Choose {
        choice: ChoiceId,
        voice: Option<Voice>,
    },
    /// From the end of a talk to its debrief.
    SeeHowItWent,
    /// The same customer again from the n-th exchange, from 0.
    PlayFrom(usize),
    GoHome,
    /// Show or hide the list of keys.
    ToggleKeys,
    ToggleTheme,
    /// Larger or smaller text, in steps of 10 %.
    ResizeText(i8),
}
