//! What the trainee makes of the conversation before anything is told, and the same beside what happened.

use crate::debrief::{Calibration, Debrief, Feeling, Guess, SelfView};
use crate::scenario::Pronoun;
use crate::words::debrief::account::{fate, how_they_left};
use crate::words::debrief::block::{Labelled, Manner, Passage};
use crate::words::debrief::turning::{NO_SINGLE_MOMENT, STILL_LOOKING};
use crate::words::debrief::{WHAT_HAPPENED, mood_word};
use crate::words::grammar::{first_name, quoted, subject};

/// The questions. The third is [`what_do_they_say`].
pub const HOW_DO_YOU_FEEL: &str = "How do you feel after that?";
pub const WHERE_DID_IT_TURN: &str = "Where did it turn?";
/// An answer to the second question, and its key.
pub const IT_DID_NOT: &str = "It didn\u{2019}t";
pub const SKIP_ONE: &str = "Skip this one";
pub const SKIP: &str = "Skip all";
const HOW_IT_FELT: &str = "How it felt";
const WHERE_IT_TURNED: &str = "Where it turned";
const WHAT_YOU_THOUGHT: &str = "What you thought";
const SKIPPED: &str = "You skipped this one.";

/// How one may feel after a conversation.
pub fn feeling(feeling: Feeling) -> &'static str {
    match feeling {
        Feeling::Shaken => "Shaken",
        Feeling::Uneasy => "Uneasy",
        Feeling::Fine => "Fine",
        Feeling::Pleased => "Pleased",
    }
}

/// "Tonight, what does Claire say about you?"
pub fn what_do_they_say(name: &str) -> String {
    format!("Tonight, what does {} say about you?", first_name(name))
}

/// The answers to choose from for [`what_do_they_say`], in the order of `Debrief::fates_to_guess`.
pub fn fates_to_guess(debrief: &Debrief) -> [&'static str; 3] {
    debrief.fates_to_guess().map(|(row, column)| fate(debrief.account.fate, row, column))
}

/// One of the three questions, looked back at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub question: String,
    /// What the trainee thought and what happened; where the question was skipped, only that.
    pub parts: Vec<Labelled>,
    /// That the question was skipped.
    pub skipped: Option<Passage>,
}

/// What the trainee thought, beside what happened.
pub fn beside_what_happened(debrief: &Debrief, answers: &SelfView) -> [Answered; 3] {
    let felt = answers.feeling.map(|felt| feeling(felt).to_owned());
    let turned = answers.turned.map(|guess| match guess {
        Guess::At(exchange) => debrief.exchanges.get(exchange).map_or_else(String::new, |exchange| quoted(&exchange.you_said)),
        Guess::ItDidNot => IT_DID_NOT.to_owned(),
    });
    let own = debrief.account.fate;
    let tonight = answers.tonight.map(|(row, column)| fate(own, row, column).to_owned());
    let left =
        debrief.curve.points.last().map_or_else(String::new, |last| they_left(debrief.pronoun, &mood_word(debrief, last.mood)));
    let calibration = debrief.where_it_turned(answers.turned).map_or_else(|| STILL_LOOKING.to_owned(), it_turned);
    let told = debrief.account.told_fate();
    let what_they_say = told.map_or_else(|| how_they_left(debrief), |own| fate(own, own.row, own.column).to_owned());
    [
        answered(HOW_IT_FELT.to_owned(), felt, left),
        answered(WHERE_IT_TURNED.to_owned(), turned, calibration),
        answered(what_do_they_say(&debrief.customer), tonight, what_they_say),
    ]
}

fn answered(question: String, thought: Option<String>, happened: String) -> Answered {
    match thought {
        None => Answered { question, parts: Vec::new(), skipped: Some(Passage::new(SKIPPED, Manner::Absent)) },
        Some(thought) => {
            let parts = vec![Labelled::told(WHAT_YOU_THOUGHT, thought), Labelled::told(WHAT_HAPPENED, happened)];
            Answered { question, parts, skipped: None }
        }
    }
}

/// "She left upset."
fn they_left(pronoun: Pronoun, mood_word: &str) -> String {
    format!("{} left {mood_word}.", subject(pronoun))
}

/// "It turned earlier, at A: “I’ll have you up and running.”"
fn it_turned(calibration: Calibration<'_>) -> String {
    let at = |letter: char| if letter == '+' { String::new() } else { format!(", at {letter}") };
    match calibration {
        Calibration::There => "It did turn there.".to_owned(),
        Calibration::Elsewhere { earlier, letter, line } => {
            format!("It turned {}{}: {}", if earlier { "earlier" } else { "later" }, at(letter), quoted(line))
        }
        Calibration::ItDid { letter, line } => format!("It did turn{}: {}", at(letter), quoted(line)),
        Calibration::Nowhere => NO_SINGLE_MOMENT.to_owned(),
    }
}
