//! A source text with its name, byte spans into it, and its lines.

use std::sync::{Arc, OnceLock};

/// A range of bytes in one source text. Always on character boundaries when made by this crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span from two byte offsets. Offsets past `u32::MAX` are held there; texts are bounded far below.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The span so many bytes further on.
    #[must_use]
    pub fn moved(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The span widened to whole characters of `text`, and held inside it.
    #[must_use]
    pub fn on_boundaries(self, text: &str) -> Self {
        let start = text.floor_char_boundary(self.start as usize);
        Self::new(start, text.ceil_char_boundary(self.end as usize))
    }
}

/// A place as people count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

/// One file's text under the name that diagnostics show. A byte-order mark is stripped when it is made.
#[derive(Clone, Debug)]
pub struct SourceText {
    name: String,
    /// Shared, because a scenario made of it holds on to it.
    text: Arc<String>,
    line_starts: OnceLock<Vec<u32>>,
    /// How many characters begin before each block of [`BLOCK`] bytes, so that no place on a long line is counted from its start.
    characters_before: OnceLock<Vec<u32>>,
}

const BLOCK: usize = 4096;

impl SourceText {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self { name: name.into(), text: Arc::new(text), line_starts: OnceLock::new(), characters_before: OnceLock::new() }
    }

    /// A text that another one holds too, without a name.
    pub fn sharing(text: Arc<String>) -> Self {
        Self { name: String::new(), text, line_starts: OnceLock::new(), characters_before: OnceLock::new() }
    }

    /// The name that diagnostics show, mostly a path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its name without the folders before it.
    pub fn file_name(&self) -> &str {
        file_name(&self.name)
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text itself, to be held on to.
    pub fn shared(&self) -> Arc<String> {
        Arc::clone(&self.text)
    }

    /// The text under `span`, clipped to what exists; empty where the span is not on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        let end = (span.end as usize).min(self.text.len());
        let start = (span.start as usize).min(end);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The line and column of a byte offset. Offsets past the end are placed at the end,
    /// offsets inside a character at that character.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = (offset as usize).min(self.text.len());
        let (line, start) = self.line_at(offset);
        let column = self.characters_before(offset) - self.characters_before(start) + 1;
        let inside = self.text.as_bytes().get(offset).copied().is_some_and(is_continuation);
        LineColumn { line: line + 1, column: if inside { column.saturating_sub(1).max(1) } else { column } }
    }

    /// The byte offset of a line and column, both from 1; the end of the line where the column is past it.
    pub fn offset(&self, place: LineColumn) -> u32 {
        let starts = self.line_starts();
        let line = place.line.saturating_sub(1);
        let Some(&start) = starts.get(line) else {
            return u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        };
        let rest = self.text.get(start as usize..).unwrap_or_default();
        let within = rest
            .char_indices()
            .take_while(|(_, character)| *character != '\n')
            .nth(place.column.saturating_sub(1))
            .map_or_else(|| rest.find('\n').unwrap_or(rest.len()), |(index, _)| index);
        start + u32::try_from(within).unwrap_or(0)
    }

    /// The line on which an offset stands: its number, from 1, and its byte range without its end, be that `\n` or `\r\n`.
    pub(super) fn line_around(&self, offset: u32) -> (usize, std::ops::Range<usize>) {
        let length = self.text.len();
        let (line, start) = self.line_at((offset as usize).min(length));
        let end = self.line_starts().get(line + 1).map_or(length, |next| *next as usize);
        let whole = self.text.get(start..end).unwrap_or_default();
        let written = whole.strip_suffix('\n').map_or(whole, |line| line.strip_suffix('\r').unwrap_or(line));
        (line + 1, start..start + written.len())
    }

    /// The index of the line that holds `offset`, and where that line starts.
    fn line_at(&self, offset: usize) -> (usize, usize) {
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start as usize <= offset).saturating_sub(1);
        (line, starts.get(line).map_or(0, |start| *start as usize))
    }

    /// How many characters begin before an offset.
    fn characters_before(&self, offset: usize) -> usize {
        let bytes = self.text.as_bytes();
        let before_block = self.characters_before.get_or_init(|| {
            let in_blocks = bytes.chunks(BLOCK).map(n_characters);
            let sums = in_blocks.scan(0_usize, |sum, n| Some(std::mem::replace(sum, *sum + n)));
            sums.map(|sum| u32::try_from(sum).unwrap_or(u32::MAX)).collect()
        });
        let block = offset / BLOCK;
        // At the very end of a text of whole blocks the last one is counted whole.
        let block = block.min(before_block.len().saturating_sub(1));
        let before = before_block.get(block).map_or(0, |before| *before as usize);
        before + n_characters(bytes.get(block * BLOCK..offset).unwrap_or_default())
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let after_newline = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts = after_newline.map(|(index, _)| u32::try_from(index + 1).unwrap_or(u32::MAX));
            std::iter::once(0).chain(starts).collect()
        })
    }
}

/// The name of a file without the folders before it, as paths of any system are written.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Whether a character may not stand in dialogue text and may not reach a terminal:
/// control characters, tabs, and those that turn the direction of writing. A line end is one of them.
pub fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words that somebody typed, as they can be shown and kept anywhere: on one line, without the characters that may not stand in
/// dialogue text, and without blanks at their ends.
pub fn own_words(typed: &str) -> String {
    let on_one_line = typed.chars().map(|character| if character == '\n' { ' ' } else { character });
    on_one_line.filter(|character| !is_forbidden(*character)).collect::<String>().trim().to_owned()
}

/// How many characters begin in these bytes.
fn n_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !is_continuation(**byte)).count()
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = SourceText::new("t", "é電x\nab");
        assert_eq!(text.line_column(5), LineColumn { line: 1, column: 3 });
        assert_eq!(text.line_column(3), LineColumn { line: 1, column: 2 }, "inside 電");
        assert_eq!(text.line_column(7), LineColumn { line: 2, column: 1 });
        assert_eq!(text.line_column(99), LineColumn { line: 2, column: 3 });
    }

    #[test]
    fn offsets_and_places_are_inverse() {
        let text = SourceText::new("t", "é電x\n\nab\r\n電");
        for (offset, _) in text.text().char_indices() {
            let place = text.line_column(u32::try_from(offset).unwrap());
            assert_eq!(text.offset(place) as usize, offset, "{place:?}");
        }
    }

    #[test]
    fn columns_on_a_line_of_many_blocks_are_counted_as_on_a_short_one() {
        let text = SourceText::new("t", format!("x\n{}", "a電é".repeat(BLOCK)));
        for n in [0, 1, 1_000, BLOCK - 1, BLOCK] {
            let offset = u32::try_from(2 + 6 * n).unwrap();
            assert_eq!(text.line_column(offset), LineColumn { line: 2, column: 3 * n + 1 });
        }
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert_eq!(SourceText::new("t", "\u{feff}Scenario").text(), "Scenario");
    }

    #[test]
    fn own_words_stand_on_one_line_without_what_may_not_stand_in_a_text() {
        assert_eq!(own_words(" I wanted\nto\u{7} please\u{202e} her. \n"), "I wanted to please her.");
        assert_eq!(own_words(" \u{202e} \n"), "");
    }

    #[test]
    fn slicing_outside_or_inside_a_character_is_empty_and_not_a_panic() {
        let text = SourceText::new("t", "é");
        assert_eq!(text.slice(Span::new(1, 2)), "");
        assert_eq!(text.slice(Span::new(5, 9)), "");
    }
}
