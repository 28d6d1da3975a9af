//! A promise that is not listed.

use crate::check::rule::page;

page! {
    /// A promise is used that `promises` does not list.
    UnknownPromise,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "I'll ring you on Friday.", promise: "call", end: "done"),
        (say: "You'll hear from us then.", end: "done"),
    ]),
},
"#,
    good: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "Well?", choices: [
        (say: "I'll ring you on Friday.", promise: "call", to: "friday"),
        (say: "You'll hear from us then.", to: "friday"),
    ]),
    "friday": (choices: [
        (act: "Ring him.", keeps: "call", end: "done"),
        (act: "Forget it.", breaks: "call", end: "done"),
    ]),
},
"#,
    hint: "list it in `promises`",
}
