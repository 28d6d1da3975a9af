//! What a conversation takes from the machine, as values: the time, a seed, and a name for a new run.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::play::Seed;

/// What changes from one moment to the next outside the program. `storage` makes it; tests write it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Env {
    /// The time in UTC.
    pub now: Timestamp,
    /// The seed of a run that begins now.
    pub seed: Seed,
    /// The name of a run that begins now. No two runs share one.
    pub run_id: RunId,
}

/// The name of one run among all that are kept: 128 random bits, written as 32 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub u128);

/// A text that does not name a run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a run is named by 32 hex digits; `{0}` does not have them")]
pub struct RunIdError(String);

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for RunId {
    type Err = RunIdError;

    fn from_str(text: &str) -> Result<Self, RunIdError> {
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = is_hex.then(|| u128::from_str_radix(text, 16).ok()).flatten();
        number.map(Self).ok_or_else(|| RunIdError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_named_by_32_hex_digits_there_and_back() {
        for number in [0, 1, 0x0123_4567_89ab_cdef, u128::MAX] {
            assert_eq!(RunId(number).to_string().parse(), Ok(RunId(number)));
        }
        for text in ["", "12", "+0000000000000000000000000000000", "g0000000000000000000000000000000"] {
            assert!(text.parse::<RunId>().is_err(), "{text}");
        }
    }
}
