//! What RON cannot read.

use crate::check::rule::page;

page! {
    /// RON could not read this piece, and no more exact reason is known.
    Syntax,
    bad: r#"
beats: {
    "hello": (says: "A pear.",, end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "A pear.", end: "done"),
},
"#,
    hint: "look at the characters at this place: commas, colons, brackets, quotation marks",
}
