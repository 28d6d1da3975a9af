//! The same field twice.

use crate::check::rule::page;

page! {
    /// The same field stands twice.
    DuplicateField,
    bad: r#"
beats: {
    "hello": (says: "Well?", says: "So?", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: ["Well?", "So?"], end: "done"),
},
"#,
    hint: "keep one of them",
}
