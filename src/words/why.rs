//! The arithmetic of an exchange in words.

use super::grammar::{inside, lower_first};
use crate::play::{Because, Moved, Transcript};
use crate::rules::{MoodReason, Reason};

/// What was moved, as a heading.
pub fn of(moved: Moved) -> &'static str {
    match moved {
        Moved::Mood => "mood",
        Moved::Trust => "trust",
        Moved::Heard => "heard",
    }
}

/// Why, in a few words.
pub fn because(transcript: &Transcript, because: Because) -> String {
    let scenario = transcript.scenario();
    let promise = || because.promise().map_or_else(String::new, |id| inside(&lower_first(&scenario.promises()[id].text)));
    let fact = || because.fact().map_or_else(String::new, |id| inside(&scenario.facts()[id].text));
    match because {
        Because::Written => "as written".to_owned(),
        Because::NotHeardYet => "it came before they felt heard".to_owned(),
        Because::Alone => "nobody was there to hear it".to_owned(),
        Because::Days => "another day began".to_owned(),
        Because::WordsAlone => "words alone can\u{2019}t earn more".to_owned(),
        Because::Range => "that was the limit".to_owned(),
        Because::Mood(reason) => of_mood(reason).to_owned(),
        Because::Entry(reason) => match reason {
            Reason::Choice => "as written".to_owned(),
            Reason::FirstImpression => "the first impression".to_owned(),
            Reason::WordsAndVoice => "your voice didn\u{2019}t match your words".to_owned(),
            Reason::Matching => "you spoke the way they do".to_owned(),
            Reason::FactUsed(_) => format!("you came back to what they told you: {}", fact()),
            Reason::Moved(_) => format!("a new time given: {}", promise()),
            Reason::Kept(_) => format!("a promise kept: {}", promise()),
            Reason::Unasked(_) => format!("done without a promise: {}", promise()),
            Reason::MadeGood(_) => format!("made good: {}", promise()),
            Reason::Withdrawn(_) => format!("a promise withdrawn: {}", promise()),
            Reason::Breach => "you said one thing and did another".to_owned(),
            Reason::Broken(_) => format!("a promise broken: {}", promise()),
            Reason::Bounce => "you didn\u{2019}t keep your word, so your kindness felt like a trick".to_owned(),
        },
    }
}

fn of_mood(reason: MoodReason) -> &'static str {
    match reason {
        MoodReason::Choice => "as written",
        MoodReason::NotHeardYet => "it came before they felt heard",
        MoodReason::Unwelcome => "an unwelcome step",
        MoodReason::Chat => "small talk",
        MoodReason::Voice => "the voice",
        MoodReason::Temperament => "how they are today",
        MoodReason::Account => "the trust between you so far",
        MoodReason::Carried => "you still sounded like the last conversation",
        MoodReason::Enough => "they felt heard already",
        MoodReason::Ceiling => "they were at ease already",
        MoodReason::Limit => "the most one answer can do",
        MoodReason::Time => "it went past the time they had",
        MoodReason::Event => "something happened",
        MoodReason::Days => "time went by",
    }
}
