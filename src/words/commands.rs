//! What each key does, for the card behind `?` and for the README: sentences that follow the names of the keys.
//! Commands that share a sentence stand in one line of the list.

pub const CHOOSE: &str = "choose a person, an answer, a voice, or a page of the debrief";
pub const NEXT_THING: &str = "go to the next thing";
pub const GO_ON: &str = "take what is marked, or go on";
pub const MORE_OF_THE_PAGE: &str = "what was said before; more of a long page";
pub const NOTEBOOK_AND_NAME: &str = "the notebook; before a talk, your name";
pub const WALK: &str = "walk the curve and the pages of the debrief";
pub const PLAY_FROM: &str = "in the debrief: play from the line you look at, or from the start";
pub const LINES_AND_OUTLOOK: &str = "on the curve: every line, and how talks usually end from there";
pub const SAY_BOTH_AND_CHANGE_PLAN: &str = "say both ways aloud; change your plan";
pub const BACK: &str = "go back";
pub const TEXT_SIZE: &str = "larger and smaller text";
pub const THEME: &str = "light or dark";
pub const HELP: &str = "the seven rules, and all keys";

/// The digits as a key is named.
pub const DIGITS: &str = "1 to 9";
pub const ARROWS: &str = "arrows";
pub const CTRL: &str = "Ctrl";
/// As they stand on a cap.
pub const PAGE_UP_SHORT: &str = "PgUp";
pub const PAGE_DOWN_SHORT: &str = "PgDn";

/// Several keys of one line of the list.
pub fn keys(names: &[String]) -> String {
    names.join(", ")
}
