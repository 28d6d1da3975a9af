//! The debrief in words. For each panel one function words a [`Debrief`] as plain blocks; window and terminal lay the same blocks out.

pub mod account;
pub mod block;
mod came;
pub mod curve;
mod did;
pub mod lines;
pub mod moments;
pub mod next;
pub mod road;
pub mod skills;
pub mod your_view;

use crate::debrief::{AS_GOOD_AS_LOST, Answer, Debrief, ExchangeView, Moment};
use crate::foresight::Outlook;
use crate::scenario::{Pronoun, Temperament};
use crate::words::common::{self, LET_ME_FINISH};
use crate::words::grammar::{subject, subject_inside};

use block::{Labelled, Manner, Passage};

/// The names of the pages, and the ways to them.
pub const WHAT_HAPPENED: &str = "What happened";
pub const TURNING_POINTS: &str = "Moments that mattered";
pub const TRUST: &str = "Trust";
pub const SKILLS: &str = "Skills";
pub const EVERY_LINE: &str = "Every line";
pub const ONE_THING_NEXT: &str = "One thing to practise";
pub const ONE_THING_TO_KEEP: &str = "One thing to keep";
pub const AGAIN: &str = "Again from the start";
/// The way to the line over the curve that shows where it was heading.
pub const WHERE_IT_WAS_HEADING: &str = "Where it was heading";
/// Over the author's remark on what was said or done.
pub const HOW_IT_CAME_ACROSS: &str = "How it came across";
const YOU_SAW: &str = "You noticed";
const YOU_DECIDED_TO: &str = "You decided to";

/// "Claire Hobson, fiery that day".
pub fn who_it_was(name: &str, temperament: Temperament) -> String {
    match temperament {
        Temperament::Easygoing => name.to_owned(),
        _ => format!("{name}, {}", that_day(temperament)),
    }
}

/// "fiery that day".
pub fn that_day(temperament: Temperament) -> String {
    format!("{} that day", temperament.name().to_lowercase())
}

/// "She said", or "Hattie said" of somebody else in the scene.
pub fn said(pronoun: Pronoun, speaker: Option<&str>) -> String {
    format!("{} said", speaker.unwrap_or(subject(pronoun)))
}

/// "She thought".
pub fn thought(pronoun: Pronoun) -> String {
    format!("{} thought", subject(pronoun))
}

/// "She would have said", or "Hattie would have said" of somebody else in the scene.
pub fn would_have_said(pronoun: Pronoun, speaker: Option<&str>) -> String {
    format!("{} would have said", speaker.unwrap_or(subject(pronoun)))
}

/// "Play from 13:54", or by the number of the answer where the scenario has no clock.
pub fn play_from(time: Option<&str>, exchange: usize) -> String {
    time.map_or_else(|| format!("Play from answer {}", exchange + 1), |time| format!("Play from {time}"))
}

/// The name of the last stop: there is something to practise, or something to go on doing.
pub fn name_of_the_last_stop(debrief: &Debrief) -> &'static str {
    if debrief.next.is_none() && debrief.habit.is_some() { ONE_THING_TO_KEEP } else { ONE_THING_NEXT }
}

/// The word for a mood of this customer, by the rules of the run: "very upset".
pub fn mood_word(debrief: &Debrief, mood: i8) -> String {
    common::mood_word(debrief.rules.mood_band(mood))
}

/// What came next: the customer's words, what was to be seen, or how it ended.
pub fn answer(answer: &Answer) -> Passage {
    match answer {
        Answer::Says(words) | Answer::SaysToo { words, .. } => Passage::new(words, Manner::Said),
        Answer::BreaksIn => Passage::new(LET_ME_FINISH, Manner::Said),
        Answer::Sees(seen) => Passage::new(seen, Manner::Seen),
        Answer::Ends(told) => Passage::new(told, Manner::Told),
    }
}

/// What the customer thought at an exchange before the trainee spoke, as far as the author says.
fn thought_of(debrief: &Debrief, exchange: &ExchangeView) -> Option<Labelled> {
    let thought_there = exchange.they_thought.as_deref().map(|text| Passage::new(text, Manner::Thought));
    thought_there.map(|passage| Labelled::new(thought(debrief.pronoun), passage))
}

/// Why an exchange went as it did, as far as the author says.
fn how_it_came_across(debrief: &Debrief, exchange: &ExchangeView) -> Option<Labelled> {
    why(debrief.pronoun, exchange).map(|why| Labelled::told(HOW_IT_CAME_ACROSS, why))
}

/// Why an exchange went as it did: the author's note; where the line came too soon and the author has none for that, this.
pub fn why(pronoun: Pronoun, exchange: &ExchangeView) -> Option<String> {
    let too_soon = || format!("It came before {} felt heard.", subject_inside(pronoun));
    exchange.note.clone().or_else(|| exchange.not_heard_yet.then(too_soon))
}

/// The exchange whose line is told of at a moment.
fn exchange_of<'a>(debrief: &'a Debrief, moment: &Moment) -> Option<&'a ExchangeView> {
    debrief.exchanges.get(moment.line?)
}

/// How conversations usually end from there, in one of four words: never as a share.
pub fn outlook_word(outlook: Outlook) -> &'static str {
    OutlookPlace::of(outlook).word()
}

/// The four places for an outlook, at 0, 1/3, 2/3 and 1; each reaches halfway to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OutlookPlace {
    Lost,
    JustAbout,
    Good,
    VeryGood,
}

impl OutlookPlace {
    const ALL: [Self; 4] = [Self::Lost, Self::JustAbout, Self::Good, Self::VeryGood];

    fn of(outlook: Outlook) -> Self {
        match outlook.value {
            ..AS_GOOD_AS_LOST => Self::Lost,
            ..HALF => Self::JustAbout,
            ..FIVE_SIXTHS => Self::Good,
            _ => Self::VeryGood,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::JustAbout => "just about",
            Self::Good => "good",
            Self::VeryGood => "very good",
        }
    }

    /// The same as it is said in a sentence, where "just about" alone would be half a phrase.
    const fn in_a_sentence(self) -> &'static str {
        match self {
            Self::JustAbout => "just about all right",
            _ => self.word(),
        }
    }
}

const HALF: f64 = 0.5;
const FIVE_SIXTHS: f64 = 5.0 / 6.0;
