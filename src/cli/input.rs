//! What somebody types, line by line, with a bound on everything that comes in.

use std::io::{self, BufRead, Read as _};

/// The bytes of a line that are looked at.
pub(super) const LINE_BYTES: usize = 4_096;
/// The bytes in a line after which its end is not waited for.
const SKIPPED_BYTES: u64 = 1 << 20;

/// What came in.
#[derive(Debug)]
pub(super) enum Typed {
    Number(usize),
    Quit,
    Keys,
    /// An empty line.
    Nothing,
    /// Other words.
    Other(String),
    /// A line with bytes that are not UTF-8.
    NotText,
    /// A line of more than [`LINE_BYTES`]; the rest of it was passed over.
    TooLong,
    /// The input has ended, or holds a line without an end.
    End,
    /// The input cannot be read.
    Failed(io::Error),
}

/// Reads the next line. It waits for somebody to type, and never for more than a mebibyte.
pub(super) fn read_typed(input: &mut impl BufRead) -> Typed {
    match read_line(input) {
        Ok(typed) => typed,
        Err(error) => Typed::Failed(error),
    }
}

fn read_line(input: &mut impl BufRead) -> io::Result<Typed> {
    let mut line = Vec::new();
    if input.by_ref().take(LINE_BYTES as u64).read_until(b'\n', &mut line)? == 0 {
        return Ok(Typed::End);
    }
    if line.len() == LINE_BYTES && !line.ends_with(b"\n") {
        return skip_line(input);
    }
    let Ok(text) = std::str::from_utf8(&line) else { return Ok(Typed::NotText) };
    Ok(match text.trim() {
        "" => Typed::Nothing,
        "q" | "Q" | "quit" | "exit" => Typed::Quit,
        "?" | "h" | "help" => Typed::Keys,
        other => other.parse().map_or_else(|_| Typed::Other(other.to_owned()), Typed::Number),
    })
}

/// Passes over the rest of a line that is too long.
fn skip_line(input: &mut impl BufRead) -> io::Result<Typed> {
    let mut n_skipped = 0;
    while n_skipped < SKIPPED_BYTES {
        let mut piece = Vec::new();
        let n_read = input.by_ref().take(LINE_BYTES as u64).read_until(b'\n', &mut piece)?;
        if n_read == 0 || piece.ends_with(b"\n") {
            return Ok(Typed::TooLong);
        }
        n_skipped += n_read as u64;
    }
    Ok(Typed::End)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    /// Everything that comes in, by name.
    fn all(input: &[u8]) -> Vec<String> {
        let mut input = input;
        let mut typed = Vec::new();
        while typed.last().is_none_or(|last| last != "End") {
            typed.push(format!("{:?}", read_typed(&mut input)));
        }
        typed
    }

    #[test]
    fn a_line_is_a_number_a_key_or_something_else() {
        assert_eq!(all(b"2\r\n q\n\n?\nhm\n1"), ["Number(2)", "Quit", "Nothing", "Keys", "Other(\"hm\")", "Number(1)", "End"]);
    }

    #[test]
    fn bytes_that_are_no_text_and_nuls_spoil_their_own_line_alone() {
        assert_eq!(all(b"1\n\xe9\n1\n\0\0\n1\n"), ["Number(1)", "NotText", "Number(1)", r#"Other("\0\0")"#, "Number(1)", "End"]);
    }

    #[test]
    fn a_long_line_is_passed_over_to_its_end() {
        let long = format!("{}\n1\n", "7".repeat(100_000));
        assert_eq!(all(long.as_bytes()), ["TooLong", "Number(1)", "End"]);
    }

    #[test]
    fn a_line_without_an_end_ends_the_input() {
        let mut endless = BufReader::new(io::repeat(0));
        assert!(matches!(read_typed(&mut endless), Typed::End));
    }
}
