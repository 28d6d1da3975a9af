//! The tutorial, and what it shows of the rules.

use crate::scenario::Pronoun;
use crate::words::grammar::{first_name, object, signed, subject};

pub const THE_OTHER_WAY: &str = "Again, the other way?";
pub const TWO_RULES_YOU_MET: &str = "Two of the seven rules, as they just happened";
pub const THE_CARD_HOLDS_ALL: &str = "The card behind ? holds all seven, at any moment.";
pub const SOMEBODY_ELSE: &str = "Somebody else";
/// "If you had said".
pub const IF_YOU_HAD_SAID: &str = "If you had said";
pub const AND_THEN: &str = "And then";

/// The first rule, told of the talk just played.
pub fn caption_mood(name: &str, points: &[i8]) -> String {
    let steps: Vec<String> = points.iter().map(|mood| signed(*mood)).collect();
    format!(
        "{}\u{2019}s mood went {}. What you say moves it, and nothing else did here.",
        first_name(name),
        steps.join(", then ")
    )
}

/// What became of the thing the customer let slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// They never got as far as saying it.
    Unsaid,
    /// They said it, and it went by.
    WentBy,
    PickedUp,
}

/// The third rule, told of the talk just played.
pub fn caption_heard(pronoun: Pronoun, slip: Slip) -> String {
    let (he, him) = (subject(pronoun), object(pronoun));
    match slip {
        Slip::PickedUp => format!(
            "{he} let something slip, and you picked it up: that is what makes {him} feel heard. Help lands after that, and not before."
        ),
        Slip::WentBy => format!("{he} let something slip, and it went by. You found what was asked for, and not what it meant."),
        Slip::Unsaid => format!("{he} did not get as far as saying what mattered. Some push back at that; others just go."),
    }
}
