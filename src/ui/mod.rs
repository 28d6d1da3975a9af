//! The window's screens. Each is a view: `show` draws it, reads by `&`, changes nothing but what the view remembers between two
//! frames, and returns the [`Action`] that is asked for.

mod author;
mod briefing;
mod debrief;
mod endings;
mod notebook_bar;
mod first;
mod group;
mod help;
mod home;
mod layout;
mod tutorial;
mod settings;
mod stage;
mod conversation;

pub use author::{AuthorAction, AuthorShown, AuthorTab, AuthorView};
pub use briefing::{BriefingAction, BriefingView};
pub use conversation::{ConversationAction, ConversationView};
pub use debrief::{DebriefAction, DebriefView};
pub use endings::{EndingCard, EndingsAction, EndingsRow, EndingsView};
pub use first::{FirstAction, FirstView, goal_words};
pub use group::{DeskShown, GroupAction, GroupStartView, GroupView, LeftSession, StartShown, WallView, screen_number_ui};
pub use help::{HelpAnswer, HelpView};
pub use home::{GoodFor, HomeAction, HomeCard, HomeShown, HomeView};
pub use layout::large_window_zoom;
pub use settings::{SettingsAction, SettingsShown, SettingsView};
pub use tutorial::{NextScenario, TutorialAction, TutorialView};

/// What was asked for, by screen. `app` carries it out after drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    First(FirstAction),
    Home(HomeAction),
    Endings(EndingsAction),
    Settings(SettingsAction),
    Briefing(BriefingAction),
    Conversation(ConversationAction),
    Tutorial(TutorialAction),
    Debrief(DebriefAction),
    Group(GroupAction),
    Author(AuthorAction),
    Window(WindowAction),
}

/// What can be asked for on every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowAction {
    /// Show or hide the card of rules and keys.
    ToggleHelp,
    /// Light and dark, or the two of high contrast, take turns.
    ToggleTheme { system_is_dark: bool },
    /// Larger or smaller text, in steps of 10 %.
    ResizeText(i8),
}
