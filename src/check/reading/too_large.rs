//! A text or a file that is too large.

use crate::check::rule::page;

page! {
    /// The file, or something in it, is larger than the program accepts. The message names the bound.
    TooLarge,
    bad: "// a text of more than 2000 characters, or a file of more than 128 MiB",
    good: r#"
beats: {
    "hello": (says: "All well here.", end: "done"),
},
"#,
    hint: "make several texts or several scenarios of it",
}
