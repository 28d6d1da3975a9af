//! The identity of a scenario's content: a hash of the file as this program writes it.

use std::fmt;

use crate::format::{ScenarioFile, write_to};

/// The hash of a file without comments, layout and `allow`; branches that are merged are in it.
/// Shown and compared as 8 hex digits (training-model 3.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Content(u32);

impl Content {
    pub(super) fn of(file: &mut ScenarioFile) -> Self {
        let allow = std::mem::take(&mut file.allow);
        let mut hash = FNV_START;
        write_to(file, &mut |piece| hash = fnv1a64_on(hash, piece.as_bytes()));
        file.allow = allow;
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
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
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
    fn eight_hex_digits_go_there_and_back() {
        for hash in [0, 1, 0x9f3c_1a7e, u32::MAX] {
            assert_eq!(Content::parse(&Content(hash).to_string()), Some(Content(hash)));
        }
        assert_eq!(Content::parse("+1234567"), None);
        assert_eq!(Content::parse("9f3c1a7"), None);
    }
}
