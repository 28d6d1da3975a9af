//! A branch for a scenario that is not there.

use crate::check::rule::page;

page! {
    /// The `of` of a branch file names a scenario that does not exist, or that stands in another folder.
    UnknownScenario,
    bad: r#"
Branch(
    of: "exmaple",
    choices: {"hello": [(say: "Let me look.", end: "done")]},
)
"#,
    good: r#"
Branch(
    of: "example",
    title: "The last loaf",
    facts: {"loaf": "They came for the last loaf."},
    choices: {"hello": [
        (say: "What did you come for?", mood: 1, learns: "loaf", uses: "loaf", to: "hello"),
    ]},
)
"#,
    hint: "write the `id` of the dialogue, and put both files into one folder",
}
