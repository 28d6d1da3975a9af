//! The facilitator's plan: part by part, three lines at which to stop, and what to do when it goes otherwise.

use crate::scenario::Pronoun;
use crate::words::grammar::{counted, first_name, lower_first, number_word, possessive, subject_inside, upper_first, word_for};
use crate::words::group::RoundKind;

pub const KEEP_IT_FACE_DOWN: &str = "Your plan. Not for the group to see.";
pub const SESSION_CODE: &str = "Session code, to be set at the start";
pub const ASK: &str = "Ask";
pub const A_LINE_THAT_WORKS: &str = "A line that works";
pub const EXPECT: &str = "Expect";
pub const IF_IT_DOES_NOT_COME: &str = "If it never comes";
pub const NOT_WORKED_OUT: &str = "There are too many possible conversations to work out how groups vote here.";
pub const LISTEN_FOR_WHY: &str = "What did you hear in that line? Who heard something else?";

/// What to do when it goes otherwise: what happens, and what helps.
pub const WHEN: [(&str, &str); 6] = [
    ("If one person speaks for everybody:", "vote with eyes closed, and tell each Advocate which line to speak for."),
    ("If everybody chooses the nice line:", "hold it (H), let them argue, and ask what it could cost."),
    (
        "If the story hurts somebody, because of their own life:",
        "press B for a black wall, take a break, and ask them quietly if they\u{2019}re all right.",
    ),
    (
        "If somebody says \u{201c}that wouldn\u{2019}t work in real life\u{201d}:",
        "write it on a board. A table can spend its token to try that line.",
    ),
    ("Nobody plays a real person.", "Nobody has to take a role."),
    ("Keys:", "votes are numbers (A is 1), Space goes on, U goes back, B makes the wall black. All are on the key card."),
];

/// "Claire Hobson, on the phone. Twelve people, 45 minutes."
pub fn who_and_how_long(name: &str, place: Option<&str>, people: u8, minutes: u32) -> String {
    let place = place.map_or_else(String::new, |place| format!(", {place}"));
    let people = upper_first(&counted(people.into(), "person", "people"));
    format!("{name}{place}. {people}, {minutes} minutes.")
}

/// What happens in each part of the plan, in their order. The minutes are those at which roles go round, and at which the group
/// heads for an ending.
pub fn parts(name: &str, exchanges: Option<usize>, votes: u8, n_stops: usize, [pass, head]: [u32; 2]) -> [String; 9] {
    let first = first_name(name);
    let full = match n_stops {
        0 | 1 => "a full round at your one stop".to_owned(),
        n => format!("full rounds at your {} stops", word_for(n)),
    };
    let how_many = match exchanges {
        Some(exchanges) => {
            let votes = if votes == 0 { "none".to_owned() } else { number_word(votes.into()) };
            format!("About {}, {votes} with a vote", counted(exchanges, "exchange", "exchanges"))
        }
        None => format!("About {}", counted(votes.into(), "vote", "votes")),
    };
    let play = format!(
        "{how_many}: {full}, a quick vote at any other. At minute {pass}, pass the role cards on. At minute {head}, wherever you are, press E."
    );
    [
        "\u{201c}What do you want to learn here?\u{201d} In five words.".to_owned(),
        format!("{first}\u{2019}s card on the wall. Give out roles and skills to watch. Try the ballot on a silly question."),
        play,
        "The Customer reads it aloud. Then ten seconds of silence.".to_owned(),
        "One private minute. One word each. \u{201c}Which line mattered most?\u{201d}".to_owned(),
        "The curve. The Banker reads the guesses out, and we compare.".to_owned(),
        "Your questions below. The Voice reads the other line, then the observers of that skill speak.".to_owned(),
        "Go back to one moment, and try two other lines.".to_owned(),
        "One sentence on a card. Say it to the person beside you.".to_owned(),
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
        None => format!("stop at the next line where the votes are divided, and ask: {LISTEN_FOR_WHY}"),
    }
}

/// A line behind its letter.
pub fn with_letter(letter: char, line: &str) -> String {
    format!("{letter}. {line}")
}

/// "Usual votes: A 7, B 2, C 2, D 1. Most groups agree, and say it at once."
pub fn expected(votes: &[usize], leads_to: RoundKind) -> String {
    let votes: Vec<String> = ('A'..).zip(votes).map(|(letter, n)| format!("{letter} {n}")).collect();
    let then = match leads_to {
        RoundKind::Play => "Most groups agree, and say it at once.",
        RoundKind::Talk => "Most groups talk in threes, and vote again.",
        RoundKind::Pairs => "The votes are spread widely: pairs first, and vote again.",
    };
    format!("Usual votes: {}. {then}", votes.join(", "))
}

/// "If B is popular, hold it: ask what she will think of it."
pub fn hold_it(letter: char, pronoun: Pronoun) -> String {
    format!("If {letter} is popular, hold it: ask what {} will think of it.", subject_inside(pronoun))
}

/// For a room that is too large for one table.
pub fn large_room(people: u8) -> Option<String> {
    (people > 20).then(|| {
        "With so many people, let tables of five vote together: press V on the start page. Before that, each person votes alone with the cards.".to_owned()
    })
}

/// The author's line of care.
pub fn care(text: &str) -> String {
    format!("Before you begin: {text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_vote_and_one_stop_are_told_as_one() {
        let play = |exchanges, votes, stops| parts("Claire Hobson", exchanges, votes, stops, [16, 24])[2].clone();
        let rest = "At minute 16, pass the role cards on. At minute 24, wherever you are, press E.";
        assert_eq!(play(None, 1, 1), format!("About one vote: a full round at your one stop, a quick vote at any other. {rest}"));
        assert_eq!(
            play(None, 5, 3),
            format!("About five votes: full rounds at your three stops, a quick vote at any other. {rest}")
        );
        let nine = "About nine exchanges, one with a vote: a full round at your one stop, a quick vote at any other.";
        assert_eq!(play(Some(9), 1, 1), format!("{nine} {rest}"));
        assert_eq!(who_and_how_long("Claire Hobson", None, 1, 45), "Claire Hobson. One person, 45 minutes.");
        assert_eq!(expected(&[7, 2, 1], RoundKind::Play), "Usual votes: A 7, B 2, C 1. Most groups agree, and say it at once.");
    }
}
