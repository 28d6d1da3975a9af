//! Mood and trust over the talk, with what happened on the way.

use crate::foresight::{Foresight, Outlook};
use crate::play::{Fill, Transcript};
use crate::rules::{Event, MoodReason, PromiseState};

/// The two lines on one time axis. The first point is the start, then one for each exchange.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    pub points: Vec<Point>,
    /// How many exchanges make the first impression.
    pub n_first: usize,
    /// Whether the scenario is played with plain rules, so that trust hardly moves.
    pub plain: bool,
}

/// Where the talk stood at one point. Mood and trust -10..=10, heard 0..=3.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    pub mood: i8,
    pub trust: i8,
    pub heard: u8,
    /// How talks usually end from here; `None` until foresight has looked.
    pub outlook: Option<Outlook>,
    /// The clock, as written; `None` where it has not changed since the last point.
    pub time: Option<String>,
    /// The clock as it stood, changed or not.
    pub clock: Option<String>,
    pub marks: Vec<Mark>,
}

/// Something that happened between the last point and this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// With what it is called, as in "the line drops"; empty where the author gave it no name.
    Event(String),
    NotHeardYet,
    PromiseMade,
    PromiseKept,
    /// What nobody had promised was done.
    DoneUnasked,
    PromiseMoved,
    PromiseGivenBack,
    PromiseBroken,
}

impl Curve {
    pub(super) fn new(transcript: &Transcript, fill: &Fill) -> Self {
        let states =
            std::iter::once(transcript.first_state()).chain(transcript.exchanges().iter().map(|exchange| &exchange.after));
        let events =
            std::iter::once(transcript.opening()).chain(transcript.exchanges().iter().map(|exchange| exchange.events.as_slice()));
        let clock = transcript.clock();
        let mut last_time = None;
        let points = states.zip(events).zip(clock).map(|((state, events), time)| {
            let is_new = time.is_some() && time != last_time;
            last_time = time.or(last_time);
            Point {
                mood: state.mood(),
                trust: state.trust(),
                heard: state.heard(),
                outlook: None,
                time: time.filter(|_| is_new).map(str::to_owned),
                clock: time.map(str::to_owned),
                marks: marks(transcript, events, fill),
            }
        });
        Self {
            points: points.collect(),
            n_first: transcript.rules().n_first_exchanges(),
            plain: transcript.scenario().is_plain(),
        }
    }

    /// Says of each point how talks usually end from there.
    pub(super) fn add_outlooks(&mut self, transcript: &Transcript, foresight: &Foresight) {
        let states =
            std::iter::once(transcript.first_state()).chain(transcript.exchanges().iter().map(|exchange| &exchange.after));
        for (point, state) in self.points.iter_mut().zip(states) {
            point.outlook = foresight.outlook(state);
        }
        if let (Some(ending), Some(last)) = (transcript.ending(), self.points.last_mut()) {
            last.outlook = Some(Outlook::of(transcript.scenario().endings()[ending].kind));
        }
    }
}

fn marks(transcript: &Transcript, events: &[Event], fill: &Fill) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut entered = None;
    for event in events {
        match event {
            Event::Entered(beat) => entered = Some(*beat),
            Event::NotHeardYet => marks.push(Mark::NotHeardYet),
            Event::Mood { reason: MoodReason::Event, .. } => {
                let name = entered.and_then(|beat| transcript.scenario().beats()[beat].event.as_deref());
                marks.push(Mark::Event(name.map_or_else(String::new, |name| crate::wording::typographic(&fill.text(name)))));
            }
            Event::Promise { to, from, .. } if to != from => marks.extend(match to {
                PromiseState::Open => Some(Mark::PromiseMade),
                PromiseState::Moved => Some(Mark::PromiseMoved),
                PromiseState::Withdrawn => Some(Mark::PromiseGivenBack),
                PromiseState::Kept if *from == PromiseState::None => Some(Mark::DoneUnasked),
                PromiseState::Kept => Some(Mark::PromiseKept),
                PromiseState::Broken => Some(Mark::PromiseBroken),
                PromiseState::None => None,
            }),
            _ => {}
        }
    }
    marks
}
