//! A value of another kind than the field takes.

use crate::check::rule::page;

page! {
    /// A value of another kind than the field takes.
    WrongType,
    bad: r#"
minutes: "twelve",
"#,
    good: r"
minutes: 12,
",
    hint: "write it as the field asks: text in quotation marks, numbers and names without",
}
