//! A deed that is not there.

use crate::check::rule::page;

page! {
    /// A `does` or a condition asks for a deed that `deeds` does not list.
    UnknownDeed,
    bad: r#"
deeds: {"rang": "You rang the depot."},
beats: {
    "hello": (says: "And?", choices: [
        (say: "I've rung them.", does: "ring", end: "done"),
    ]),
},
"#,
    good: r#"
deeds: {"rang": "You rang the depot."},
beats: {
    "hello": (says: "And?", choices: [
        (say: "I've rung them.", does: "rang", end: "done"),
    ]),
},
"#,
    hint: "list it in `deeds`, or write the name as it is there",
}
