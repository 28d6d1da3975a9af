//! The page of the evening before: what to read, what to cut, and what to set up.

use crate::words::grammar::{figures, first_name, word_for};

pub const HEADING: &str = "The evening before";
pub const READ_FIRST: &str = "Read this page first.";
pub const CUT_AND_LAY_OUT: &str = "Cut and lay out";
pub const PIECE: &str = "What";
pub const HOW_MANY: &str = "how many";
pub const SHEETS: &str = "sheet";
pub const WHERE_IT_GOES: &str = "where it goes";
pub const YOUR_PAGES: &str = "Your plan, rounds and keys";
pub const FACE_DOWN: &str = "face down beside the laptop";
pub const CUSTOMERS_CARD: &str = "The customer\u{2019}s card";
pub const WITH_THE_CUSTOMER: &str = "in front of whoever is the Customer";
pub const BALLOTS: &str = "Ballot cards";
pub const IF_THEY_FACE_THE_WALL: &str = "one each, if everybody faces the wall";
pub const SLIPS: &str = "Strips of letters";
pub const IF_THEY_SIT_AT_TABLES: &str = "one strip each, if people sit round tables";
pub const ROLES: &str = "Role cards";
pub const IN_THIS_ORDER: &str = "one each, given out round the room in the order of the sheet";
pub const LENSES: &str = "Observer sheets";
pub const TO_A_PAIR: &str = "one for each pair of observers";
pub const TOKENS: &str = "Tokens";
pub const TO_A_TABLE: &str = "one for each table";
pub const IF_THEN: &str = "If-then cards";
pub const IN_THE_END: &str = "one each; keep them until the ending";
pub const SCRIPT: &str = "The script";
pub const ONE_COPY: &str = "one copy, for the Customer and the Voice";
pub const AFTER_THE_SHEETS: &str = "after the sheets";
pub const BRING: &str =
    "Bring scissors, pens for everybody, tape, a bell or a glass to show that time is up, and a cable that fits the projector.";
pub const TO_SAY: &str = "Before you begin, say";

/// What the group is told.
pub fn say(name: &str) -> [String; 3] {
    let first = first_name(name);
    [
        "\u{201c}Nobody plays a real colleague or a real customer, and nobody has to take a role. You can stop at any time, without a reason.\u{201d}"
            .to_owned(),
        "\u{201c}Votes are secret, and nobody\u{2019}s vote is recorded.\u{201d}".to_owned(),
        format!("\u{201c}We are here to find out what {first} needs, not who is good at this.\u{201d}"),
    ]
}

/// The headings, each with what is to be done.
pub fn steps(name: &str, id: &str, code: &str, minutes: u32) -> [(&'static str, Vec<String>); 4] {
    let (first, about) = (first_name(name), figures(minutes as usize, "minute", "minutes"));
    [
        (
            "Meet the customer yourself",
            vec![
                format!("Play the conversation once alone, in the window or with \u{201c}rapport play {id}\u{201d} (about {about})."),
                format!("Then read your plan, and the endings at the end of the script: meet {first} before the others do."),
            ],
        ),
        (
            "Rehearse the keys",
            vec![
                format!("Start \u{201c}rapport group {id} --seed {code}\u{201d} and press R: a made-up group votes, and nothing is saved. Ten minutes is enough."),
                "Press ? once: every key has a line there, and U takes anything back.".to_owned(),
            ],
        ),
        (
            "Set up the room",
            vec![
                "Set the chairs so that everybody can see the wall. Print at 100%, on one side.".to_owned(),
                "Set the screens to \u{201c}extend\u{201d}, not to \u{201c}mirror\u{201d}: your notes stay on the laptop. Charger in, messages off.".to_owned(),
            ],
        ),
        (
            "Ten minutes before",
            vec![
                format!("Plug in the projector, start as above with the code {code}, set how many people and how they vote, and press I: each screen shows its number."),
                "Press Enter when the title card is on the wall. B keeps the wall black until everybody is sitting down.".to_owned(),
            ],
        ),
    ]
}

/// "four".
pub fn count(n: usize) -> String {
    word_for(n)
}

/// "6" or "6 to 8": on which sheets something stands.
pub fn on_sheets(first: usize, n: usize) -> String {
    if n <= 1 { first.to_string() } else { format!("{first} to {}", first + n - 1) }
}
