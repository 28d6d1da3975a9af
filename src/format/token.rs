//! A token of RON: what it is, and where it stands.

use crate::source::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, `true`, `Learned`, `r#type`.
    Name,
    /// A number with its sign, `+2`, `0.98`.
    Number,
    /// A text in quotation marks, raw or not, or a character in apostrophes.
    Text,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    Comma,
    Colon,
    /// Anything else.
    Other,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub span: Span,
    /// For an opening bracket the index of the token that closes it (or would); for others their own index.
    pub partner: u32,
}
