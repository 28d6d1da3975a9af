//! The briefing before a conversation.

use crate::scenario::{Pronoun, Temperament};
use crate::words::grammar::{number_word, subject_inside, upper_first};

pub const BEGIN: &str = "Begin";
pub const TAKES: &str = "Takes";
pub const YOU_WILL_PRACTISE: &str = "You\u{2019}ll practise";
pub const WITH: &str = "With";
pub const YOUR_VOICE: &str = "Your voice";

/// "About twelve minutes".
pub fn about_minutes(minutes: u16) -> String {
    match minutes {
        1 => "About a minute".to_owned(),
        minutes => format!("About {} minutes", number_word(minutes)),
    }
}

/// How many beats ask for a voice.
pub fn voice_beats(n: usize) -> String {
    match n {
        1 => "You also choose your tone of voice once".to_owned(),
        2 => "Once or twice you may also choose your tone of voice".to_owned(),
        n => format!(
            "Now and then, up to {} times, you also choose your tone of voice",
            number_word(u16::try_from(n).unwrap_or(u16::MAX))
        ),
    }
}

/// "Today she is".
pub fn today_they_are(pronoun: Pronoun) -> String {
    let is = if pronoun == Pronoun::They { "are" } else { "is" };
    format!("Today {} {is}", subject_inside(pronoun))
}

/// "Fiery or anxious. You’ll be told which afterwards."
pub fn one_of_temperaments(temperaments: &[Temperament]) -> String {
    let names: Vec<String> = temperaments.iter().map(|temperament| temperament.name().to_lowercase()).collect();
    format!("{}. You\u{2019}ll be told which afterwards.", upper_first(&names.join(" or ")))
}

/// Below the field for the name.
pub const YOUR_NAME_AND_ENTER: &str = "That\u{2019}s your name here. Enter saves it.";

/// "Your name is Robin. Change it": the name of the field in the briefing.
pub fn change_name(you: &str) -> String {
    format!("Your name is {you}. Change it")
}
