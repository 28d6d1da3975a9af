//! What a worded debrief is made of. Every front end lays the same blocks out, and none chooses a sentence.

use crate::scenario::Voice;
use crate::words::grammar::quoted;

/// "I see. (warm)": the words, and the voice in which they were said.
pub fn with_voice(words: &str, voice: Option<Voice>) -> String {
    voice.map_or_else(|| words.to_owned(), |voice| format!("{words} ({})", voice.name().to_lowercase()))
}

/// How a text came about, so that each front end can set it in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// The interface or the author says it.
    Told,
    /// Somebody said it.
    Said,
    /// The trainee did it.
    Done,
    /// It was to be seen or heard.
    Seen,
    /// The customer thought it.
    Thought,
    /// It stands where something else is missing.
    Absent,
}

/// A text and its manner. The text of what somebody said stands without quotation marks, and at its end may stand in which voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    pub manner: Manner,
    /// How long the words themselves are, in bytes: the voice is no part of a quotation.
    n_words: usize,
}

impl Passage {
    pub fn new(text: impl Into<String>, manner: Manner) -> Self {
        let text = text.into();
        Self { n_words: text.len(), text, manner }
    }

    /// The text, in quotation marks where somebody said it.
    pub fn in_quotes(&self) -> String {
        let (words, voice) = self.text.split_at_checked(self.n_words).unwrap_or((&self.text, ""));
        if self.manner == Manner::Said { quoted(words) + voice } else { self.text.clone() }
    }

    /// What the trainee says or does.
    pub fn of_trainee(text: impl Into<String>, is_act: bool) -> Self {
        Self::new(text, if is_act { Manner::Done } else { Manner::Said })
    }

    /// The same with the voice in which it was said.
    pub fn in_voice(words: &str, voice: Option<Voice>, is_act: bool) -> Self {
        Self { n_words: words.len(), ..Self::of_trainee(with_voice(words, voice), is_act) }
    }
}

/// A passage under, or beside, what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    pub label: String,
    pub passage: Passage,
}

impl Labelled {
    pub fn new(label: impl Into<String>, passage: Passage) -> Self {
        Self { label: label.into(), passage }
    }

    /// A label beside what the interface or the author tells.
    pub fn told(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(label, Passage::new(text, Manner::Told))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_stands_behind_the_quotation_and_not_in_it() {
        let said = Passage::in_voice("I see.", Some(Voice::Warm), false);
        assert_eq!((said.text.as_str(), said.in_quotes().as_str()), ("I see. (warm)", "\u{201c}I see.\u{201d} (warm)"));
        assert_eq!(Passage::in_voice("I see.", None, false).in_quotes(), "\u{201c}I see.\u{201d}");
    }
}
