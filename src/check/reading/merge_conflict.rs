//! Two versions of a file that were not made one.

use crate::check::rule::page;

page! {
    /// A program that keeps versions could not bring two of them together, and wrote both into the file. Nothing else of the file is
    /// read until one of them is chosen.
    MergeConflict,
    bad: r#"
Scenario(
    title: "The last loaf",
    customer: (name: "Tilda Moss"),
    start: "hello",
<<<<<<< mine
    beats: {"hello": (says: "All well here.", end: "done")},
=======
    beats: {"hello": (says: "All well.", end: "done")},
>>>>>>> theirs
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
    hint: "keep one of the two versions, and take out the three lines around them",
}
