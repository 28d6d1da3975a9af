//! Reading a dialogue file: the fast road through RON, the careful one where it fails, and the bounds that any bytes meet first.

use std::borrow::Cow;

use crate::source::{Code, Diagnostic, Gathered, SourceText, Span};

use super::dialogue::ScenarioFile;
use super::foreign::open_merge;
use super::lex::{end_of_block_comment, lex_and_mend};
use super::ron::options;
use super::salvage::{Salvage, Value as _};

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
    /// Characters in one text.
    pub const TEXT: usize = 2_000;
}

/// What a reading gives: the file as far as it could be read, and every fault met.
#[derive(Debug)]
pub struct Reading {
    pub file: ScenarioFile,
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

/// Whether bytes are text in UTF-16: they begin with its byte-order mark, or every other one of the first is zero.
fn is_utf_16(bytes: &[u8]) -> bool {
    let first = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let is_zero_from = |from: usize| first.len() > 3 && first.iter().skip(from).step_by(2).all(|byte| *byte == 0);
    first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]) || is_zero_from(0) != is_zero_from(1)
}

/// Reads a whole text. The file is complete if and only if there are no faults.
pub fn read(source: &SourceText) -> Reading {
    let text = source.text();
    if let Some(fault) = refused_at_the_door(text) {
        return Reading { file: ScenarioFile::default(), faults: vec![fault].into() };
    }
    match options().from_str::<ScenarioFile>(text) {
        Ok(file) => Reading { file, faults: Gathered::default() },
        Err(_) => read_carefully(text, || false, false),
    }
}

/// Reads a whole text cut down to single values, whether RON accepts it whole or not. It must say the same as [`read`].
#[doc(hidden)]
pub fn read_by_pieces(source: &SourceText) -> Reading {
    let text = source.text();
    match refused_at_the_door(text) {
        Some(fault) => Reading { file: ScenarioFile::default(), faults: vec![fault].into() },
        None => read_carefully(text, || is_faultless(text), true),
    }
}

/// Whether RON takes the text as a scenario.
pub(super) fn is_faultless(text: &str) -> bool {
    options().from_str::<ScenarioFile>(text).is_ok()
}

fn read_carefully(text: &str, is_faultless: impl FnOnce() -> bool, to_the_leaves: bool) -> Reading {
    if let Some(merge) = open_merge(text)
        && !self::is_faultless(text)
    {
        return Reading { file: ScenarioFile::default(), faults: vec![merge].into() };
    }
    let lexed = lex_and_mend(text, ScenarioFile::form(), is_faultless);
    let mut salvage = Salvage::new(&lexed, to_the_leaves);
    let file = salvage.whole::<ScenarioFile>();
    let mut faults = salvage.into_faults();
    if matches!(lexed.text, Cow::Owned(_)) {
        // Where a sign of three bytes was mended to one of one byte, a place may have come to stand inside the sign.
        let as_written = |span: Span| lexed.as_written(span).on_boundaries(text);
        for fault in faults.kept_mut() {
            fault.span = as_written(fault.span);
            for (span, _) in &mut fault.related {
                *span = as_written(*span);
            }
        }
    }
    Reading { file, faults }
}

/// What is refused before any of it is read.
fn refused_at_the_door(text: &str) -> Option<Diagnostic> {
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
        let message = "the file holds no scenario";
        return Some(Diagnostic::new(Code::NotAScenario, Span::default(), message).with_hint("begin with `Scenario(`"));
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
