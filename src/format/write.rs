//! Writing a file the way this program writes it: one layout, defaults left out. Hashes of content are taken over what is written
//! here, so neither layout may ever change for what is already written (golden tests hold both).

use super::dialogue::ScenarioFile;
use super::salvage::Record as _;
use super::writer::Writer;

/// The text of a scenario file. Reading it again gives the same file.
pub fn write(file: &ScenarioFile) -> String {
    let mut text = String::new();
    write_to(file, &mut |piece| text.push_str(piece));
    text
}

/// Writes a scenario file piece by piece, for whoever needs the text only once.
pub fn write_to(file: &ScenarioFile, sink: &mut dyn FnMut(&str)) {
    let mut out = Writer::in_lines(sink);
    out.raw("Scenario");
    out.record(|fields| file.write_fields(fields));
    out.raw("\n");
}

/// Writes the canonical form piece by piece: on one line without a blank, and without what says the same as leaving it out. Two
/// files have the same canonical form if and only if they say the same.
pub fn write_canonical(file: &ScenarioFile, sink: &mut dyn FnMut(&str)) {
    let mut out = Writer::canonical(sink);
    out.record(|fields| file.write_fields(fields));
}
