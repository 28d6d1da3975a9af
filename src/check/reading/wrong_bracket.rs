//! A bracket of another kind.

use crate::check::rule::page;

page! {
    /// A bracket is of another kind than the one that it closes, or than what it opens begins with.
    WrongBracket,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "Well.", mood: +1, end: "done"],
        (say: "Oh.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "Well.", mood: +1, end: "done"),
        (say: "Oh.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "write the bracket of the kind that belongs there",
}
