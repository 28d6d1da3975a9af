//! Cards that are cut out: who the customer is, letters for tables, tokens, and the card on which everybody writes at the end.

use crate::words::grammar::first_name;

// ---- the customer ------------------------------------------------------------------------

pub const FOR_THE_CUSTOMER: &str = "For whoever is the Customer. The others can see it too.";
pub const YOU_ARE_CALLED: &str = "You read";
pub const WHERE_YOU_ARE: &str = "Where";
pub const ABOUT_YOU: &str = "Known so far";
pub const WHAT_HAPPENS: &str = "What this is about";

/// How to read the customer's lines.
pub fn how_to_read(name: &str) -> [String; 4] {
    let first = first_name(name);
    [
        format!("Read {first}\u{2019}s lines from the wall as they come up; they\u{2019}re in the script too."),
        "No acting needed. Leave a breath after each line.".to_owned(),
        "You know only what\u{2019}s on this card. Please don\u{2019}t read ahead in the script: the endings are in it."
            .to_owned(),
        "The last words are yours. Read them slowly, and then say nothing for ten seconds.".to_owned(),
    ]
}

// ---- letters for tables ------------------------------------------------------------------

pub const STRIPS: &str = "Letters for a group at tables.";
pub const HOW_TO_USE_STRIPS: &str = "Cut along the grey lines: a strip of letters for each person. To vote, lay one face down in the middle of your table; one of you shuffles and hands the pile in, and gets it back.";
/// Where tables vote as one.
pub const FIRST_ALONE: &str = "Lay your own letter down first; then turn them up, agree on one, and hand in just that one.";

// ---- tokens ------------------------------------------------------------------------------

pub const CUT_TOKENS: &str = "Tokens. Cut along the grey lines, one for each table.";
pub const TOKEN: &str = "Token";
pub const WHAT_A_TOKEN_DOES: &str =
    "Once in the session: hold it up when the votes are shown. The group says your table\u{2019}s line instead, once.";

/// "Table 2".
pub fn table(number: usize) -> String {
    format!("Table {number}")
}

// ---- if, then ----------------------------------------------------------------------------

pub const CUT_IF_THEN: &str = "Cards for the end. Cut along the grey lines, one each, to keep.";
pub const ONE_WORD: &str = "One word: how was that? (nobody else reads this card)";
pub const IF_A_CUSTOMER: &str = "If a customer";
pub const THEN_I: &str = "then I";
