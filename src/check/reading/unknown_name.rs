//! A name that the format does not have.

use crate::check::rule::page;

page! {
    /// A name (of a skill, a voice, a kind, a condition) that the format does not have.
    UnknownName,
    bad: r"
skills: [Listenning],
",
    good: r"
skills: [Listening],
",
    hint: "write one of the names that the format has",
}
