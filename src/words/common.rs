//! What stands in more than one place: the name of the program, and how the customer is named and described.

use crate::scenario::Pronoun;

pub const PROGRAM: &str = "Rapport";
/// What `{you}` stands for until somebody gives a name.
pub const DEFAULT_NAME: &str = "Robin";
pub const HOME: &str = "Home";
pub const GO_ON: &str = "Go on";
pub const CLOSE: &str = "Close";
pub const HOW_PEOPLE_WORK: &str = "How people work";
pub const YOUR_NAME: &str = "Your name";
pub const SETTINGS: &str = "Settings";
pub const YOU_SAID: &str = "You said";
pub const MOOD: &str = "Mood";
/// What a customer says who breaks in where the scenario has no words for it.
pub const LET_ME_FINISH: &str = "Let me finish.";

/// The word for a mood, said of this customer: "at the end of her rope".
pub fn mood_word(pronoun: Pronoun, word: &str) -> String {
    let whose = match pronoun {
        Pronoun::She => "her",
        Pronoun::He => "his",
        Pronoun::They => "their",
    };
    word.replace("their", whose)
}

/// "Claire Hobson, even": the name of the face.
pub fn face(name: &str, mood_word: &str) -> String {
    format!("{name}, {mood_word}")
}

/// "Claire Hobson, on the phone".
pub fn person_and_place(name: &str, place: Option<&str>) -> String {
    place.map_or_else(|| name.to_owned(), |place| format!("{name}, {place}"))
}

/// How many days went by, as a line of its own.
pub fn days_later(days: u16) -> String {
    match days {
        0 => String::new(),
        1 => "The next day.".to_owned(),
        2 => "Two days later.".to_owned(),
        7 => "A week later.".to_owned(),
        14 => "A fortnight later.".to_owned(),
        days => format!("{days} days later."),
    }
}
