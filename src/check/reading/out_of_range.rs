//! A number outside its range.

use crate::check::rule::page;

page! {
    /// A number outside the range that its field has.
    OutOfRange,
    bad: r#"
customer: (name: "Tilda Moss", mood: 40),
"#,
    good: r#"
customer: (name: "Tilda Moss", mood: 4),
"#,
    hint: "write a number inside the range",
}
