//! What happened: mood and trust over the conversation, and what was said at each point.

use crate::words::debrief::YOU;
use crate::words::grammar::{lower_first, signed};

pub const TRUST: &str = "Trust";
pub const THE_FIRST_THREE: &str = "the first three";
pub const PROMISE_MADE: &str = "promise made";
pub const PROMISE_KEPT: &str = "promise kept";
pub const PROMISE_MOVED: &str = "told in time";
pub const PROMISE_BROKEN: &str = "promise broken";
pub const NOT_HEARD_YET: &str = "not heard yet";
pub const MOOD_AND_TRUST: &str = "Mood and trust over the talk";
pub const THIS_TIME: &str = "this time";
pub const YOU_SAW: &str = "You saw";
pub const NOTHING_SAID: &str = "Nothing.";
pub const NOTHING_SAID_YET: &str = "Nothing yet: this is where it began.";
pub const OUTLOOK_LINE: &str = "Outlook";
pub const HOW_IT_USUALLY_ENDS: &str = "how it usually ends from here";

/// "You, 13:54".
pub fn you_at(time: Option<&str>) -> String {
    time.map_or_else(|| YOU.to_owned(), |time| format!("{YOU}, {time}"))
}

/// The name of a point on the curve: which it is, what happened there, why it is marked, and what was said.
pub fn curve_point(index: usize, said: Option<(Option<&str>, &str)>, happened: &[&str], moment: Option<&str>) -> String {
    let Some((time, said)) = said else { return "Start".to_owned() };
    let time = time.map_or_else(String::new, |time| format!(", {time}"));
    let mut name = format!("Exchange {index}{time}");
    for told in happened.iter().copied().chain(moment) {
        name.push_str(&format!(". {told}"));
    }
    format!("{name}. You: {said}")
}

/// How it stood at a point of the curve: "even, trust +3".
pub fn curve_value(mood_word: &str, trust: Option<i8>) -> String {
    trust.map_or_else(|| mood_word.to_owned(), |trust| format!("{mood_word}, trust {}", signed(trust)))
}

/// "A: felt at the time".
pub fn moment(letter: char, marked_for: &str) -> String {
    format!("{letter}: {}", lower_first(marked_for))
}

/// What stands at the end of the first curve where there is a second: "the first time: Four calls".
pub fn first_time(ending: Option<&str>) -> String {
    ending.map_or_else(|| "the first time".to_owned(), |ending| format!("the first time: {ending}"))
}
