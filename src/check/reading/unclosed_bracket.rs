//! A bracket that is opened and not closed.

use crate::check::rule::page;

page! {
    /// A bracket is opened and never closed.
    UnclosedBracket,
    bad: r#"
beats: {
    "hello": (says: "Well?", end: "done",
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "close it where it belongs; an editor that marks pairs of brackets helps",
}
