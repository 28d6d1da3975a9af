//! A way to a beat that is not there.

use crate::check::rule::page;

page! {
    /// A `to`, `unheard` or `start` names a beat that does not exist.
    UnknownTarget,
    bad: r#"
beats: {
    "hello": (says: "Well?", to: "wiat"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
    hint: "write the beat, or lead elsewhere",
}
