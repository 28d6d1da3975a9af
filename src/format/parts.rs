//! A file taken apart into its fields, each in canonical form: what two files are compared by.

use std::cell::RefCell;

use super::containers::TextOr;
use super::dialogue::{BeatFile, ChoiceFile, CustomerFile, EndingFile, PersonFile, PromiseFile, ScenarioFile};
use super::expect::ExpectFile;
use super::salvage::{Record, Value};
use super::writer::Writer;

/// The fields of a record that say something, by name, each with its value in canonical form: `("mood", "2")`.
pub type WrittenFields = Vec<WrittenField>;

/// One of them.
pub type WrittenField = (&'static str, String);

/// A value of the format that is compared as a whole.
pub trait Written {
    /// In canonical form: `Can(at:"glad",that:[MoodAtMost(-4)],)`.
    fn written(&self) -> String;
}

macro_rules! can_be_written {
    ($($value:ty),+) => {$(
        impl Written for $value {
            fn written(&self) -> String {
                let mut written = String::new();
                Value::write(self, &mut Writer::canonical(&mut |piece| written.push_str(piece)));
                written
            }
        }
    )+};
}

can_be_written!(PersonFile, TextOr<PromiseFile>, ExpectFile);

/// A record of the format that can be taken apart.
pub trait Parts {
    fn parts(&self) -> WrittenFields;
}

macro_rules! has_parts {
    ($($record:ty),+) => {$(
        impl Parts for $record {
            fn parts(&self) -> WrittenFields {
                fields_of(self)
            }
        }
    )+};
}

has_parts!(ScenarioFile, CustomerFile, BeatFile, ChoiceFile, EndingFile);

fn fields_of<R: Record>(record: &R) -> WrittenFields {
    let written = RefCell::new(String::new());
    let begins: RefCell<Vec<(usize, String)>> = RefCell::default();
    let mut sink = |piece: &str| written.borrow_mut().push_str(piece);
    let begin = |name: &str| begins.borrow_mut().push((written.borrow().len(), name.to_owned()));
    Writer::canonical(&mut sink).record_told(|fields| record.write_fields(fields), &begin);
    let (written, begins) = (written.take(), begins.take());
    let ends = begins.iter().skip(1).map(|(start, _)| *start).chain([written.len().saturating_sub(1)]);
    let fields = begins.iter().zip(ends).filter_map(|((start, name), end)| {
        let known = R::FIELDS.iter().find(|field| *field == name)?;
        // Between the colon behind its name and the comma behind its value.
        let value = written.get(start + name.len() + 1..end)?;
        Some((*known, value.strip_suffix(',').unwrap_or(value).to_owned()))
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::read;
    use crate::source::SourceText;

    #[test]
    fn every_field_that_says_something_is_there_with_its_value() {
        let text = r#"Scenario(title: "A, (b)", lang: "en", start: "x", beats: {"x": (says: ["o\"ne", "two"], mood: 0, tone: true,
            choices: [(say: "s", mood: +2, needs: [Learned("f")], end: "e")])}, minutes: 3)"#;
        let file = read(&SourceText::new("t", text)).file;
        let names: Vec<&str> = file.parts().iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["title", "minutes", "start", "beats"], "in the order of the format, without what means nothing");
        assert_eq!(file.parts()[0].1, "\"A, (b)\"");
        let (_, beat) = &file.beats.0[0];
        assert_eq!(beat.parts()[0], ("says", "[\"o\\\"ne\",\"two\"]".to_owned()));
        assert_eq!(beat.choices[0].parts()[1], ("mood", "2".to_owned()));
        assert_eq!(beat.choices[0].parts().last().unwrap(), &("end", "\"e\"".to_owned()));
    }
}
