//! What an author reads of robots and of what they expect, on the bench.

use crate::foresight::{Expected, Refuted, Robot};
use crate::scenario::{Expectation, ExpectationKind, Scenario, Target};

use super::grammar::{and_list, figures, upper_first};
use super::terminal;

pub const ROBOTS: &str = "Robots";
pub const BEING_WORKED_OUT: &str = "Letting the robots play\u{2026}";
pub const BEING_WORKED_OUT_AGAIN: &str = "Playing the new text\u{2026}";
pub const CAN_IT_BE_GUESSED: &str = "Can people win without listening?";
pub const WHAT_THEY_ARE: &str = "Each robot knows one trick and nothing else. If a trick gets far, people will learn the trick and not listen to the customer.";
pub const WHO_PLAYS: &str = "Who plays";
pub const HOW_IT_ENDS: &str = "How it ends, out of 100";
pub const RANDOM: &str = "random";
pub const HALF_WAY: &str = "half way";
pub const BEST: &str = "best";
pub const YARDSTICK: &str = "everybody is measured against this one";
pub const FLOOR: &str = "the lower end of the scale";
pub const EXPECTED: &str = "What you expect";
pub const NOTHING_EXPECTED: &str =
    "Nothing yet. Write what should be true into `expect`, and it\u{2019}s proved here: rapport explain expect.";
pub const EXPECTED_NOT_LOOKED_AT: &str = "Waiting for the check\u{2026}";
pub const AGAINST: &str = "Play a conversation that refutes it";

/// What a robot does, as a row begins.
pub fn robot(robot: Robot) -> &'static str {
    match robot {
        Robot::Longest => terminal::ALWAYS_THE_LONGEST,
        Robot::Shortest => terminal::ALWAYS_THE_SHORTEST,
        Robot::Polite => terminal::MOST_POLITE_WORDS,
        Robot::Sympathetic => terminal::MOST_SYMPATHY,
        Robot::MoodChaser => terminal::LIFTS_MOOD_MOST,
    }
}

/// By what a robot goes, within a sentence.
fn trick(robot: Robot) -> &'static str {
    match robot {
        Robot::Longest => "the longest answer",
        Robot::Shortest => "the shortest answer",
        Robot::Polite => "the most polite words",
        Robot::Sympathetic => "the most sympathy",
        Robot::MoodChaser => "whatever lifts mood most",
    }
}

/// The answer to the question: which tricks get too far, and which get half way to the best although nothing is asked of them.
pub fn answer(too_far: &[Robot], half_way: &[Robot], is_proved: bool) -> String {
    let list = |robots: &[Robot]| and_list(&robots.iter().map(|robot| trick(*robot)).collect::<Vec<_>>());
    let first = match (is_proved, too_far) {
        (false, []) => "Not everything was looked at, so nobody can say yet.".to_owned(),
        (_, []) => "No: choosing by length, politeness or sympathy doesn\u{2019}t get far.".to_owned(),
        (_, robots) => format!("Yes: taking {} gets too far.", list(robots)),
    };
    if half_way.is_empty() {
        return first;
    }
    format!("{first} {} gets at least half way.", upper_first(&format!("taking {}", list(half_way))))
}

/// "share 37%, at random 52%; at most 62%".
pub fn share(share: f64, random: f64, bar: Option<f64>) -> String {
    let shares = format!("share {share:.0}%, at random {random:.0}%");
    bar.map_or_else(|| shares.clone(), |above| format!("{shares}, meant to stay below {:.0}%", random + above))
}

/// "helped most by `exactly` (+4) and `plugged` (+3)".
pub fn owes(beats: &[(&str, f64)]) -> String {
    let named: Vec<String> = beats.iter().map(|(beat, points)| format!("`{beat}` (+{points:.0})")).collect();
    format!("helped most by {}", and_list(&named.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// "12.4% Still with Northline".
pub fn ending(percent: f64, title: &str) -> String {
    format!("{percent:.0} in 100: {title}")
}

/// How often the strongest option is the longest, the shortest, or the first in the file.
pub fn strongest(n_beats: usize, longest: f64, shortest: f64, first: f64) -> String {
    let of = |count: f64| if n_beats == 0 { 0.0 } else { 100.0 * count / n_beats as f64 };
    format!(
        "Of {}, the strongest answer is the longest in {:.0}%, the shortest in {:.0}%, and comes first in your file in {:.0}%. \
         Chance alone gives 25 to 45%.",
        figures(n_beats, "beat", "beats"),
        of(longest),
        of(shortest),
        of(first)
    )
}

/// A figure that was sampled, in the table.
pub const SAMPLED: &str = "There are more states than were looked at, so these figures are sampled.";

/// A place between random and best: "0.46".
pub fn place_number(place: f64) -> String {
    let number = format!("{:.2}", place.abs());
    if place <= -0.005 { format!("\u{2212}{number}") } else { number }
}

/// What a word of the table means.
pub fn means(word: &str, means: &str) -> String {
    format!("{}: {means}.", upper_first(word))
}

/// An expectation as a sentence.
pub fn expectation(scenario: &Scenario, expectation: &Expectation) -> String {
    let id = |place: Target| match place {
        Target::Beat(beat) => scenario.beats()[beat].id.as_str(),
        Target::End(ending) => scenario.endings()[ending].id.as_str(),
    };
    let at = id(expectation.at);
    let that: Vec<String> =
        expectation.that.iter().map(|condition| format!("`{}`", scenario.condition_text(condition))).collect();
    let that = and_list(&that.iter().map(String::as_str).collect::<Vec<_>>());
    let with = if that.is_empty() { String::new() } else { format!(" with {that}") };
    match expectation.kind {
        ExpectationKind::Always => format!("Whoever gets to `{at}` has {that}."),
        ExpectationKind::Never => format!("Nobody gets to `{at}`{with}."),
        ExpectationKind::Can { after: Some(after) } => {
            format!("Somebody can get to `{at}`{with}, having passed `{}`.", id(after))
        }
        ExpectationKind::Can { after: None } => format!("Somebody can get to `{at}`{with}."),
        ExpectationKind::Typical { lowest, highest } => {
            format!("Of 100 typical trainees, {lowest} to {highest} get to `{at}`.")
        }
    }
}

/// What became of it.
pub fn verdict(expectation: &Expectation, expected: &Expected) -> String {
    match expected {
        Expected::Proved(_) => "Proved.".to_owned(),
        Expected::Bounded => "Neither proved nor refuted: not all was looked at.".to_owned(),
        Expected::Share { percent, error } => {
            let about = if error.is_some() { "about " } else { "" };
            let is = if expected.is_outside(expectation) { "Not so" } else { "Proved" };
            format!("{is}: {about}{percent:.1} do.")
        }
        Expected::Refuted(Refuted::Shown { .. }) => "Refuted: a conversation shows the opposite.".to_owned(),
        Expected::Refuted(Refuted::NeverThere) => "Refuted: no conversation gets there at all.".to_owned(),
        Expected::Refuted(Refuted::NeverSo(_)) => "Refuted: conversations get there, but it\u{2019}s never true then.".to_owned(),
        Expected::Refuted(Refuted::NeverAfter(_)) => {
            "Refuted: conversations get there like that, but never by that way.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_names_what_gets_too_far_and_says_nothing_where_not_all_was_seen() {
        assert_eq!(answer(&[], &[], true), "No: choosing by length, politeness or sympathy doesn\u{2019}t get far.");
        assert_eq!(
            answer(&[Robot::Longest, Robot::Polite], &[Robot::MoodChaser], true),
            "Yes: taking the longest answer and the most polite words gets too far. Taking whatever lifts mood most gets at least half way."
        );
        assert!(answer(&[], &[], false).starts_with("Not everything was looked at"));
    }
}
