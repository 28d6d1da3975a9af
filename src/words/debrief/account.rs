//! The account: its lines, the promises, and the nine fates.

use crate::scenario::Pronoun;
use crate::words::grammar::{lower_first, subject, subject_inside};

pub const IN_THE_ACCOUNT: &str = "In the account";
pub const BALANCE: &str = "Balance";
pub const WHAT_YOU_PROMISED: &str = "What you promised";
pub const NOTHING_PROMISED: &str = "Nothing.";
pub const BEFORE_YOU_SPOKE: &str = "Before you said anything";
pub const ACCOUNT_IS_FULL: &str = "the account was full";
pub const FIRST_IMPRESSION: &str = "First impression";
pub const FIRST_IMPRESSION_DETAIL: &str = "what they made of the first three exchanges";
pub const LATER_IMPRESSION_DETAIL: &str = "what they made of the first three exchanges that day";
pub const WORDS_AND_VOICE: &str = "Words and voice did not match";
pub const MATCHING: &str = "You answered in their own way";
pub const BOUNCE: &str = "Looking back, it felt like technique";
pub const BOUNCE_DETAIL: &str = "half of what your words had earned";
pub const ENTRY_KEPT: &str = "Promise kept";
pub const ENTRY_MOVED: &str = "Promise moved, and told";
pub const ENTRY_BROKEN: &str = "Promise broken";
pub const ENTRY_UNASKED: &str = "Done unasked";
pub const FATE_OPEN: &str = "Still open";
pub const FATE_KEPT: &str = "Kept";
pub const FATE_UNASKED: &str = "Done without having been promised";
pub const FATE_MENDED: &str = "Broken, and made good afterwards";
pub const FATE_MOVED: &str = "Moved, and told in time";
pub const FATE_BROKEN: &str = "Broken";
pub const NINE_FATES: &str = "Nine ways it can end";

/// The nine fates, by row (mood, high to low) and column (trust, low to high).
pub const FATES: [[&str; 3]; 3] = [
    ["Charmed, and not coming back", "Pleasant enough", "Glad, and stays"],
    ["Leaves quietly", "Forgets you", "Stays"],
    ["Tells everyone", "Shops around", "Disappointed, and still trusts you"],
];

/// In place of *Glad, and stays* from trust 6 on, with a deed in the account.
pub const SENDS_A_FRIEND: &str = "Sends a friend";
/// The columns of the nine fates.
pub const FATE_COLUMNS: [&str; 3] = ["doubts you", "undecided", "gives you credit"];

/// "Mood is how she felt. Trust is what she took home."
pub fn mood_and_trust(pronoun: Pronoun) -> String {
    let she = subject_inside(pronoun);
    format!("Mood is how {she} felt. Trust is what {she} took home.")
}

/// "Nothing was banked. She will remember the mood, and not for long."
pub fn nothing_banked(pronoun: Pronoun) -> String {
    format!("Nothing was banked. {} will remember the mood, and not for long.", subject(pronoun))
}

/// "Tonight: at ease. Tomorrow: undecided."
pub fn tonight_tomorrow(mood_word: &str, trust_word: &str) -> String {
    format!("Tonight: {mood_word}. Tomorrow: {trust_word}.")
}

/// What stands under the nine fates.
pub fn fate_rows(pronoun: Pronoun) -> String {
    format!("Top row: {} felt at ease or better. Bottom row: upset or worse.", subject_inside(pronoun))
}

/// "13:54, First impression: +3, balance +3".
pub fn account_row(time: Option<&str>, reason: &str, amount: Option<&str>, balance: &str) -> String {
    let time = time.map_or_else(String::new, |time| format!("{time}, "));
    let amount = amount.map_or_else(String::new, |amount| format!("{amount}, "));
    format!("{time}{reason}: {amount}{} {balance}", lower_first(BALANCE))
}

/// "You used what they told you: goes live in March".
pub fn fact_used(fact: &str) -> String {
    format!("You used what they told you: {}", lower_first(fact))
}

pub fn promise_entry(what: &str, promise: &str) -> String {
    format!("{what}: {}", lower_first(promise))
}

/// What became of a promise, with its times: "Made 13:54, due 14:29. Broken, and never yours to make."
pub fn promise_fate(made: Option<&str>, due: Option<&str>, fate: &str, never_yours: bool) -> String {
    let mut sentence = match (made, due) {
        (Some(made), Some(due)) => format!("Made {made}, due {due}. "),
        (Some(made), None) => format!("Made {made}. "),
        (None, Some(due)) => format!("Due {due}. "),
        (None, None) => String::new(),
    };
    sentence.push_str(fate);
    sentence.push_str(if never_yours { ", and never yours to make." } else { "." });
    sentence
}
