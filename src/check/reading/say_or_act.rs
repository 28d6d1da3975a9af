//! An option that is said and done, or neither.

use crate::check::rule::page;

page! {
    /// An option has both `say` and `act`, or neither.
    SayOrAct,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "I'll look.", act: "Look.", end: "done"),
        (say: "I'll wait.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (act: "Look.", end: "done"),
        (say: "I'll wait.", end: "done"),
    ]),
},
"#,
    hint: "keep what is said, or what is done",
}
