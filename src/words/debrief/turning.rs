//! Turning points: where the conversation turned, what a line did, and another way.

use crate::scenario::Pronoun;
use crate::words::grammar::{first_name, object, quoted, signed, subject, subject_inside, upper_first};

pub const NO_SINGLE_MOMENT: &str = "No single moment turned this one. It was made of small ones.";
pub const STILL_LOOKING: &str = "Still working out how talks like this one usually end.";
pub const WHAT_IT_DID: &str = "What it did";
pub const ANOTHER_WAY: &str = "Another way";
pub const NEED_NOT_HURT: &str = "It need not have hurt as much";
pub const SAY_BOTH_ALOUD: &str = "Say both aloud";
pub const FELT_AT_THE_TIME: &str = "Felt at the time";
pub const YOUR_STRONGEST_MOMENT: &str = "Your strongest moment";

/// The places on the line of the outlook: 0, 1/3, 2/3 and 1.
pub fn outlook_places(pronoun: Pronoun) -> [String; 4] {
    let goes = if pronoun == Pronoun::They { "they go".to_owned() } else { format!("{} goes", subject_inside(pronoun)) };
    [goes, "thin".to_owned(), "fair".to_owned(), "bright".to_owned()]
}

/// "A: I’ll have you up and running. 13:54. 73% to 43%": a moment in the list, as it is heard.
pub fn listed_moment(letter: char, line: &str, about: &str) -> String {
    if letter == '+' { format!("{line} {about}") } else { format!("{letter}: {line} {about}") }
}

/// What to do with both lines.
pub fn read_aloud(name: &str) -> String {
    format!("Say each as you would say it. Which of them would you rather hear, if you were {}?", first_name(name))
}

/// "73%", or "about 73%" where it was sampled.
pub fn outlook_percent(share: f64, is_exact: bool) -> String {
    format!("{}{:.0}%", if is_exact { "" } else { "about " }, share * 100.0)
}

/// "How this usually ends from here: 73% before, 43% after".
pub fn outlook_before_and_after(before: &str, after: &str) -> String {
    format!("How this usually ends from here: {before} before, {after} after")
}

/// "73% to 43%".
pub fn from_to(before: &str, after: &str) -> String {
    format!("{before} to {after}")
}

/// "It turned here: 73% to 43%".
pub fn turned_here(before: &str, after: &str) -> String {
    format!("It turned here: {}", from_to(before, after))
}

/// Why a moment is marked: "Felt at the time: mood +3, trust +3".
pub fn marked_moment(promise_broke: bool, mood: i8, trust: i8) -> String {
    let what = if promise_broke { "A promise broke" } else { "Felt at the time" };
    let by = |name: &str, points: i8| if points == 0 { String::new() } else { format!("{name} {}", signed(points)) };
    let moves: Vec<String> = [by("mood", mood), by("trust", trust)].into_iter().filter(|told| !told.is_empty()).collect();
    if moves.is_empty() { what.to_owned() } else { format!("{what}: {}", moves.join(", ")) }
}

/// "The promise made at A broke here".
pub fn promise_broke(made_at: &[char]) -> String {
    match made_at {
        [] => "A promise broke here".to_owned(),
        [one] => format!("The promise made at {one} broke here"),
        many => {
            let letters: Vec<String> = many.iter().map(char::to_string).collect();
            format!("The promises made at {} broke here", letters.join(" and "))
        }
    }
}

/// "She loved it. Guarded became even." What the line moved stands first; what happened after it is told as such.
pub fn what_it_did(pronoun: Pronoun, (by_line, in_all): (i8, i8), from: &str, to: &str) -> String {
    let she = subject(pronoun);
    let how = match by_line {
        3.. => format!("{she} loved it."),
        1..=2 => format!("{she} liked it."),
        0 if in_all == 0 => return format!("It left {} as {} {}: {to}.", object(pronoun), subject_inside(pronoun), was(pronoun)),
        0 => format!("It moved {} neither way.", object(pronoun)),
        -2..=-1 => format!("It cost {} a little.", object(pronoun)),
        _ => format!("It hurt {}.", object(pronoun)),
    };
    let then = if by_line == in_all { "" } else { "With what came then, " };
    match (from == to, then.is_empty()) {
        (true, _) => format!("{how} Still {to}."),
        (false, true) => format!("{how} {} became {to}.", upper_first(from)),
        (false, false) => format!("{how} {then}{from} became {to}."),
    }
}

fn was(pronoun: Pronoun) -> &'static str {
    if pronoun == Pronoun::They { "were" } else { "was" }
}

/// "You would see".
pub const YOU_WOULD_SEE: &str = "You would see";
pub const IT_WOULD_END: &str = "It would end";

/// "She would have been as glad of this".
pub fn just_as_good(pronoun: Pronoun) -> String {
    format!("{} would have been as glad of this", subject(pronoun))
}

/// What was lost for good: the rank of the best ending that could still come after a line, 0 to 1.
pub fn no_return(time: Option<&str>, line: &str, after: f64) -> String {
    let best = match (after * 3.0).round() as u8 {
        3 => "a bright ending was the best",
        2 => "a fair ending was the best",
        1 => "a thin ending was the best",
        _ => "nothing but a lost customer was",
    };
    let when = time.map_or_else(String::new, |time| format!("{time}. "));
    format!("{when}From {} on, {best} still in reach.", quoted(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_move_did_is_told_from_the_customer() {
        assert_eq!(what_it_did(Pronoun::She, (3, 3), "guarded", "even"), "She loved it. Guarded became even.");
        assert_eq!(what_it_did(Pronoun::They, (0, 0), "even", "even"), "It left them as they were: even.");
        assert_eq!(what_it_did(Pronoun::He, (-1, -1), "even", "even"), "It cost him a little. Still even.");
        let after_days = what_it_did(Pronoun::He, (1, -4), "delighted", "at ease");
        assert_eq!(after_days, "He liked it. With what came then, delighted became at ease.");
    }
}
