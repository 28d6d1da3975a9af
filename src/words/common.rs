//! What stands in more than one place: the name of the program, and how the customer is named and described.

use std::cmp::Ordering;

use crate::rules::Rules;
use crate::scenario::Feeling;
use crate::words::grammar::{number_word, upper_first};

pub const PROGRAM: &str = "Rapport";
/// What `{you}` stands for until somebody gives a name.
pub const DEFAULT_NAME: &str = "Robin";
pub const HOME: &str = "Home";
pub const GO_ON: &str = "Continue";
pub const CLOSE: &str = "Close";
pub const HOW_PEOPLE_WORK: &str = "Seven things about people";
/// The same in short.
pub const SEVEN_THINGS: &str = "Seven things";
pub const BACK: &str = "Back";
pub const YOUR_NAME: &str = "Your name";
pub const SETTINGS: &str = "Settings";
pub const YOU_SAID: &str = "You said";
pub const MOOD: &str = "Mood";
pub const TRUST: &str = "Trust";
/// What a customer says who breaks in where the scenario has no words for it.
pub const LET_ME_FINISH: &str = "Let me finish.";

/// The words for the bands of mood, from the lowest up. The same for runs of any version of the rules.
pub const MOOD_WORDS: [&str; Rules::N_MOOD_BANDS] = ["very upset", "upset", "guarded", "calm", "at ease", "glad", "delighted"];

/// The words for the bands of trust, from the lowest up.
pub const TRUST_WORDS: [&str; Rules::N_TRUST_BANDS] =
    ["believes nothing", "doubts you", "undecided", "trusts you", "would recommend you"];

/// The word for a band of trust, 0 for the lowest.
pub fn trust_word(band: usize) -> &'static str {
    TRUST_WORDS.get(band).copied().unwrap_or_default()
}

/// The word for a band of mood, 0 for the lowest: "very upset".
pub fn mood_word(band: usize) -> String {
    MOOD_WORDS.get(band).copied().unwrap_or_default().to_owned()
}

/// What shows over the mood for one line, beside the word for the mood: "glad", and "with you, but worried".
pub fn feels_right_now(feeling: Feeling, mood_band: usize) -> String {
    const CALM: usize = 3;
    let is_hard = matches!(feeling, Feeling::Worried | Feeling::Embarrassed | Feeling::Tired);
    let word = match feeling {
        Feeling::Worried => "worried",
        Feeling::Moved => "touched",
        Feeling::Hopeful => "hopeful",
        Feeling::Amused => "amused",
        Feeling::Embarrassed => "embarrassed",
        Feeling::Tired => "tired",
    };
    match (is_hard, mood_band.cmp(&CALM)) {
        (true, Ordering::Greater) => format!("with you, but {word}"),
        (false, Ordering::Less) => format!("but {word} right now"),
        _ => format!("{word} right now"),
    }
}

/// "Claire Hobson, calm": the name of the face.
pub fn face(name: &str, mood_word: &str) -> String {
    format!("{name}, {mood_word}")
}

/// "Claire Hobson, on the phone".
pub fn person_and_place(name: &str, place: Option<&str>) -> String {
    place.map_or_else(|| name.to_owned(), |place| format!("{name}, {place}"))
}

/// "Denise: He's on his way."
pub fn said_by(name: &str, words: &str) -> String {
    format!("{name}: {words}")
}

/// How many days went by, as a line of its own.
pub fn days_later(days: u16) -> String {
    match days {
        0 => String::new(),
        1 => "The next day.".to_owned(),
        7 => "A week later.".to_owned(),
        days @ (14 | 21 | 28) => format!("{} weeks later.", upper_first(&number_word(days / 7))),
        days => format!("{} days later.", upper_first(&number_word(days))),
    }
}

/// How many minutes went by within a day, an hour at least, to the nearest half hour, as a line of its own.
pub fn hours_later(minutes: u16) -> String {
    let halves = ((minutes + 15) / 30).max(2);
    match (halves / 2, halves % 2) {
        (1, 0) => "An hour later.".to_owned(),
        (1, _) => "An hour and a half later.".to_owned(),
        (hours, 0) => format!("{} hours later.", upper_first(&number_word(hours))),
        (hours, _) => format!("{} and a half hours later.", upper_first(&number_word(hours))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_against_the_mood_is_told_with_a_but_and_a_good_mood_is_with_you() {
        let glad = 5;
        assert_eq!(feels_right_now(Feeling::Worried, glad), "with you, but worried");
        assert_eq!(feels_right_now(Feeling::Moved, glad), "touched right now");
        assert_eq!(feels_right_now(Feeling::Worried, 1), "worried right now");
        assert_eq!(feels_right_now(Feeling::Hopeful, 1), "but hopeful right now");
    }

    #[test]
    fn days_and_hours_that_went_by_are_told_in_words() {
        assert_eq!(days_later(1), "The next day.");
        assert_eq!(days_later(2), "Two days later.");
        assert_eq!(days_later(14), "Two weeks later.");
        assert_eq!(days_later(21), "Three weeks later.");
        assert_eq!(days_later(6), "Six days later.");
        assert_eq!(days_later(30), "30 days later.");
        assert_eq!(hours_later(60), "An hour later.");
        assert_eq!(hours_later(86), "An hour and a half later.");
        assert_eq!(hours_later(124), "Two hours later.");
        assert_eq!(hours_later(148), "Two and a half hours later.");
    }
}
