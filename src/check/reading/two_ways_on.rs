//! Where more than one way leads on.

use crate::check::rule::page;

page! {
    /// An option, a beat or a route has more than one way on.
    TwoWaysOn,
    bad: r#"
beats: {
    "hello": (says: "Well?", to: "wait", end: "done"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", to: "wait"),
    "wait": (says: "I'll wait.", end: "done"),
},
"#,
    hint: "keep one of them",
}
