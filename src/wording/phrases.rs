//! Finding the words of politeness and of sympathy in a text.

use std::sync::OnceLock;

use crate::format::read_robots;
use crate::scenario::Scenario;

use super::measures::{Measures, words};

/// The phrases that robots listen for.
#[derive(Clone, Debug)]
pub struct PhraseBook {
    polite: Vec<Vec<String>>,
    sympathy: Vec<Vec<String>>,
}

impl PhraseBook {
    /// The one that is built in, from `assets/robots.ron`.
    ///
    /// # Panics
    /// Only where the built-in file cannot be read, which a test rules out.
    #[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
    pub fn built_in() -> &'static Self {
        static BOOK: OnceLock<PhraseBook> = OnceLock::new();
        BOOK.get_or_init(|| {
            let file = read_robots(include_str!("../../assets/robots.ron")).expect("the built-in phrases can be read");
            Self { polite: phrases(&file.polite), sympathy: phrases(&file.sympathy) }
        })
    }

    /// Counts everything in a text.
    pub fn measure(&self, text: &str) -> Measures {
        let words: Vec<String> = words(text).map(bare).collect();
        Measures { polite: marked(&words, &self.polite), sympathy: marked(&words, &self.sympathy), ..Measures::of(text) }
    }

    /// Counts everything in the words of each option, in the order of the file.
    pub fn measure_options(&self, scenario: &Scenario) -> Vec<Measures> {
        scenario.choices().iter().map(|choice| self.measure(choice.spoken.text())).collect()
    }
}

/// Each as its words, the longest first, so that "thank you very much" is found before "thank you".
fn phrases(written: &[String]) -> Vec<Vec<String>> {
    let mut phrases: Vec<Vec<String>> = written.iter().map(|phrase| words(phrase).map(bare).collect()).collect();
    phrases.sort_by_key(|phrase: &Vec<String>| std::cmp::Reverse(phrase.len()));
    phrases
}

/// A word in lower case without the marks around it, its apostrophe straight.
fn bare(word: &str) -> String {
    let trimmed = word.trim_matches(|character: char| !character.is_alphanumeric());
    trimmed.to_lowercase().replace('\u{2019}', "'")
}

/// How many words of the text belong to a phrase.
fn marked(text: &[String], phrases: &[Vec<String>]) -> u32 {
    let mut marked = 0;
    let mut rest = text;
    while let Some((_, after)) = rest.split_first() {
        match phrases.iter().find(|phrase| !phrase.is_empty() && rest.starts_with(phrase)) {
            Some(phrase) => {
                marked += phrase.len();
                rest = rest.get(phrase.len()..).unwrap_or_default();
            }
            None => rest = after,
        }
    }
    u32::try_from(marked).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_at_a_place_is_counted_and_marks_around_words_are_not_looked_at() {
        let book = PhraseBook::built_in();
        let measures = book.measure("Thank you very much, and PLEASE: I\u{2019}m so, so sorry.");
        assert_eq!(measures.polite, 4 + 1 + 2);
        assert_eq!(measures.sympathy, 2);
        assert_eq!(book.measure("A new cable, and one restart.").polite, 0);
    }

    #[test]
    fn every_phrase_is_written_as_it_is_looked_for() {
        let file = read_robots(include_str!("../../assets/robots.ron")).unwrap();
        for (list, name) in [(&file.polite, "polite"), (&file.sympathy, "sympathy")] {
            for phrase in list {
                let bare: Vec<String> = words(phrase).map(bare).collect();
                assert_eq!(&bare.join(" "), phrase, "{name}");
                assert_eq!(list.iter().filter(|other| *other == phrase).count(), 1, "`{phrase}` stands twice in {name}");
            }
        }
    }
}
