//! The title of the window.

use crate::words::common::PROGRAM;

/// What stands in the title between a page and the name of the program, where there is no scenario.
pub const PROGRAM_PAGE: &str = "page";
pub const IN_BRIEFING: &str = "briefing";
pub const IN_CONVERSATION: &str = "conversation";
pub const IN_DEBRIEF: &str = "debrief";
pub const WITH_A_GROUP: &str = "group session";

/// "Before three o'clock - briefing - Rapport".
pub fn window_title(scenario: &str, screen: &str) -> String {
    format!("{scenario} - {screen} - {PROGRAM}")
}
