//! A name and a value and no colon.

use crate::check::rule::page;

page! {
    /// A field or a map entry has no colon between its name and its value.
    MissingColon,
    bad: r#"
beats: {
    "hello": (says "Well?", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "put a colon between the name and what it is",
}
