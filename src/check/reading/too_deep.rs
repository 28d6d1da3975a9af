//! Brackets in brackets, and nothing in them.

use crate::check::rule::page;

page! {
    /// Brackets are nested deeper than any scenario needs. The message names the bound.
    TooDeep,
    bad: r#"
beats: {
    "hello": (says: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["Well?"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]], end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: ["Well?"], end: "done"),
},
"#,
    hint: "take out the brackets that hold nothing but brackets",
}
