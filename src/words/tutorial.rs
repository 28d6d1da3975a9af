//! The tutorial, and what it shows of the rules.

use crate::scenario::Pronoun;
use crate::words::grammar::{first_name, lower_first, object, subject};

/// The way to the other line: for whoever took the worse one, and for whoever took the better one.
pub const THE_OTHER_WAY: &str = "Go back and try the other answer";
pub const SEE_THE_OTHER_WAY: &str = "Go back and give the other answer";
/// Told before the other line, so that nobody takes that for the better one, or fears for what they have.
pub const YOURS_WAS_BETTER: &str =
    "That was the better of the two answers. Give the other one, too, and see the difference. You won\u{2019}t lose this ending.";
pub const TWO_THINGS: &str = "Two things you just saw happen";
pub const PRESS_FOR_ALL: &str = "There are seven things like these. You can read them any time: press ?.";
pub const SOMEBODY_ELSE: &str = "Choose someone else";
/// "If you had said".
pub const IF_YOU_HAD_SAID: &str = "If you had said";
/// The same where both ways were played.
pub const THE_OTHER_ANSWER: &str = "The other answer";
pub const AND_THEN: &str = "And then";

/// The first thing, told of the conversation just played: how they came, and how they left, and whether that changed in between.
pub fn caption_mood(name: &str, pronoun: Pronoun, (came, left): (&str, &str), has_changed: bool) -> String {
    let (name, him) = (first_name(name), object(pronoun));
    if !has_changed {
        format!("{name} came in {came} and left {left}. This time, nothing you said moved {him} far.")
    } else if came == left {
        format!("{name} came in {came} and left {left}. Any change in between came from what you said.")
    } else {
        format!("{name} came in {came} and left {left}. The only thing that changed {him} was what you said.")
    }
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

/// The third thing, told of the conversation just played, and of the one before it where it was played both ways.
pub fn caption_heard(pronoun: Pronoun, slip: Slip, first: Option<Slip>) -> String {
    let (he, him) = (subject(pronoun), object(pronoun));
    if first == Some(Slip::PickedUp) && slip != Slip::PickedUp {
        let this_time = if slip == Slip::WentBy {
            "you let that go by".to_owned()
        } else {
            format!("{} never got that far", lower_first(he))
        };
        return format!(
            "The first time, {} told you whose umbrella it was, and you took that up. This time, {this_time}. People feel heard when you take up what matters to them. Then you can help.",
            lower_first(he)
        );
    }
    match slip {
        Slip::PickedUp => {
            format!(
                "{he} told you something personal, almost by accident, and you answered it. That is what makes {him} feel heard. Only then can you help."
            )
        }
        Slip::WentBy => {
            format!(
                "{he} told you something personal, and you didn\u{2019}t answer it. You dealt with the umbrella, not with what it meant to {him}."
            )
        }
        Slip::Unsaid => format!("{he} never got to tell you it was his dad\u{2019}s. Some people argue. Most just leave."),
    }
}
