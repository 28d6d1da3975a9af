//! The identity of what a scenario holds: a hash of its file in canonical form.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use siphasher::sip128::SipHasher24;

use crate::format::{Rare, ScenarioFile, read, write_canonical, write_to};
use crate::source::SourceText;

use super::hash::{FNV_START, fnv1a64_on};

/// Names the content of a scenario for ever: SipHash-2-4 with 128 bits, under a fixed key, of the file in canonical form.
///
/// In it is what can be met in play or told afterwards, with branches merged, and the scenario's id, from which a look is drawn.
/// Comments, layout, `allow`, `expect` and `discuss` are not, and neither is a field that says what leaving it out would say: so a later version
/// of the format leaves files that do not use what is new their id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentId(u128);

/// Eight hex digits that stand for a content in run lines and records: the first of its [`ContentId`].
/// Lines written by the first program carry digits of an older hash. [`Scenario::is_of`](super::Scenario::is_of) knows both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentDigits(u32);

/// The text is no [`ContentId`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 32 hex digits of content, found `{0}`")]
pub struct ContentIdError(pub String);

/// The text is no [`ContentDigits`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 8 hex digits of content, found `{0}`")]
pub struct ContentDigitsError(pub String);

impl ContentId {
    /// Chosen once, and never changed.
    const KEY: [u8; 16] = *b"rapport content\0";

    fn of(file: ScenarioFile, id: &str) -> Self {
        let mut file = ScenarioFile { id: Some(id.to_owned()), allow: Vec::new(), expect: Vec::new(), ..file };
        for (_, beat) in &mut file.beats.0 {
            beat.discuss = Rare::default();
        }
        // Gathered, since the hasher takes one long text many times faster than its thousand pieces.
        let mut canonical = Vec::new();
        write_canonical(&file, &mut |piece| canonical.extend_from_slice(piece.as_bytes()));
        Self(SipHasher24::new_with_key(&Self::KEY).hash(&canonical).as_u128())
    }

    /// The digits that stand for it in run lines and records.
    pub fn short(self) -> ContentDigits {
        ContentDigits((self.0 >> 96) as u32)
    }
}

impl fmt::Display for ContentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for ContentId {
    type Err = ContentIdError;

    fn from_str(text: &str) -> Result<Self, ContentIdError> {
        let number = is_hex(text, 32).then(|| u128::from_str_radix(text, 16).ok()).flatten();
        number.map(Self).ok_or_else(|| ContentIdError(text.to_owned()))
    }
}

impl fmt::Display for ContentDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl FromStr for ContentDigits {
    type Err = ContentDigitsError;

    fn from_str(text: &str) -> Result<Self, ContentDigitsError> {
        let number = is_hex(text, 8).then(|| u32::from_str_radix(text, 16).ok()).flatten();
        number.map(Self).ok_or_else(|| ContentDigitsError(text.to_owned()))
    }
}

fn is_hex(text: &str, n_digits: usize) -> bool {
    text.len() == n_digits && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The text that a scenario was read from, and what names its content. That is worked out when it is first asked for: for a talk that
/// is kept or replayed, not for every dialogue on a shelf.
#[derive(Clone, Debug)]
pub(super) struct SourceOfContent {
    text: Arc<String>,
    content: OnceLock<ContentId>,
    older: OnceLock<ContentDigits>,
}

impl SourceOfContent {
    /// Of a text that was read without a fault.
    pub(super) fn new(text: Arc<String>) -> Self {
        Self { text, content: OnceLock::new(), older: OnceLock::new() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// `id` is that of the scenario, written or not.
    pub(super) fn content(&self, id: &str) -> ContentId {
        *self.content.get_or_init(|| ContentId::of(self.file(), id))
    }

    /// What the first program wrote in run lines: FNV-1a of the file in its layout for people, without `allow` and `expect`.
    pub(super) fn older_digits(&self) -> ContentDigits {
        *self.older.get_or_init(|| {
            let file = ScenarioFile { allow: Vec::new(), expect: Vec::new(), ..self.file() };
            let mut hash = FNV_START;
            write_to(&file, &mut |piece| hash = fnv1a64_on(hash, piece.as_bytes()));
            // Both halves are folded together so that every bit of the hash counts.
            ContentDigits((hash ^ (hash >> 32)) as u32)
        })
    }

    fn file(&self) -> ScenarioFile {
        read(&SourceText::sharing(Arc::clone(&self.text))).file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_digits_go_there_and_back_and_nothing_else_is_taken() {
        for number in [0, 1, 0x9f3c_1a7e, u32::MAX] {
            assert_eq!(ContentDigits(number).to_string().parse(), Ok(ContentDigits(number)));
        }
        for number in [0, 1, u128::MAX - 1] {
            assert_eq!(ContentId(number).to_string().parse(), Ok(ContentId(number)));
        }
        for misfit in ["+1234567", "9f3c1a7", "9f3c1a7e0", ""] {
            assert_eq!(misfit.parse::<ContentDigits>(), Err(ContentDigitsError(misfit.to_owned())));
            assert!(misfit.parse::<ContentId>().is_err());
        }
    }

    #[test]
    fn the_digits_are_the_first_of_the_id() {
        let id = ContentId(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        assert!(id.to_string().starts_with(&id.short().to_string()));
    }
}
