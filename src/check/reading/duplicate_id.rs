//! The same id twice.

use crate::check::rule::page;

page! {
    /// Two entries have the same id.
    DuplicateId,
    bad: r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
    "wait": (says: "I'll stand.", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", to: "stand"),
    "stand": (says: "I'll stand.", end: "done"),
},
"#,
    hint: "rename one of them",
}
