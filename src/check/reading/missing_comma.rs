//! Two entries and no comma.

use crate::check::rule::page;

page! {
    /// Two entries stand side by side without a comma between them.
    MissingComma,
    bad: r#"
beats: {
    "hello": (says: "Well?" end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "put a comma after every entry, the last one as well",
}
