//! Writing a file the way this program writes it: one layout, defaults left out. The content hash is taken over this text,
//! so it must never change for what is already written (golden tests hold it).

use super::dialogue::ScenarioFile;
use super::names::Condition;
use super::values::{Record as _, Value};

/// The text of a scenario file. Reading it again gives the same file.
pub fn write(file: &ScenarioFile) -> String {
    let mut text = String::new();
    write_to(file, &mut |piece| text.push_str(piece));
    text
}

/// Writes a scenario file piece by piece, for whoever needs the text only once, such as for its hash.
pub fn write_to(file: &ScenarioFile, sink: &mut dyn FnMut(&str)) {
    let mut out = Writer { sink, depth: 0 };
    out.raw("Scenario");
    out.record(|fields| file.write_fields(fields));
    out.raw("\n");
}

/// A text being written.
pub(super) struct Writer<'s> {
    sink: &'s mut dyn FnMut(&str),
    depth: usize,
}

/// The fields of one record being written; those that hold their default are left out.
pub(super) struct Fields<'w, 's> {
    out: &'w mut Writer<'s>,
    any: bool,
}

impl Fields<'_, '_> {
    pub(super) fn field<V: Value>(&mut self, name: &str, value: &V) {
        if *value == V::default() {
            return;
        }
        self.any = true;
        self.out.new_line();
        self.out.raw(name);
        self.out.raw(": ");
        value.write(self.out);
        self.out.raw(",");
    }
}

impl Writer<'_> {
    pub(super) fn raw(&mut self, text: &str) {
        (self.sink)(text);
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
                '\n' => self.raw("\\n"),
                _ if crate::source::is_forbidden(character) => {
                    self.raw(&format!("\\u{{{:x}}}", u32::from(character)));
                }
                _ => self.raw(character.encode_utf8(&mut [0; 4])),
            }
        }
    }

    pub(super) fn record(&mut self, write: impl FnOnce(&mut Fields<'_, '_>)) {
        self.raw("(");
        self.depth += 1;
        let mut fields = Fields { out: self, any: false };
        write(&mut fields);
        let any = fields.any;
        self.depth -= 1;
        if any {
            self.new_line();
        }
        self.raw(")");
    }

    /// A list: records one under the other, anything else on one line.
    pub(super) fn list<V: Value>(&mut self, items: &[V]) {
        self.raw("[");
        self.depth += 1;
        for (index, item) in items.iter().enumerate() {
            if V::HAS_PIECES {
                self.new_line();
            } else if index > 0 {
                self.raw(" ");
            }
            item.write(self);
            if V::HAS_PIECES || index + 1 < items.len() {
                self.raw(",");
            }
        }
        self.depth -= 1;
        if V::HAS_PIECES && !items.is_empty() {
            self.new_line();
        }
        self.raw("]");
    }

    pub(super) fn entries<V: Value>(&mut self, entries: &[(String, V)]) {
        self.raw("{");
        self.depth += 1;
        for (id, value) in entries {
            self.new_line();
            self.text(id);
            self.raw(": ");
            value.write(self);
            self.raw(",");
        }
        self.depth -= 1;
        if !entries.is_empty() {
            self.new_line();
        }
        self.raw("}");
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
        let spaces = 4 * self.depth;
        self.raw(INDENT.get(..=spaces).unwrap_or(INDENT));
        for _ in INDENT.len()..=spaces {
            self.raw(" ");
        }
    }
}
