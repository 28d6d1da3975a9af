//! A field that the format does not have.

use crate::check::rule::page;

page! {
    /// A field that the format does not have at this place.
    UnknownField,
    bad: r#"
beats: {
    "hello": (sais: "Well?", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "look the name up in the writers' guide",
}
