//! A person who is not there.

use crate::check::rule::page;

page! {
    /// A `speaker` is not listed in `people`. The customer is never named there: where `speaker` is left out, the customer speaks.
    UnknownPerson,
    bad: r#"
people: {"denise": (name: "Denise", pronoun: She)},
beats: {
    "hello": (speaker: "denis", says: "He's on his way.", end: "done"),
},
"#,
    good: r#"
people: {"denise": (name: "Denise", pronoun: She)},
beats: {
    "hello": (speaker: "denise", says: "He's on his way.", end: "done"),
},
"#,
    hint: "list them in `people`, or write the name as it is there",
}
