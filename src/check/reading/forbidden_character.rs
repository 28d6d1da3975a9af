//! A sign that no text may have.

use crate::check::rule::page;

page! {
    /// A control character, a tab or a character that turns the direction of writing, inside a text.
    ForbiddenCharacter,
    bad: "
title: \"The\tlast loaf\",
",
    good: r#"
title: "The last loaf",
"#,
    hint: "write a space, or take the character out",
}
