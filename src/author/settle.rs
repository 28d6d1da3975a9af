//! When a save is over. Editors write a file in several strokes (empty it, write, rename); it is read once nothing of it has changed
//! for a while.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

/// Files that were seen to change, until they have settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settle {
    quiet: SignedDuration,
    changing: BTreeMap<String, Timestamp>,
}

impl Settle {
    /// A file settles when nothing of it has changed for so long.
    pub fn after(quiet: SignedDuration) -> Self {
        Self { quiet, changing: BTreeMap::new() }
    }

    /// This file was seen to change.
    pub fn changed(&mut self, path: &str, now: Timestamp) {
        self.changing.insert(path.to_owned(), now);
    }

    /// Whether some file has yet to settle.
    pub fn is_waiting(&self) -> bool {
        !self.changing.is_empty()
    }

    /// The files that have settled by now, each once.
    pub fn settled(&mut self, now: Timestamp) -> Vec<String> {
        let quiet = self.quiet;
        let settled = self.changing.extract_if(.., |_, since| now.duration_since(*since) >= quiet);
        settled.map(|(path, _)| path).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_800_000_000_000 + ms).unwrap()
    }

    #[test]
    fn a_file_that_is_written_in_strokes_is_read_once_after_the_last() {
        let mut settle = Settle::after(SignedDuration::from_millis(150));
        settle.changed("a", at(0));
        settle.changed("a", at(100));
        settle.changed("b", at(120));
        assert!(settle.settled(at(200)).is_empty(), "its last stroke is 100 ms ago");
        assert_eq!(settle.settled(at(250)), ["a"]);
        assert!(settle.is_waiting());
        assert_eq!(settle.settled(at(300)), ["b"]);
        assert!(!settle.is_waiting());
        assert!(settle.settled(at(900)).is_empty(), "each once");
    }
}
