//! Line by line: what each exchange moved, and what the other options would have brought.

use crate::scenario::Pronoun;
use crate::words::common::MOOD;
use crate::words::debrief::curve::NOT_HEARD_YET;
use crate::words::debrief::would_have_said;
use crate::words::grammar::{lower_first, number_word, quoted, signed};

pub const OTHER_ROADS: &str = "What else you could have said";

/// "3rd" would need a grammar; the number alone does.
pub fn nth_exchange(index: usize) -> String {
    (index + 1).to_string()
}

/// "Mood −1 to +2, trust 0 to +3".
pub fn moved(mood: (i8, i8), trust: (i8, i8), not_heard_yet: bool) -> String {
    let change = |what: &str, (from, to): (i8, i8)| {
        if from == to { format!("{what} stays at {}", signed(to)) } else { format!("{what} {} to {}", signed(from), signed(to)) }
    };
    let gate = if not_heard_yet { format!(", {NOT_HEARD_YET}") } else { String::new() };
    format!("{}, {}{gate}", change(MOOD, mood), change("trust", trust))
}

/// What became of an option that was closed.
pub fn was_closed(condition: &str) -> String {
    format!("Closed at that moment: it needed {condition}")
}

/// "She would have said: “Go on.”"
pub fn would_have_answered(pronoun: Pronoun, words: &str) -> String {
    format!("{}: {}", would_have_said(pronoun), quoted(words))
}

/// "It would have ended there. She takes the interview in Bev’s kitchen."
pub fn would_have_ended(told: &str) -> String {
    format!("It would have ended there. {told}")
}

/// "mood at +3 or more".
pub fn needed_level(what: &str, level: i8, at_least: bool) -> String {
    format!("{} at {} or {}", lower_first(what), signed(level), if at_least { "more" } else { "less" })
}

/// "two pips of being heard".
pub fn needed_heard(pips: u8) -> String {
    format!("{} of being heard", if pips == 1 { "one pip".to_owned() } else { format!("{} pips", number_word(pips.into())) })
}

/// "that you knew: goes live in March".
pub fn needed_fact(fact: &str, known: bool) -> String {
    format!("that you {}: {}", if known { "knew" } else { "did not know" }, lower_first(fact))
}

/// How a promise must have stood for an option to be open.
pub enum Needed {
    Given,
    NotGiven,
    Kept,
    Broken,
}

/// "a promise given: ring her tomorrow".
pub fn needed_promise(promise: &str, how: &Needed) -> String {
    let how = match how {
        Needed::Given => "given",
        Needed::NotGiven => "not given",
        Needed::Kept => "kept",
        Needed::Broken => "broken",
    };
    format!("a promise {how}: {}", lower_first(promise))
}
