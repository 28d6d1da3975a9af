//! Each exchange: what was said on both sides, what it did, why, and what every other option would have brought.

use crate::play::{Exchange, Fill, Line, Run, Transcript};
use crate::scenario::{ChoiceId, Condition, EndingId, FactId, PromiseId, Scenario, Temperament, Trap, Voice};
use crate::wording::typographic;

use super::apart::{Came, came_after, left_by_the_line};
use super::clean::is_clean_as_said;

/// One exchange, looked back at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeView {
    pub time: Option<String>,
    /// Where it was, as in "on the phone".
    pub place: Option<String>,
    /// What had been said; `None` where nothing was said at that beat.
    pub they_said: Option<String>,
    /// Who said it, by name; `None` for the customer.
    pub speaker: Option<String>,
    /// What was to be seen at that beat.
    pub you_saw: Option<String>,
    pub they_thought: Option<String>,
    pub you_said: String,
    /// Whether it was something done.
    pub is_act: bool,
    pub voice: Option<Voice>,
    /// The voices that go with these words; empty where none was asked for, or any would do.
    pub fitting_voices: Vec<Voice>,
    /// What the customer answered at once, before anything else came.
    pub replied: Vec<Answer>,
    /// Points, from before to after the line itself.
    pub mood: (i8, i8),
    pub trust: (i8, i8),
    /// What came of itself after it: days, events, promises that ran out.
    pub came: Vec<Came>,
    /// Whether it came before the customer felt heard.
    pub not_heard_yet: bool,
    /// Whether it was clean as it was said: no trap, no miss, no broken word, not too soon, and in a voice that goes with it.
    pub is_clean: bool,
    /// Why, in the author's words; of a line that came too soon, those for that.
    pub note: Option<String>,
    pub trap: Option<Trap>,
    pub answer: Option<Answer>,
    pub others: Vec<OtherOption>,
}

/// What comes next after an option: the customer's words, or somebody else's; where nothing is said, what is seen; where it ends, how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Says(String),
    /// Somebody else in the scene says it, by their name.
    SaysToo {
        name: String,
        words: String,
    },
    /// The customer breaks in, and the scenario has no words for it.
    BreaksIn,
    Sees(String),
    Ends(String),
}

impl Answer {
    /// Who says it, by name; `None` for the customer, and where nothing is said.
    pub fn speaker(&self) -> Option<&str> {
        if let Self::SaysToo { name, .. } = self { Some(name) } else { None }
    }
}

/// An option that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherOption {
    pub text: String,
    pub is_act: bool,
    /// What would have been seen before anything was said to it.
    pub seen_before: Option<String>,
    pub answer: Option<Answer>,
    /// Where it was closed: what it needed.
    pub closed_by: Option<Needed>,
}

/// What an option asked for that was not so, with the author's text of a fact or a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needed {
    MoodAtLeast(i8),
    MoodAtMost(i8),
    TrustAtLeast(i8),
    TrustAtMost(i8),
    /// At least so many pips of being heard.
    Heard(u8),
    Fact {
        text: String,
        /// Whether the trainee had to know it, or not to know it.
        known: bool,
    },
    Promise {
        text: String,
        need: PromiseNeed,
    },
    /// Something that the trainee had to have done, as told to them.
    Deed(String),
    /// Exchanges of the customer's time.
    SpentAtLeast(u8),
    SpentAtMost(u8),
    Temperament(Temperament),
    Not(Box<Self>),
    /// One of these at least.
    Any(Vec<Self>),
}

/// How a promise had to stand for an option to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseNeed {
    Given,
    NotGiven,
    Kept,
    Broken,
    Moved,
    GivenBack,
}

pub(super) fn describe(transcript: &Transcript, fill: &Fill) -> Vec<ExchangeView> {
    let (clock, places) = (transcript.clock(), transcript.places());
    let exchanges = transcript.exchanges().iter().enumerate();
    exchanges
        .map(|(index, exchange)| {
            let at = |all: &[Option<&str>]| all.get(index).copied().flatten().map(str::to_owned);
            let (time, place) = (at(&clock), at(&places));
            ExchangeView { time, place, ..describe_one(transcript, fill, index, exchange) }
        })
        .collect()
}

fn describe_one(transcript: &Transcript, fill: &Fill, index: usize, exchange: &Exchange) -> ExchangeView {
    let scenario = transcript.scenario();
    let beat = &scenario.beats()[exchange.beat];
    let choice = &scenario.choices()[exchange.chosen.choice];
    let filled = |text: &str| typographic(&fill.text(text));
    let words = transcript.beat_words(exchange.beat, exchange.variant);
    let shown = exchange.order.iter().filter_map(|number| beat.choices().nth(*number));
    let others = shown.filter(|other| *other != exchange.chosen.choice);
    let left = left_by_the_line(scenario, exchange);
    let note = if exchange.gated { &choice.unheard_note } else { &choice.note };
    ExchangeView {
        time: None,
        place: None,
        they_said: words.says.map(filled),
        speaker: words.speaker.map(filled),
        you_saw: words.sees.map(filled),
        they_thought: words.thinks.map(filled),
        you_said: filled(choice.spoken.text()),
        is_act: choice.spoken.is_act(),
        voice: exchange.chosen.voice,
        fitting_voices: exchange.chosen.voice.map_or_else(Vec::new, |_| choice.effect.tones.iter().collect()),
        replied: transcript.answers_at_once(exchange, fill).filter_map(|line| said(&line)).collect(),
        mood: (exchange.before.mood(), left.0),
        trust: (exchange.before.trust(), left.1),
        came: came_after(transcript, exchange, fill),
        not_heard_yet: exchange.gated,
        is_clean: is_clean_as_said(scenario, transcript.rules(), &exchange.before, exchange.chosen),
        note: note.as_deref().map(filled),
        trap: choice.trap,
        answer: answer_to(transcript, exchange, fill),
        others: others.map(|other| other_option(transcript, fill, index, exchange, other)).collect(),
    }
}

fn other_option(transcript: &Transcript, fill: &Fill, index: usize, exchange: &Exchange, other: ChoiceId) -> OtherOption {
    let scenario = transcript.scenario();
    let choice = &scenario.choices()[other];
    let closed_by =
        exchange.closed.iter().find(|(closed, _)| *closed == other).map(|(_, condition)| needed(scenario, fill, condition));
    let voice = choice.effect.tones.iter().next();
    let on_the_other_road = if closed_by.is_some() { None } else { other_run(transcript, index, other, voice) };
    let (mut seen_before, mut answer) = (None, None);
    if let Some((run, exchange)) = on_the_other_road.as_ref().and_then(|run| Some((run, run.transcript().exchanges().last()?))) {
        seen_before = seen_before_the_answer(run.transcript(), exchange, fill);
        answer = answer_to(run.transcript(), exchange, fill);
    }
    let text = typographic(&fill.text(choice.spoken.text()));
    OtherOption { text, is_act: choice.spoken.is_act(), seen_before, answer, closed_by }
}

/// What would have come next on the other road.
pub(super) fn answer_on(
    transcript: &Transcript,
    fill: &Fill,
    index: usize,
    other: ChoiceId,
    voice: Option<Voice>,
) -> Option<Answer> {
    let run = other_run(transcript, index, other, voice)?;
    let exchange = run.transcript().exchanges().last()?;
    answer_to(run.transcript(), exchange, fill)
}

/// How it would have ended there on the other road, if it had.
pub(super) fn ending_on(transcript: &Transcript, index: usize, other: ChoiceId, voice: Option<Voice>) -> Option<EndingId> {
    other_run(transcript, index, other, voice)?.transcript().ending()
}

/// The exchange as it would have been on the other road.
pub(super) fn exchange_on(transcript: &Transcript, index: usize, other: ChoiceId, voice: Option<Voice>) -> Option<Exchange> {
    other_run(transcript, index, other, voice)?.transcript().exchanges().last().cloned()
}

/// The run on the other road, one exchange long: played, not guessed, in that voice where one is asked for.
fn other_run(transcript: &Transcript, index: usize, other: ChoiceId, voice: Option<Voice>) -> Option<Run> {
    let mut run = Run::ahead_from(transcript, index);
    let voice = run.asks_for_voice().then_some(voice.unwrap_or(Voice::Steady));
    run.choose(other, voice).ok()?;
    Some(run)
}

/// What follows a line in the same scene. Where another one lies between, what is said after it is no answer any more.
fn in_the_same_scene(transcript: &Transcript, exchange: &Exchange, fill: &Fill) -> Vec<Line> {
    let mut lines = transcript.lines_after(exchange, fill);
    if let Some(scene) = lines.iter().position(|line| matches!(line, Line::Days(_) | Line::Event(_))) {
        lines.truncate(scene);
    }
    lines
}

/// What is seen before anything is said to a line: without it, what is said then would answer something that nobody knows of.
fn seen_before_the_answer(transcript: &Transcript, exchange: &Exchange, fill: &Fill) -> Option<String> {
    let lines = in_the_same_scene(transcript, exchange, fill);
    let answer = lines.iter().position(|line| said(line).is_some())?;
    lines.into_iter().take(answer).find_map(|line| match line {
        Line::Sees(text) => Some(typographic(&text)),
        _ => None,
    })
}

pub(super) fn answer_to(transcript: &Transcript, exchange: &Exchange, fill: &Fill) -> Option<Answer> {
    let lines = in_the_same_scene(transcript, exchange, fill);
    let says = lines.iter().find_map(said);
    let sees = lines.iter().find_map(|line| match line {
        Line::Sees(text) => Some(Answer::Sees(typographic(text))),
        _ => None,
    });
    let ending = || {
        let ending = transcript.ending_words()?;
        let says = ending.says.map_or_else(|| ending.title.to_owned(), |says| fill.text(says).into_owned());
        Some(Answer::Ends(typographic(&says)))
    };
    says.or(sees).or_else(ending)
}

/// What somebody says in a line; `None` of any other.
fn said(line: &Line) -> Option<Answer> {
    match line {
        Line::Says(text) => Some(Answer::Says(typographic(text))),
        Line::SaysToo { name, words, .. } => Some(Answer::SaysToo { name: typographic(name), words: typographic(words) }),
        Line::LetMeFinish => Some(Answer::BreaksIn),
        _ => None,
    }
}

/// What a condition asks for.
pub fn needed(scenario: &Scenario, fill: &Fill, condition: &Condition) -> Needed {
    let fact = |fact: FactId, known| Needed::Fact { text: typographic(&fill.text(&scenario.facts()[fact].text)), known };
    let promise = |promise: PromiseId, need| {
        let text = typographic(&fill.text(&scenario.promises()[promise].text));
        Needed::Promise { text, need }
    };
    match *condition {
        Condition::MoodAtLeast(mood) => Needed::MoodAtLeast(mood),
        Condition::MoodAtMost(mood) => Needed::MoodAtMost(mood),
        Condition::TrustAtLeast(trust) => Needed::TrustAtLeast(trust),
        Condition::TrustAtMost(trust) => Needed::TrustAtMost(trust),
        Condition::Heard(pips) => Needed::Heard(pips),
        Condition::Learned(id) => fact(id, true),
        Condition::NotLearned(id) => fact(id, false),
        Condition::Promised(id) => promise(id, PromiseNeed::Given),
        Condition::NotPromised(id) => promise(id, PromiseNeed::NotGiven),
        Condition::Kept(id) => promise(id, PromiseNeed::Kept),
        Condition::Broke(id) => promise(id, PromiseNeed::Broken),
        Condition::Moved(id) => promise(id, PromiseNeed::Moved),
        Condition::Withdrew(id) => promise(id, PromiseNeed::GivenBack),
        Condition::Did(id) => Needed::Deed(typographic(&fill.text(&scenario.deeds()[id].text))),
        Condition::SpentAtLeast(n) => Needed::SpentAtLeast(n),
        Condition::SpentAtMost(n) => Needed::SpentAtMost(n),
        Condition::Is(temperament) => Needed::Temperament(temperament),
        Condition::Not(ref inner) => Needed::Not(Box::new(needed(scenario, fill, inner))),
        Condition::Any(ref inner) => Needed::Any(inner.iter().map(|condition| needed(scenario, fill, condition)).collect()),
    }
}
