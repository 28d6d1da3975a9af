//! What happened in a run, exchange by exchange.

use std::sync::Arc;

use crate::rules::{Account, Event, Move, Reason, Rules, Start, State};
use crate::scenario::{BeatId, ChoiceId, Condition, EndingId, FactId, Scenario, Spoken};

use super::draw::Drawn;
use super::fill::Fill;
use super::seed::Seed;

/// One choice and everything that came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The beat at which it was chosen.
    pub beat: BeatId,
    /// Which phrasing was spoken there, from 0.
    pub wording: Option<usize>,
    /// The order in which the options stood: indices as written, from 0.
    pub order: Vec<usize>,
    /// Options that were closed, each with the first condition that failed.
    pub closed: Vec<(ChoiceId, Condition)>,
    pub chosen: Move,
    pub before: State,
    /// After the choice and whatever the beats entered next did.
    pub after: State,
    /// Whether it came before the customer felt heard.
    pub gated: bool,
    /// The pushback line that was spoken, by index; the inner `None` is the one of the interface.
    pub pushback: Option<Option<usize>>,
    pub events: Vec<Event>,
}

impl Exchange {
    /// The lines that it made in the account: amount, kind, reason, and trust afterwards.
    pub fn entries(&self) -> impl Iterator<Item = (i8, Account, Reason, i8)> {
        self.events.iter().filter_map(|event| match event {
            Event::Entry { amount, account, reason, trust } => Some((*amount, *account, *reason, *trust)),
            _ => None,
        })
    }
}

/// Something to show between two choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// So many days have gone by.
    Days(u16),
    Sees(String),
    /// An event, by its name.
    Event(String),
    /// The customer's own words.
    Says(String),
    /// The customer breaks in, and the scenario has no words for it: the interface says them.
    LetMeFinish,
}

/// A run on record. Only `play` adds to it, and what is added stays.
#[derive(Clone, Debug)]
pub struct Transcript {
    pub(super) scenario: Arc<Scenario>,
    pub(super) rules: &'static Rules,
    pub(super) seed: Seed,
    pub(super) start: Start,
    pub(super) first: State,
    pub(super) opening: Vec<Event>,
    pub(super) exchanges: Vec<Exchange>,
    pub(super) ending: Option<EndingId>,
}

impl Transcript {
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    pub fn rules(&self) -> &'static Rules {
        self.rules
    }

    pub fn seed(&self) -> Seed {
        self.seed
    }

    pub fn start(&self) -> Start {
        self.start
    }

    /// The mood with which the customer came, before the first beat did anything.
    pub fn start_mood(&self) -> i8 {
        self.start.mood.unwrap_or_else(|| self.rules.start_mood(&self.scenario, self.start.temperament))
    }

    /// The state in which the first choice was met.
    pub fn first_state(&self) -> &State {
        &self.first
    }

    pub fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }

    pub fn ending(&self) -> Option<EndingId> {
        self.ending
    }

    /// How it stands now, or stood at the end.
    pub fn state(&self) -> &State {
        self.exchanges.last().map_or(&self.first, |exchange| &exchange.after)
    }

    /// What happened before the first choice.
    pub fn opening(&self) -> &[Event] {
        &self.opening
    }

    /// What fills the braces in this run.
    pub fn fill(&self, you: &str) -> Fill {
        Fill::new(you, &self.scenario, self.drawn())
    }

    pub fn drawn(&self) -> Drawn<'_> {
        Drawn::new(&self.scenario, self.seed)
    }

    /// The words or the deed that were chosen.
    pub fn spoken(&self, exchange: &Exchange) -> &Spoken {
        &self.scenario.choices()[exchange.chosen.choice].spoken
    }

    /// What is shown before the first choice.
    pub fn opening_lines(&self, fill: &Fill) -> Vec<Line> {
        let mut lines = Vec::new();
        self.add_lines(&self.opening, fill, &mut lines);
        lines
    }

    /// What is shown after an exchange: the reply or the pushback, then every beat that was entered.
    pub fn lines_after(&self, exchange: &Exchange, fill: &Fill) -> Vec<Line> {
        let mut lines = Vec::new();
        let choice = &self.scenario.choices()[exchange.chosen.choice];
        match exchange.pushback {
            Some(Some(index)) => {
                let line = self.scenario.customer().pushback.get(index);
                lines.extend(line.map(|line| Line::Says(fill.text(line).into_owned())));
            }
            Some(None) => lines.push(Line::LetMeFinish),
            None => {}
        }
        if !exchange.gated {
            lines.extend(choice.reply.as_ref().map(|reply| Line::Says(fill.text(reply).into_owned())));
        }
        self.add_lines(&exchange.events, fill, &mut lines);
        lines
    }

    fn add_lines(&self, events: &[Event], fill: &Fill, lines: &mut Vec<Line>) {
        for event in events {
            match event {
                Event::Episode { days } => lines.push(Line::Days(*days)),
                Event::Entered(id) => {
                    let beat = &self.scenario.beats()[*id];
                    lines.extend(beat.event.as_ref().map(|event| Line::Event(fill.text(event).into_owned())));
                    lines.extend(beat.sees.as_ref().map(|sees| Line::Sees(fill.text(sees).into_owned())));
                    let says = self.drawn().wording(*id).and_then(|wording| beat.says.get(wording));
                    lines.extend(says.map(|says| Line::Says(fill.text(says).into_owned())));
                }
                _ => {}
            }
        }
    }

    /// The facts learned so far, in the order in which they were learned.
    pub fn facts_in_order(&self) -> Vec<FactId> {
        let events = self.opening.iter().chain(self.exchanges.iter().flat_map(|exchange| &exchange.events));
        let learned = events.filter_map(|event| match event {
            Event::Learned(fact) => Some(*fact),
            _ => None,
        });
        learned.collect()
    }

    /// The time on the clock at each exchange, as written; a beat without one keeps the last.
    pub fn clock(&self) -> Vec<Option<&str>> {
        let mut now = None;
        let mut times = Vec::with_capacity(self.exchanges.len() + 1);
        for events in std::iter::once(&self.opening).chain(self.exchanges.iter().map(|exchange| &exchange.events)) {
            for event in events {
                if let Event::Entered(beat) = event {
                    now = self.scenario.beats()[*beat].at.as_deref().or(now);
                }
            }
            times.push(now);
        }
        times
    }
}
