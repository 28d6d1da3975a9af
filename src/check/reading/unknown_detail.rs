//! A detail that is not listed.

use crate::check::rule::page;

page! {
    /// A `{name}` in a text that is neither `{you}` nor listed in `details`.
    UnknownDetail,
    bad: r#"
beats: {
    "hello": (says: "A {drink}?", end: "done"),
},
"#,
    good: r#"
details: {"drink": ["tea", "water"]},
beats: {
    "hello": (says: "A {drink}?", end: "done"),
},
"#,
    hint: "list it in `details`; `{you}` is always there",
}
