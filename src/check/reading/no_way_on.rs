//! Where nothing leads on.

use crate::check::rule::page;

page! {
    /// An option, a beat or a route leads nowhere.
    NoWayOn,
    bad: r#"
beats: {
    "hello": (says: "Well?"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", end: "done"),
},
"#,
    hint: "say where it leads, with `to` or `end`; a beat may have `choices` or `routes` instead",
}
