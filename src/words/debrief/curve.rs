//! What happened: the ending, mood and trust over the conversation, and what was said at each point.

use crate::debrief::{Debrief, EndingSummary, Mark, Point};
use crate::scenario::Pronoun;
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::moments::{marked_for, marked_with_letter};
use crate::words::debrief::{YOU_SAW, mood_word, said, thought};
use crate::words::grammar::{number_word, possessive, quoted, signed, upper_first};

/// The name of the chart.
pub const MOOD_AND_TRUST: &str = "Mood and trust over the conversation";
pub const NOT_HEARD_YET: &str = "too soon";
/// What stands at the end of the line over the curve that shows where it was heading.
pub const HOW_IT_USUALLY_ENDS: &str = "how it usually ends from here";
/// What stands at the end of the curve where there is a first one behind it.
pub const THIS_TIME: &str = "this time";
pub(super) const YOU: &str = "You";
/// The heading of where the trainee thought it turned, and where it did.
pub const WHERE_IT_TURNED: &str = "The moments that changed it";

/// How it ended, told from the customer's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingBlock {
    /// Where they are, or what such an ending is called.
    pub above: Option<String>,
    /// The customer's own words; where there are none, what is told.
    pub words: String,
    /// What comes after the words.
    pub below: Option<String>,
}

/// What is shown of one point of the curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointBlock {
    /// When the words were said that led there; at the start, the clock as it stood.
    pub time: Option<String>,
    /// "Answer 3, 13:54. Promise made. A: it turned here: from good to just about. You: …".
    pub name: String,
    /// "calm, trust +3".
    pub value: String,
    /// What happened on the way there, in the order of the marks of the point; an event without a name is empty.
    pub happened: Vec<String>,
    /// Why it is marked by a letter, with that letter.
    pub moment: Option<String>,
    pub they: Labelled,
    pub you: Labelled,
    /// What that line was to the conversation: "This changed how it would end: from good to just about all right".
    pub mattered: Option<String>,
    pub thought: Option<Labelled>,
}

/// "your first three answers": the exchanges that make the first impression.
pub fn the_first(n: usize) -> String {
    format!("your first {} answers", number_word(u16::try_from(n).unwrap_or(u16::MAX)))
}

/// What stands at the end of the first curve where there is a second: "the first time: Four calls".
pub fn first_time(ending: Option<&str>) -> String {
    ending.map_or_else(|| "the first time".to_owned(), |ending| format!("the first time: {ending}"))
}

/// Words the ending, or that there was none.
pub fn ending(debrief: &Debrief) -> EndingBlock {
    let Some(EndingSummary { title, says, quotation, .. }) = &debrief.ending else {
        return EndingBlock { above: None, words: "The conversation did not come to an end.".to_owned(), below: None };
    };
    match (quotation, says) {
        (Some(found), _) => {
            // What closed the sentence round the quotation would begin a line of its own.
            let below = found.coda.as_deref().map(|coda| coda.trim_start_matches(['.', ',', ';', ' ']).to_owned());
            EndingBlock {
                above: Some(found.lead.clone()),
                words: quoted(&found.words),
                below: below.filter(|coda| !coda.is_empty()),
            }
        }
        (None, Some(says)) => EndingBlock { above: Some(title.clone()), words: says.clone(), below: None },
        (None, None) => EndingBlock { above: None, words: title.clone(), below: None },
    }
}

/// "Her whole curve": the way to it.
pub fn the_whole_curve(pronoun: Pronoun) -> String {
    format!("{} whole curve", upper_first(possessive(pronoun)))
}

/// Words every point of the curve.
pub fn points(debrief: &Debrief) -> Vec<PointBlock> {
    debrief.curve.points.iter().enumerate().map(|(index, point)| point_block(debrief, index, point)).collect()
}

/// What happened, as a word or two beside a mark; empty for an event without a name.
pub fn happened(mark: &Mark) -> &str {
    match mark {
        Mark::Event(name) => name,
        Mark::NotHeardYet => NOT_HEARD_YET,
        Mark::PromiseMade => "promise made",
        Mark::PromiseKept => "promise kept",
        Mark::DoneUnasked => "done without a promise",
        Mark::PromiseMoved => "new time given",
        Mark::PromiseGivenBack => "promise withdrawn",
        Mark::PromiseBroken => "promise broken",
    }
}

fn point_block(debrief: &Debrief, index: usize, point: &Point) -> PointBlock {
    let exchange = index.saturating_sub(1);
    let view = debrief.exchanges.get(exchange);
    let led_here = view.filter(|_| index > 0);
    let time = view.and_then(|view| view.time.as_deref());
    let moment = debrief.moment_at(index);
    let they = match view.map(|view| (&view.they_said, view.speaker.as_deref(), &view.you_saw)) {
        Some((Some(words), speaker, _)) => Labelled::new(said(debrief.pronoun, speaker), Passage::new(words, Manner::Said)),
        Some((None, _, Some(seen))) => Labelled::new(YOU_SAW, Passage::new(seen, Manner::Seen)),
        _ => Labelled::new(said(debrief.pronoun, None), Passage::new("No words.", Manner::Absent)),
    };
    let you = match led_here {
        Some(view) => {
            let at = time.map_or_else(|| YOU.to_owned(), |time| format!("{YOU}, {time}"));
            Labelled::new(at, Passage::in_voice(&view.you_said, view.voice, view.is_act))
        }
        None => Labelled::new(YOU, Passage::new("Nothing yet: this is where it began.", Manner::Absent)),
    };
    // A promise that ran out here is no matter of the line that happened to stand before it.
    let of_line = moment.filter(|moment| led_here.is_some() && moment.line == Some(exchange));
    let mattered = of_line.map(|moment| marked_for(debrief, moment));
    let thoughts = view.and_then(|view| view.they_thought.as_deref());
    let happened: Vec<String> = point.marks.iter().map(|mark| happened(mark).to_owned()).collect();
    let moment = moment.map(|moment| marked_with_letter(debrief, moment));
    let trust = if debrief.curve.plain { String::new() } else { format!(", trust {}", signed(point.trust)) };
    PointBlock {
        time: if index > 0 { time.map(str::to_owned) } else { point.time.clone() },
        name: match led_here {
            Some(view) => name(index, time, &happened, moment.as_deref(), &view.you_said),
            None => "Start".to_owned(),
        },
        value: format!("{}{trust}", mood_word(debrief, point.mood)),
        happened,
        moment,
        they,
        you,
        mattered,
        thought: thoughts.map(|text| Labelled::new(thought(debrief.pronoun), Passage::new(text, Manner::Thought))),
    }
}

/// The name of a point: which it is, what happened there, why it is marked, and what was said.
fn name(index: usize, time: Option<&str>, happened: &[String], moment: Option<&str>, said: &str) -> String {
    let time = time.map_or_else(String::new, |time| format!(", {time}"));
    let mut name = format!("Answer {index}{time}");
    for text in happened.iter().map(String::as_str).filter(|text| !text.is_empty()).chain(moment) {
        name.push_str(&format!(". {text}"));
    }
    format!("{name}. You: {said}")
}
