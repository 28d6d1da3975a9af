//! The journal of a session: what it was at its beginning, and every key with what it brought about. Written and read as text.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;

use super::key::{Key, KeyError};
use super::setup::Setup;
use crate::play::{PlayedMove, RunLineError, Seed};
use crate::scenario::{ContentId, Temperament};
use crate::session::RunId;

/// What a session is from its beginning on. None of it changes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupHeader {
    pub id: RunId,
    /// The id of its scenario.
    pub scenario: String,
    pub title: String,
    pub content: ContentId,
    /// The text of that content, so that the session goes on with the words it began with.
    pub text: Arc<str>,
    /// The version of the rules it is played by.
    pub rules: u32,
    /// The session code: two groups with one code meet the same customer in the same words.
    pub seed: Seed,
    pub temperament: Temperament,
    pub setup: Setup,
    pub begun: Timestamp,
}

/// What a key brought about that does not follow from the keys before it alone, since foresight had a part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// This was said.
    Played(PlayedMove),
    /// The group went back before this exchange, from 0, for a second try.
    Rewound(usize),
}

/// A session that nobody touched for longer than this, in hours, is not under way any more: one that goes over two days still is.
const UNDER_WAY: i64 = 36;

/// Whether a session that was left is still under way, so that going on with it comes before beginning another: it has the code that
/// was asked for, where one was, and its last key is not too long ago.
pub fn is_under_way(code: Seed, last: Timestamp, asked_for: Option<Seed>, now: Timestamp) -> bool {
    let hours = now.duration_since(last).as_hours();
    asked_for.is_none_or(|asked_for| asked_for == code) && hours < UNDER_WAY
}

/// One key, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub at: Timestamp,
    pub key: Key,
    pub came: Option<Came>,
}

/// A text that is no entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Move(#[from] RunLineError),
    #[error("expected an exchange as in `@3`, found `{0}`")]
    Came(String),
}

/// Everything of a session that is not known to be kept yet. Keeping it twice changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupStep {
    pub header: Arc<GroupHeader>,
    /// The place of the first of these among all entries, from 0.
    pub from: usize,
    /// In their order, without a gap.
    pub entries: Vec<Entry>,
    /// Whether the session is over, so that nobody is asked to go on with it.
    pub is_over: bool,
}

/// A session as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedGroup {
    pub header: GroupHeader,
    pub entries: Vec<Entry>,
}

impl fmt::Display for Came {
    /// A move as it is written in a run line, or `@3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Played(played) => write!(f, "{played}"),
            Self::Rewound(exchange) => write!(f, "@{exchange}"),
        }
    }
}

impl FromStr for Came {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        match text.strip_prefix('@') {
            Some(exchange) => exchange.parse().map(Self::Rewound).ok().ok_or_else(|| JournalError::Came(text.to_owned())),
            None => Ok(Self::Played(text.parse()?)),
        }
    }
}

impl Entry {
    /// An entry from what is kept of it: when, in microseconds since 1970, the key, and what came of it.
    pub fn read(at: i64, key: &str, came: Option<&str>) -> Option<Self> {
        let at = Timestamp::from_microsecond(at).ok()?;
        let came = came.map(str::parse).transpose().ok()?;
        Some(Self { at, key: key.parse().ok()?, came })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_read_back_as_it_was_written() {
        let at = Timestamp::from_microsecond(1_764_450_000_123_456).unwrap();
        let moves = ["2", "3:Steady"].map(|text| Some(Came::Played(text.parse().unwrap())));
        for came in moves.into_iter().chain([None, Some(Came::Rewound(4))]) {
            for key in Key::all() {
                let entry = Entry { at, key, came };
                let written = entry.came.as_ref().map(ToString::to_string);
                assert_eq!(Entry::read(at.as_microsecond(), &entry.key.to_string(), written.as_deref()), Some(entry));
            }
        }
        assert_eq!(Entry::read(0, "nonsense", None), None);
        assert_eq!(Entry::read(0, "next", Some("@x")), None);
    }

    #[test]
    fn a_session_is_under_way_over_two_days_and_under_its_own_code() {
        let (one, other) = (Seed::default(), Seed::try_from(7).unwrap());
        let at = |hours: i64| Timestamp::from_second(1_764_000_000 + 3_600 * hours).unwrap();
        assert!(is_under_way(one, at(0), None, at(25)), "two days in a row");
        assert!(is_under_way(one, at(0), Some(one), at(1)) && !is_under_way(one, at(0), Some(other), at(1)));
        assert!(!is_under_way(one, at(0), None, at(24 * 7)));
        assert!(is_under_way(one, at(5), None, at(0)), "the clock of the machine was set back");
    }
}
