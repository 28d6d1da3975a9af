//! How the pieces of a file are laid out as text.

use super::names::Condition;

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

/// The fields of one record being written.
pub(super) struct Fields<'w, 's> {
    out: &'w mut Writer<'s>,
    any: bool,
    /// Who is told before each field, by its name.
    told: Option<&'w dyn Fn(&str)>,
}

impl Fields<'_, '_> {
    /// Whether a field is left out that holds what leaving it out means too.
    pub(super) fn leaves_out_what_means_nothing(&self) -> bool {
        self.out.is_canonical()
    }

    /// One field: its name, and what writes its value.
    pub(super) fn field(&mut self, name: &str, write: impl FnOnce(&mut Writer<'_>)) {
        self.any = true;
        if let Some(told) = self.told {
            told(name);
        }
        self.out.new_line();
        self.out.raw(name);
        self.out.colon();
        write(self.out);
        self.out.raw(",");
    }
}

impl<'s> Writer<'s> {
    /// A text for people.
    pub(super) fn in_lines(sink: &'s mut dyn FnMut(&str)) -> Self {
        Self { sink, layout: Layout::Lines { depth: 0 } }
    }

    /// The canonical form, for a hash.
    pub(super) fn canonical(sink: &'s mut dyn FnMut(&str)) -> Self {
        Self { sink, layout: Layout::Canonical }
    }

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
        self.record_of(write, None);
    }

    /// A record, of which somebody is told before each of its fields, by its name.
    pub(super) fn record_told(&mut self, write: impl FnOnce(&mut Fields<'_, '_>), told: &dyn Fn(&str)) {
        self.record_of(write, Some(told));
    }

    fn record_of<'w>(&'w mut self, write: impl FnOnce(&mut Fields<'_, '_>), told: Option<&'w dyn Fn(&str)>) {
        self.open("(");
        let mut fields = Fields { out: self, any: false, told };
        write(&mut fields);
        let any = fields.any;
        self.close(")", any);
    }

    /// A list: values that have pieces one under the other, anything else on one line.
    pub(super) fn list<V>(&mut self, items: &[V], have_pieces: bool, write: impl Fn(&V, &mut Self)) {
        self.open("[");
        for (index, item) in items.iter().enumerate() {
            if have_pieces {
                self.new_line();
            } else if index > 0 && !self.is_canonical() {
                self.raw(" ");
            }
            write(item, self);
            if have_pieces || index + 1 < items.len() {
                self.raw(",");
            }
        }
        self.close("]", have_pieces && !items.is_empty());
    }

    pub(super) fn entries<V>(&mut self, entries: &[(String, V)], write: impl Fn(&V, &mut Self)) {
        self.open("{");
        for (id, value) in entries {
            self.new_line();
            self.text(id);
            self.colon();
            write(value, self);
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
            Condition::Moved(id) => ("Moved", None, Some(id)),
            Condition::Withdrew(id) => ("Withdrew", None, Some(id)),
            Condition::Did(id) => ("Did", None, Some(id)),
            Condition::SpentAtLeast(n) => ("SpentAtLeast", Some(n), None),
            Condition::SpentAtMost(n) => ("SpentAtMost", Some(n), None),
            Condition::Is(temperament) => return self.named("Is", |out| out.raw(temperament.name())),
            Condition::Not(inner) => return self.named("Not", |out| out.condition(inner)),
            Condition::Any(inner) => {
                return self.named("Any", |out| out.list(inner, false, |condition, out| out.condition(condition)));
            }
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

    /// A name with what stands in its brackets.
    pub(super) fn named(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.raw(name);
        self.raw("(");
        write(self);
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
