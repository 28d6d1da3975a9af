//! What one step back takes back.

use crate::words::grammar::first_name;

pub const ASIDE: &str = "the key you just pressed";
pub const HEADING_FOR_AN_ENDING: &str = "heading for an ending";
pub const NOT_HEADING_FOR_AN_ENDING: &str = "no longer heading for an ending";
pub const SECOND_TRY: &str = "the other way";
pub const SECOND_MOMENT: &str = "the second moment";
pub const ASK: &str = "the opening question";
pub const TRIAL: &str = "the trial ballot";
pub const FIRST_LINE: &str = "the first line";
pub const REVEAL: &str = "showing the votes";
pub const TALK: &str = "talking in threes";
pub const PAIRS: &str = "talking in pairs";
pub const VOICE: &str = "the vote for a voice";
pub const ENDING: &str = "the ending";
pub const PRIVATE: &str = "the private minute";
pub const REACTIONS: &str = "the round of one word";
pub const WHERE: &str = "pointing at the line that mattered most";
pub const WHAT_HAPPENED: &str = "showing the curve";
pub const MOMENTS: &str = "the first moment";
pub const REWIND: &str = "going on to \u{201c}Go back\u{201d}";
pub const PLANS: &str = "the if-then cards";
pub const OVER: &str = "the end";

/// "Takes back: the second vote at 14:08".
pub fn takes_back(what: &str, at: &str) -> String {
    format!("Takes back: {what} at {at}")
}

/// "line B and the answer".
pub fn line(letter: char) -> String {
    format!("line {letter} and the answer")
}

/// "the second vote", by its place from 0.
pub fn vote(turn: usize) -> String {
    match turn {
        0 => "the first vote".to_owned(),
        1 => "the second vote".to_owned(),
        2 => "the third vote".to_owned(),
        turn => format!("vote {}", turn + 1),
    }
}

/// "meeting Claire".
pub fn meeting(name: &str) -> String {
    format!("meeting {}", first_name(name))
}
