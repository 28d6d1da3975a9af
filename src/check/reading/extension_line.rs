//! A line that switches on what is on.

use crate::check::rule::page;

page! {
    /// A `#![enable(…)]` line. The format switches on what it needs by itself.
    ExtensionLine,
    bad: r#"
#![enable(implicit_some)]
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
    beats: {"hello": (says: "All well here.", end: "done")},
    endings: {"done": (kind: Fair, title: "Done")},
)
"#,
    good: r#"
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
    beats: {"hello": (says: "All well here.", end: "done")},
    endings: {"done": (kind: Fair, title: "Done")},
)
"#,
    hint: "take the line out",
}
