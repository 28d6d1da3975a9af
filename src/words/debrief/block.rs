//! What a worded debrief is made of. Every front end lays the same blocks out, and none chooses a sentence.

use crate::words::grammar::quoted;

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

/// A text and its manner. The text of what somebody said stands without quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    pub manner: Manner,
}

impl Passage {
    pub fn new(text: impl Into<String>, manner: Manner) -> Self {
        Self { text: text.into(), manner }
    }

    /// The text, in quotation marks where somebody said it.
    pub fn in_quotes(&self) -> String {
        if self.manner == Manner::Said { quoted(&self.text) } else { self.text.clone() }
    }

    /// What the trainee says or does.
    pub fn of_trainee(text: impl Into<String>, is_act: bool) -> Self {
        Self::new(text, if is_act { Manner::Done } else { Manner::Said })
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
