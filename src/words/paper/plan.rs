//! The facilitator's plan: 45 minutes, three lines at which to stop, and what to do when it goes otherwise.

use crate::scenario::Pronoun;
use crate::words::grammar::{first_name, lower_first, number_word, possessive, subject_inside, upper_first};

pub const KEEP_IT_FACE_DOWN: &str = "Your plan. Not for the group to see.";
pub const SESSION_CODE: &str = "Session code, to be set at the start";
pub const ASK: &str = "Ask";
pub const A_LINE_THAT_WORKS: &str = "A line that works";
pub const EXPECT: &str = "Expect";
pub const IF_IT_DOES_NOT_COME: &str = "If it never comes";
pub const NOT_WORKED_OUT: &str = "There are too many ways through this one to work out how groups vote.";
pub const LISTEN_FOR_WHY: &str = "What did you hear in that line? Who heard something else?";

/// What to do when it goes otherwise: what happens, and what helps.
pub const WHEN: [(&str, &str); 6] = [
    ("If one voice is loud:", "eyes shut, and give the Advocates their sides."),
    ("If everyone picks the nice one:", "hold it (H), and ask what it costs."),
    (
        "If it\u{2019}s too close to home for somebody:",
        "go black (B), take a break, and ask them quietly if they\u{2019}re all right.",
    ),
    ("If \u{201c}in real life it would not work\u{201d}:", "write it on the board, and try their line with a token."),
    ("Nobody plays a real person.", "Nobody has to take a part."),
    ("Keys:", "votes are digits (A is 1), Space goes on, U goes back, B is black. All are on the key card."),
];

/// "Claire Hobson, on the phone. Twelve people, 45 minutes."
pub fn who_and_how_long(name: &str, place: Option<&str>, people: u8, minutes: u32) -> String {
    let place = place.map_or_else(String::new, |place| format!(", {place}"));
    let people = upper_first(&number_word(people.into()));
    format!("{name}{place}. {people} people, {minutes} minutes.")
}

/// What happens in each part of the plan, in their order.
pub fn parts(name: &str, exchanges: Option<usize>, votes: u8, n_stops: usize) -> [String; 9] {
    let first = first_name(name);
    let votes = number_word(votes.into());
    let full = number_word(u16::try_from(n_stops.max(1)).unwrap_or(3));
    let play = match exchanges {
        Some(exchanges) => format!(
            "About {} exchanges, {votes} with a vote: full rounds at your {full} stops, elsewhere one quick vote. At 16, pass the cards. At 24, wherever you are: E.",
            number_word(u16::try_from(exchanges).unwrap_or(u16::MAX))
        ),
        None => format!(
            "About {votes} votes: full rounds at your {full} stops, elsewhere one quick vote. At 16, pass the cards. At 24, wherever you are: E."
        ),
    };
    [
        "\u{201c}What would you most like to take away from this?\u{201d} In five words.".to_owned(),
        format!("{first}\u{2019}s card on the wall. Deal roles and skills to watch. Try the ballot on a silly question."),
        play,
        "The Customer reads it aloud. Then ten seconds of silence.".to_owned(),
        "One private minute. One word each. \u{201c}Which line mattered most?\u{201d}".to_owned(),
        "The curve. The Banker reads the guesses out, and we compare.".to_owned(),
        "Your questions below. The Voice reads the other way, then the observers of that skill speak.".to_owned(),
        "The way not taken, for two lines.".to_owned(),
        "One sentence on a card. Say it to a neighbour.".to_owned(),
    ]
}

/// "Stop at three of her lines".
pub fn stop_at(n: usize, pronoun: Pronoun) -> String {
    let n = number_word(u16::try_from(n).unwrap_or(3));
    format!("Stop at {n} of {} lines", possessive(pronoun))
}

/// "Exchange 3, 13:54. About 60 groups in 100 get here".
pub fn when(exchange: Option<(usize, bool)>, at: Option<&str>, percent: Option<u8>) -> String {
    let exchange =
        exchange.map(|(number, is_sure)| if is_sure { format!("Exchange {number}") } else { format!("About exchange {number}") });
    let when: Vec<String> = exchange.into_iter().chain(at.map(str::to_owned)).collect();
    let here = percent.filter(|percent| *percent < 95).map(|percent| format!("About {percent} groups in 100 get here"));
    let both: Vec<String> = Some(when.join(", ")).filter(|when| !when.is_empty()).into_iter().chain(here).collect();
    both.join(". ")
}

/// Where to stop if a line does not come: at another, or at the next that splits the group.
pub fn instead(other: Option<(&str, &str, &str)>) -> String {
    match other {
        Some((line, "", ask)) => format!("stop at {line}, and ask: {ask}"),
        Some((line, when, ask)) => format!("stop at {line} ({}), and ask: {ask}", lower_first(when)),
        None => format!("stop at the next line that splits the group, and ask: {LISTEN_FOR_WHY}"),
    }
}

/// A line behind its letter.
pub fn with_letter(letter: char, line: &str) -> String {
    format!("{letter}. {line}")
}

/// What an expected vote leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    Play,
    Talk,
    Pairs,
}

/// "A to D: 7-2-2-1. Most groups say it at once."
pub fn expected(votes: &[usize], last: char, then: Then) -> String {
    let votes: Vec<String> = votes.iter().map(ToString::to_string).collect();
    let then = match then {
        Then::Play => "Most groups say it at once.",
        Then::Talk => "Most groups talk in threes, and vote again.",
        Then::Pairs => "Too scattered to argue: pairs first, and vote again.",
    };
    format!("A to {last}: {}. {then}", votes.join("-"))
}

/// "If B is popular, hold it: ask what she will make of it."
pub fn hold_it(letter: char, pronoun: Pronoun) -> String {
    format!("If {letter} is popular, hold it: ask what {} will make of it.", subject_inside(pronoun))
}

/// For a room that is too large for one table.
pub fn large_room(people: u8) -> Option<String> {
    (people > 20).then(|| {
        "With so many, tables of five vote as one (V before you begin), after a private first vote on the cards.".to_owned()
    })
}

/// The author's line of care.
pub fn care(text: &str) -> String {
    format!("Before you begin: {text}")
}
