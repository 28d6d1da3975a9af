//! A file that is about something else.

use crate::check::rule::page;

page! {
    /// The text is not a `Scenario( … )`.
    NotAScenario,
    bad: r#"Story(title: "The last loaf")"#,
    good: r#"
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
    beats: {"hello": (says: "All well here.", end: "done")},
    endings: {"done": (kind: Fair, title: "Done")},
)
"#,
    hint: "begin the file with `Scenario(` and end it with `)`",
}
