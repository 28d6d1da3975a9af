//! A branch without a title.

use crate::check::rule::page;

page! {
    /// A branch file has no `title`, so it is called after its file wherever the program lists the branches.
    UntitledBranch,
    bad: r#"
Branch(
    of: "example",
    facts: {"loaf": "They came for the last loaf."},
    choices: {"hello": [
        (say: "What did you come for?", mood: 1, learns: "loaf", uses: "loaf", to: "hello"),
    ]},
)
"#,
    good: r#"
Branch(
    of: "example",
    title: "What they came for",
    facts: {"loaf": "They came for the last loaf."},
    choices: {"hello": [
        (say: "What did you come for?", mood: 1, learns: "loaf", uses: "loaf", to: "hello"),
    ]},
)
"#,
    hint: "add `title: \"…\",`",
}
