//! The two frozen hashes behind everything that is drawn: a key from a text, and numbers from a key. Neither ever changes.

/// FNV-1a, 64 bits: the key of a draw, from its purpose and place.
pub(crate) fn fnv1a64(bytes: &[u8]) -> u64 {
    fnv1a64_on(FNV_START, bytes)
}

pub(super) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash goes on where an earlier piece left it.
pub(super) fn fnv1a64_on(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// One number of a row that is as good as drawn, the same for the same state (Steele, Lea and Flood 2014). The row goes on with the
/// state after it, which is [`GOLDEN`] further.
pub(crate) fn splitmix64(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// How far one state of [`splitmix64`] is from the next.
pub(crate) const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

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
    fn splitmix_gives_its_published_values() {
        let row = (1..=3).map(|n: u64| splitmix64(1_234_567_u64.wrapping_add(n.wrapping_mul(GOLDEN))));
        assert_eq!(row.collect::<Vec<_>>(), [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
