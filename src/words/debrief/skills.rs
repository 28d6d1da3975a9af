//! Skills: chances and evidence, and what the customer told or did not tell.

use crate::scenario::Pronoun;
use crate::words::grammar::{lower_first, subject_inside};

pub const NO_CHANCE: &str = "no chance this time";
pub const WHAT_A_CHANCE_IS: &str = "A chance is a moment in which a line you could have said, or did say, calls for it.";

/// "shown 3 of 4 chances".
pub fn shown_of_chances(shown: usize, chances: usize) -> String {
    match chances {
        0 => NO_CHANCE.to_owned(),
        1 => format!("shown {shown} of 1 chance"),
        chances => format!("shown {shown} of {chances} chances"),
    }
}

/// "Most shown: Opening and Reflecting."
pub fn skills_sentence(most_shown: &[&str]) -> String {
    match most_shown {
        [] => "None of these was shown this time.".to_owned(),
        [one] => format!("Most shown: {}.", lower_first(one)),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|title| lower_first(title)).collect();
            format!("Most shown: {} and {}.", most.join(", "), lower_first(last))
        }
    }
}

/// "What she told you".
pub fn told_you(pronoun: Pronoun) -> String {
    format!("What {} told you", subject_inside(pronoun))
}

/// "What she did not say".
pub fn did_not_say(pronoun: Pronoun) -> String {
    format!("What {} did not say", subject_inside(pronoun))
}

/// "What she wanted".
pub fn wanted(pronoun: Pronoun) -> String {
    format!("What {} wanted", subject_inside(pronoun))
}
