//! A fact that is not listed.

use crate::check::rule::page;

page! {
    /// A fact is used that `facts` does not list.
    UnknownFact,
    bad: r#"
beats: {
    "hello": (says: "Well?", learns: "guests", end: "done"),
},
"#,
    good: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's the guests.", learns: "guests", choices: [
        (say: "What time do they come?", uses: "guests", end: "done"),
        (say: "Guests, on a Monday night?", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "list it in `facts`",
}
