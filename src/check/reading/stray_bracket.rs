//! A bracket that is closed and was not opened.

use crate::check::rule::page;

page! {
    /// A bracket is closed that was never opened.
    StrayBracket,
    bad: r#"
beats: {
    "hello": (says: "Well?", end: "done")),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "take it out, or open it where it belongs",
}
