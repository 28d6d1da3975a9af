//! A sign that only looks like the one that belongs there.

use crate::check::rule::page;

page! {
    /// A sign that cannot be seen, or one of an input method, stands where a plain one belongs. The message names its code point.
    OddSign,
    bad: "
beats: {
    \"hello\": (says:\u{a0}\"A pear.\", end: \"done\"),
},
",
    good: r#"
beats: {
    "hello": (says: "A pear.", end: "done"),
},
"#,
    hint: "write the plain character, or take it out where nothing is to be seen",
}
