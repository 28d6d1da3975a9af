//! The counts of a session with a room, as they are written to a file: to be read again and laid beside those of another room.

use serde::Deserialize;

use super::ron::options;

/// A session in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Counts", deny_unknown_fields)]
pub struct CountsFile {
    pub code: String,
    pub scenario: String,
    pub content: String,
    pub rules: u32,
    pub people: u8,
    pub exchanges: Vec<ExchangeFile>,
    pub ending: Option<(String, String)>,
    pub mood: i8,
    pub trust: i8,
}

/// One exchange.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeFile {
    pub exchange: usize,
    pub beat: String,
    pub played: usize,
    pub voice: Option<String>,
    pub token: bool,
    pub marked: bool,
    pub seconds: i64,
    pub options: Vec<VotesFile>,
}

/// One option with its votes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VotesFile {
    pub number: usize,
    pub first: Option<usize>,
    pub last: Option<usize>,
    pub outlook: Option<u8>,
}

/// Reads the counts of a session. Fails with the place and the reason in words where this is no such file.
pub fn read_counts(text: &str) -> Result<CountsFile, String> {
    options().from_str(text).map_err(|error| error.to_string())
}
