//! What each key does, for the card behind `?` and for the README: sentences that follow the names of the keys.
//! Commands that share a sentence stand in one line of the list.

pub const CHOOSE: &str = "choose a person, an answer or a voice";
pub const NEXT_THING: &str = "go to the next thing";
pub const GO_ON: &str = "take what is marked, or go on";
pub const MORE_OF_THE_PAGE: &str = "what was said before; more of a long page";
pub const NOTEBOOK_AND_NAME: &str = "the notebook; before a talk, your name";
pub const SKIP: &str = "skip the questions after a conversation, or say that no single moment mattered most";
pub const WALK: &str = "move along the curve, or back to the moment";
pub const WHY_THERE_AND_ALOUD: &str = "at the moment: write why you said it there; read both versions aloud";
pub const CHANGE_PLAN: &str = "edit your plan";
pub const PLAY_FROM: &str = "play from the moment you are looking at, or again from the start";
pub const SIDE_DOORS: &str = "after a conversation: the curve, the moments, the account, skills, every line";
pub const OUTLOOK: &str = "on the curve: where it was heading";
pub const COPY: &str = "at every line: copy it all";
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
