//! Moves as text, the run line, and playing a run again from them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::format::nearest;
use crate::rules::Rules;
use crate::scenario::{ContentDigits, ContentDigitsError, SCALE, Scenario, Temperament, Voice};

use super::run::{PlayError, Run, RunStart};
use super::seed::{Seed, SeedError};
use super::transcript::Transcript;

/// A move as written: the option's number from 1 as in the file, closed ones counted, and a voice on a voice beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlayedMove {
    pub number: usize,
    pub voice: Option<Voice>,
}

impl fmt::Display for PlayedMove {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)?;
        self.voice.map_or(Ok(()), |voice| write!(f, ":{voice}"))
    }
}

/// The line that replays a run exactly: `before_three 9f3c1a7e r1 X8E-AWX Fiery 1,3:Steady,2`.
///
/// A run that was not started as its scenario says has ` mood=-5` behind it; one without moves has `-` in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunLine {
    pub scenario: String,
    /// Stand for the content of the scenario.
    pub content: ContentDigits,
    pub rules: u32,
    pub seed: Seed,
    pub temperament: Temperament,
    pub moves: Vec<PlayedMove>,
    pub start_mood: Option<i8>,
}

/// Why a text is no run line, or no list of moves.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunLineError {
    #[error("a run line has six parts: scenario, content, rules, session code, temperament, moves; this one has {0}")]
    Parts(usize),
    #[error(transparent)]
    Content(#[from] ContentDigitsError),
    #[error("expected the version of the rules as in `r1`, found `{0}`")]
    Rules(String),
    #[error(transparent)]
    Seed(#[from] SeedError),
    #[error("there is no temperament `{written}`{}", near.map_or_else(String::new, |near| format!(": did you mean `{near}`?")))]
    Temperament { written: String, near: Option<Temperament> },
    #[error("expected a move such as `2` or `3:Steady`, found `{0}`")]
    Move(String),
    #[error("expected `mood=` and a number from {lowest} to {highest}, found `{0}`", lowest = SCALE.start(), highest = SCALE.end())]
    Mood(String),
}

/// Why a run could not be played again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    #[error(
        "the run is of content {wanted}, and this scenario is {found}: it was changed since, so it would not be the same run"
    )]
    Content { wanted: ContentDigits, found: ContentDigits },
    #[error("the run was played by version {0} of the rules, which this program does not have")]
    Rules(u32),
    #[error("move {index} (`{played}`): {error}")]
    Move { index: usize, played: PlayedMove, error: PlayError },
}

impl Transcript {
    /// The moves, as they are written.
    pub fn moves(&self) -> Vec<PlayedMove> {
        self.exchanges.iter().map(|exchange| self.played(exchange)).collect()
    }

    /// The move of one exchange, as it is written.
    pub(super) fn played(&self, exchange: &super::Exchange) -> PlayedMove {
        PlayedMove { number: self.scenario.number_of(exchange.chosen.choice), voice: exchange.chosen.voice }
    }

    /// The line that replays this run.
    pub fn run_line(&self) -> RunLine {
        RunLine {
            scenario: self.scenario.id().to_owned(),
            content: self.scenario.content().short(),
            rules: self.rules.number(),
            seed: self.seed,
            temperament: self.start.temperament,
            moves: self.moves(),
            start_mood: self.start.mood,
        }
    }
}

impl fmt::Display for RunLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moves: Vec<String> = self.moves.iter().map(ToString::to_string).collect();
        let moves = if moves.is_empty() { "-".to_owned() } else { moves.join(",") };
        let Self { scenario, content, rules, seed, temperament, .. } = self;
        write!(f, "{scenario} {content} r{rules} {seed} {temperament} {moves}")?;
        self.start_mood.map_or(Ok(()), |mood| write!(f, " mood={mood}"))
    }
}

impl FromStr for RunLine {
    type Err = RunLineError;

    fn from_str(text: &str) -> Result<Self, RunLineError> {
        let parts: Vec<&str> = text.split_whitespace().collect();
        let (six, mood) = match parts.as_slice() {
            [six @ .., mood] if six.len() == 6 => (six, Some(*mood)),
            six => (six, None),
        };
        let [scenario, content, rules, seed, temperament, moves] = six else {
            return Err(RunLineError::Parts(parts.len()));
        };
        let start_mood = mood.map(|mood| {
            let (name, number) = mood.split_once('=').unwrap_or((mood, ""));
            let number = if name.eq_ignore_ascii_case("mood") { number.parse::<i8>().ok() } else { None };
            number.filter(|mood| SCALE.contains(mood)).ok_or_else(|| RunLineError::Mood(mood.to_owned()))
        });
        Ok(Self {
            scenario: (*scenario).to_owned(),
            content: content.parse()?,
            rules: rules
                .strip_prefix(['r', 'R'])
                .and_then(|number| number.parse().ok())
                .ok_or_else(|| RunLineError::Rules((*rules).to_owned()))?,
            seed: seed.parse()?,
            temperament: parse_temperament(temperament)?,
            moves: if *moves == "-" { Vec::new() } else { parse_moves(moves)? },
            start_mood: start_mood.transpose()?,
        })
    }
}

/// Reads a list of moves, as in `1,3:Steady,2`. An empty text is no moves.
pub fn parse_moves(text: &str) -> Result<Vec<PlayedMove>, RunLineError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    text.split(',').map(|written| written.trim().parse()).collect()
}

fn parse_temperament(written: &str) -> Result<Temperament, RunLineError> {
    Temperament::from_typed(written).ok_or_else(|| {
        let near = nearest(written, Temperament::ALL.iter().map(|temperament| temperament.name()));
        RunLineError::Temperament { written: written.to_owned(), near: near.and_then(Temperament::from_name) }
    })
}

impl FromStr for PlayedMove {
    type Err = RunLineError;

    /// Reads one move, as in `3:Steady`.
    fn from_str(written: &str) -> Result<Self, RunLineError> {
        let (number, voice) = match written.split_once(':') {
            Some((number, voice)) => (number, Some(Voice::from_typed(voice))),
            None => (written, None),
        };
        match (number.parse().ok(), voice) {
            (Some(number), None) => Ok(Self { number, voice: None }),
            (Some(number), Some(Some(voice))) => Ok(Self { number, voice: Some(voice) }),
            _ => Err(RunLineError::Move(written.to_owned())),
        }
    }
}

impl Run {
    /// Plays one move as written.
    pub fn play(&mut self, played: PlayedMove) -> Result<(), PlayError> {
        let beat = self.transcript().state().beat();
        let choice = self.scenario().choice_by_number(beat, played.number);
        let Some(choice) = choice else {
            let beat = self.beat_name();
            let over = self.transcript().ending().is_some();
            return Err(if over { PlayError::Over { beat } } else { PlayError::NotHere { beat, open: self.open_numbers() } });
        };
        self.choose(choice, played.voice).map(|_| ())
    }
}

/// Plays a run again by the rules of its version. The scenario must be of the very content that the line names.
pub fn replay(scenario: Arc<Scenario>, line: &RunLine) -> Result<Run, ReplayError> {
    let rules = Rules::of(line.rules).ok_or(ReplayError::Rules(line.rules))?;
    replay_under(scenario, rules, line)
}

/// As [`replay`], by rules that need not be shipped. Their version must be the one that the line names.
pub fn replay_under(scenario: Arc<Scenario>, rules: &'static Rules, line: &RunLine) -> Result<Run, ReplayError> {
    if !scenario.is_of(line.content) {
        return Err(ReplayError::Content { wanted: line.content, found: scenario.content().short() });
    }
    if line.rules != rules.number() {
        return Err(ReplayError::Rules(line.rules));
    }
    let start = RunStart { seed: line.seed, temperament: Some(line.temperament), mood: line.start_mood };
    let mut run = Run::new(scenario, rules, start);
    for (index, played) in line.moves.iter().enumerate() {
        run.play(*played).map_err(|error| ReplayError::Move { index: index + 1, played: *played, error })?;
    }
    Ok(run)
}
