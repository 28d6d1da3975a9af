//! A comment without an end.

use crate::check::rule::page;

page! {
    /// A comment begins with `/*` and never ends.
    UnclosedComment,
    bad: r#"
beats: {
    "hello": (says: "Well?", end: "done"), /* to be written
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"), // to be written
},
"#,
    hint: "close it with `*/`, or begin the line with `//`",
}
