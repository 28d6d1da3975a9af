//! The card behind `?`: seven things about people, and the keys of the page beneath it.

use crate::rules::Rules;
use crate::words::grammar::{number_word, one_part_in};

pub const THE_KEYS: &str = "Keys";
pub const A_CLICK_OUTSIDE: &str = "A click outside closes it too.";

/// "half the trust you earned by talking".
pub(super) fn what_a_bounce_takes() -> String {
    one_part_in(Rules::BOUNCE_TAKES_ONE_IN, "the trust you earned by talking")
}

/// One of the seven things about people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutPeople {
    /// What to keep in mind, in a few words.
    pub rule: &'static str,
    /// What it means.
    pub meaning: String,
}

/// The seven things, in their order, with the numbers of a version.
pub fn seven_things(rules: &Rules) -> [AboutPeople; 7] {
    let first = number_word(u16::try_from(rules.n_first_exchanges()).unwrap_or(u16::MAX));
    let thing = |rule, meaning: &str| AboutPeople { rule, meaning: meaning.to_owned() };
    [
        thing("What you say changes their mood.", "What happens around you, or a night\u{2019}s sleep, can change it too."),
        AboutPeople {
            rule: "People remember how you begin.",
            meaning: format!("Your first {first} answers also earn or cost trust. You\u{2019}ll see how when you look back."),
        },
        thing(
            "Listen first, then help.",
            "Help too early, and they refuse. The dots under \u{201c}Feels heard\u{201d} fill as you ask, say back what you heard, and show you understand. Once they\u{2019}re full, help with what worries them.",
        ),
        thing(
            "Trust lasts longer than mood.",
            "People who trust you forgive mistakes. Those who don\u{2019}t trust you doubt even good news.",
        ),
        thing("Warn people before bad news.", "It hurts less if you warn them and say why."),
        thing(
            "Make only promises you can keep.",
            "Keep one, and trust grows. If you break one, you lose more than you\u{2019}d have gained.",
        ),
        thing("How you say it counts.", "Your voice should match your words."),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_promise_loses_more_than_a_kept_one_earns_as_the_sixth_says() {
        let rules = Rules::newest();
        assert!(rules.broken_promise().unsigned_abs() > rules.kept_promise().unsigned_abs());
    }
}
