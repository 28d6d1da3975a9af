//! What each value of the format is made of, as far as its brackets go: the shape that a slip of the pen is held against.

/// What stands in a place.
#[derive(Clone, Copy)]
pub(in crate::format) enum Form {
    /// A text, a number or a name: no bracket.
    Plain,
    /// One text, or a list of them.
    Texts,
    List(fn() -> Self),
    Map(fn() -> Self),
    Record(&'static RecordForm),
    /// A text, or the record that it is the first part of.
    TextOr(&'static RecordForm),
    /// A name with what it asks for in brackets, or what stands in those.
    Condition,
    /// Some values in round brackets.
    Pair,
    /// Nothing is known of it.
    Any,
}

/// A field by name, with the form of its value.
pub(in crate::format) type Field = (&'static str, fn() -> Form);

/// The fields of a record.
pub(in crate::format) struct RecordForm {
    /// What it is, in words, with its brackets.
    pub expects: &'static str,
    pub fields: &'static [Field],
}

/// What the entries of a bracket look like, and of what form their values are.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    pub(super) shape: EntryShape,
    /// Of the values; of a record, its own.
    pub(super) form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryShape {
    /// `name: value`
    Fields,
    /// `"key": value`
    Entries,
    /// `value`
    Items,
    /// Nothing is known of them.
    Loose,
}

impl Inside {
    pub(super) const LOOSE: Self = Self { shape: EntryShape::Loose, form: Form::Any };

    fn items(form: Form) -> Self {
        Self { shape: EntryShape::Items, form }
    }
}

impl RecordForm {
    /// Which of the fields has this name, and its form.
    pub(super) fn field(&self, name: &str) -> Option<(usize, Form)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, (known, _))| *known == name).map(|(index, (_, form))| (index, form()))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(known, _)| *known == name)
    }
}

impl Form {
    /// The bracket that such a value begins with, if it needs one.
    pub(super) fn bracket(self) -> Option<char> {
        match self {
            Self::Plain | Self::Condition | Self::Any => None,
            Self::Texts | Self::List(_) => Some('['),
            Self::Map(_) => Some('{'),
            Self::Record(_) | Self::TextOr(_) | Self::Pair => Some('('),
        }
    }

    /// What stands in this bracket, where such a value may begin with it.
    pub(super) fn opened_by(self, bracket: char) -> Option<Inside> {
        Some(match (self, bracket) {
            (Self::Texts, '[') | (Self::Pair, '(') => Inside::items(Self::Plain),
            (Self::List(item), '[') => Inside::items(item()),
            (Self::Map(value), '{') => Inside { shape: EntryShape::Entries, form: value() },
            (Self::Record(_) | Self::TextOr(_), '(') => Inside { shape: EntryShape::Fields, form: self },
            (Self::Condition, '[') => Inside::items(Self::Condition),
            (Self::Any, _) => Inside::LOOSE,
            _ => return None,
        })
    }

    /// What most likely stands in a bracket that such a value does not begin with.
    pub(super) fn opened_wrongly_by(self, bracket: char) -> Inside {
        match self {
            Self::List(item) if bracket == '(' => item().opened_by(bracket).unwrap_or(Inside::items(item())),
            Self::List(item) => Inside::items(item()),
            Self::Texts | Self::Pair => Inside::items(Self::Plain),
            Self::Map(value) if bracket == '[' => Inside::items(value()),
            Self::Map(value) => Inside { shape: EntryShape::Entries, form: value() },
            Self::Record(_) | Self::TextOr(_) => Inside { shape: EntryShape::Fields, form: self },
            Self::Condition => Inside::items(Self::Condition),
            Self::Plain | Self::Any => Inside::LOOSE,
        }
    }

    /// What stands in the round bracket behind a name that begins such a value.
    pub(super) fn called(self) -> Option<Inside> {
        match self {
            Self::Record(_) | Self::TextOr(_) => Some(Inside { shape: EntryShape::Fields, form: self }),
            Self::List(item) => item().called(),
            Self::Condition => Some(Inside::items(Self::Condition)),
            Self::Any => Some(Inside::LOOSE),
            _ => None,
        }
    }

    pub(super) fn record(self) -> Option<&'static RecordForm> {
        match self {
            Self::Record(record) | Self::TextOr(record) => Some(record),
            _ => None,
        }
    }
}
