//! Counts and marks of text: words, sentences, politeness, sympathy. Numbers about words, and no rules.

mod measures;
mod phrases;

pub use measures::{Measures, count_words, words};
pub use phrases::PhraseBook;
