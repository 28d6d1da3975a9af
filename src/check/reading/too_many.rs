//! More of something than is accepted.

use crate::check::rule::page;

page! {
    /// There is more of something than the program accepts. The message names the bound.
    TooMany,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "One.", end: "done"), (say: "Two.", end: "done"), (say: "Three.", end: "done"),
        (say: "Four.", end: "done"), (say: "Five.", end: "done"), (say: "Six.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "One.", end: "done"), (say: "Two.", end: "done"), (say: "Three.", end: "done"),
    ]),
},
"#,
    hint: "take some out, or make two scenarios of it",
}
