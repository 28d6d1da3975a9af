//! Why a key of the desk did nothing.

pub const NOT_HERE: &str = "That key does nothing at this stage.";
pub const NO_BALLOT: &str = "Nobody has voted yet. P says the strongest line.";
pub const ALL_ARE_IN: &str = "Everybody has voted. Backspace takes the last one back.";
pub const NO_SUCH_LINE: &str = "There is no such line.";
pub const TIE: &str = "Two lines are tied. The Voice chooses: press its number.";
pub const NO_TOKEN: &str = "Every table has played its token.";
pub const GOING_ROUND: &str =
    "The keyboard is going round. Until the last voter, only the number keys, Backspace and Space do anything.";
pub const COUNT_WITH_DIGITS: &str = "Count with the number keys: 1 for A, 2 for B. Everybody first, then this key.";
pub const PAUSED: &str = "The wall says \u{201c}Pause and talk\u{201d}. Press F to go on.";
pub const AT_THE_START: &str = "This is the beginning.";
pub const NOTHING_TO_PLAY: &str = "You can\u{2019}t play from here.";
