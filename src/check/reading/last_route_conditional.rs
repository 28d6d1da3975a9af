//! Routes that a conversation can fall through.

use crate::check::rule::page;

page! {
    /// The last route of a beat has a condition, so that a conversation can fall through.
    LastRouteConditional,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended.", mood: +1, to: "after"),
        (say: "It's broken.", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "done"), (when: [MoodAtMost(0)], end: "left")]),
},
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended.", mood: +1, to: "after"),
        (say: "It's broken.", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "done"), (end: "left")]),
},
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
    hint: "add a last route without `when`",
}
