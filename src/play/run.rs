//! A run in progress: it says what it waits for, takes one choice at a time, and refuses what does not fit.

use std::sync::Arc;

use crate::rules::{Event, Given, Move, Next, Rules, Start, State, asks_for_voice, begin, first_unmet, stand, step};
use crate::scenario::{BeatId, ChoiceId, Condition, EndingId, Scenario, Temperament, Voice};

use super::seed::Seed;
use super::told::Telling;
use super::transcript::{Before, Exchange, Transcript};

/// How a run is to start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunStart {
    pub seed: Seed,
    /// `None`: drawn from the seed.
    pub temperament: Option<Temperament>,
    /// The mood the customer starts with, temperament already in it, -10..=10; `None`: as the scenario says.
    pub mood: Option<i8>,
}

/// What a run waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// One of the open options.
    Choice,
    /// Nothing: every option at this beat is closed, and the talk cannot go on. The author's fault, never the trainee's.
    Stuck,
    /// Nothing: the talk is over.
    Ended(EndingId),
}

/// An option as it stands at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub choice: ChoiceId,
    /// Its number as written in the file, from 1; closed options are counted.
    pub number: usize,
    /// The first condition that fails, where it is closed.
    pub closed_by: Option<Condition>,
}

/// Why a move was refused. The run stands as it stood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlayError {
    #[error("the conversation is over, so `{beat}` takes no more moves")]
    Over { beat: String },
    #[error("`{beat}` has no such option; the open ones are {open}")]
    NotHere { beat: String, open: String },
    #[error("option {number} of `{beat}` is closed: it needs {condition}; the open ones are {open}")]
    Closed { beat: String, number: usize, condition: String, open: String },
    #[error("`{beat}` asks for a voice as well: Warm, Steady, Brisk or Bright")]
    VoiceMissing { beat: String },
    #[error("`{beat}` asks for no voice; the open ones are {open}")]
    VoiceSurplus { beat: String, open: String },
}

/// A run. Every choice goes through the one step function, and is on record for good.
///
/// ```
/// use rapport::play::{PlayedMove, Run, RunStart, Waiting, replay};
/// use rapport::{rules::Rules, scenario::load, source::SourceText};
///
/// let text = include_str!("../../dialogues/blue_umbrella.ron");
/// let scenario = load(SourceText::new("blue_umbrella.ron", text), "blue_umbrella").scenario.expect("it is shipped");
/// let mut run = Run::new(scenario.clone(), Rules::newest(), RunStart::default());
/// while run.waiting() == Waiting::Choice {
///     run.play(PlayedMove { number: 1, voice: None })?;
/// }
/// assert!(matches!(run.waiting(), Waiting::Ended(_)));
///
/// let line = run.transcript().run_line();
/// assert_eq!(replay(scenario, &line)?.transcript().record(), run.transcript().record());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Run {
    transcript: Transcript,
    n_pushbacks: usize,
}

impl Run {
    /// Begins a run by these rules: draws who the customer is and enters the first beat.
    pub fn new(scenario: Arc<Scenario>, rules: &'static Rules, start: RunStart) -> Self {
        let drawn = super::Drawn::new(&scenario, start.seed);
        let temperament = start.temperament.unwrap_or_else(|| drawn.temperament());
        let begins = Start { temperament, mood: start.mood, carried: false };
        let mut telling = Telling::new(&scenario);
        let next = begin(&scenario, rules, begins, &mut telling);
        let opening = telling.events;
        let ending = ending_of(&next);
        let first = *next.state();
        let transcript = Transcript {
            scenario,
            rules,
            seed: start.seed,
            start: begins,
            first,
            opening,
            exchanges: Vec::new(),
            ending,
            before: None,
        };
        Self { transcript, n_pushbacks: 0 }
    }

    /// A run that stands at a beat of the scenario of another, as that one stands at its end, but for what is given. No run line says
    /// how it began, so it is never kept.
    #[must_use]
    pub fn standing_at(road: &Self, beat: BeatId, given: &Given) -> Self {
        let Transcript { scenario, rules, seed, start, .. } = &road.transcript;
        let (scenario, rules) = (Arc::clone(scenario), *rules);
        let state: State = road.transcript.state().with(rules, given);
        let mut telling = Telling::new(&scenario);
        let next = stand(&scenario, rules, state, beat, &mut telling);
        let opening = telling.events;
        let (ending, first) = (ending_of(&next), *next.state());
        let place = road.transcript.place().map(str::to_owned);
        let time = road.transcript.time().map(str::to_owned);
        let before = Some(Before { place, time });
        let (seed, start) = (*seed, *start);
        let transcript = Transcript { scenario, rules, seed, start, first, opening, exchanges: Vec::new(), ending, before };
        Self { transcript, n_pushbacks: 0 }
    }

    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.transcript.scenario
    }

    pub fn waiting(&self) -> Waiting {
        match self.transcript.ending {
            Some(ending) => Waiting::Ended(ending),
            None if self.offered().iter().all(|offered| offered.closed_by.is_some()) => Waiting::Stuck,
            None => Waiting::Choice,
        }
    }

    /// Whether a voice is to be chosen with the words.
    pub fn asks_for_voice(&self) -> bool {
        asks_for_voice(self.scenario(), self.transcript.state().beat())
    }

    /// The options of the beat at hand, closed ones too, in the order in which they are drawn. None once the talk is over.
    pub fn offered(&self) -> Vec<Offered> {
        if self.transcript.ending.is_some() {
            return Vec::new();
        }
        let scenario = self.scenario();
        let state = self.transcript.state();
        let choices: Vec<ChoiceId> = scenario.beats()[state.beat()].choices().collect();
        let drawn = self.transcript.drawn().order(state.beat());
        let in_order = drawn.into_iter().filter_map(|index| Some((index, *choices.get(index)?)));
        let offered = in_order.map(|(index, choice)| Offered {
            choice,
            number: index + 1,
            closed_by: first_unmet(state, &scenario.choices()[choice].effect.needs).cloned(),
        });
        offered.collect()
    }

    /// The options that can be chosen now, in the order in which they are drawn.
    pub fn open_options(&self) -> Vec<Offered> {
        let mut offered = self.offered();
        offered.retain(|option| option.closed_by.is_none());
        offered
    }

    /// Takes one choice. On an error nothing has changed.
    pub fn choose(&mut self, choice: ChoiceId, voice: Option<Voice>) -> Result<&Exchange, PlayError> {
        self.check(choice, voice)?;
        let scenario = Arc::clone(&self.transcript.scenario);
        let before = *self.transcript.state();
        let beat = before.beat();
        let closed = self.offered().into_iter().filter_map(|offered| Some((offered.choice, offered.closed_by?))).collect();
        let chosen = Move { choice, voice };
        let variant = self.transcript.variant();
        let mut telling = Telling::new(&scenario);
        let next = step(&scenario, self.transcript.rules, before, chosen, &mut telling);
        let events = telling.events;
        let gated = events.contains(&Event::NotHeardYet);
        let breaks_in = gated && scenario.choices()[choice].effect.unheard.is_none();
        let pushback = breaks_in.then(|| self.transcript.drawn().pushback(self.n_pushbacks));
        self.n_pushbacks += usize::from(breaks_in);
        self.transcript.ending = ending_of(&next);
        let drawn = self.transcript.drawn();
        let (wording, order) = (drawn.wording(beat, variant), drawn.order(beat));
        let after = *next.state();
        let exchange = Exchange { beat, variant, wording, order, closed, chosen, before, after, gated, pushback, events };
        self.transcript.exchanges.push(exchange);
        Ok(self.last_exchange())
    }

    #[expect(clippy::expect_used, reason = "called where an exchange was pushed the line before")]
    fn last_exchange(&self) -> &Exchange {
        self.transcript.exchanges.last().expect("an exchange was just added")
    }

    /// A new run that stands where another stood before its `n`-th exchange, from 0. The record of the other stays as it is.
    #[must_use]
    pub fn branch_of(transcript: &Transcript, n: usize) -> Self {
        let mut transcript = transcript.clone();
        if n < transcript.exchanges.len() {
            transcript.exchanges.truncate(n);
            transcript.ending = None;
        }
        let n_pushbacks = transcript.exchanges.iter().filter(|exchange| exchange.pushback.is_some()).count();
        Self { transcript, n_pushbacks }
    }

    /// A run that stands where another stood before its `n`-th exchange, from 0, and whose own record begins there: to look one
    /// exchange ahead from every place of a long run without copying what came before it.
    #[must_use]
    pub fn ahead_from(transcript: &Transcript, n: usize) -> Self {
        let past = transcript.exchanges.get(..n).unwrap_or(&transcript.exchanges);
        let opening = past.last().map_or(&transcript.opening, |exchange| &exchange.events).clone();
        let first = transcript.exchanges.get(n).map_or(*transcript.state(), |exchange| exchange.before);
        // What the last events of the past say is said by the opening.
        let before = past.len().checked_sub(1).map(|n| Before {
            place: transcript.place_after(n).map(str::to_owned),
            time: transcript.time_after(n).map(str::to_owned),
        });
        let n_pushbacks = past.iter().filter(|exchange| exchange.pushback.is_some()).count();
        let transcript = Transcript {
            scenario: Arc::clone(&transcript.scenario),
            rules: transcript.rules,
            seed: transcript.seed,
            start: transcript.start,
            first,
            opening,
            exchanges: Vec::new(),
            ending: if n < transcript.exchanges.len() { None } else { transcript.ending },
            before: before.or_else(|| transcript.before.clone()),
        };
        Self { transcript, n_pushbacks }
    }

    fn check(&self, choice: ChoiceId, voice: Option<Voice>) -> Result<(), PlayError> {
        let beat = self.beat_name();
        if self.transcript.ending.is_some() {
            return Err(PlayError::Over { beat });
        }
        let Some(offered) = self.offered().into_iter().find(|offered| offered.choice == choice) else {
            return Err(PlayError::NotHere { beat, open: self.open_numbers() });
        };
        if let Some(condition) = offered.closed_by {
            let condition = self.scenario().condition_text(&condition);
            return Err(PlayError::Closed { beat, number: offered.number, condition, open: self.open_numbers() });
        }
        match (self.asks_for_voice(), voice) {
            (true, None) => Err(PlayError::VoiceMissing { beat }),
            (false, Some(_)) => Err(PlayError::VoiceSurplus { beat, open: self.open_numbers() }),
            _ => Ok(()),
        }
    }

    /// The id of the beat at hand.
    pub fn beat_name(&self) -> String {
        self.scenario().beats()[self.transcript.state().beat()].id.clone()
    }

    /// The numbers of the open options as written, for messages: "1, 3 and 4".
    pub fn open_numbers(&self) -> String {
        let mut numbers: Vec<usize> = self.open_options().iter().map(|offered| offered.number).collect();
        numbers.sort_unstable();
        match numbers.as_slice() {
            [] => "none".to_owned(),
            [one] => one.to_string(),
            [most @ .., last] => {
                let most: Vec<String> = most.iter().map(ToString::to_string).collect();
                format!("{} and {last}", most.join(", "))
            }
        }
    }
}

fn ending_of(next: &Next) -> Option<EndingId> {
    match next {
        Next::Choose(_) => None,
        Next::Ended(_, ending) => Some(*ending),
    }
}
