//! Reading a dialogue file: the fast road through RON, the careful one where it fails, and the bounds that any bytes meet first.

use std::borrow::Cow;

use crate::source::{Code, Diagnostic, Gathered, SourceText, Span};

use super::branch::BranchFile;
use super::cut_text::CutText;
use super::dialogue::ScenarioFile;
use super::foreign::{left_of_a_merge, merge_lines, open_merge, other_format};
use super::form::Form;
use super::lex::{end_of_block_comment, lex, lex_and_mend};
use super::pieces::Cutter;
use super::ron::options;
use super::salvage::{Record, Salvage};

/// How much a file may hold. Each bound is named by the fault that it gives.
#[derive(Clone, Copy, Debug)]
pub struct Bound;

impl Bound {
    /// Bytes in one file.
    pub const FILE_BYTES: usize = 128 * 1024 * 1024;
    /// Beats in one scenario.
    pub const BEATS: usize = 250_000;
    /// Endings in one scenario.
    pub const ENDINGS: usize = 10_000;
    /// Options in one beat, as written.
    pub const OPTIONS: usize = 20;
    /// Options in one beat that are open at once.
    pub const OPEN_OPTIONS: usize = 5;
    /// Routes in one beat.
    pub const ROUTES: usize = 100;
    /// Facts in one scenario, deeds counted in.
    pub const FACTS: usize = 64;
    /// People in one scenario beside the customer.
    pub const PEOPLE: usize = 200;
    /// Promises in one scenario.
    pub const PROMISES: usize = 21;
    /// Entries in one list: phrasings, conditions, details.
    pub const LIST: usize = 200;
    /// Branches of one scenario.
    pub const BRANCHES: usize = 20;
    /// Characters in one text.
    pub const TEXT: usize = 2_000;
}

/// What a reading gives: the file as far as it could be read, and every fault met.
#[derive(Debug)]
pub struct Reading {
    pub file: ScenarioFile,
    pub faults: Gathered,
    /// The text in tokens, where it had to be cut into them.
    pub cut: Option<CutText>,
}

/// What the reading of a branch file gives: the branch as far as it could be read, and every fault met.
#[derive(Clone, Debug)]
pub struct BranchReading {
    pub file: BranchFile,
    pub faults: Gathered,
}

/// Turns the bytes of a file into text, or says why it is none.
#[expect(clippy::result_large_err, reason = "a file is read once; its fault may be as large as its text")]
pub fn read_bytes(name: &str, bytes: Vec<u8>) -> Result<SourceText, (SourceText, Diagnostic)> {
    if bytes.len() > Bound::FILE_BYTES {
        let message = format!("the file has {} bytes, more than {}", bytes.len(), Bound::FILE_BYTES);
        let fault = Diagnostic::new(Code::TooLarge, Span::default(), message);
        return Err((SourceText::new(name, ""), fault.with_hint("split it into several scenarios")));
    }
    if let Some(what) = other_bytes(&bytes) {
        let fault = Diagnostic::new(Code::NotText, Span::default(), format!("the file is {what}, and not text"));
        return Err((SourceText::new(name, ""), fault.with_hint("copy the text into a file of its own, and save that as UTF-8")));
    }
    if is_utf_32(&bytes) {
        let message = "the file is text in UTF-32, and not in UTF-8";
        let fault = Diagnostic::new(Code::NotText, Span::default(), message);
        return Err((SourceText::new(name, ""), fault.with_hint("save it in your editor as UTF-8")));
    }
    if is_utf_16(&bytes) {
        let message = "the file is text in UTF-16, as some editors save it, and not in UTF-8";
        let fault = Diagnostic::new(Code::NotText, Span::default(), message);
        return Err((SourceText::new(name, ""), fault.with_hint("save it in your editor as UTF-8")));
    }
    String::from_utf8(bytes).map(|text| SourceText::new(name, text)).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let message = "the file is not text in UTF-8 from here on";
        let fault = Diagnostic::new(Code::NotText, Span::new(at, at), message).with_hint("save it in your editor as UTF-8");
        (SourceText::new(name, text), fault)
    })
}

/// What bytes are that are no text, where their beginning tells.
fn other_bytes(bytes: &[u8]) -> Option<&'static str> {
    const BEGIN: [(&[u8], &str); 9] = [
        (b"PK\x03\x04", "a zip archive, as word processors write them too"),
        (b"PK\x05\x06", "a zip archive with nothing in it"),
        (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"SQLite format 3\0", "a database"),
    ];
    BEGIN.iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, what)| *what)
}

/// Whether bytes are text in UTF-32: they begin with its byte-order mark, or three of four of the first are zero.
fn is_utf_32(bytes: &[u8]) -> bool {
    let first = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let (quads, _) = first.as_chunks::<4>();
    let are = |is: fn(&[u8; 4]) -> bool| quads.len() > 1 && quads.iter().all(is);
    let is_marked = first.starts_with(&[0xff, 0xfe, 0, 0]) || first.starts_with(&[0, 0, 0xfe, 0xff]);
    is_marked || are(|quad| matches!(quad, [1..=255, _, 0, 0])) || are(|quad| matches!(quad, [0, 0, _, 1..=255]))
}

/// Whether bytes are text in UTF-16: they begin with its byte-order mark, or every other one of the first is zero.
fn is_utf_16(bytes: &[u8]) -> bool {
    let first = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let is_zero_from = |from: usize| first.len() > 3 && first.iter().skip(from).step_by(2).all(|byte| *byte == 0);
    first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]) || is_zero_from(0) != is_zero_from(1)
}

/// Reads a whole text. The file is complete if and only if there are no faults.
pub fn read(source: &SourceText) -> Reading {
    let (file, faults, cut) = read_as(source);
    Reading { file, faults, cut }
}

/// Reads the whole text of a branch file. It is complete if and only if there are no faults.
pub fn read_branch(source: &SourceText) -> BranchReading {
    let (file, faults, _) = read_as(source);
    BranchReading { file, faults }
}

/// A file as far as it could be read, every fault met, and the tokens where the text was cut into them.
type Read<R> = (R, Gathered, Option<CutText>);

fn read_as<R: Record>(source: &SourceText) -> Read<R> {
    let text = source.text();
    if let Some(fault) = refused_at_the_door::<R>(text) {
        return (R::default(), vec![fault].into(), None);
    }
    match options().from_str::<R>(text) {
        Ok(file) => (file, Gathered::default(), None),
        Err(_) => read_carefully(text, || false, false),
    }
}

/// Reads a whole text cut down to single values, whether RON accepts it whole or not. It must say the same as [`read`].
#[doc(hidden)]
pub fn read_by_pieces(source: &SourceText) -> Reading {
    let text = source.text();
    let (file, faults, cut) = match refused_at_the_door::<ScenarioFile>(text) {
        Some(fault) => (ScenarioFile::default(), vec![fault].into(), None),
        None => read_carefully(text, || is_faultless::<ScenarioFile>(text), true),
    };
    Reading { file, faults, cut }
}

/// Whether RON takes the text as such a file.
pub(super) fn is_faultless<R: Record>(text: &str) -> bool {
    options().from_str::<R>(text).is_ok()
}

fn read_carefully<R: Record>(text: &str, is_faultless: impl FnOnce() -> bool, to_the_leaves: bool) -> Read<R> {
    if let Some(merge) = open_merge(text)
        && !self::is_faultless::<R>(text)
    {
        return (R::default(), vec![merge].into(), None);
    }
    if let Some(fault) = of_another_kind::<R>(text)
        && !self::is_faultless::<R>(text)
    {
        return (R::default(), vec![fault].into(), None);
    }
    let left = left_of_a_merge(text);
    if let Some(fault) = merge_lines(text, &left)
        && !self::is_faultless::<R>(text)
        && (is_faultless_without_lines::<R>(text, &left) || stands_outside(text, &left))
    {
        return (R::default(), vec![fault].into(), None);
    }
    let lexed = lex_and_mend(text, Form::Record(R::FORM), is_faultless);
    let cutter = Cutter { text: &lexed.text, tokens: &lexed.tokens };
    let mut salvage = Salvage::new(cutter, &lexed.faults, to_the_leaves);
    let file = salvage.whole::<R>();
    let mut faults = salvage.into_faults();
    if matches!(lexed.text, Cow::Owned(_)) {
        // Where a sign of three bytes was mended to one of one byte, a place may have come to stand inside the sign.
        let as_written = |span: Span| lexed.as_written(span).on_boundaries(text);
        for fault in faults.kept_mut() {
            fault.span = as_written(fault.span);
            for (span, _) in &mut fault.related {
                *span = as_written(*span);
            }
            if let Some(mend) = &mut fault.mend {
                mend.move_places(as_written);
            }
        }
    }
    (file, faults, Some(lexed.into_cut()))
}

/// What is said of a file of another kind: what it is, and nothing else.
fn of_another_kind<R: Record>(text: &str) -> Option<Diagnostic> {
    if let Some(start) = begins_without_head(text) {
        let head = format!("{}(", R::WRITTEN);
        let message = format!("there is no `{head}` before the first field");
        let fault = Diagnostic::new(Code::NotAScenario, Span::new(start, start), message);
        return Some(fault.with_hint(format!("begin with `{head}`")).with_mend(Span::new(start, start), head));
    }
    let format = other_format(text)?;
    let start = text.len() - text.trim_start().len();
    let end = text.get(start..)?.chars().next().map_or(start, |first| start + first.len_utf8());
    let message = format!("this is {format}, and a dialogue file holds {}", R::EXPECTS);
    let hint = if format == "a block of Markdown" {
        "take out the lines that begin with ```".to_owned()
    } else {
        format!("write the conversation anew as `{}(…)`; `rapport new ID` writes one to begin with", R::WRITTEN)
    };
    Some(Diagnostic::new(Code::NotAScenario, Span::new(start, end), message).with_hint(hint))
}

/// Where the first field stands in a text that has a bracket at its end and none at its beginning.
fn begins_without_head(text: &str) -> Option<usize> {
    let start = first_token(text);
    let rest = text.get(start..)?;
    let behind = rest.trim_start_matches(|sign: char| sign.is_ascii_lowercase() || sign == '_');
    let is_field = behind.len() < rest.len() && behind.starts_with(':') && !behind.starts_with("::");
    (is_field && rest.trim_end().ends_with(')')).then_some(start)
}

/// Whether nothing else is amiss than these lines.
fn is_faultless_without_lines<R: Record>(text: &str, lines: &[Span]) -> bool {
    let mut kept = String::with_capacity(text.len());
    let mut copied = 0;
    for line in lines {
        kept.push_str(text.get(copied..line.start as usize).unwrap_or_default());
        let behind = text.get(line.start as usize..).and_then(|rest| rest.find('\n'));
        copied = behind.map_or(text.len(), |length| line.start as usize + length);
    }
    kept.push_str(text.get(copied..).unwrap_or_default());
    is_faultless::<R>(&kept)
}

/// Whether one of these lines stands where neither a text nor a comment is. Names of versions stand in none.
fn stands_outside(text: &str, lines: &[Span]) -> bool {
    let is_end = |line: &Span| text.get(line.range()).is_some_and(|mark| mark != "=======");
    if lines.iter().any(is_end) {
        return true;
    }
    let lexed = lex(text);
    let begins = |line: &Span| lexed.tokens.binary_search_by_key(&line.start, |token| token.span.start).is_ok();
    matches!(lexed.text, Cow::Borrowed(_)) && lines.iter().any(begins)
}

/// What is refused before any of it is read.
fn refused_at_the_door<R: Record>(text: &str) -> Option<Diagnostic> {
    if text.len() > Bound::FILE_BYTES {
        let message = format!("the text has {} bytes, more than {}", text.len(), Bound::FILE_BYTES);
        return Some(Diagnostic::new(Code::TooLarge, Span::default(), message).with_hint("split it into several scenarios"));
    }
    let lexed_start = first_token(text);
    if text.get(lexed_start..).is_some_and(|rest| rest.starts_with("#!")) {
        let message = "a dialogue file has no `#![enable(…)]` line";
        let span = Span::new(lexed_start, lexed_start + 1);
        return Some(
            Diagnostic::new(Code::ExtensionLine, span, message)
                .with_hint("take the line out; what it enables is on or not needed"),
        );
    }
    if lexed_start == text.len() {
        let message = format!("the file holds no {}", R::WRITTEN.to_lowercase());
        let fault = Diagnostic::new(Code::NotAScenario, Span::default(), message);
        return Some(fault.with_hint(format!("begin with `{}(`", R::WRITTEN)));
    }
    None
}

/// Where the text begins behind blanks and comments.
fn first_token(text: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            at += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            match end_of_block_comment(text, at) {
                Some(end) => at = end,
                None => return at,
            }
        } else {
            return at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_another_kind_are_named_once() {
        let in_utf_32 = |text: &str| text.chars().flat_map(|sign| u32::from(sign).to_le_bytes()).collect::<Vec<u8>>();
        for (bytes, named) in [
            (b"PK\x03\x04\x14\0\0\0".to_vec(), "a zip archive"),
            (b"%PDF-1.7".to_vec(), "a PDF"),
            (in_utf_32("Scenario("), "UTF-32"),
            (in_utf_32("\u{feff}Scenario("), "UTF-32"),
            ("Scenario(".chars().flat_map(|sign| u32::from(sign).to_be_bytes()).collect(), "UTF-32"),
            ("Scenario(".encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16"),
        ] {
            let (_, fault) = read_bytes("a", bytes).unwrap_err();
            assert!(fault.message.contains(named), "{named}: {}", fault.message);
        }
        assert!(read_bytes("a", b"Scenario(".to_vec()).is_ok());
    }

    #[test]
    fn a_lone_line_of_a_merge_is_the_one_fault_of_its_file() {
        let text = "Scenario(\n    title: \"x\",\n=======\n    start: \"a\",\n)";
        let faults = read(&SourceText::new("a", text)).faults;
        assert_eq!(faults.kept().iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::MergeConflict]);
        let in_a_text = "Scenario(title: r\"\n=======\n\", start: 1)";
        let faults = read(&SourceText::new("a", in_a_text)).faults;
        assert!(faults.kept().iter().all(|fault| fault.code != Code::MergeConflict));
    }
}
