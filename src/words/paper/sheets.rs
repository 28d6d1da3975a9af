//! Ballots, role cards, observer sheets, the key card, and what is said when they are written.

use crate::scenario::Pronoun;
use crate::words::grammar::{counted, first_name, subject_inside, upper_first};

// ---- ballots -----------------------------------------------------------------------------

pub const FOUR_BALLOTS: &str = "Four ballot cards.";
pub const HOW_TO_FOLD: &str = "Print on one side, cut along the grey lines and fold back. Choose your letter. We count to three: then close your eyes, and hold it against your chest \
     with your letter the right way up and your left hand covering the other letter; after three seconds, put it down.";
pub const FOLD_HERE: &str = "fold back along this line";
/// Where a beat can have a fifth option.
pub const THE_FIFTH: &str = "For E, unfold it and hold the white side out.";

// ---- roles -------------------------------------------------------------------------------

pub const CUT_ROLES: &str = "Role cards. Cut along the grey lines, and deal one to each person.";
pub const MAY_PASS: &str = "Everybody votes. Nobody has to take a role.";
pub const MOVE_ON: &str = "Minute 16: give this card to the second person on your left, with its sheet.";
const LENS: &str = "Observer";
pub const ROUND: &str = "round";
pub const GUESS: &str = "my guess";
pub const IT_WAS: &str = "it was";

/// A role: what it is called, what it does, and what is good to know.
pub struct Role {
    pub name: &'static str,
    pub does: String,
    pub tip: String,
}

pub fn customer(name: &str) -> Role {
    let first = first_name(name);
    Role {
        name: "Customer",
        does: format!("Read {first}\u{2019}s lines aloud, from the wall."),
        tip: "No acting needed. Read what\u{2019}s written, and leave a breath after it.".to_owned(),
    }
}

pub fn voice() -> Role {
    Role {
        name: "Voice",
        does: "Stand up, and say the line the group chose, in the voice it chose.".to_owned(),
        tip: "If two lines have the same number of votes, you choose. Say it once, to the Customer, not to the wall.".to_owned(),
    }
}

pub fn listener(pronoun: Pronoun) -> Role {
    Role {
        name: "Listener",
        does: format!("Write down every fact that {} tells us, also the small ones.", subject_inside(pronoun)),
        tip: "Once in the session you may say: \u{201c}There was something else.\u{201d}".to_owned(),
    }
}

pub fn banker(name: &str) -> Role {
    let first = first_name(name);
    Role {
        name: "Banker",
        does: format!("After each full round, guess how far {first} trusts us: more or less than before?"),
        tip: "Show nobody your guesses. Read them out at the end.".to_owned(),
    }
}

pub fn advocate() -> Role {
    Role {
        name: "Advocate",
        does: "After a split vote, argue for the line you\u{2019}re given, for twenty seconds.".to_owned(),
        tip: "The two lines with the most votes get one of you each. It needn\u{2019}t be the one you chose: what\u{2019}s good about it?".to_owned(),
    }
}

/// An observer, one of two who watch the same skill.
pub fn lens(skill: &str) -> Role {
    Role {
        name: LENS,
        does: format!("With your neighbour, watch one thing: {skill}."),
        tip: "You have a sheet for it. Write down the words you heard, and what came next.".to_owned(),
    }
}

// ---- observer sheets ---------------------------------------------------------------------

pub const LENS_TABLE: &str = "Observer";
pub const COLUMNS: [&str; 4] = ["No.", "Words that were said", "It was there / it was missing", "What came next"];
pub const AT_MINUTE_33: &str = "At minute 33, in a sentence each";
pub const OBSERVER_RULE: &str = "Vote like everybody else. Don\u{2019}t mention your sheet before minute 33.";

/// What a pair of observers is asked in the end.
pub fn lens_questions(pronoun: Pronoun) -> [String; 3] {
    [
        "The line where it showed most: read it aloud.".to_owned(),
        format!(
            "A moment that needed it, and where it was missing. What did {} do instead of telling us?",
            subject_inside(pronoun)
        ),
        "How would you say it at work, in your own words?".to_owned(),
    ]
}

// ---- the key card ------------------------------------------------------------------------

pub const KEY_CARD: &str = "Keys";
pub const KEYS_OF: &str = "To count votes, press numbers: 1 for A, 2 for B, and so on; the letter keys do other things. Nothing is lost: U goes back as far as the beginning.";
// ---- all of them -------------------------------------------------------------------------

/// "2 of 9".
pub fn page_of(page: usize, of: usize) -> String {
    format!("{page} of {of}")
}

/// What the document is called.
pub fn title(scenario: &str, code: &str) -> String {
    format!("{scenario}: handouts for a group session, {code}")
}

pub const SCRIPT: &str = "The script, to read aloud from, with the program on the wall. The letters are those of this session; it never says what a line does.";

/// What was written, and how to print it.
pub fn written(path: &str, sheets: usize, code: &str) -> String {
    let sheets = upper_first(&counted(sheets, "sheet", "sheets"));
    format!("{path}\n{sheets} and the script, for session code {code}. Open it in a browser and print it at 100%, on one side.")
}
