//! How long one conversation is to read: the middle of some that are drawn as a typical trainee plays.

use std::sync::Arc;

use crate::foresight::{Policy, drawn_run};
use crate::play::{Line, Seed, Transcript};
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::wording::count_words;
use crate::words::common::{DEFAULT_NAME, LET_ME_FINISH};

/// How many conversations are drawn.
const DRAWN: u32 = 41;
/// Words that somebody reads in a minute to themselves, at ease.
const WORDS_READ_A_MINUTE: u32 = 200;
/// Words that somebody reads aloud in a minute.
const WORDS_ALOUD_A_MINUTE: u32 = 150;

/// One conversation, as it usually is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversation {
    pub exchanges: usize,
    /// Said and told on one road, the chosen line and the ending with it.
    pub words_aloud: u32,
    /// The same and every option beside it.
    pub words_read: u32,
}

impl Conversation {
    /// The middle of some conversations; `None` where none of them ends.
    pub(super) fn of(scenario: &Arc<Scenario>) -> Option<Self> {
        let drawn = (0..DRAWN).filter_map(|number| {
            let seed = Seed::try_from(number).ok()?;
            let run = drawn_run(scenario, Rules::newest(), Policy::Typical, &[], seed);
            run.transcript().ending()?;
            Some(counted(run.transcript()))
        });
        let drawn: Vec<Self> = drawn.collect();
        let middle = |of: &dyn Fn(&Self) -> u32| {
            let mut figures: Vec<u32> = drawn.iter().map(of).collect();
            figures.sort_unstable();
            figures.get(figures.len() / 2).copied()
        };
        Some(Self {
            exchanges: middle(&|one| u32::try_from(one.exchanges).unwrap_or(u32::MAX))? as usize,
            words_aloud: middle(&|one| one.words_aloud)?,
            words_read: middle(&|one| one.words_read)?,
        })
    }

    /// Minutes to read it aloud, at least 1.
    pub fn minutes_aloud(&self) -> u32 {
        minutes(self.words_aloud, WORDS_ALOUD_A_MINUTE)
    }

    /// Minutes to read it to oneself with every option, at least 1.
    pub fn minutes_read(&self) -> u32 {
        minutes(self.words_read, WORDS_READ_A_MINUTE)
    }
}

/// Minutes to read so many words aloud, at least 1.
pub(super) fn minutes_aloud(words: u32) -> u32 {
    minutes(words, WORDS_ALOUD_A_MINUTE)
}

fn minutes(words: u32, a_minute: u32) -> u32 {
    ((words + a_minute / 2) / a_minute).max(1)
}

fn counted(transcript: &Transcript) -> Conversation {
    let scenario = transcript.scenario();
    let fill = transcript.fill(DEFAULT_NAME);
    let heard = |lines: Vec<Line>| -> u32 {
        let words = |line: &Line| match line {
            Line::Says(text) | Line::Sees(text) | Line::SaysToo { words: text, .. } => count_words(text),
            Line::LetMeFinish => count_words(LET_ME_FINISH),
            Line::Days(_) | Line::Hours(_) | Line::Event(_) => 0,
        };
        lines.iter().map(words).sum()
    };
    let mut all = Conversation { exchanges: transcript.exchanges().len(), words_aloud: 0, words_read: 0 };
    let ending = transcript.ending_words().and_then(|ending| ending.says).map_or(0, count_words);
    let mut both = heard(transcript.opening_lines(&fill)) + ending;
    for exchange in transcript.exchanges() {
        both += heard(transcript.lines_after(exchange, &fill));
        let is_closed = |choice| exchange.closed.iter().any(|(closed, _)| *closed == choice);
        for choice in scenario.beats()[exchange.beat].choices().filter(|choice| !is_closed(*choice)) {
            let words = count_words(scenario.choices()[choice].spoken.text());
            all.words_read += words;
            all.words_aloud += if choice == exchange.chosen.choice { words } else { 0 };
        }
    }
    all.words_aloud += both;
    all.words_read += both;
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_is_the_least_that_is_said() {
        assert_eq!([minutes_aloud(0), minutes_aloud(149), minutes_aloud(230), minutes_aloud(1_500)], [1, 1, 2, 10]);
    }
}
