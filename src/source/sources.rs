//! The texts that one scenario is read from, as one row of places: its own file, and the files of its branches behind it.

use super::{SourceText, Span};

/// A first text and those that belong to it. A place in a later one is counted on from the end of all before it, so that one span
/// says in which text it stands too.
#[derive(Clone, Debug)]
pub struct Sources {
    first: SourceText,
    /// Each with the offset at which it begins.
    others: Vec<(u32, SourceText)>,
}

impl From<SourceText> for Sources {
    fn from(first: SourceText) -> Self {
        Self { first, others: Vec::new() }
    }
}

impl Sources {
    pub fn first(&self) -> &SourceText {
        &self.first
    }

    /// Adds a text behind all others, and gives back the offset at which it begins.
    pub fn push(&mut self, text: SourceText) -> u32 {
        // One place lies between two texts, so that the end of one is not the start of the next.
        let (begins, last) = self.all().last().unwrap_or((0, &self.first));
        let length = u32::try_from(last.text().len()).unwrap_or(u32::MAX);
        let begins = begins.saturating_add(length).saturating_add(1);
        self.others.push((begins, text));
        begins
    }

    /// Every text with the offset at which it begins.
    pub fn all(&self) -> impl Iterator<Item = (u32, &SourceText)> {
        std::iter::once((0, &self.first)).chain(self.others.iter().map(|(begins, text)| (*begins, text)))
    }

    /// Which text a span stands in, 0 for the first.
    pub fn number(&self, span: Span) -> usize {
        self.others.partition_point(|(begins, _)| *begins <= span.start)
    }

    /// The text in which a span stands, and the span in that text.
    pub fn place(&self, span: Span) -> (&SourceText, Span) {
        let (begins, text) = match self.number(span).checked_sub(1).and_then(|index| self.others.get(index)) {
            Some((begins, text)) => (*begins, text),
            None => (0, &self.first),
        };
        (text, Span { start: span.start - begins, end: span.end.max(span.start) - begins })
    }

    /// What stands under a span.
    pub fn slice(&self, span: Span) -> &str {
        let (text, span) = self.place(span);
        text.slice(span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_on_over_all_texts_and_found_again_in_its_own() {
        let mut sources = Sources::from(SourceText::new("one", "abc"));
        let begins = sources.push(SourceText::new("two", "de"));
        let third = sources.push(SourceText::new("three", "f"));
        assert_eq!((begins, third), (4, 7));
        for (span, name, slice) in [
            (Span::new(1, 3), "one", "bc"),
            (Span::new(3, 3), "one", ""),
            (Span::new(4, 6), "two", "de"),
            (Span::new(6, 6), "two", ""),
            (Span::new(7, 8), "three", "f"),
            (Span::new(90, 91), "three", ""),
        ] {
            let (text, within) = sources.place(span);
            assert_eq!((text.name(), text.slice(within), sources.slice(span)), (name, slice, slice), "{span:?}");
        }
    }
}
