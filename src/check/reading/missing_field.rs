//! A field that has to be there.

use crate::check::rule::page;

page! {
    /// A field that cannot be left out is missing.
    MissingField,
    bad: r"
customer: (pronoun: She),
",
    good: r#"
customer: (name: "Tilda Moss", pronoun: She),
"#,
    hint: "add the field",
}
