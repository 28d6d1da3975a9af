//! What happened in a run, exchange by exchange.

use std::sync::Arc;

use crate::rules::{EntryKind, Event, Move, Reason, Rules, Start, State};
use crate::scenario::{Beat, BeatId, ChoiceId, Condition, EndingId, FactId, Feeling, PersonId, PromiseId, Scenario, Spoken};

use super::clock::minutes_between;
use super::draw::Drawn;
use super::fill::Fill;
use super::seed::Seed;
use super::told::{self, BeatWords, EndingWords};

/// One choice and everything that came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The beat at which it was chosen.
    pub beat: BeatId,
    /// Which variant of its words was told, from 0; `None` for the beat's own.
    pub variant: Option<usize>,
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
    pub fn entries(&self) -> impl Iterator<Item = (i8, EntryKind, Reason, i8)> {
        self.events.iter().filter_map(|event| match event {
            Event::Entry { amount, kind, reason, trust } => Some((*amount, *kind, *reason, *trust)),
            _ => None,
        })
    }
}

/// Something to show between two choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// So many days have gone by.
    Days(u16),
    /// So many minutes have gone by on the clock of one day, an hour at least.
    Hours(u16),
    Sees(String),
    /// An event, by its name.
    Event(String),
    /// The customer's own words.
    Says(String),
    /// The words of somebody else in the scene, by their name.
    SaysToo {
        person: PersonId,
        name: String,
        words: String,
    },
    /// The customer breaks in, and the scenario has no words for it: the interface says them.
    LetMeFinish,
}

/// How it stood when time went by between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeforePause {
    /// The customer's mood, before days or whatever came then moved it.
    pub mood: i8,
    /// How many of the exchange's events had happened.
    pub n_events: usize,
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
    /// Where it began in the middle: what stood there before.
    pub(super) before: Option<Before>,
}

/// Where and when it was before a run that begins in the middle.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) place: Option<String>,
    pub(super) time: Option<String>,
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

    /// The time that a beat says, with the variant that was told, from 0.
    fn beat_time(&self, beat: BeatId, variant: Option<usize>) -> Option<&str> {
        let beat = &self.scenario.beats()[beat];
        let variant = variant.and_then(|index| beat.variants.get(index));
        variant.and_then(|variant| variant.at.as_deref()).or(beat.at.as_deref())
    }

    /// The words of a beat, with the variant that was told, from 0.
    pub fn beat_words(&self, beat: BeatId, variant: Option<usize>) -> BeatWords<'_> {
        let (wording, at) = (self.drawn().wording(beat, variant), self.beat_time(beat, variant));
        let beat = &self.scenario.beats()[beat];
        let variant = variant.and_then(|index| beat.variants.get(index));
        let phrasings = variant.map(|variant| &variant.says).filter(|says| !says.is_empty()).unwrap_or(&beat.says);
        BeatWords {
            at,
            sees: variant.and_then(|variant| variant.sees.as_deref()).or(beat.sees.as_deref()),
            says: wording.and_then(|index| phrasings.get(index)).map(String::as_str),
            speaker: beat.speaker.map(|person| self.scenario.people()[person].name.as_str()),
            feels: variant.and_then(|variant| variant.feels).or(beat.feels),
            thinks: variant.and_then(|variant| variant.thinks.as_deref()).or(beat.thinks.as_deref()),
        }
    }

    /// The words of the ending; `None` while the talk goes on.
    pub fn ending_words(&self) -> Option<EndingWords<'_>> {
        Some(told::ending_words(&self.scenario, self.ending?, told::ending_variant(self.last_events())))
    }

    /// The variant of the words of the beat at hand, from 0; `None` for its own.
    pub(super) fn variant(&self) -> Option<usize> {
        let mut events = self.exchanges.iter().rev().map(|exchange| exchange.events.as_slice()).chain([self.opening.as_slice()]);
        events.find_map(|events| told::entered(events).last().copied()).and_then(|(_, variant)| variant)
    }

    fn last_events(&self) -> &[Event] {
        self.exchanges.last().map_or(&self.opening, |exchange| &exchange.events)
    }

    /// What is shown before the first choice.
    pub fn opening_lines(&self, fill: &Fill) -> Vec<Line> {
        let mut lines = Vec::new();
        self.add_lines(&self.opening, None, fill, &mut lines);
        lines
    }

    /// What the customer answers at once, before anything else comes: the pushback, and the reply where the line was not too soon.
    pub fn answers_at_once(&self, exchange: &Exchange, fill: &Fill) -> impl Iterator<Item = Line> {
        let said = |words: &String| Line::Says(fill.text(words).into_owned());
        let pushback = exchange.pushback.and_then(|line| match line {
            Some(index) => self.scenario.customer().pushback.get(index).map(said),
            None => Some(Line::LetMeFinish),
        });
        let reply = self.scenario.choices()[exchange.chosen.choice].reply.as_ref();
        pushback.into_iter().chain(reply.filter(|_| !exchange.gated).map(said))
    }

    /// What is shown after an exchange: what is answered at once, then every beat that was entered.
    pub fn lines_after(&self, exchange: &Exchange, fill: &Fill) -> Vec<Line> {
        let mut lines: Vec<Line> = self.answers_at_once(exchange, fill).collect();
        self.add_lines(&exchange.events, self.time_before(exchange), fill, &mut lines);
        lines
    }

    /// How it stood at each [`Line::Days`] and [`Line::Hours`] among the lines after an exchange, in their order.
    pub fn pauses(&self, exchange: &Exchange) -> Vec<BeforePause> {
        let (mut mood, mut time) = (exchange.before.mood(), self.time_before(exchange));
        let mut variants = told::entered(&exchange.events).into_iter();
        let mut pauses = Vec::new();
        for (n_events, event) in exchange.events.iter().enumerate() {
            match event {
                Event::Mood { amount, .. } => mood = mood.saturating_add(*amount),
                Event::Episode { .. } => {
                    pauses.push(BeforePause { mood, n_events });
                    time = None;
                }
                Event::Entered(id) => {
                    let at = self.beat_words(*id, variants.next().and_then(|(_, variant)| variant)).at;
                    pauses.extend(hours(time, at).map(|_| BeforePause { mood, n_events }));
                    time = at.or(time);
                }
                _ => {}
            }
        }
        pauses
    }

    /// The time on the clock when this was chosen.
    fn time_before(&self, exchange: &Exchange) -> Option<&str> {
        let itself = self.exchanges.iter().position(|other| std::ptr::eq(other, exchange));
        let index = itself.or_else(|| self.exchanges.iter().position(|other| other == exchange))?;
        self.time_after(index)
    }

    /// Adds what is told of these events. `time` is what the clock showed before them.
    fn add_lines<'s>(&'s self, events: &[Event], mut time: Option<&'s str>, fill: &Fill, lines: &mut Vec<Line>) {
        let filled = |text: &str| fill.text(text).into_owned();
        let mut variants = told::entered(events).into_iter();
        for event in events {
            match event {
                Event::Episode { days } => {
                    lines.push(Line::Days(*days));
                    time = None;
                }
                Event::Entered(id) => {
                    let variant = variants.next().and_then(|(_, variant)| variant);
                    let words = self.beat_words(*id, variant);
                    lines.extend(hours(time, words.at).map(Line::Hours));
                    time = words.at.or(time);
                    lines.extend(self.scenario.beats()[*id].event.as_deref().map(|event| Line::Event(filled(event))));
                    lines.extend(words.sees.map(|sees| Line::Sees(filled(sees))));
                    let speaker = self.scenario.beats()[*id].speaker.zip(words.speaker);
                    lines.extend(words.says.map(|says| match speaker {
                        Some((person, name)) => Line::SaysToo { person, name: filled(name), words: filled(says) },
                        None => Line::Says(filled(says)),
                    }));
                }
                _ => {}
            }
        }
    }

    /// What shows on the customer's face at the reply to the last choice; `None` where nothing was replied.
    pub fn reply_feels(&self) -> Option<Feeling> {
        let exchange = self.exchanges.last().filter(|exchange| !exchange.gated)?;
        self.scenario.choices()[exchange.chosen.choice].feels
    }

    /// What shows on the customer's face at the line that was said last: at the beat at hand, else at the reply.
    pub fn feels(&self) -> Option<Feeling> {
        let entered = self.ending.is_none().then(|| self.beat_words(self.state().beat(), self.variant()).feels);
        entered.flatten().or_else(|| self.ending.and_then(|_| self.reply_feels()))
    }

    /// Whether the customer is not there now; at the end, whether they were not there at the last choice.
    pub fn is_alone(&self) -> bool {
        let last = self.exchanges.last().filter(|_| self.ending.is_some());
        self.scenario.beats()[last.map_or(self.state().beat(), |exchange| exchange.beat)].alone
    }

    /// Whether the customer was not there any more when it ended, and had not answered the last choice.
    pub fn ended_alone(&self) -> bool {
        let is_answer = |line: &Line| matches!(line, Line::Says(_) | Line::LetMeFinish);
        let answered = self.exchanges.last().is_some_and(|last| self.lines_after(last, &self.fill("")).iter().any(is_answer));
        self.ending.is_some() && self.is_alone() && !answered
    }

    /// The promises that were made so far, in the order in which the scenario has them. What was done unasked is none.
    pub fn promises_made(&self) -> Vec<PromiseId> {
        let events = self.opening.iter().chain(self.exchanges.iter().flat_map(|exchange| &exchange.events));
        let mut made: Vec<PromiseId> = events
            .filter_map(|event| match event {
                Event::Promise { promise, to, .. } if to.binds() => Some(*promise),
                _ => None,
            })
            .collect();
        made.sort_unstable();
        made.dedup();
        made
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

    /// Where it takes place now: as the last beat says that says it, or as the scenario does.
    pub fn place(&self) -> Option<&str> {
        self.place_after(self.exchanges.len())
    }

    /// Where it takes place after so many exchanges, looked for from there backward.
    pub(super) fn place_after(&self, n_exchanges: usize) -> Option<&str> {
        let before = self.before.as_ref().and_then(|before| before.place.as_deref()).or(self.scenario.place());
        if !self.scenario.beats().iter().any(|beat| beat.place.is_some()) {
            return before;
        }
        self.entered_until(n_exchanges).find_map(|(beat, _)| self.scenario.beats()[beat].place.as_deref()).or(before)
    }

    /// The beats that were entered until so many exchanges were made, the last one first, each with the variant that was told.
    fn entered_until(&self, n_exchanges: usize) -> impl Iterator<Item = (BeatId, Option<usize>)> {
        let made = self.exchanges.iter().take(n_exchanges).rev().map(|exchange| &exchange.events);
        made.chain([&self.opening]).flat_map(|events| told::entered(events).into_iter().rev())
    }

    /// Where each exchange took place, in the same manner.
    pub fn places(&self) -> Vec<Option<&str>> {
        let before = self.before.as_ref().and_then(|before| before.place.as_deref());
        let mut now = before.or(self.scenario.place());
        let beats = self.exchanges.iter().map(|exchange| &self.scenario.beats()[exchange.beat]);
        let places = beats.map(|beat| {
            now = beat.place.as_deref().or(now);
            now
        });
        places.collect()
    }

    /// The time on the clock at each exchange, as written; a beat without one keeps the last.
    pub fn clock(&self) -> Vec<Option<&str>> {
        let mut now = self.before.as_ref().and_then(|before| before.time.as_deref());
        let mut times = Vec::with_capacity(self.exchanges.len() + 1);
        for events in std::iter::once(&self.opening).chain(self.exchanges.iter().map(|exchange| &exchange.events)) {
            for (beat, variant) in told::entered(events) {
                now = self.beat_time(beat, variant).or(now);
            }
            times.push(now);
        }
        times
    }

    /// The time on the clock now, as written; `None` where nothing has said one.
    pub fn time(&self) -> Option<&str> {
        self.time_after(self.exchanges.len())
    }

    /// The time on the clock after so many exchanges, looked for from there backward.
    pub(super) fn time_after(&self, n_exchanges: usize) -> Option<&str> {
        let before = self.before.as_ref().and_then(|before| before.time.as_deref());
        let has_time = |beat: &Beat| beat.at.is_some() || beat.variants.iter().any(|variant| variant.at.is_some());
        if !self.scenario.beats().iter().any(has_time) {
            return before;
        }
        self.entered_until(n_exchanges).find_map(|(beat, variant)| self.beat_time(beat, variant)).or(before)
    }
}

/// The minutes that have gone by between two times on the clock, where they are worth telling: an hour at least.
fn hours(before: Option<&str>, now: Option<&str>) -> Option<u16> {
    before.zip(now).and_then(|(before, now)| minutes_between(before, now)).filter(|minutes| *minutes >= 60)
}

#[cfg(test)]
mod tests {
    use crate::play::{Line, Run, RunStart, Seed, parse_moves};
    use crate::rules::Rules;
    use crate::scenario::load;
    use crate::source::SourceText;

    const OVER_A_NIGHT: &str = r#"Scenario(
        id: "night", title: "Night", customer: (name: "Ada", mood: 2), start: "day",
        beats: {
            "day": (at: "10:00", says: "Well?", choices: [(say: "Lovely.", mood: 4, reply: "Oh!", to: "noon")]),
            "noon": (at: "12:00", says: "Still here.", to: "night"),
            "night": (days: 1, at: "09:00", says: "Morning.", choices: [(say: "Morning.", reply: "Bye.", end: "over")]),
        },
        endings: { "over": (kind: Fair, title: "Over") },
    )"#;

    #[test]
    fn what_days_bring_is_not_felt_before_they_went_by() {
        let scenario = load(SourceText::new("night.ron", OVER_A_NIGHT), "night").scenario.unwrap();
        let mut run = Run::new(scenario, Rules::newest(), RunStart { seed: Seed::default(), ..RunStart::default() });
        run.play(parse_moves("1").unwrap()[0]).unwrap();
        let transcript = run.transcript();
        let exchange = transcript.exchanges().last().unwrap();
        let lines = transcript.lines_after(exchange, &transcript.fill("Robin"));
        let pauses = transcript.pauses(exchange);
        assert!(matches!(lines.as_slice(), [_, Line::Hours(120), _, Line::Days(1), _]), "{lines:?}");
        let [noon, night] = pauses.as_slice() else { panic!("{pauses:?}") };
        assert_eq!(noon.mood, night.mood);
        assert!(night.mood > exchange.after.mood() && night.mood > exchange.before.mood(), "{night:?}, {:?}", exchange.after);
        assert!(noon.n_events < night.n_events);
    }
}
