//! A text without an end.

use crate::check::rule::page;

page! {
    /// A text begins with a quotation mark and never ends.
    UnclosedString,
    bad: r#"
beats: {
    "hello": (says: "Well?, end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "put a quotation mark where the text ends, and write `\\\"` for one inside it",
}
