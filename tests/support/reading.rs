//! What must hold of the reading of any text, for the tests and for the fuzz target alike.

use rapport::format::{read, read_by_pieces, write};
use rapport::scenario::load;
use rapport::source::{SourceText, render_all};
use ron::extensions::Extensions;

/// Reads a text both ways, holds what both say against RON itself, and loads and writes it.
pub(crate) fn check(text: &str) {
    let source = SourceText::new("t", text);
    let (fast, careful) = (read(&source), read_by_pieces(&source));
    assert_eq!(fast.faults.is_empty(), careful.faults.is_empty(), "{:?}\n{:?}\n{text}", fast.faults, careful.faults);
    if fast.faults.is_empty() {
        assert_eq!(fast.file, careful.file, "{text}");
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        options
            .from_str::<ron::Value>(source.text())
            .unwrap_or_else(|error| panic!("RON refuses what was read: {error}\n{text}"));
        let written = write(&fast.file);
        let again = read(&SourceText::new("t", written.clone()));
        assert!(again.faults.is_empty(), "{:?}\n{written}", again.faults);
        assert_eq!(again.file, fast.file);
        assert_eq!(write(&again.file), written);
    }
    for fault in fast.faults.kept() {
        assert!(fault.span.end as usize <= source.text().len() && fault.span.start <= fault.span.end, "{fault:?}");
        assert!(fault.hint.is_some(), "{fault:?}");
    }
    let loaded = load(source, "t");
    let _ = render_all(&loaded.report);
}
