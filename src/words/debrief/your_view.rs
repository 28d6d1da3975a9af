//! What the trainee makes of a conversation before anything is told, and the same beside what happened.

use crate::debrief::{Calibration, Debrief, Feeling, Guess, MarkedFor, Moment, SelfView};
use crate::scenario::Pronoun;
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::curve::YOU;
use crate::words::debrief::moments::NO_SINGLE_MOMENT;
use crate::words::debrief::{YOU_SAW, mood_word};
use crate::words::grammar::{first_name, possessive, quoted, subject, upper_first};

/// The name of this stop.
pub const YOUR_VIEW_FIRST: &str = "Your view first";
/// The two questions.
pub const HOW_WAS_THAT: &str = "How was that for you?";
pub const WHICH_MOMENT: &str = "Which moment mattered most?";
/// What comes after the first one.
pub const ONE_MORE: &str = "One more question. Then you see the moment that mattered.";
/// The same where there was one exchange alone, and no other question.
pub const THEN_THE_MOMENT: &str = "Then you see the moment that mattered.";
/// The way on from the first one without an answer.
pub const NEXT_QUESTION: &str = "Next question";
/// Past both.
pub const SKIP: &str = "Skip this question";
/// The answers to the second one.
pub const THIS_ONE: &str = "This one";
pub const NO_SINGLE_ONE: &str = "No single one";
/// What the arrows lead to.
pub const ANOTHER_MOMENT: &str = "another moment";

/// How a conversation may have been.
pub fn feeling(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Pleased => "It went well",
        Feeling::Fine => "It was fine",
        Feeling::Uneasy => "It was hard work",
        Feeling::Shaken => "It upset me",
    }
}

/// "Her mood, from your first word to the last": what the curve shows.
pub fn the_mood(pronoun: Pronoun) -> String {
    format!("{} mood, from your first word to the last", upper_first(possessive(pronoun)))
}

/// One exchange, to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedBlock {
    /// "Elif, 15:23", or what was to be seen; `None` where nothing was said.
    pub they: Option<Labelled>,
    pub you: Labelled,
    /// What a screen reader reads: "15:23. You: One as of last night."
    pub name: String,
    /// How the customer felt after it: "at ease".
    pub mood: String,
}

/// Words every exchange for the second question.
pub fn asked(debrief: &Debrief) -> Vec<AskedBlock> {
    let exchanges = debrief.exchanges.iter().zip(debrief.curve.points.iter().skip(1)).enumerate();
    let blocks = exchanges.map(|(index, (exchange, point))| {
        let at = |who: &str| exchange.time.as_deref().map_or_else(|| who.to_owned(), |time| format!("{who}, {time}"));
        let who = exchange.speaker.as_deref().unwrap_or_else(|| first_name(&debrief.customer));
        let they = match (&exchange.they_said, &exchange.you_saw) {
            (Some(words), _) => Some(Labelled::new(at(who), Passage::new(words, Manner::Said))),
            (None, Some(seen)) => Some(Labelled::new(at(YOU_SAW), Passage::new(seen, Manner::Seen))),
            (None, None) => None,
        };
        let number = exchange.time.clone().unwrap_or_else(|| (index + 1).to_string());
        AskedBlock {
            you: Labelled::new(YOU, Passage::of_trainee(&exchange.you_said, exchange.is_act)),
            name: format!("{number}. {YOU}: {}", exchange.you_said),
            mood: mood_word(debrief, point.mood),
            they,
        }
    });
    blocks.collect()
}

/// What the trainee thought beside what happened, one sentence for each question that was answered.
pub fn beside_what_happened(debrief: &Debrief, view: &SelfView) -> Vec<String> {
    let left = debrief.curve.points.last().map(|point| mood_word(debrief, point.mood)).unwrap_or_default();
    let felt = view.feeling.map(|felt| format!("{} {} left {left}.", you_felt(felt), subject(debrief.pronoun)));
    felt.into_iter().chain(where_it_turned(debrief, view)).collect()
}

const NO_SINGLE_MOMENT_AS_YOU_THOUGHT: &str = "No single moment decided it, just as you thought. Small ones did.";

/// "You thought it was fine."
fn you_felt(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Pleased => "You thought it went well.",
        Feeling::Fine => "You thought it was fine.",
        Feeling::Uneasy => "You found it hard work.",
        Feeling::Shaken => "It was hard on you.",
    }
}

/// "You picked 14:08. The change came earlier, at A." `None` where that was skipped or foresight has not looked.
pub fn where_it_turned(debrief: &Debrief, view: &SelfView) -> Option<String> {
    let guess = view.turned?;
    let turned = debrief.where_it_turned(Some(guess))?;
    let thought = match guess {
        Guess::At(exchange) => format!("You picked {}.", named(debrief, exchange)),
        Guess::NoSingleOne => "You picked no single moment.".to_owned(),
    };
    let found = match turned {
        Calibration::There { letter, most } => there(debrief, guess, letter, most),
        Calibration::Elsewhere { earlier, letter } => {
            let when = if earlier { "earlier" } else { "later" };
            let n_turns = debrief.moments.iter().filter(|moment| moment.marked_for != MarkedFor::FeltAtTheTime).count();
            let turned = if n_turns > 1 { "The change that mattered most came" } else { "The change came" };
            format!("{turned} {when}, {}.", at(letter))
        }
        Calibration::ItDid { letter } => format!("There was one, {}.", at(letter)),
        Calibration::Nowhere if guess == Guess::NoSingleOne => return Some(NO_SINGLE_MOMENT_AS_YOU_THOUGHT.to_owned()),
        Calibration::Nowhere => NO_SINGLE_MOMENT.to_owned(),
    };
    Some(format!("{thought} {found}"))
}

/// "14:08"; where several exchanges have the same time, with what was said; without a clock the number of the answer.
pub(super) fn named(debrief: &Debrief, exchange: usize) -> String {
    let Some((view, time)) = debrief.exchanges.get(exchange).and_then(|view| Some((view, view.time.as_deref()?))) else {
        return format!("answer {}", exchange + 1);
    };
    let is_only = debrief.exchanges.iter().filter(|other| other.time.as_deref() == Some(time)).count() == 1;
    if is_only { time.to_owned() } else { format!("{time}, at {}", quoted(&first_words(&view.you_said))) }
}

/// The first few words of a line.
fn first_words(line: &str) -> String {
    let mut words = line.split(' ');
    let first: Vec<&str> = words.by_ref().take(5).collect();
    let end = if words.next().is_some() { "\u{2026}" } else { "" };
    format!("{}{end}", first.join(" "))
}

/// Of a pick that is the moment itself.
const WAS_IT: &str = "That was the moment";

/// What is one exchange beside the moment is told as that.
fn there(debrief: &Debrief, guess: Guess, letter: char, most: char) -> String {
    let moment = debrief.moments.iter().find(|moment| moment.letter == letter);
    if let (Some(moment), Guess::At(exchange)) = (moment.filter(|moment| moment.promise.is_some()), guess) {
        let made = moment.line == Some(exchange);
        if made || moment.point == exchange + 1 {
            return promise_broke(letter, made);
        }
    }
    let turned = moment.map(Moment::exchange);
    let (just, that_was) = match guess {
        Guess::At(exchange) if turned.is_some_and(|turned| turned > exchange) => {
            ("just after that", "The change came just after that")
        }
        Guess::At(exchange) if turned.is_some_and(|turned| turned < exchange) => {
            ("just before that", "The change came just before that")
        }
        Guess::At(_) | Guess::NoSingleOne => ("there too", WAS_IT),
    };
    if letter == '+' && that_was == WAS_IT {
        "That was your strongest moment.".to_owned()
    } else if letter == most {
        format!("{that_was}, {}.", at(letter))
    } else {
        let most = if most == '+' { "is marked with a plus".to_owned() } else { format!("came {}", at(most)) };
        format!("There was a change {just}, {}. The one that mattered most {most}.", at(letter))
    }
}

/// What is said of a pick at which a promise was made that broke at this letter, or broke itself.
pub(super) fn promise_broke(letter: char, made: bool) -> String {
    if made {
        format!("The promise you made there was broken, at {letter}.")
    } else {
        format!("A promise was broken there, at {letter}.")
    }
}

fn at(letter: char) -> String {
    if letter == '+' { "at your strongest moment".to_owned() } else { format!("at {letter}") }
}
