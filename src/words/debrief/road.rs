//! The straight road of a debrief: the one moment of it, and the ways on from there.

use crate::debrief::{Debrief, ExchangeView, MarkedFor, Moment, Picked, SelfView, WhyNot};
use crate::words::common::YOU_SAID;
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::came::came_after;
use crate::words::debrief::moments::{
    ANOTHER_WAY, Aloud, HOW_IT_USUALLY_ENDS, OutlookFigure, aloud, outlook_figure, promised, way_label, what_it_did_here,
    what_would_have_come,
};
use crate::words::debrief::next::next_panel;
use crate::words::debrief::your_view::{named, promise_broke};
use crate::words::debrief::{YOU_DECIDED_TO, YOU_SAW, exchange_of, play_from, why};
use crate::words::grammar::{first_name, number_word, object, subject_inside, upper_first};

/// Said at the lower edge where the other way does not fit under the moment.
pub const ANOTHER_WAY_IS_BELOW: &str = "Another answer below";

/// Said there where something else does not fit.
pub const MORE_IS_BELOW: &str = "More below";

/// The name of this stop, and the way back to it.
pub const THE_MOMENT: &str = "The moment";
/// The one line to fill or to leave, and what stands below it.
pub const WHY_THERE: &str = "What did you hope would happen?";
pub const ONLY_FOR_YOU: &str = "Write a sentence here if you like. Nobody else reads it.";
/// The same once something was written.
pub const NOTED: &str = "Noted. Nobody else reads it.";
/// The marks before and after, over the four words.
pub const BEFORE: &str = "before your answer";
pub const AFTER: &str = "after it";
/// The same before a line of text, which has no room for more.
pub const BEFORE_IN_SHORT: &str = "before";
pub const AFTER_IN_SHORT: &str = "after";
/// Doors of a stop, as they are named where there is little room.
pub const MOMENT_IN_SHORT: &str = "Moment";
pub const CURVE_IN_SHORT: &str = "Curve";
pub const MOMENTS_IN_SHORT: &str = "Moments";
pub const LINES_IN_SHORT: &str = "Lines";
pub const AGAIN_IN_SHORT: &str = "Again";
/// Out of a debrief that has no further stop.
pub const BACK_HOME: &str = "Back to the Home page";
const YOUR_STRONGEST_MOMENT: &str = "Your strongest moment";
/// Said of a moment beside another one that was picked.
const MATTERED_MORE: &str = "This one mattered more.";
const WHAT_BROKE: &str = "A broken promise";
/// In the place of the other way, where there is none.
/// Over the author's note to the trainee's own line, which stands beside that to another one.
const HOW_YOURS_CAME_ACROSS: &str = "How yours came across";
const NO_BETTER_ONE: &str = "No other answer here would have helped much.";

/// The moment of the road.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadMoment {
    /// "The moment", or what kind of moment it is.
    pub title: &'static str,
    /// "15:12, at the till".
    pub when: Option<String>,
    /// What the trainee picked, and why this is another moment, if it is.
    pub picked: Option<String>,
    pub marked_for: MarkedFor,
    /// How the customer felt when it began, -10..=10, and what they are called by those who cannot see the face.
    pub mood: i8,
    /// What the customer had said, or what was to be seen.
    pub they: Option<Labelled>,
    /// What the trainee said or did; `None` where no line is named.
    pub you: Option<Labelled>,
    /// "She liked it. Calm before, at ease after."
    pub did: Option<String>,
    /// What came of itself after it and moved something: "Five o'clock goes by. After that she went from calm to guarded."
    pub came: Vec<String>,
    /// What the customer thought before the trainee spoke, and "she thought".
    pub thought: Option<(String, String)>,
    /// What was promised that broke, by which line, and what became of it.
    pub promise: Vec<Labelled>,
    /// Other ways; where there is none to show, why not.
    pub another: Vec<AnotherBlock>,
    pub no_other: Option<&'static str>,
    /// The author's note to the trainee's own line.
    pub note: Option<Labelled>,
    pub outlook: Option<OutlookFigure>,
    /// Both lines, to be read aloud; `None` where there is no other way.
    pub aloud: Option<Aloud>,
    /// The exchange to play from, from 0.
    pub exchange: usize,
}

/// Another way, what the customer would have said, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnotherBlock {
    pub line: Labelled,
    pub then: Option<Labelled>,
    pub note: Option<String>,
}

/// Words the moment of the road, for somebody who saw the conversation so; `None` where no single one decided it.
pub fn moment(debrief: &Debrief, view: &SelfView) -> Option<RoadMoment> {
    let moment = debrief.moment_of_the_road()?;
    let exchange = exchange_of(debrief, moment);
    let told = debrief.exchanges.get(moment.exchange());
    let promise = moment.promise.as_ref();
    // What praises the line that made a promise goes ill with what became of it.
    let noted = exchange.filter(|exchange| promise.is_none() || !exchange.is_clean);
    let why = noted.and_then(|exchange| why(debrief.pronoun, exchange));
    let before = debrief.curve.points.get(moment.exchange()).map_or(0, |point| point.mood);
    Some(RoadMoment {
        title: match moment.marked_for {
            MarkedFor::Strength => YOUR_STRONGEST_MOMENT,
            MarkedFor::BrokenPromise => WHAT_BROKE,
            MarkedFor::Turn | MarkedFor::FeltAtTheTime => THE_MOMENT,
        },
        when: told.and_then(when),
        picked: picked(debrief, view, moment),
        marked_for: moment.marked_for,
        mood: before,
        they: exchange.and_then(|exchange| they(debrief, exchange)),
        you: exchange.map(you),
        // Of a promise that broke, what matters is the word that was given, and not how the line went down that gave it.
        did: what_it_did_here(debrief, moment).filter(|_| promise.is_none()),
        thought: exchange.filter(|_| promise.is_none()).and_then(|exchange| thought(debrief, exchange)),
        came: exchange.filter(|_| promise.is_none()).map_or_else(Vec::new, |exchange| came_after(debrief, exchange)),
        promise: promise.map_or_else(Vec::new, |broken| promised(debrief, broken)),
        another: another(debrief, moment, why.as_deref()),
        no_other: no_other(moment),
        note: why.map(|why| Labelled::told(HOW_YOURS_CAME_ACROSS, why)),
        outlook: moment
            .outlook
            .map(|outlooks| OutlookFigure { explained: Some(HOW_IT_USUALLY_ENDS), ..outlook_figure(outlooks) }),
        aloud: aloud(debrief, moment),
        exchange: moment.exchange(),
    })
}

/// "You picked 14:30. That hardly changed how it would end. This is the answer that changed it most."
fn picked(debrief: &Debrief, view: &SelfView, moment: &Moment) -> Option<String> {
    let this = match moment.marked_for {
        MarkedFor::Turn if moment.gain() < 0.0 && debrief.fell_most(moment) => {
            "This is the answer that changed it most.".to_owned()
        }
        MarkedFor::Turn if moment.gain() < 0.0 => "This one mattered most.".to_owned(),
        MarkedFor::Strength => "This is the answer that helped most.".to_owned(),
        MarkedFor::BrokenPromise => "This is the promise that was broken.".to_owned(),
        MarkedFor::Turn => MATTERED_MORE.to_owned(),
        MarkedFor::FeltAtTheTime => format!("This one moved {} most.", object(debrief.pronoun)),
    };
    let (exchange, why) = match debrief.picked(view.turned)? {
        Picked::ThisOne => return Some("That\u{2019}s the one you picked.".to_owned()),
        Picked::NoSingleOne => {
            let this = if this == MATTERED_MORE { "This one mattered most." } else { this.as_str() };
            return Some(format!("You didn\u{2019}t pick a single moment. {this}"));
        }
        Picked::Another { exchange, why } => (exchange, why),
    };
    let too = if moment.marked_for == MarkedFor::Strength { " too" } else { "" };
    let why = match why {
        WhyNot::Promise { letter, made } => format!("{} ", promise_broke(letter, made)),
        WhyNot::HardlyMoved => "That hardly changed how it would end. ".to_owned(),
        WhyNot::TurnedJustBefore { here: true } => "The change came just before that, here. ".to_owned(),
        WhyNot::TurnedJustAfter { here: true } => "The change came just after that, here. ".to_owned(),
        WhyNot::TurnedJustBefore { here: false } => "There was a change just before that. ".to_owned(),
        WhyNot::TurnedJustAfter { here: false } => "There was a change just after that. ".to_owned(),
        WhyNot::Rose => format!("That helped{too}. "),
        WhyNot::Fell => "It got worse there too. ".to_owned(),
        WhyNot::FellByItself => "It got worse there, but no other answer would have helped much. ".to_owned(),
        WhyNot::FeltLess => String::new(),
    };
    Some(format!("You picked {}. {why}{this}", named(debrief, exchange)))
}

/// "15:12, at the till".
fn when(exchange: &ExchangeView) -> Option<String> {
    let parts: Vec<&str> = [&exchange.time, &exchange.place].into_iter().filter_map(|part| part.as_deref()).collect();
    (!parts.is_empty()).then(|| upper_first(&parts.join(", ")))
}

fn they(debrief: &Debrief, exchange: &ExchangeView) -> Option<Labelled> {
    let who = exchange.speaker.as_deref().unwrap_or_else(|| first_name(&debrief.customer));
    match (&exchange.they_said, &exchange.you_saw) {
        (Some(words), _) => Some(Labelled::new(format!("{who} said"), Passage::new(words, Manner::Said))),
        (None, Some(seen)) => Some(Labelled::new(YOU_SAW, Passage::new(seen, Manner::Seen))),
        (None, None) => None,
    }
}

fn you(exchange: &ExchangeView) -> Labelled {
    let label = if exchange.is_act { YOU_DECIDED_TO } else { YOU_SAID };
    Labelled::new(label, Passage::in_voice(&exchange.you_said, exchange.voice, exchange.is_act))
}

/// "She'd look at me in it", and "she thought".
fn thought(debrief: &Debrief, exchange: &ExchangeView) -> Option<(String, String)> {
    let thought = exchange.they_thought.as_deref()?;
    let ends = thought.ends_with(['?', '!', '\u{2026}']);
    let thought = if ends { thought.to_owned() } else { format!("{},", thought.trim_end_matches('.')) };
    Some((thought, format!("{} thought.", subject_inside(debrief.pronoun))))
}

/// The other ways. What the author says of the same line is said once: of the one that was taken.
fn another(debrief: &Debrief, moment: &Moment, why: Option<&str>) -> Vec<AnotherBlock> {
    let ways = moment.ways.iter().map(|way| AnotherBlock {
        line: Labelled::new(
            way_label(way).unwrap_or_else(|| ANOTHER_WAY.to_owned()),
            Passage::in_voice(&way.text, way.voice, way.is_act),
        ),
        then: what_would_have_come(debrief.pronoun, way),
        note: way.note.as_deref().filter(|note| Some(*note) != why).map(how_that_one_comes_across),
    });
    ways.collect()
}

/// What is said where it got worse and there is no other way to show.
fn no_other(moment: &Moment) -> Option<&'static str> {
    (moment.is_a_fall() && moment.ways.is_empty()).then_some(NO_BETTER_ONE)
}

/// "How that one comes across: It was a no, with its two reasons.": the author's note to what was not said or done. A note tells what
/// its line did, as if it had been taken.
fn how_that_one_comes_across(note: &str) -> String {
    format!("How that one comes across: {note}")
}

/// The exchange to play from after the road, from 0, and "Play from 13:54": the one that the plan is for, else the moment's.
pub fn plays_from(debrief: &Debrief) -> Option<(usize, String)> {
    let of_moment = || {
        let exchange = debrief.moment_of_the_road()?.exchange();
        let time = debrief.exchanges.get(exchange)?.time.as_deref();
        Some((exchange, play_from(time, exchange)))
    };
    next_panel(debrief, None).play_from.or_else(of_moment)
}

/// "Two other moments": the way to the others; `None` where there is nothing more to tell.
pub fn more_moments(debrief: &Debrief) -> Option<String> {
    match debrief.moments.len().saturating_sub(1) {
        0 if debrief.no_return.is_empty() => None,
        0 => Some("Where a better ending was lost".to_owned()),
        1 => Some("One other moment".to_owned()),
        n => Some(format!("{} other moments", upper_first(&number_word(u16::try_from(n).unwrap_or(u16::MAX))))),
    }
}
