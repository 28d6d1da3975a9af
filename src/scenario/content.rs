//! The identity of a scenario's content: a hash of the file as this program writes it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::format::{ScenarioFile, read, write_to};
use crate::source::SourceText;

/// The hash of a file without comments, layout and `allow`; branches that are merged are in it.
/// Shown and compared as 8 hex digits (training-model 3.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Content(u32);

/// The content of a text, worked out when it is first asked for: for a talk that is kept or replayed, not for every dialogue on a
/// shelf.
#[derive(Clone, Debug)]
pub(super) struct ContentOfText {
    text: Arc<String>,
    content: OnceLock<Content>,
}

impl ContentOfText {
    /// Of a text that was read without a fault.
    pub(super) fn new(text: Arc<String>) -> Self {
        Self { text, content: OnceLock::new() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn get(&self) -> Content {
        *self.content.get_or_init(|| Content::of(read(&SourceText::sharing(Arc::clone(&self.text))).file))
    }
}

impl Content {
    fn of(file: ScenarioFile) -> Self {
        let file = ScenarioFile { allow: Vec::new(), ..file };
        let mut hash = FNV_START;
        write_to(&file, &mut |piece| hash = hash_on(hash, piece));
        // Both halves are folded together so that every bit of the hash counts.
        Self((hash ^ (hash >> 32)) as u32)
    }

    /// Reads the 8 hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// FNV-1a, 64 bits: the hash that keys every draw (training-model 3.7) and names every content. It never changes.
pub(crate) fn fnv1a64(bytes: &[u8]) -> u64 {
    fnv1a64_on(FNV_START, bytes)
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash goes on where an earlier piece left it.
fn fnv1a64_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| fnv1a64_byte(hash, *byte))
}

const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

const fn fnv1a64_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(FNV_PRIME)
}

/// As [`fnv1a64_on`], quicker where a line begins: half of what is written is the blanks there.
fn hash_on(mut hash: u64, piece: &str) -> u64 {
    static STRIDES: [Stride; 2] = [Stride::over("\n            "), Stride::over("    ")];
    // Most pieces begin with a letter, and need no closer look.
    if !piece.starts_with(['\n', ' ']) {
        return fnv1a64_on(hash, piece.as_bytes());
    }
    let mut rest = piece;
    for stride in &STRIDES {
        while let Some(behind) = rest.strip_prefix(stride.text) {
            hash = stride.after(hash);
            rest = behind;
        }
    }
    fnv1a64_on(hash, rest.as_bytes())
}

/// What a known text does to the hash, in one multiplication. Each byte changes the last eight bits alone before all are
/// multiplied; so the bits above them are only ever multiplied, and what is added to that depends on the last eight.
struct Stride {
    text: &'static str,
    /// The prime, once for every byte of the text.
    factor: u64,
    /// What is added, by the last eight bits of the hash before the text.
    plus: [u64; 256],
}

impl Stride {
    const fn over(text: &'static str) -> Self {
        let mut stride = Self { text, factor: 1, plus: [0; 256] };
        let mut bytes = text.as_bytes();
        while let [_, rest @ ..] = bytes {
            stride.factor = stride.factor.wrapping_mul(FNV_PRIME);
            bytes = rest;
        }
        let mut places: &mut [u64] = &mut stride.plus;
        let mut last_bits = 0_u64;
        while let [plus, rest @ ..] = places {
            let mut hash = last_bits;
            let mut bytes = text.as_bytes();
            while let [byte, rest @ ..] = bytes {
                hash = fnv1a64_byte(hash, *byte);
                bytes = rest;
            }
            *plus = hash.wrapping_sub(last_bits.wrapping_mul(stride.factor));
            last_bits += 1;
            places = rest;
        }
        stride
    }

    fn after(&self, hash: u64) -> u64 {
        let plus = self.plus.get(usize::from(hash as u8)).copied().unwrap_or_default();
        hash.wrapping_mul(self.factor).wrapping_add(plus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv_gives_its_published_values() {
        assert_eq!(fnv1a64(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a64(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a64(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn strides_give_what_single_bytes_give() {
        let mut hash = FNV_START;
        for blanks in 0..1_000 {
            for piece in [format!("\n{}", " ".repeat(blanks % 40)), " ".repeat(blanks % 9), format!("    a{blanks}")] {
                assert_eq!(hash_on(hash, &piece), fnv1a64_on(hash, piece.as_bytes()), "{piece:?} from {hash:x}");
                hash = fnv1a64_on(hash, piece.as_bytes());
            }
        }
    }

    #[test]
    fn eight_hex_digits_go_there_and_back() {
        for hash in [0, 1, 0x9f3c_1a7e, u32::MAX] {
            assert_eq!(Content::parse(&Content(hash).to_string()), Some(Content(hash)));
        }
        assert_eq!(Content::parse("+1234567"), None);
        assert_eq!(Content::parse("9f3c1a7"), None);
    }
}
