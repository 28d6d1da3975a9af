//! The sheet of the rounds: what the twenty minutes of play are made of, which round it is, and when the roles go round.

use crate::words::grammar::{figures, number_word, upper_first};

pub const KEEP_IT_BESIDE: &str = "Your plan, second page. Not for the group to see.";
pub const HEADING: &str = "Twenty minutes of play";
pub const WHAT: &str = "What";
pub const EACH: &str = "each";
pub const HOW_MANY: &str = "how many";
pub const TOGETHER: &str = "minutes";
pub const A_FULL_ROUND: &str = "A full round, at your stops";
pub const A_QUICK_VOTE: &str = "A quick vote: read, vote, say it";
pub const PLAYED: &str = "Played by the program: both lines read aloud";
pub const ALL: &str = "In all";
pub const A_FULL_ROUND_IS: &str = "A full round: read 0:30, vote 0:20, show it 0:10, talk 2:00 (first twenty seconds for each Advocate, then threes), vote again 0:20, say it 0:10.";
pub const WHICH_ROUND: &str = "Which round is it?";
pub const AFTER_THE_FIRST_VOTE: &str = "After the first vote";
pub const AT_A_STOP: &str = "At one of your stops";
pub const ELSEWHERE: &str = "Elsewhere";
/// How large a share leads to what at a stop, and elsewhere.
pub const BY_SHARE: [(&str, &str, &str); 4] = [
    (
        "three quarters or more",
        "Say it (Space): 1 minute. If many choose it but it would lose trust, press H first and let them argue: 3\u{bd} minutes",
        "Say it (Space). 1 minute",
    ),
    (
        "a third to three quarters",
        "Show the bars, Advocates, threes, vote again, say it. 3\u{bd} minutes",
        "Say the line with the most votes (P). 1 minute",
    ),
    (
        "less than about a third",
        "Show nothing, read the customer\u{2019}s line again, talk in pairs for a minute, vote again, say it. 2\u{bd} minutes",
        "Say the line with the most votes (P). 1 minute",
    ),
    ("a tie", "After the second vote the Voice chooses: press that number", "The Voice chooses: L, then the number"),
];
pub const WHERE_YOU_SHOULD_BE: &str = "Where you should be";
pub const PASS_THE_CARDS: &str = "Pass the cards: everybody two places to the left, so that each pair of observers stays together. A sheet goes with its card; skip anybody who has no card.";
pub const HEAD_FOR_AN_ENDING: &str =
    "Wherever you are, press E for the nearest ending. The program shows how many lines that is.";
pub const TOKENS: &str = "Tokens";
pub const HOW_TOKENS_WORK: &str = "Each table has one. After a vote is shown, a table may hold up its token: press L, then the number of that table\u{2019}s line. The group says that line once, and nobody has to defend it.";

/// "3½", "18¾": minutes in quarters.
pub fn quarters(seconds: usize) -> String {
    let quarters = (seconds + 7) / 15;
    let (whole, rest) = (quarters / 4, quarters % 4);
    let part = ["", "\u{bc}", "\u{bd}", "\u{be}"].get(rest).copied().unwrap_or_default();
    if whole == 0 && rest > 0 { part.to_owned() } else { format!("{whole}{part}") }
}

/// "15 exchanges", or nothing where it is not known.
pub fn exchanges(n: Option<usize>) -> String {
    n.map_or_else(String::new, |n| figures(n, "exchange", "exchanges"))
}

/// "18¾ of 20".
pub fn of_all(seconds: usize, minutes: u32) -> String {
    format!("{} of {minutes}", quarters(seconds))
}

/// What is left of the time, or how much is missing.
pub fn left(seconds: usize, minutes: u32) -> String {
    let all = minutes as usize * 60;
    if seconds > all {
        format!(
            "That is {} too long: have them vote on fewer lines (B on the start page), or stop only twice.",
            minutes_in_words(seconds - all)
        )
    } else {
        format!("That leaves {} free.", minutes_in_words(all - seconds))
    }
}

fn minutes_in_words(seconds: usize) -> String {
    match (seconds + 30) / 60 {
        0 => "less than a minute".to_owned(),
        1 => "one minute".to_owned(),
        n => format!("{} minutes", number_word(u16::try_from(n).unwrap_or(u16::MAX))),
    }
}

/// "Stop 2 should be done by now (exchange 6).".
pub fn stop_is_behind(number: usize, exchange: usize) -> String {
    format!(
        "{} should be done by now (exchange {exchange}). If not, play the next lines without a vote: P.",
        upper_first(&format!("stop {number}"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_told_in_quarters() {
        assert_eq!([quarters(210), quarters(15), quarters(60), quarters(1_125)], ["3\u{bd}", "\u{bc}", "1", "18\u{be}"]);
        assert_eq!(left(1_125, 20), "That leaves one minute free.");
        assert!(left(1_500, 20).starts_with("That is five minutes too long"));
    }
}
