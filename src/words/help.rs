//! The card behind `?`: how people work, and the keys.

use crate::rules::Rules;
use crate::words::grammar::{number_word, one_part_in};

pub const THE_KEYS: &str = "The keys";

/// The three words of the card, and what each means.
pub fn three_words(rules: &Rules) -> [(&'static str, String); 3] {
    let pips = number_word(rules.heard_full().into());
    [
        ("Mood", "is how they feel right now. You can see it.".to_owned()),
        ("Trust", "is what is in your account with them. You cannot see it until afterwards, as in life.".to_owned()),
        ("Heard", format!("is {pips} pips: do they feel understood?")),
    ]
}

/// "half the trust your words had earned".
pub(super) fn what_a_bounce_takes() -> String {
    one_part_in(Rules::BOUNCE_TAKES_ONE_IN, "the trust your words had earned")
}

/// The seven rules, in their order, with the numbers of a version; the only rules text in the program.
pub fn seven_rules(rules: &Rules) -> [String; 7] {
    let first = number_word(u16::try_from(rules.n_first_exchanges()).unwrap_or(u16::MAX));
    let (kept, broken) = (rules.kept_promise(), rules.broken_promise().unsigned_abs());
    [
        "What you say moves mood.".to_owned(),
        format!("Your first {first} exchanges are also banked as trust. They make up their mind early."),
        "Solve or sell before they feel heard, and they push back. Once they do feel heard, more sympathy adds nothing."
            .to_owned(),
        "An account in credit forgives. An overdrawn one doubts even good things.".to_owned(),
        "Unwelcome news hurts less if you warn them and say why.".to_owned(),
        format!("A kept promise is worth {kept}. A broken one costs {broken}, and they take back {}.", what_a_bounce_takes()),
        "Your voice has to mean what your words say.".to_owned(),
    ]
}
