//! Bytes that are no text.

use crate::check::rule::page;

page! {
    /// The file is not text in UTF-8, so nothing in it can be read.
    NotText,
    bad: "// a file that was saved as Latin-1 or UTF-16",
    good: "// the same file, saved as UTF-8",
    hint: "save the file as UTF-8; every text editor can",
}
