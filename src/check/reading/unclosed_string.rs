//! A text with a quotation mark too few or too many.

use crate::check::rule::page;

page! {
    /// A text has a quotation mark too few or too many, so that it does not begin or never ends.
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
