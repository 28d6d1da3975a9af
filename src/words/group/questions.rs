//! What may be asked of a group about one of its lines.

use super::{Voters, so_many};
use crate::scenario::Pronoun;
use crate::words::grammar::{object, possessive, upper_first};

pub const FROM_THE_AUTHOR: &str = "From the author";
pub const SAW_THINK_WONDER: &str = "See, think, wonder";
pub const MINORITY: &str = "A few chose better";
pub const CHANGED_MINDS: &str = "Changed minds";
pub const HOME: &str = "At work";
pub const VOICES: &str = "Voice";

/// "Her side".
pub fn their_side(pronoun: Pronoun) -> String {
    format!("{} side", upper_first(possessive(pronoun)))
}

/// The question that ends it, which may stand on the wall.
pub const WHAT_DID_YOU_SEE: &str = "What did you see in it?";

/// What was seen, what one thinks of it, and the question: in that order.
pub fn saw_think_wonder(who: (usize, Voters), line: &str, cheered: bool, cost: bool, pronoun: Pronoun) -> String {
    let (who, her) = (so_many(who.0, who.1), object(pronoun));
    let think = match (cheered, cost) {
        (true, true) => format!("I think it cheered {her} up and cost us something."),
        (true, false) => format!("I think it did {her} good."),
        (false, true) => format!("I think it cost us something with {her}."),
        (false, false) => format!("I think it didn\u{2019}t reach {her}."),
    };
    format!("{who} chose \u{201c}{line}\u{201d} {think} {WHAT_DID_YOU_SEE}")
}

/// A question to those who kept to a line that few took.
pub fn a_few_saw_it(n: usize, voters: Voters, line: &str) -> String {
    let who = so_many(n, voters);
    format!("{who} wanted \u{201c}{line}\u{201d} What were you hoping it would do?")
}

/// "Somebody changed from C to A. What did you hear?"
pub fn somebody_moved(from: char, to: char, voters: Voters) -> String {
    let who = if voters == Voters::Tables { "A table" } else { "Somebody" };
    format!("{who} changed from {from} to {to}. What did you hear?")
}

/// "Read her next line as if you were her. What do you want now?"
pub fn as_if_you_were(pronoun: Pronoun) -> String {
    let (whose, whom) = (possessive(pronoun), object(pronoun));
    format!("Read {whose} next line as if you were {whom}. What do you want now?")
}

pub const AT_YOUR_DESK: &str = "When did this last happen to you? What did you say?";
pub const TWO_VOICES: &str = "Same words, two voices. Who will read both?";
