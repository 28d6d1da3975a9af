//! What a writer noted to do later: comments in which `TODO` stands, with their places.

use super::lex::end_of_block_comment;
use crate::source::Span;

/// So many are listed of one file; the others are counted.
const MOST: usize = 200;
const WORD: &str = "TODO";

/// The notes of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Todos {
    /// The first of them: the place of the word, and what stands behind it on its line.
    pub listed: Vec<(Span, String)>,
    /// How many there are in all.
    pub n: usize,
}

/// Finds them in any text. Takes time in proportion to it, whatever stands in it.
pub fn todos(text: &str) -> Todos {
    let mut todos = Todos::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(next) = rest.find(['"', '/', '\'', 'r']) else { break };
        let start = at + next;
        let rest = text.get(start..).unwrap_or_default();
        at = if rest.starts_with("//") {
            let end = rest.find('\n').map_or(text.len(), |end| start + end);
            in_comment(text, start, end, &mut todos);
            end
        } else if rest.starts_with("/*") {
            let end = end_of_block_comment(text, start).unwrap_or(text.len());
            in_comment(text, start, end, &mut todos);
            end
        } else if rest.starts_with('"') {
            end_of_text(text, start)
        } else if let Some(end) = end_of_raw_text(text, start) {
            end
        } else if rest.starts_with("'\"'") {
            start + 3
        } else {
            start + 1
        };
    }
    todos
}

fn in_comment(text: &str, start: usize, end: usize, todos: &mut Todos) {
    let comment = text.get(start..end).unwrap_or_default();
    for (index, _) in comment.match_indices(WORD) {
        let before = comment.get(..index).and_then(|before| before.chars().next_back());
        let behind = comment.get(index + WORD.len()..).unwrap_or_default();
        let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
        if before.is_some_and(is_word) || behind.chars().next().is_some_and(is_word) {
            continue;
        }
        todos.n += 1;
        if todos.listed.len() < MOST {
            let line = behind.split('\n').next().unwrap_or_default();
            let said = line.trim_end_matches("*/").trim_matches(|sign: char| sign.is_whitespace() || sign == ':');
            todos.listed.push((Span::new(start + index, start + index + WORD.len()), said.to_owned()));
        }
    }
}

/// The end of a text in quotation marks.
fn end_of_text(text: &str, start: usize) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(start + 1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// The end of a raw text, `r#"…"#`; `None` where none begins here.
fn end_of_raw_text(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?.strip_prefix('r')?;
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    let body = start + 1 + hashes + 1;
    rest.get(hashes..)?.starts_with('"').then(|| {
        let closing = format!("\"{}", "#".repeat(hashes));
        text.get(body..).and_then(|inside| inside.find(&closing)).map_or(text.len(), |end| body + end + closing.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn told(text: &str, expected: &[&str]) {
        let todos = todos(text);
        assert_eq!(todos.listed.iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>(), expected, "{text}");
        assert!(todos.listed.iter().all(|(span, _)| text.get(span.range()) == Some(WORD)));
        assert_eq!(todos.n, expected.len());
    }

    #[test]
    fn a_note_is_one_in_a_comment_and_nowhere_else() {
        told("// TODO: a second ending\nsays: \"TODO: this is said\", // and TODO again", &["a second ending", "again"]);
        told("/* TODO one\n TODO: two */ x: r#\"// TODO \"# // TODO three", &["one", "two", "three"]);
        told("\"a \\\" // TODO no\" '\"' // TODO yes", &["yes"]);
        told("// TODOS and xTODO and TODO_ are others, TODO\n", &[""]);
        told("/* TODO never closed", &["never closed"]);
        told("", &[]);
    }

    #[test]
    fn of_very_many_notes_the_first_are_listed_and_all_are_counted() {
        let todos = todos(&"//TODO é\n".repeat(5_000));
        assert_eq!((todos.listed.len(), todos.n), (MOST, 5_000));
    }
}
