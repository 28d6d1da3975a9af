//! A scenario as a script: every line by beat, with who says it, how long it is and where it leads.

mod build;
mod html;
mod reading;

use crate::play::Seed;

pub(super) use html::put_script;
pub use html::script_html;
pub use reading::Conversation;

/// How much of a scenario a script shows, and in whose order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everything that is written, options by their numbers in the file: for whoever writes it, or reads it for them.
    Everything,
    /// What is said and done, options by the letters of a session's drawn order: to be read aloud in a room. Nothing in it gives away
    /// what an option does.
    Spoken(Seed),
}

/// A whole script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    pub title: String,
    pub lang: String,
    /// Who it is about and where, in a line.
    pub about: String,
    /// Setting and brief, as written.
    pub before: Vec<String>,
    /// Who speaks, the customer first and the trainee second.
    pub parts: Vec<PartOfScript>,
    /// What the customer says who was asked for something too soon.
    pub pushback: Vec<String>,
    pub beats: Vec<ScriptBeat>,
    pub endings: Vec<ScriptEnding>,
    /// How long one conversation is; `None` where none comes to an end.
    pub conversation: Option<Conversation>,
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfScript {
    pub name: String,
    /// Lines as written, every phrasing counted.
    pub lines: usize,
    pub words: u32,
}

/// A beat with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptBeat {
    /// Its place in the file, from 1, by which ways lead to it.
    pub number: usize,
    /// Its name in the file, where everything is shown.
    pub id: String,
    /// Time, place and what is special about it, as far as written.
    pub heading: String,
    /// Of all that is spoken or done in it.
    pub words: u32,
    pub rows: Vec<Row>,
}

/// What a row of a script is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// Said by the one who is named in the label.
    Said,
    /// Seen, heard or thought: in italics.
    Seen,
    /// Something the trainee can say.
    Option,
    /// Something the trainee can do.
    Act,
    /// An answer to the option above it.
    Reply,
    /// Told about it.
    Note,
    /// Where it goes on by itself.
    Way,
}

/// A row: what it is, its words, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub kind: RowKind,
    pub label: String,
    pub text: String,
    /// For what is spoken or done.
    pub words: Option<u32>,
    /// Where it leads, or when it holds.
    pub ways: Vec<String>,
}

/// An ending as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptEnding {
    pub title: String,
    /// The kind, where everything is shown.
    pub kind: Option<&'static str>,
    pub says: Vec<(Option<String>, String)>,
}
