//! The title of the window.

use crate::words::common::PROGRAM;

/// What stands in the title between a page and the name of the program, where there is no scenario.
pub const PROGRAM_PAGE: &str = "page";
pub const IN_BRIEFING: &str = "briefing";
pub const IN_TALK: &str = "conversation";
pub const IN_DEBRIEF: &str = "debrief";

/// Above the briefing, where a conversation that waits is open in another window.
pub const OPEN_ELSEWHERE: &str = "The conversation that waits here is open in another window. This is a new one; both are kept.";

/// Above the briefing, where a conversation that waits cannot go on.
pub fn cannot_go_on(title: &str, why: &str) -> String {
    format!("Your conversation in \u{201c}{title}\u{201d} cannot go on: {why}. This is a new one; the other stays as it is.")
}

/// Shown on every screen while nothing can be kept.
pub fn not_being_kept(why: &str) -> String {
    format!("Nothing is being kept: {why}.")
}

/// "Before three o'clock - briefing - Rapport".
pub fn window_title(scenario: &str, screen: &str) -> String {
    format!("{scenario} - {screen} - {PROGRAM}")
}
