//! What is counted in a text.

/// What is counted in one text, a line of the customer or an option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    pub words: u32,
    /// Ended by a full stop, a question mark, an exclamation mark or an ellipsis; a rest without one counts too.
    pub sentences: u32,
    /// Words that are there to be polite.
    pub polite: u32,
    /// Words that are there to sound as if one felt with somebody.
    pub sympathy: u32,
}

impl Measures {
    /// Counts words and sentences. `polite` and `sympathy` stay 0: which words those are is for a
    /// [`PhraseBook`](super::PhraseBook) to say.
    pub fn of(text: &str) -> Self {
        let words = count_words(text);
        let ends = text.char_indices().filter(|(at, character)| ends_sentence(text, *at, *character)).count();
        let rest = text.rsplit(['.', '!', '?', '…']).next().unwrap_or_default();
        let has_rest = rest.chars().any(char::is_alphanumeric);
        Self { words, sentences: count(ends) + u32::from(has_rest), polite: 0, sympathy: 0 }
    }

    /// Both together, as for a whole dialogue.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            polite: self.polite + other.polite,
            sympathy: self.sympathy + other.sympathy,
        }
    }
}

/// The words of a text, as they stand between blanks; a dash by itself is none.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// How many [`words`] there are.
pub fn count_words(text: &str) -> u32 {
    count(words(text).count())
}

/// A mark that ends a sentence: the last of a row of them, before a blank, a closing mark or the end; so not the dot in `14.30`.
fn ends_sentence(text: &str, at: usize, character: char) -> bool {
    if !matches!(character, '.' | '!' | '?' | '…') {
        return false;
    }
    let after = text.get(at + character.len_utf8()..).unwrap_or_default();
    let next = after.chars().next();
    next.is_none_or(|next| next.is_whitespace() || matches!(next, '\'' | '"' | '’' | '”' | ')'))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_blanks_and_sentences_end_with_their_marks() {
        let measures = Measures::of("Third call: that isn't right - I'm {you}. What's it been doing?! Well...");
        assert_eq!((measures.words, measures.sentences), (12, 3));
        let measures = Measures::of("Rings at 14.30 and says 'No.' Then nothing");
        assert_eq!((measures.words, measures.sentences), (8, 2));
        assert_eq!(Measures::of(" - ").words, 0);
        assert_eq!(Measures::of("").sentences, 0);
    }
}
