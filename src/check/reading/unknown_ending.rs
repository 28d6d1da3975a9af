//! A way to an ending that is not there.

use crate::check::rule::page;

page! {
    /// An `end` names an ending that does not exist.
    UnknownEnding,
    bad: r#"
beats: {
    "hello": (says: "Well?", end: "dome"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "All well here.", end: "done"),
},
"#,
    hint: "write the ending, or end elsewhere",
}
