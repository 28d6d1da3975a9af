//! The first start and the first page.

use crate::words::common::GO_ON;
use crate::words::grammar::{first_name, lower_first};

pub const FIRST_QUESTION: &str = "What one thing would you like to get better at?";
pub const BEGIN_WITHOUT_CHOOSING: &str = "Begin without choosing";

/// What somebody may like to get better at, as they would say it, in the order in which it is asked.
pub const GOALS: [&str; 6] =
    ["Angry people", "Being believed", "Saying no", "People who don\u{2019}t warm to me", "Chatty people", "Keeping promises"];

pub const NOTHING_HERE: &str = "There is no conversation here yet.";
pub const YOUR_COPY: &str = "your copy";

/// "Three problems, open in the terminal".
pub fn problems(n: usize, path: &str) -> String {
    let count = match n {
        1 => "One problem".to_owned(),
        2 => "Two problems".to_owned(),
        3 => "Three problems".to_owned(),
        n => format!("{n} problems"),
    };
    format!("{count}: rapport check {path}")
}

pub const NOTHING_IS_DUE: &str = "Nothing is due. Somebody new?";
pub const NOT_MET_YET: &str = "not met yet";

/// "met twice".
pub fn met(times: u32) -> String {
    match times {
        0 => NOT_MET_YET.to_owned(),
        1 => "met once".to_owned(),
        2 => "met twice".to_owned(),
        times => format!("met {times} times"),
    }
}

/// "Go on from 14:12".
pub fn go_on_from(time: Option<&str>) -> String {
    time.map_or_else(|| GO_ON.to_owned(), |time| format!("Go on from {time}"))
}

pub const MOST_OF_YOUR_DAY: &str = "Most of your day is this one. The angry ones come second.";

/// Under somebody whom one has met: the way to the last conversation with them.
pub fn how_it_went(person: &str) -> String {
    format!("How it went with {}", first_name(person))
}

/// "Your plan: if a customer says …".
pub fn your_plan(plan: &str) -> String {
    format!("Your plan: {}", lower_first(plan))
}

/// "Meet Claire, 12 minutes".
pub fn meet(name: &str, minutes: Option<u16>) -> String {
    let name = first_name(name);
    match minutes {
        Some(1) => format!("Meet {name}, 1 minute"),
        Some(minutes) => format!("Meet {name}, {minutes} minutes"),
        None => format!("Meet {name}"),
    }
}
