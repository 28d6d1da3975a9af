//! A text cut into tokens, apart from the text itself: what reading hands to whoever looks for places.

use std::borrow::Cow;

use crate::source::Gathered;

use super::lex::Lexed;
use super::mend::PutIn;
use super::token::Token;

/// The tokens of a text that was read with care, and the text where it was mended, without the text as it was written: so that whoever
/// asks for places in that text does not cut it a second time.
#[derive(Clone, Debug)]
pub struct CutText {
    mended: Option<String>,
    tokens: Vec<Token>,
    put_in: [PutIn; 2],
}

impl CutText {
    /// The tokens beside the text that they were cut from.
    pub(super) fn beside(self, text: &str) -> Lexed<'_> {
        let Self { mended, tokens, put_in } = self;
        Lexed { text: mended.map_or(Cow::Borrowed(text), Cow::Owned), tokens, put_in, faults: Gathered::default() }
    }
}

impl Lexed<'_> {
    /// The tokens without the text as it was written.
    pub(super) fn into_cut(self) -> CutText {
        let mended = match self.text {
            Cow::Borrowed(_) => None,
            Cow::Owned(mended) => Some(mended),
        };
        CutText { mended, tokens: self.tokens, put_in: self.put_in }
    }
}
