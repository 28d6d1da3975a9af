//! An ending to which nothing leads.

use crate::check::rule::page;

page! {
    /// Nothing leads to this ending.
    UnreachableEnding,
    bad: r#"
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
    good: r#"
endings: {
    "done": (kind: Fair, title: "Done"),
},
"#,
    hint: "lead an option or a route to it with `end`, or take it out",
}
