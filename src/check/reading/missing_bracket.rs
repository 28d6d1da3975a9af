//! A bracket that is not there.

use crate::check::rule::page;

page! {
    /// A value begins without its bracket. An option and a beat stand in `( … )`, a list such as `choices` in `[ … ]`, and `beats`,
    /// `endings` and other maps in `{ … }`.
    MissingBracket,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        say: "Well.", mood: +1, end: "done"),
        (say: "Oh.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "Well.", mood: +1, end: "done"),
        (say: "Oh.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "put the bracket where it is missing",
}
