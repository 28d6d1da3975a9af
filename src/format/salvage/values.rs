//! What a field can hold: how each kind of value is read when RON refused the piece as a whole, and what it is called.

use serde::de::DeserializeOwned;

use crate::format::containers::{AllowFile, Entries, Percent, Rare, TextOr, Texts};
use crate::format::form::{Form, RecordForm};
use crate::format::name::Name;
use crate::format::names::Condition;
use crate::format::nearest::nearest;
use crate::format::pieces::Piece;
use crate::format::token::Kind;
use crate::format::writer::{Fields, Writer};

use crate::source::{Code, Diagnostic};

use super::expected::{condition_meant, in_foreign_marks, unknown_name};
use super::expressions::is_expression;
use super::guesses::condition_guessed;
use super::{Expected, Salvage};

/// A value of the format. `Default` stands in for what could not be read.
pub(in crate::format) trait Value: DeserializeOwned + Default + PartialEq {
    /// Whether it is made of smaller values that can be read each for itself.
    const HAS_PIECES: bool = false;

    /// What the field takes, for messages.
    fn expects() -> Expected;

    /// What it is made of, as far as brackets go.
    fn form() -> Form {
        Form::Plain
    }

    /// Reads what can be read from a piece that RON refused, and reports the rest.
    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.refuse(piece, &Self::expects());
        Self::default()
    }

    fn write(&self, out: &mut Writer<'_>);
}

/// A struct of the format, by its fields.
pub(in crate::format) trait Record: DeserializeOwned + Default + PartialEq {
    /// The name that may stand before the bracket.
    const WRITTEN: &'static str;
    const EXPECTS: &'static str;
    const FIELDS: &'static [&'static str];
    const FORM: &'static RecordForm;

    /// Reads one field from its piece; `false` where there is no such field.
    fn salvage_field(&mut self, name: &str, piece: Piece, salvage: &mut Salvage<'_>) -> bool;

    fn write_fields(&self, fields: &mut Fields<'_, '_>);
}

/// Writes one field of a record, unless it holds its default. `means_nothing`: what says the same as leaving the field out.
pub(in crate::format) fn write_field<V: Value>(fields: &mut Fields<'_, '_>, name: &str, value: &V, means_nothing: &[V]) {
    let says_nothing = fields.leaves_out_what_means_nothing() && means_nothing.contains(value);
    if *value != V::default() && !says_nothing {
        fields.field(name, |out| value.write(out));
    }
}

impl<R: Record> Value for R {
    const HAS_PIECES: bool = true;

    fn expects() -> Expected {
        Expected::Record(R::EXPECTS)
    }

    fn form() -> Form {
        Form::Record(R::FORM)
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.record(piece)
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.record(|fields| self.write_fields(fields));
    }
}

impl Value for String {
    fn expects() -> Expected {
        Expected::Text
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.refuse(piece, &Expected::Text);
        in_foreign_marks(salvage.cutter().slice(piece)).map(str::to_owned).unwrap_or_default()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.text(self);
    }
}

impl Value for Name {
    fn expects() -> Expected {
        Expected::Text
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.refuse(piece, &Expected::Text);
        in_foreign_marks(salvage.cutter().slice(piece)).map(Self::from).unwrap_or_default()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.text(self);
    }
}

impl Value for i32 {
    fn expects() -> Expected {
        Expected::WholeNumber
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.raw(&self.to_string());
    }
}

impl Value for f32 {
    fn expects() -> Expected {
        Expected::Number
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.raw(&format!("{self:?}"));
    }
}

impl Value for bool {
    fn expects() -> Expected {
        Expected::TrueOrFalse
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.raw(if *self { "true" } else { "false" });
    }
}

impl<T: Value> Value for Option<T> {
    const HAS_PIECES: bool = T::HAS_PIECES;

    fn expects() -> Expected {
        T::expects()
    }

    fn form() -> Form {
        T::form()
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        Some(salvage.value(salvage.inside_some(piece).unwrap_or(piece)))
    }

    fn write(&self, out: &mut Writer<'_>) {
        match self {
            Some(value) => value.write(out),
            None => out.raw("None"),
        }
    }
}

impl<T: Value> Value for Vec<T> {
    const HAS_PIECES: bool = true;

    fn expects() -> Expected {
        Expected::List(Box::new(T::expects()))
    }

    fn form() -> Form {
        Form::List(T::form)
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.list(piece, &Self::expects())
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.list(self, T::HAS_PIECES, T::write);
    }
}

impl Value for Texts {
    const HAS_PIECES: bool = true;

    fn expects() -> Expected {
        Expected::Texts
    }

    fn form() -> Form {
        Form::Texts
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        let text = in_foreign_marks(salvage.cutter().slice(piece));
        let texts = salvage.list(piece, &Self::expects());
        Self(text.map_or(texts, |text| vec![text.to_owned()]))
    }

    fn write(&self, out: &mut Writer<'_>) {
        match self.0.as_slice() {
            [one] => one.write(out),
            many => out.list(many, String::HAS_PIECES, String::write),
        }
    }
}

impl<T: Value> Value for Rare<T> {
    const HAS_PIECES: bool = T::HAS_PIECES;

    fn expects() -> Expected {
        T::expects()
    }

    fn form() -> Form {
        T::form()
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        T::salvage(piece, salvage).into()
    }

    fn write(&self, out: &mut Writer<'_>) {
        match self.written() {
            Some(value) => value.write(out),
            None => T::default().write(out),
        }
    }
}

impl<T: Value> Value for Entries<T> {
    const HAS_PIECES: bool = true;

    fn expects() -> Expected {
        Expected::Map(Box::new(T::expects()))
    }

    fn form() -> Form {
        Form::Map(T::form)
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        Self(salvage.entries(piece, &Self::expects()))
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.entries(&self.0, T::write);
    }
}

impl<T: Record> Value for TextOr<T> {
    const HAS_PIECES: bool = true;

    fn expects() -> Expected {
        Expected::TextOr(T::EXPECTS)
    }

    fn form() -> Form {
        Form::TextOr(T::FORM)
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        if salvage.cutter().bracket(piece, "(").is_some() {
            return Self::Record(salvage.record(piece));
        }
        salvage.refuse(piece, &Self::expects());
        Self::default()
    }

    fn write(&self, out: &mut Writer<'_>) {
        match self {
            Self::Text(text) if out.is_canonical() => {
                let [first, ..] = T::FIELDS else { return };
                out.record(|fields| write_field(fields, first, text, &[]));
            }
            Self::Text(text) => out.text(text),
            Self::Record(record) => out.record(|fields| record.write_fields(fields)),
        }
    }
}

impl Value for Condition {
    fn expects() -> Expected {
        Expected::Condition
    }

    fn form() -> Form {
        Form::Condition
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        let cutter = salvage.cutter();
        let name = cutter.token_text(piece.first);
        let is_name = cutter.token(piece.first).is_some_and(|token| token.kind == Kind::Name);
        match (name, salvage.inside(piece)) {
            _ if is_expression(cutter.slice(piece)) => salvage.refuse(piece, &Self::expects()),
            _ if !is_name || condition_meant(cutter.slice(piece)).is_some() => salvage.refuse(piece, &Self::expects()),
            (_, Some(inside)) if !Self::NAMES.contains(&name) && condition_guessed(name, cutter.slice(inside)).is_some() => {
                let meant = condition_guessed(name, cutter.slice(inside)).unwrap_or_default();
                let fault = Diagnostic::new(Code::UnknownName, cutter.span(piece), format!("there is no condition `{name}`"));
                salvage.report(fault.with_hint(format!("write `{meant}`")).with_mend(cutter.span(piece), meant));
            }
            (_, None) if name.starts_with(char::is_lowercase) && nearest(name, Self::NAMES.iter().copied()).is_none() => {
                let fault = Diagnostic::new(Code::UnknownName, cutter.span(piece), format!("there is no condition `{name}`"));
                salvage.report(fault.with_hint(format!("write `Learned(\"{name}\")` where it is a fact that must be known")));
            }
            _ if !Self::NAMES.contains(&name) => {
                let message = format!("there is no condition `{name}`");
                let name_piece = Piece { first: piece.first, end: piece.first + 1 };
                salvage.report(unknown_name(cutter.span(name_piece), message, name, Self::NAMES));
            }
            ("Not", Some(inside)) => return Self::Not(Box::new(salvage.value(inside))),
            ("Any", Some(inside)) => return Self::Any(salvage.value(inside)),
            ("Is", Some(inside)) => return Self::Is(salvage.value(inside)),
            ("Not" | "Any" | "Is", None) => salvage.refuse(piece, &Self::expects()),
            ("MoodAtLeast" | "MoodAtMost" | "TrustAtLeast" | "TrustAtMost" | "Heard" | "SpentAtLeast" | "SpentAtMost", _) => {
                salvage.refuse(piece, &Expected::NumberIn(name.to_owned()));
            }
            _ => salvage.refuse(piece, &Expected::IdIn(name.to_owned())),
        }
        Self::default()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.condition(self);
    }
}

/// Stands in where a condition could not be read; such a file has a fault and is never played.
impl Default for Condition {
    fn default() -> Self {
        Self::Heard(0)
    }
}

impl Value for AllowFile {
    fn expects() -> Expected {
        Expected::CodeAndReason
    }

    fn form() -> Form {
        Form::Pair
    }

    fn write(&self, out: &mut Writer<'_>) {
        let Self(code, reason) = self;
        out.raw("(");
        out.text(code);
        out.raw(", ");
        out.text(reason);
        out.raw(")");
    }
}

impl Value for Percent {
    fn expects() -> Expected {
        Expected::TwoPercents
    }

    fn form() -> Form {
        Form::Pair
    }

    fn write(&self, out: &mut Writer<'_>) {
        let Self(from, to) = self;
        out.raw(&format!("({from}, {to})"));
    }
}
