//! A beat to which nothing leads.

use crate::check::rule::page;

page! {
    /// No option, route or plain way on leads to this beat.
    UnreachableBeat,
    bad: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
    hint: "lead an option to it with `to`, or take it out",
}
