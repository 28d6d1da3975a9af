//! The first start, the tutorial, the card of the rules, and settings.

use super::{first_name, object, signed, subject};
use crate::scenario::Pronoun;

pub const FIRST_QUESTION: &str = "What one thing would you like to get better at?";
pub const BEGIN_WITHOUT_CHOOSING: &str = "Begin without choosing";

/// What somebody may like to get better at, as they would say it, in the order in which it is asked.
pub const WISHES: [&str; 6] =
    ["Angry people", "Being believed", "Saying no", "People who don\u{2019}t warm to me", "Chatty people", "Keeping promises"];

// ---- the card of the rules (training-model 3.1) ---------------------------------------------

pub const HOW_PEOPLE_WORK: &str = "How people work";
pub const THE_KEYS: &str = "The keys";

/// The three words of the card, and what each means.
pub const THREE_WORDS: [(&str, &str); 3] = [
    ("Mood", "is how they feel right now. You can see it."),
    ("Trust", "is what is in your account with them. You cannot see it until afterwards, as in life."),
    ("Heard", "is three pips: do they feel understood?"),
];

/// The seven rules, in their order; the only rules text in the program.
pub const RULES: [&str; 7] = [
    "What you say moves mood.",
    "Your first three exchanges are also banked as trust. They make up their mind early.",
    "Solve or sell before they feel heard, and they push back. Once they do feel heard, more sympathy adds nothing.",
    "An account in credit forgives. An overdrawn one doubts even good things.",
    "Unwelcome news hurts less if you warn them and say why.",
    "A kept promise is worth 3. A broken one costs 4, and they take back half the trust your words had earned.",
    "Your voice has to mean what your words say.",
];

// ---- the tutorial (training-model 8.1) ------------------------------------------------------

pub const THE_OTHER_WAY: &str = "Again, the other way?";
pub const ON_TO_THE_RULES: &str = "Go on";
pub const TWO_RULES_YOU_MET: &str = "Two of the seven rules, as they just happened";
pub const THE_CARD_HOLDS_ALL: &str = "The card behind ? holds all seven, at any moment.";
pub const WHOM_TO_MEET: &str = "Whom would you like to meet?";
pub const SOMEBODY_ELSE: &str = "Somebody else";
pub const MOST_OF_YOUR_DAY: &str = "Most of your day is this one. The angry ones come second.";

/// "You said", before the line at which the talk could have gone another way.
pub const YOU_SAID_HERE: &str = "You said";

/// "If you had said".
pub const IF_YOU_HAD_SAID: &str = "If you had said";

pub const AND_THEN: &str = "And then";

/// The first rule, told of the talk just played.
pub fn caption_mood(name: &str, points: &[i8]) -> String {
    let steps: Vec<String> = points.iter().map(|mood| signed(*mood)).collect();
    format!(
        "{}\u{2019}s mood went {}. What you say moves it, and nothing else did here.",
        first_name(name),
        steps.join(", then ")
    )
}

/// What became of the thing the customer let slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// They never got as far as saying it.
    Unsaid,
    /// They said it, and it went by.
    WentBy,
    PickedUp,
}

/// The third rule, told of the talk just played.
pub fn caption_heard(pronoun: Pronoun, slip: Slip) -> String {
    let (he, him) = (subject(pronoun), object(pronoun));
    match slip {
        Slip::PickedUp => format!(
            "{he} let something slip, and you picked it up: that is what makes {him} feel heard. Help lands after that, and not before."
        ),
        Slip::WentBy => format!("{he} let something slip, and it went by. You found what was asked for, and not what it meant."),
        Slip::Unsaid => format!("{he} did not get as far as saying what mattered. Some push back at that; others just go."),
    }
}

/// "Meet Claire, 12 minutes".
pub fn meet(name: &str, minutes: Option<u16>) -> String {
    let name = first_name(name);
    match minutes {
        Some(1) => format!("Meet {name}, 1 minute"),
        Some(minutes) => format!("Meet {name}, {minutes} minutes"),
        None => format!("Meet {name}"),
    }
}

// ---- settings -------------------------------------------------------------------------------

pub const SETTINGS: &str = "Settings";
pub const COLOURS: &str = "Colours";
pub const AS_THE_SYSTEM: &str = "As the system has them";
pub const LIGHT_THEME: &str = "Light";
pub const DARK_THEME: &str = "Dark";
pub const CONTRAST_LIGHT: &str = "High contrast, light";
pub const CONTRAST_DARK: &str = "High contrast, dark";
pub const TEXT_SIZE: &str = "Text size";
pub const SMALLER: &str = "Smaller";
pub const LARGER: &str = "Larger";
pub const MOVEMENT: &str = "Movement";
pub const FACES_MOVE: &str = "Faces and lines move";
pub const NOTHING_MOVES: &str = "Nothing moves";
pub const YOUR_NAME: &str = "Your name";
pub const WHAT_THEY_CALL_YOU: &str = "What customers call you. Any name will do.";
pub const BETTER_AT: &str = "Get better at";
pub const NOTHING_CHOSEN: &str = "Nothing in particular";
pub const PLAY_TUTORIAL: &str = "Meet Sam again";

/// "120 %".
pub fn percent(size: u16) -> String {
    format!("{size} %")
}
