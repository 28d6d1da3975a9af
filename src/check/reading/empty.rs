//! A text or a list with nothing in it.

use crate::check::rule::page;

page! {
    /// A text or a list that must hold something is empty.
    Empty,
    bad: r#"
title: "",
"#,
    good: r#"
title: "The last loaf",
"#,
    hint: "write something, or leave the field out",
}
