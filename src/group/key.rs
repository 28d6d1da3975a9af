//! What the presenter does, as a value that is written down and read back.

use std::fmt;
use std::str::FromStr;

/// Something that the presenter does. What a digit means depends on the stage: it counts a ballot, or it chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The next stage; in a vote with the keyboard going round: hands it on.
    Next,
    /// A digit, from 1.
    Digit(u8),
    /// Takes the last ballot back.
    TakeBack,
    /// Shows the votes.
    Reveal,
    /// Plays the leading line now.
    PlayLeading,
    /// Holds the group for an argument; where the program would play by itself: has the group vote here.
    Hold,
    /// One step back.
    Back,
    /// Then a digit: what the customer would have said.
    WhatIf,
    /// Then a digit: another line, for a table's token or as the Voice chooses at a tie.
    Another,
    /// Makes the wall black, and back.
    Black,
    /// "Pause and talk": the clock stops.
    Pause,
    /// Starts or stops the timer.
    Timer,
    AddMinute,
    /// Marks this moment for the debrief, and takes the mark away.
    Mark,
    /// A note of the presenter's own. Nobody else sees it.
    Note(String),
    /// Something that somebody would like from the session, in a few words for the wall.
    Wish(String),
    /// Shows or hides trust on the laptop.
    Trust,
    /// Straight to the debrief.
    ToDebrief,
    /// On the shortest honest road to an ending, and back from it.
    NearestEnding,
    /// Options one by one.
    OneByOne,
    /// Back to the moment at hand, where the group looks back.
    Rewind,
    Up,
    Down,
    Left,
    Right,
    /// The session was closed and is open again.
    Resumed,
}

/// A text that is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no key `{0}`")]
pub struct KeyError(pub String);

/// Everything that is a word alone, as it is kept: whatever a key is called by now, its word never changes.
const WORDS: [(Key, &str); 23] = [
    (Key::Next, "next"),
    (Key::TakeBack, "take-back"),
    (Key::Reveal, "reveal"),
    (Key::PlayLeading, "play"),
    (Key::Hold, "hold"),
    (Key::Back, "back"),
    (Key::WhatIf, "what-if"),
    (Key::Another, "another"),
    (Key::Black, "black"),
    (Key::Pause, "freeze"),
    (Key::Timer, "timer"),
    (Key::AddMinute, "add-minute"),
    (Key::Mark, "mark"),
    (Key::Trust, "account"),
    (Key::ToDebrief, "debrief"),
    (Key::NearestEnding, "ending"),
    (Key::OneByOne, "one-by-one"),
    (Key::Rewind, "show"),
    (Key::Up, "up"),
    (Key::Down, "down"),
    (Key::Left, "left"),
    (Key::Right, "right"),
    (Key::Resumed, "resumed"),
];

/// The longest note or wish, in characters.
pub const LONGEST_NOTE: usize = 400;

impl Key {
    /// A note, as it can be kept on one line.
    pub fn note(words: &str) -> Self {
        Self::Note(on_one_line(words))
    }

    /// A wish, the same.
    pub fn wish(words: &str) -> Self {
        Self::Wish(on_one_line(words))
    }

    /// Every key that is no text, the digits among them.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(key, _)| key.clone()).chain((1..=9).map(Self::Digit))
    }
}

/// Without line ends and other signs that cannot be seen.
fn on_one_line(words: &str) -> String {
    let seen = words.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
    seen.take(LONGEST_NOTE).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digit(digit) => write!(f, "digit {digit}"),
            Self::Note(words) => write!(f, "note {words}"),
            Self::Wish(words) => write!(f, "wish {words}"),
            key => f.write_str(WORDS.iter().find(|(known, _)| known == key).map_or("", |(_, word)| word)),
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        if let Some((key, _)) = WORDS.iter().find(|(_, word)| *word == text) {
            return Ok(key.clone());
        }
        let misfit = || KeyError(text.to_owned());
        let (word, rest) = text.split_once(' ').ok_or_else(misfit)?;
        match word {
            "digit" => rest.parse().ok().filter(|digit| (1..=9).contains(digit)).map(Self::Digit).ok_or_else(misfit),
            "note" => Ok(Self::note(rest)),
            "wish" => Ok(Self::wish(rest)),
            _ => Err(misfit()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_back_as_it_was_written() {
        let texts = [Key::note("table 2:\n'no wire'"), Key::wish("= less \u{7} shouting"), Key::note("next")];
        for key in Key::all().chain(texts) {
            assert_eq!(key.to_string().parse(), Ok(key.clone()), "{key}");
        }
        assert_eq!(Key::note("a\n b\t c"), Key::Note("a b c".to_owned()));
        for text in ["", "nxt", "digit 0", "digit 10", "digit x", "note"] {
            assert_eq!(text.parse::<Key>(), Err(KeyError(text.to_owned())));
        }
    }
}
