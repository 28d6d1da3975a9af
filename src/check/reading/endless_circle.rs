//! A circle in which nothing is chosen.

use crate::check::rule::page;

page! {
    /// Beats lead to one another in a circle in which nothing is chosen, so that a conversation would never stop.
    EndlessCircle,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [(say: "It's mended.", end: "done"), (say: "It's broken.", to: "one")]),
    "one": (says: "So?", to: "two"),
    "two": (says: "And?", to: "one"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [(say: "It's mended.", end: "done"), (say: "It's broken.", to: "one")]),
    "one": (says: "So?", to: "two"),
    "two": (says: "And?", end: "done"),
},
"#,
    hint: "give one of these beats choices, or another way on",
}
