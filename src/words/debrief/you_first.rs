//! What the trainee makes of the conversation before anything is told, and the same beside what happened.

use crate::scenario::Pronoun;
use crate::words::debrief::turning::NO_SINGLE_MOMENT;
use crate::words::grammar::{first_name, quoted, subject};

pub const HOW_DO_YOU_FEEL: &str = "How do you feel after that?";
pub const WHERE_DID_IT_TURN: &str = "Where did it turn?";
pub const IT_DID_NOT: &str = "It didn\u{2019}t";
pub const KEY_IT_DID_NOT: &str = "0";
pub const SKIP_ONE: &str = "Skip this one";
pub const SKIP: &str = "Skip all";
pub const FELT: &str = "How it felt";
pub const TURNED: &str = "Where it turned";
pub const WHAT_YOU_THOUGHT: &str = "What you thought";
pub const NOT_ASKED: &str = "You skipped this one.";
/// How one may feel after a talk, each with the mood in which a face shows it.
pub const FEELINGS: [(&str, i8); 4] = [("Shaken", -6), ("Uneasy", -1), ("Fine", 3), ("Pleased", 8)];

/// "Tonight, what does Claire say about you?"
pub fn what_do_they_say(name: &str) -> String {
    format!("Tonight, what does {} say about you?", first_name(name))
}

/// "She left at ease."
pub fn they_left(pronoun: Pronoun, mood_word: &str) -> String {
    format!("{} left {mood_word}.", subject(pronoun))
}

/// Where the trainee thought it turned, beside where it did.
pub enum Calibration<'a> {
    /// On that line, or one exchange beside it.
    There,
    /// Earlier or later, at the moment with this letter.
    Elsewhere { earlier: bool, letter: char, line: &'a str },
    /// It was made of small moments.
    Nowhere,
}

/// "It turned earlier, at A: “I'll have you up and running.”"
pub fn it_turned(calibration: &Calibration<'_>) -> String {
    match calibration {
        Calibration::There => "It did turn there.".to_owned(),
        Calibration::Elsewhere { earlier, letter: '+', line } => {
            format!("It turned {}: {}", if *earlier { "earlier" } else { "later" }, quoted(line))
        }
        Calibration::Elsewhere { earlier, letter, line } => {
            format!("It turned {}, at {letter}: {}", if *earlier { "earlier" } else { "later" }, quoted(line))
        }
        Calibration::Nowhere => NO_SINGLE_MOMENT.to_owned(),
    }
}

/// "It did turn, at A: “…”", for who thought that it did not.
pub fn it_did_turn(letter: char, line: &str) -> String {
    if letter == '+' { format!("It did turn: {}", quoted(line)) } else { format!("It did turn, at {letter}: {}", quoted(line)) }
}
