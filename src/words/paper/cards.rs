//! Cards that are cut out: who the customer is, letters for tables, tokens, and the card on which everybody writes at the end.

use crate::words::grammar::first_name;

// ---- the customer ------------------------------------------------------------------------

pub const FOR_THE_CUSTOMER: &str = "For the one who reads the customer. The room may see it, too.";
pub const YOU_ARE_CALLED: &str = "You read";
pub const WHERE_YOU_ARE: &str = "Where";
pub const ABOUT_YOU: &str = "Known so far";
pub const WHAT_HAPPENS: &str = "What this is about";

/// How to read the customer's lines.
pub fn how_to_read(name: &str) -> [String; 4] {
    let first = first_name(name);
    [
        format!("Read {first}\u{2019}s lines from the wall, when they stand there; the script has them, too."),
        "Flat is fine. You read, you do not perform; leave a breath after each line.".to_owned(),
        "You do not know more than what stands here. Please do not read ahead in the script: the endings are in it.".to_owned(),
        "The last words are yours. Read them slowly, and then say nothing for ten seconds.".to_owned(),
    ]
}

// ---- letters for tables ------------------------------------------------------------------

pub const STRIPS: &str = "Letters for a room at tables.";
pub const HOW_TO_USE_STRIPS: &str = "Cut along the grey lines: a strip of letters for each. To vote, lay one face down in the middle of your table; one of you shuffles and hands the pile in, and gets it back.";
/// Where tables vote as one.
pub const FIRST_ALONE: &str = "Lay your own letter down first; then turn them up, agree on one, and hand that in alone.";

// ---- tokens ------------------------------------------------------------------------------

pub const CUT_TOKENS: &str = "Tokens. Cut along the grey lines, one for each table.";
pub const TOKEN: &str = "Token";
pub const WHAT_A_TOKEN_DOES: &str =
    "Once in the session: hold it up when the votes are shown. The room says your table\u{2019}s line instead, for one exchange.";

/// "Table 2".
pub fn table(number: usize) -> String {
    format!("Table {number}")
}

// ---- if, then ----------------------------------------------------------------------------

pub const CUT_IF_THEN: &str = "Cards for the end. Cut along the grey lines, one for each. They keep theirs.";
pub const ONE_WORD: &str = "My word for what I saw (nobody else reads it)";
pub const IF_A_CUSTOMER: &str = "If a customer";
pub const THEN_I: &str = "then I";
