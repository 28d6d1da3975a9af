//! The conversation itself, and the bar of the notebook beside it.

use crate::rules::{PromiseState, Rules};
use crate::scenario::Pronoun;
use crate::words::grammar::{first_name, subject_inside};

/// Over an act, which stands below in italics: "say 'Two minutes' to the woman behind her".
pub const YOU_DECIDED_TO: &str = "You decided to";
/// Over what was said or done where time has gone by since.
pub const BEFORE_THAT_YOU_SAID: &str = "Before that, you said";
/// Over what was said or done first in the first try, where the second one begins.
pub const THE_FIRST_TIME_YOU_SAID: &str = "The first time, you said";
pub const THE_FIRST_TIME_YOU_DECIDED_TO: &str = "The first time, you decided to";
pub const BEFORE_THAT_YOU_DECIDED_TO: &str = "Before that, you decided to";
/// The way back to what was said before.
pub const EARLIER: &str = "Earlier";
/// Over what was said before.
pub const SO_FAR: &str = "The conversation so far";
pub const BACK_TO_THE_ANSWERS: &str = "Back to your answers";
pub const HEARD: &str = "Feels heard";
pub const NOTEBOOK: &str = "Notebook";
pub const PROMISES: &str = "Promises";
pub const NOTHING_LEARNED: &str = "Nothing yet.";
pub const NONE_YET: &str = "None yet.";
pub const YOUR_WORDS: &str = "Your words";
pub const WHAT_YOU_DO: &str = "What you do";
pub const HOW_DO_YOU_SAY_IT: &str = "How do you say it?";
/// Below it, the first time that it is asked.
pub const WHAT_A_VOICE_DOES: &str = "How you say it counts too: the voice should match your words, and the moment.";
pub const OTHER_WORDS: &str = "Choose another answer";
pub const SEE_HOW_IT_WENT: &str = "See how it went";
/// Where the conversation is over and the ending has no words of its own.
pub const IT_IS_OVER: &str = "That\u{2019}s the end of the conversation.";
pub const STUCK: &str =
    "This conversation is stuck. That\u{2019}s a mistake in how it was written, not yours. Please leave, and tell the author.";
pub const LEAVE: &str = "Leave";
pub const STAY: &str = "Stay";
pub const BACK_TO_THE_CONVERSATION: &str = "Back to the conversation";

/// "Claire is now upset": told once when the band changes.
pub fn mood_is_now(name: &str, mood_word: &str) -> String {
    format!("{} is now {mood_word}", first_name(name))
}

/// "Feels heard: 2 of 3", with the dots of somebody who feels fully heard.
pub fn heard_pips(dots: u8, rules: &Rules) -> String {
    format!("{HEARD}: {dots} of {}", rules.heard_full())
}

/// Below the dots where days have gone by and there are fewer of them than before.
pub const A_NEW_DAY: &str = "A new day";

/// The same for those who cannot see the dots: "Feels heard: 1 of 3. A new day: she has to feel heard again."
pub fn starts_again(heard: &str, pronoun: Pronoun) -> String {
    let has = if pronoun == Pronoun::They { "have" } else { "has" };
    format!("{heard}. {A_NEW_DAY}: {} {has} to feel heard again.", subject_inside(pronoun))
}

/// "+ 2 more".
pub fn and_more(n: usize) -> String {
    format!("+ {n} more")
}

/// "Leave for now? Claire will be here when you come back."
pub fn leave_for_now(name: &str) -> String {
    format!("Leave for now? {} will be here when you come back.", first_name(name))
}

/// The same, before anything was said: there is nothing to come back to yet.
pub fn leave_unbegun(name: &str) -> String {
    format!("Leave? You haven\u{2019}t said anything yet. {} will start from the beginning next time.", first_name(name))
}

/// The same, where nothing can be kept.
pub fn leave_unsaved(name: &str) -> String {
    format!("Leave {}? Nothing is being saved, so this conversation will be lost.", first_name(name))
}

/// Shown while a choice takes long to reach the disk.
pub const STILL_SAVING: &str = "Still saving what you said\u{2026}";

/// Shown when a conversation goes on whose scenario was edited since it began.
pub const EDITED_SINCE: &str =
    "This conversation was changed after you began. You\u{2019}ll carry on with the version you started.";

/// Shown when a conversation goes on whose file is gone, or has errors now.
pub const FILE_IS_GONE: &str = "The file isn\u{2019}t there any more. You\u{2019}ll carry on with the version you started.";
pub const FILE_HAS_ERRORS: &str = "The file has mistakes in it now. You\u{2019}ll carry on with the version you started.";

/// "2 more answers below". An arrow is drawn after it.
pub fn more_below(n: usize) -> String {
    if n == 1 { "1 more answer below".to_owned() } else { format!("{n} more answers below") }
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
        PromiseState::Moved => "New time given",
        PromiseState::Kept => "Promise kept",
        PromiseState::Broken => "Promise broken",
        PromiseState::Withdrawn => "Promise withdrawn",
    };
    format!("{what}: {promise}")
}

/// "Notebook 2": the desk where there is room for one line. Nothing is counted as nothing: the typeface strikes its zero through.
pub fn notebook_and_count(n: usize) -> String {
    if n == 0 { NOTEBOOK.to_owned() } else { format!("{NOTEBOOK} {n}") }
}

/// "Promises 2", in that line.
pub fn promises_and_count(n: usize) -> String {
    if n == 0 { "No promises yet".to_owned() } else { format!("{PROMISES} {n}") }
}

/// How a promise stands, for those who cannot see its mark.
pub fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::None => "not made",
        PromiseState::Open => "open",
        PromiseState::Withdrawn => "withdrawn",
        PromiseState::Moved => "new time given",
        PromiseState::Kept => "kept",
        PromiseState::Broken => "broken",
    }
}

/// "Ring her by five, still open".
pub fn promise_and_state(promise: &str, state: &str) -> String {
    format!("{}: {state}", promise.trim_end_matches('.'))
}

/// What keeps an option closed, for the author.
pub fn option_needs(beat: &str, number: usize, condition: &str) -> String {
    format!("Beat \u{201c}{beat}\u{201d}, option {number}: needs {condition}")
}
