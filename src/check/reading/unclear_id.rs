//! An id that cannot be told from another one.

use crate::check::rule::page;

page! {
    /// A name begins or ends with a space, holds a character that cannot be seen, or looks like another name.
    UnclearId,
    bad: r#"
start: "hello ",
beats: {
    "hello ": (says: "Well?", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "take out what cannot be seen, here and wherever the name is used",
}
