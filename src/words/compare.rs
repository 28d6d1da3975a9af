//! What `rapport compare` and `check --bless` say: two versions of a conversation, in people.

/// Above what was changed.
pub const CHANGED: &str = "What was changed";
pub const NOTHING_CHANGED: &str = "Nothing that shows in a conversation has changed";
/// Above how it ends.
pub const ENDINGS: &str = "How 100 typical conversations end";
pub const BEFORE: &str = "before";
pub const AFTER: &str = "after";
pub const ROBOTS: &str = "What one trick alone gets you, as a percentage of what is possible";
/// Above the recorded plays, and above the kept conversations.
pub const RECORDED: &str = "Recorded plays";
pub const SAVED: &str = "Saved conversations";
pub const ADDED: &str = "added";
pub const REMOVED: &str = "taken out";
pub const EXCHANGES: &str = "exchanges, on average";
/// In place of a figure that one version does not have.
pub const NONE: &str = "-";

/// What a map of the file holds, for one entry of it.
pub fn entry_of(map: &str) -> &str {
    match map {
        "beats" => "beat",
        "endings" => "ending",
        "facts" => "fact",
        "deeds" => "deed",
        "promises" => "promise",
        "people" => "person",
        "details" => "detail",
        "expect" => "expectation",
        "customer" => "customer",
        _ => "the whole",
    }
}

pub fn renamed(from: &str) -> String {
    format!("was called `{from}`")
}

pub fn moved(from: usize) -> String {
    format!("was number {from}")
}

/// "`mood` from -1 to +2".
pub fn field(field: &str, old: &str, new: &str) -> String {
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("`{field}` is now {new}"),
        (_, true) => format!("`{field}` is gone, was {old}"),
        _ => format!("`{field}` from {old} to {new}"),
    }
}

/// How many of some conversations go the same way, and what the others do.
pub fn tally(n_alike: usize, n_other_words: usize, n_elsewhere: usize, n_stop: usize) -> String {
    let parts = [
        (n_alike, "as before"),
        (n_other_words, "to the same ending in other words"),
        (n_elsewhere, "to another ending"),
        (n_stop, "cannot be played to the end any more"),
    ];
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    told.join(", ")
}

pub fn elsewhere(from: Option<&str>, to: Option<&str>) -> String {
    let name = |ending: Option<&str>| ending.map_or_else(|| "no ending yet".to_owned(), |ending| format!("`{ending}`"));
    format!("used to end at {}, now at {}", name(from), name(to))
}

pub fn other_words(exchange: usize) -> String {
    format!("says something else in exchange {exchange}")
}

pub fn stops(exchange: usize, why: &str) -> String {
    format!("stops at exchange {exchange}: {why}")
}

pub const NEVER_PLAYED: &str = "could not be played before either";

// ---- recorded plays ------------------------------------------------------------------------------

/// What stands above a play that was found and not recorded.
pub fn shortest_way(title: &str) -> String {
    format!("The shortest way to \u{201c}{title}\u{201d}.")
}

/// What stands on top of a new file.
pub const HEAD: [&str; 2] = [
    "Recorded plays, a line each: ENDING TEMPERAMENT MOVES. `rapport check` plays them all.",
    "`rapport check --bless` writes down how they end now, and adds the shortest way to every ending none reaches.",
];

/// What was written.
pub fn blessed(path: &str, n_plays: usize, n_changed: usize, n_dropped: usize, n_added: usize) -> String {
    let plays = if n_plays == 1 { "1 play".to_owned() } else { format!("{n_plays} plays") };
    let parts = [
        (n_changed, "with another ending"),
        (n_added, "new"),
        (n_dropped, "dropped because they can\u{2019}t be played any more"),
    ];
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if told.is_empty() { format!("{path}: {plays}, as before") } else { format!("{path}: {plays}, {}", told.join(", ")) }
}

/// Plays that were recorded with a branch are not written anew without it.
pub fn branch_is_not_in(path: &str, branch: &str) -> String {
    format!(
        "{path} was recorded with the branch {branch}, which isn\u{2019}t here now, so nothing was written. Put the file back, or fix its \
         problems. To do without it for good, delete the line `# branch: {branch}` from {path}."
    )
}

/// Only a file can have plays beside it.
pub fn no_file(id: &str) -> String {
    format!("{id} isn\u{2019}t a file of yours, so no plays can be recorded beside it; name a file")
}
