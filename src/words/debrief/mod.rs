//! The debrief: the names of its panels, and what more than one of them says.

pub mod account;
pub mod curve;
pub mod lines;
pub mod next;
pub mod skills;
pub mod turning;
pub mod you_first;

use crate::scenario::{Pronoun, Temperament, Voice};
use crate::words::grammar::subject;

pub const YOU_FIRST: &str = "You first";
pub const WHAT_HAPPENED: &str = "What happened";
pub const TURNING_POINTS: &str = "Turning points";
pub const ACCOUNT: &str = "The account";
pub const SKILLS: &str = "Skills";
pub const ONE_THING_NEXT: &str = "One thing next";
pub const EXCHANGES: &str = "Line by line";
pub const THE_CURVE: &str = "The curve";
pub const THE_DEBRIEF: &str = "The debrief";
pub const AGAIN: &str = "Again from the start";
pub const BACK_HOME: &str = "Back home";
pub const LATER: &str = "Later";
pub const PLAY_FROM_HERE: &str = "Play from here";
pub const UNFINISHED: &str = "The talk did not come to an end.";
pub const WHY: &str = "Why";
pub const YOU: &str = "You";
/// The keys of the debrief, as they are printed.
pub const KEY_PLAY_FROM: &str = "P";
pub const KEY_LINES: &str = "L";
pub const KEY_BACK: &str = "Esc";
pub const KEY_SAY_BOTH: &str = "S";
pub const KEY_OUTLOOK: &str = "O";
pub const KEY_CHANGE_PLAN: &str = "E";

/// "Claire Hobson, fiery that day".
pub fn who_it_was(name: &str, temperament: Temperament) -> String {
    match temperament {
        Temperament::Easygoing => name.to_owned(),
        _ => format!("{name}, {} that day", temperament.name().to_lowercase()),
    }
}

/// How a run is played again in the terminal.
pub fn run_again(line: &str) -> String {
    format!("This run again: rapport replay '{line}'")
}

/// "She said".
pub fn said(pronoun: Pronoun) -> String {
    format!("{} said", subject(pronoun))
}

/// "She thought".
pub fn thought(pronoun: Pronoun) -> String {
    format!("{} thought", subject(pronoun))
}

/// "She would have said".
pub fn would_have_said(pronoun: Pronoun) -> String {
    format!("{} would have said", subject(pronoun))
}

/// "She would say".
pub fn would_say(pronoun: Pronoun) -> String {
    format!("{} would say", subject(pronoun))
}

/// "Play from 13:54".
pub fn play_from(time: Option<&str>, index: usize) -> String {
    time.map_or_else(|| format!("Play from exchange {}", index + 1), |time| format!("Play from {time}"))
}

/// The words, and the voice in which they were said.
pub fn with_voice(words: &str, voice: Option<Voice>) -> String {
    voice.map_or_else(|| words.to_owned(), |voice| format!("{words} ({})", voice.name().to_lowercase()))
}
