//! Counts and marks of text: words, sentences, politeness, sympathy, and quotation marks as a book sets them. No rules.

mod measures;
mod phrases;
mod quotation;
mod typography;

pub use measures::{Measures, count_words, words};
pub use phrases::PhraseBook;
pub use quotation::Quotation;
pub use typography::typographic;
