//! What a line did, apart from what came of itself after it: days, events, and promises that ran out. Nobody answers for those.

use crate::play::{Exchange, Fill, Transcript};
use crate::rules::{Event, MoodReason, PromiseState};
use crate::scenario::{PromiseId, Scenario};
use crate::wording::typographic;

/// Something that moved mood or trust, or might have, and that was no answer of the trainee's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    pub what: CameOf,
    /// Points, from before to after it.
    pub mood: (i8, i8),
    pub trust: (i8, i8),
}

/// What came of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameOf {
    Days(u16),
    /// With what it is called, as in "the line drops"; empty where the author gave it no name.
    Event(String),
    /// A promise ran out, with what had been promised.
    RanOut(String),
}

/// Whether a promise was broken by the option itself, so that it answers for it.
pub(super) fn breaks_itself(scenario: &Scenario, exchange: &Exchange, promise: PromiseId) -> bool {
    let effect = &scenario.choices()[exchange.chosen.choice].effect;
    let bound = exchange.before.promise(promise).binds() || effect.promise.contains(&promise);
    effect.breaks.contains(promise) && bound
}

/// The events of an exchange: those of the line itself, and those that came after it.
pub(super) fn parted<'a>(scenario: &Scenario, exchange: &'a Exchange) -> (&'a [Event], &'a [Event]) {
    let comes_after = |event: &Event| match *event {
        Event::Entered(_) | Event::Episode { .. } | Event::Ended(_) => true,
        Event::Promise { promise, to: PromiseState::Broken, .. } => !breaks_itself(scenario, exchange, promise),
        _ => false,
    };
    let at = exchange.events.iter().position(comes_after).unwrap_or(exchange.events.len());
    exchange.events.split_at_checked(at).unwrap_or((&exchange.events, &[]))
}

/// Mood and trust as the line itself left them.
pub(super) fn left_by_the_line(scenario: &Scenario, exchange: &Exchange) -> (i8, i8) {
    let (own, _) = parted(scenario, exchange);
    let mut now = (exchange.before.mood(), exchange.before.trust());
    for event in own {
        follow(event, &mut now);
    }
    now
}

/// What the line itself moved, mood and trust together.
pub(super) fn moved_by_the_line(scenario: &Scenario, exchange: &Exchange) -> i16 {
    let (mood, trust) = left_by_the_line(scenario, exchange);
    i16::from(mood) - i16::from(exchange.before.mood()) + i16::from(trust) - i16::from(exchange.before.trust())
}

/// What came after the line, each with what it moved, in the order in which it came.
pub(super) fn came_after(transcript: &Transcript, exchange: &Exchange, fill: &Fill) -> Vec<Came> {
    let scenario = transcript.scenario();
    let (_, after) = parted(scenario, exchange);
    let filled = |text: &str| typographic(&fill.text(text));
    let mut now = left_by_the_line(scenario, exchange);
    let mut all: Vec<Came> = Vec::new();
    let mut beat = None;
    for event in after {
        let before = now;
        follow(event, &mut now);
        let what = match *event {
            Event::Episode { days } => Some(CameOf::Days(days)),
            Event::Promise { promise, to: PromiseState::Broken, .. } => {
                Some(CameOf::RanOut(filled(&scenario.promises()[promise].text)))
            }
            Event::Mood { reason: MoodReason::Event, .. } => {
                let name = beat.and_then(|beat| scenario.beats()[beat].event.as_deref());
                Some(CameOf::Event(name.map_or_else(String::new, filled)))
            }
            Event::Entered(entered) => {
                beat = Some(entered);
                None
            }
            _ => None,
        };
        match what {
            Some(what) => all.push(Came { what, mood: (before.0, now.0), trust: (before.1, now.1) }),
            // Days move mood, and a broken promise trust, by events that follow theirs.
            None => {
                if let Some(last) = all.last_mut() {
                    (last.mood.1, last.trust.1) = now;
                }
            }
        }
    }
    all
}

fn follow(event: &Event, (mood, trust): &mut (i8, i8)) {
    match *event {
        Event::Mood { amount, .. } => *mood = mood.saturating_add(amount),
        Event::Entry { trust: to, .. } => *trust = to,
        _ => {}
    }
}
