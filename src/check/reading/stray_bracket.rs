//! A bracket too many.

use crate::check::rule::page;

page! {
    /// A bracket is closed that was never opened, one is closed before all that belongs in it, or one is opened for nothing.
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
    hint: "take it out",
}
