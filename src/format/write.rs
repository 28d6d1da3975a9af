//! Writing a file the way this program writes it: one layout, defaults left out. Hashes of content are taken over what is written
//! here, so neither layout may ever change for what is already written (golden tests hold both).

use super::dialogue::ScenarioFile;
use super::names::Condition;
use super::values::{Record as _, Value};

/// The text of a scenario file. Reading it again gives the same file.
pub fn write(file: &ScenarioFile) -> String {
    let mut text = String::new();
    write_to(file, &mut |piece| text.push_str(piece));
    text
}

/// Writes a scenario file piece by piece, for whoever needs the text only once.
pub fn write_to(file: &ScenarioFile, sink: &mut dyn FnMut(&str)) {
    let mut out = Writer { sink, layout: Layout::Lines { depth: 0 } };
    out.raw("Scenario");
    out.record(|fields| file.write_fields(fields));
    out.raw("\n");
}

/// Writes the canonical form piece by piece: on one line without a blank, and without what says the same as leaving it out. Two
/// files have the same canonical form if and only if they say the same.
pub fn write_canonical(file: &ScenarioFile, sink: &mut dyn FnMut(&str)) {
    let mut out = Writer { sink, layout: Layout::Canonical };
    out.record(|fields| file.write_fields(fields));
}

/// How the pieces are laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// For people: a line for each field, indented by so many brackets.
    Lines { depth: usize },
    /// For a hash.
    Canonical,
}

/// A text being written.
pub(super) struct Writer<'s> {
    sink: &'s mut dyn FnMut(&str),
    layout: Layout,
}

/// The fields of one record being written; those that hold their default are left out.
pub(super) struct Fields<'w, 's> {
    out: &'w mut Writer<'s>,
    any: bool,
}

impl Fields<'_, '_> {
    /// `means_nothing`: what says the same as leaving the field out.
    pub(super) fn field<V: Value>(&mut self, name: &str, value: &V, means_nothing: &[V]) {
        if *value == V::default() || self.out.layout == Layout::Canonical && means_nothing.contains(value) {
            return;
        }
        self.any = true;
        self.out.new_line();
        self.out.raw(name);
        self.out.colon();
        value.write(self.out);
        self.out.raw(",");
    }
}

impl Writer<'_> {
    pub(super) fn raw(&mut self, text: &str) {
        (self.sink)(text);
    }

    /// Whether a value that can be written in two ways is to be written in the longer one.
    pub(super) fn is_canonical(&self) -> bool {
        self.layout == Layout::Canonical
    }

    fn colon(&mut self) {
        self.raw(if self.is_canonical() { ":" } else { ": " });
    }

    fn open(&mut self, bracket: &str) {
        self.raw(bracket);
        if let Layout::Lines { depth } = &mut self.layout {
            *depth += 1;
        }
    }

    fn close(&mut self, bracket: &str, on_a_new_line: bool) {
        if let Layout::Lines { depth } = &mut self.layout {
            *depth -= 1;
        }
        if on_a_new_line {
            self.new_line();
        }
        self.raw(bracket);
    }

    /// A text in quotation marks. Only what RON needs is escaped.
    pub(super) fn text(&mut self, text: &str) {
        self.raw("\"");
        let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'"' && *byte != b'\\';
        // Without a way out in the middle, which the compiler turns into wide instructions.
        if text.as_bytes().iter().fold(true, |so_far, byte| so_far & is_plain(byte)) {
            // Nearly every text: nothing in it asks for a second look.
            self.raw(text);
        } else {
            self.escaped(text);
        }
        self.raw("\"");
    }

    fn escaped(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '"' => self.raw("\\\""),
                '\\' => self.raw("\\\\"),
                _ if self.is_canonical() => self.raw(character.encode_utf8(&mut [0; 4])),
                '\n' => self.raw("\\n"),
                _ if crate::source::is_forbidden(character) => {
                    self.raw(&format!("\\u{{{:x}}}", u32::from(character)));
                }
                _ => self.raw(character.encode_utf8(&mut [0; 4])),
            }
        }
    }

    pub(super) fn record(&mut self, write: impl FnOnce(&mut Fields<'_, '_>)) {
        self.open("(");
        let mut fields = Fields { out: self, any: false };
        write(&mut fields);
        let any = fields.any;
        self.close(")", any);
    }

    /// A list: records one under the other, anything else on one line.
    pub(super) fn list<V: Value>(&mut self, items: &[V]) {
        self.open("[");
        for (index, item) in items.iter().enumerate() {
            if V::HAS_PIECES {
                self.new_line();
            } else if index > 0 && !self.is_canonical() {
                self.raw(" ");
            }
            item.write(self);
            if V::HAS_PIECES || index + 1 < items.len() {
                self.raw(",");
            }
        }
        self.close("]", V::HAS_PIECES && !items.is_empty());
    }

    pub(super) fn entries<V: Value>(&mut self, entries: &[(String, V)]) {
        self.open("{");
        for (id, value) in entries {
            self.new_line();
            self.text(id);
            self.colon();
            value.write(self);
            self.raw(",");
        }
        self.close("}", !entries.is_empty());
    }

    pub(super) fn condition(&mut self, condition: &Condition) {
        let (name, number, id) = match condition {
            Condition::MoodAtLeast(n) => ("MoodAtLeast", Some(n), None),
            Condition::MoodAtMost(n) => ("MoodAtMost", Some(n), None),
            Condition::TrustAtLeast(n) => ("TrustAtLeast", Some(n), None),
            Condition::TrustAtMost(n) => ("TrustAtMost", Some(n), None),
            Condition::Heard(n) => ("Heard", Some(n), None),
            Condition::Learned(id) => ("Learned", None, Some(id)),
            Condition::NotLearned(id) => ("NotLearned", None, Some(id)),
            Condition::Promised(id) => ("Promised", None, Some(id)),
            Condition::NotPromised(id) => ("NotPromised", None, Some(id)),
            Condition::Kept(id) => ("Kept", None, Some(id)),
            Condition::Broke(id) => ("Broke", None, Some(id)),
        };
        self.raw(name);
        self.raw("(");
        if let Some(number) = number {
            self.raw(&number.to_string());
        }
        if let Some(id) = id {
            self.text(id);
        }
        self.raw(")");
    }

    fn new_line(&mut self) {
        // Deep enough for every layout there is; what is deeper goes on from there.
        const INDENT: &str = "\n                                ";
        let Layout::Lines { depth } = self.layout else { return };
        let spaces = 4 * depth;
        self.raw(INDENT.get(..=spaces).unwrap_or(INDENT));
        for _ in INDENT.len()..=spaces {
            self.raw(" ");
        }
    }
}
