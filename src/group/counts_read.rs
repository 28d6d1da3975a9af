//! Counts of a session that were written to a file, read again.

use super::counts::{Counts, ExchangeCounts, OptionCounts};
use crate::format::{CountsFile, ExchangeFile, VotesFile, read_counts};
use crate::scenario::{EndingKind, Voice};

/// Why a file does not hold the counts of a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountsError {
    #[error("these are not the counts of a session: {0}")]
    NotCounts(String),
    #[error("`{0}` isn't a kind of ending")]
    EndingKind(String),
    #[error("`{0}` isn't a voice")]
    Voice(String),
}

impl Counts {
    /// Reads what [`Counts::ron`] wrote.
    pub fn read(text: &str) -> Result<Self, CountsError> {
        let CountsFile { code, scenario, content, rules, people, exchanges, ending, mood, trust } =
            read_counts(text).map_err(CountsError::NotCounts)?;
        let ending = ending.map(|(id, kind)| Ok((id, EndingKind::from_name(&kind).ok_or(CountsError::EndingKind(kind))?)));
        Ok(Self {
            code,
            scenario,
            content,
            rules,
            people,
            exchanges: exchanges.into_iter().map(exchange).collect::<Result<_, _>>()?,
            ending: ending.transpose()?,
            mood,
            trust,
        })
    }
}

fn exchange(read: ExchangeFile) -> Result<ExchangeCounts, CountsError> {
    let ExchangeFile { exchange, beat, played, voice, token, marked, seconds, options } = read;
    let voice = voice.map(|voice| Voice::from_name(&voice).map(Voice::name).ok_or(CountsError::Voice(voice)));
    let option = |VotesFile { number, first, last, outlook }| OptionCounts { number, first, last, outlook };
    Ok(ExchangeCounts {
        exchange,
        beat,
        options: options.into_iter().map(option).collect(),
        played,
        voice: voice.transpose()?,
        by_token: token,
        is_marked: marked,
        seconds,
    })
}
