//! Counts and marks of text: words, sentences, politeness, sympathy, quotation marks as a book sets them, and a request made of what somebody
//! does. No rules.

mod imperative;
mod measures;
mod phrases;
mod quotation;
mod typography;

pub use imperative::imperative;
pub use measures::{Measures, count_words, words};
pub use phrases::PhraseBook;
pub use quotation::Quotation;
pub use typography::typographic;
