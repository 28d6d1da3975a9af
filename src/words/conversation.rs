//! The conversation itself, and the bar of the notebook beside it.

use crate::rules::{PromiseState, Rules};
use crate::words::grammar::first_name;

pub const YOU_DID: &str = "You did";
pub const HEARD: &str = "Heard";
pub const NOTEBOOK: &str = "Notebook";
pub const PROMISES: &str = "Promises";
pub const NOTHING_LEARNED: &str = "Nothing yet.";
pub const NONE_MADE: &str = "None made.";
pub const YOUR_WORDS: &str = "Your words";
pub const WHAT_YOU_DO: &str = "What you do";
pub const IN_WHICH_VOICE: &str = "In which voice?";
pub const OTHER_WORDS: &str = "Other words";
pub const SEE_HOW_IT_WENT: &str = "See how it went";
pub const TALK_IS_OVER: &str = "That is where it ends.";
pub const STUCK: &str = "The talk cannot go on from here. That is a fault of the scenario and not of yours.";
pub const LEAVE: &str = "Leave";
pub const STAY: &str = "Stay";
pub const BACK_TO_THE_TALK: &str = "Back to the talk";

/// "Claire is now upset": told once when the band changes.
pub fn mood_is_now(name: &str, mood_word: &str) -> String {
    format!("{} is now {mood_word}", first_name(name))
}

/// "Heard: 2 of 3", with the pips of somebody who feels fully heard.
pub fn heard_pips(pips: u8, rules: &Rules) -> String {
    format!("{HEARD}: {pips} of {}", rules.heard_full())
}

/// "and 2 more".
pub fn and_more(n: usize) -> String {
    format!("and {n} more")
}

/// "Leave Claire waiting? It goes on from here."
pub fn leave_waiting(name: &str) -> String {
    format!("Leave {} waiting? It goes on from here.", first_name(name))
}

/// The same, where nothing can be kept.
pub fn leave_unkept(name: &str) -> String {
    format!("Leave {}? Nothing is being kept, so this conversation will be over.", first_name(name))
}

/// Shown while a choice takes long to reach the disk.
pub const STILL_SAVING: &str = "Still saving what you said\u{2026}";

/// Shown when a conversation goes on whose scenario was edited since it began.
pub const EDITED_SINCE: &str = "This dialogue was edited since. Your conversation goes on with the words it began with.";

/// "2 more below: Page Down".
pub fn more_below(n: usize) -> String {
    format!("{n} more below: Page Down")
}

/// "Noted: her interview is at three."
pub fn noted(fact: &str) -> String {
    format!("Noted: {fact}")
}

/// "Promise made: a call at 14:30."
pub fn promise_now(promise: &str, state: PromiseState) -> String {
    let what = match state {
        PromiseState::None => return promise.to_owned(),
        PromiseState::Open => "Promise made",
        PromiseState::Moved => "Promise moved, and told",
        PromiseState::Kept => "Promise kept",
        PromiseState::Broken => "Promise broken",
        PromiseState::Withdrawn => "Promise given back",
    };
    format!("{what}: {promise}")
}

/// "Notebook 2": the notebook bar where there is room for one line.
pub fn title_and_count(title: &str, n: usize) -> String {
    format!("{title} {n}")
}

/// How a promise stands, for those who cannot see its mark.
pub fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::None => "not made",
        PromiseState::Open => "open",
        PromiseState::Withdrawn => "given back",
        PromiseState::Moved => "moved, and told",
        PromiseState::Kept => "kept",
        PromiseState::Broken => "broken",
    }
}

/// What keeps an option closed, for the author.
pub fn option_needs(beat: &str, number: usize, condition: &str) -> String {
    format!("Beat \u{201c}{beat}\u{201d}, option {number}: needs {condition}")
}
