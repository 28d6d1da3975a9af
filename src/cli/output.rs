//! The one place that writes to the terminal: nothing that is printed can act on it, and nothing that cannot be printed stops
//! the program in the middle of a word.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, Write};

use crate::source::{Report, is_forbidden, render_all, visible};
use crate::words::terminal;

/// Why nothing more can be written to standard output.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwritten {
    /// A program that read along has read enough; this ends a command quietly.
    #[error("nobody reads on")]
    ReaderGone,
    #[error("what was to be printed could not be written: {0}")]
    Failed(#[source] io::Error),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ReaderGone } else { Self::Failed(error) }
    }
}

/// Prints to standard output. The line ends are the program's own: a name within `text` has passed through [`visible`].
pub(super) fn print(text: &str) -> Result<(), Unwritten> {
    write_to(&mut io::stdout().lock(), text)
}

/// The findings that are shown, and how many more there are.
pub(super) fn print_findings(report: &Report) -> Result<(), Unwritten> {
    print(&render_all(report))?;
    match report.n_left_out() {
        0 => Ok(()),
        n => print(&format!("\n{}\n", terminal::findings_left_out(n))),
    }
}

/// As [`print`], to any output.
pub(super) fn write_to(output: &mut impl Write, text: &str) -> Result<(), Unwritten> {
    output.write_all(harmless(text).as_bytes())?;
    Ok(output.flush()?)
}

/// Says on standard error, in one line, what could not be done or what else is to be known.
/// Where that line cannot be written either, the exit code alone says it.
pub(super) fn complain(message: impl Display) {
    say_on_stderr(&format!("rapport: {}\n", visible(&message.to_string())));
}

/// Prints a text of several lines to standard error, such as what is wrong with the command line.
pub(super) fn say_on_stderr(text: &str) {
    // Nobody is left to be told that this line could not be written.
    let _ = write_to(&mut io::stderr().lock(), text);
}

/// Signs of the line that says where work stands: it must not wrap.
const STANDING_WIDTH: usize = 78;

/// Says where work stands, on standard error, over what was said of it before.
pub(super) fn tell_progress(line: &str) {
    let line: String = harmless(line).chars().take(STANDING_WIDTH).collect();
    // Nobody is left to be told that this line could not be written.
    let _ = write!(io::stderr().lock(), "\r{line:<STANDING_WIDTH$}");
}

/// Takes away what [`tell_progress`] said.
pub(super) fn wipe_progress() {
    let _ = write!(io::stderr().lock(), "\r{:STANDING_WIDTH$}\r", "");
}

/// A text of lines in which nothing acts on a terminal.
fn harmless(text: &str) -> Cow<'_, str> {
    let acts = |character: char| character != '\n' && is_forbidden(character);
    if text.is_ascii() && !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(visible).collect();
    if lines.iter().all(|line| matches!(line, Cow::Borrowed(_))) { Cow::Borrowed(text) } else { Cow::Owned(lines.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An output that takes no word.
    struct Shut(io::ErrorKind);

    impl Write for Shut {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_stay_lines_and_what_acts_on_a_terminal_is_shown() {
        let mut output = Vec::new();
        write_to(&mut output, "é\n\u{1b}[31mred\r\n\u{202e}\na\u{200b}b\n").unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), "é\n\\u{1b}[31mred\\r\n\\u{202e}\na\\u{200b}b\n");
    }

    #[test]
    fn a_reader_that_went_away_is_told_from_an_output_that_fails() {
        assert!(matches!(write_to(&mut Shut(io::ErrorKind::BrokenPipe), "a"), Err(Unwritten::ReaderGone)));
        let full = write_to(&mut Shut(io::ErrorKind::StorageFull), "a").unwrap_err();
        assert!(full.to_string().starts_with("what was to be printed could not be written: "), "{full}");
    }
}
