//! Why a key of the desk did nothing.

pub const NOT_HERE: &str = "That key means nothing at this stage.";
pub const NO_BALLOT: &str = "Nobody has voted yet. P says the strongest line.";
pub const ALL_ARE_IN: &str = "Everybody is in. Backspace takes the last one back.";
pub const NO_SUCH_LINE: &str = "There is no such line.";
pub const TIE: &str = "Two lines are level. The Voice chooses: press its digit.";
pub const NO_TOKEN: &str = "Every table has played its token.";
pub const GOING_ROUND: &str = "The keyboard is going round. Digits, Backspace and Space, until the last voter.";
pub const COUNT_WITH_DIGITS: &str = "Count with the digits: 1 for A, 2 for B. Everybody first, then this key.";
pub const FROZEN: &str = "The wall says \u{201c}Pause and talk\u{201d}. F goes on.";
pub const AT_THE_START: &str = "This is the beginning.";
pub const NOTHING_TO_PLAY: &str = "There is nothing to play from here.";
