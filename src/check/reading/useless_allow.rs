//! An entry of `allow` that allows nothing.

use crate::check::rule::page;

page! {
    /// An entry of `allow` that allows nothing: its code does not exist or is an error, it has no reason, or nothing of the kind is found.
    UselessAllow,
    bad: r#"
allow: [("unused-fact", "The notebook shows it.")],
"#,
    good: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's the guests.", learns: "guests", end: "done"),
},
allow: [("unused-fact", "The notebook shows it.")],
"#,
    hint: "take the entry out, or write the code and the reason",
}
