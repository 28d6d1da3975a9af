//! What a field can hold: how each kind of value is read when RON refused the piece as a whole, and what it is called.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::source::{Code, Diagnostic};

use super::dialogue::AllowFile;
use super::lex::Kind;
use super::names::{
    Beard, Collar, Condition, Cover, EndingKind, Glasses, Hair, HeadShape, Mode, Names, OptionKind, Pronoun, RuleSet, Skill,
    Skin, Temperament, Trap, Voice,
};
use super::nearest::{did_you_mean, nearest};
use super::pieces::Piece;
use super::salvage::Salvage;
use super::write::{Fields, Writer};

/// A value of the format. `Default` stands in for what could not be read.
pub(super) trait Value: DeserializeOwned + Default + PartialEq {
    /// Whether it is made of smaller values that can be read each for itself.
    const HAS_PIECES: bool = false;

    /// What the field takes, for messages: "a whole number".
    fn expects() -> String;

    /// Reads what can be read from a piece that RON refused, and reports the rest.
    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.refuse(piece, &Self::expects());
        Self::default()
    }

    fn write(&self, out: &mut Writer<'_>);
}

/// A struct of the format, by its fields.
pub(super) trait Record: DeserializeOwned + Default + PartialEq {
    /// The name that may stand before the bracket.
    const WRITTEN: &'static str;
    const EXPECTS: &'static str;
    const FIELDS: &'static [&'static str];

    /// Reads one field from its piece; `false` where there is no such field.
    fn salvage_field(&mut self, name: &str, piece: Piece, salvage: &mut Salvage<'_>) -> bool;

    fn write_fields(&self, fields: &mut Fields<'_, '_>);
}

impl<R: Record> Value for R {
    const HAS_PIECES: bool = true;

    fn expects() -> String {
        R::EXPECTS.to_owned()
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.record(piece)
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.record(|fields| self.write_fields(fields));
    }
}

impl Value for String {
    fn expects() -> String {
        "a text in quotation marks".to_owned()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.text(self);
    }
}

impl Value for i32 {
    fn expects() -> String {
        "a whole number".to_owned()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.raw(&self.to_string());
    }
}

impl Value for f32 {
    fn expects() -> String {
        "a number".to_owned()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.raw(&format!("{self:?}"));
    }
}

impl Value for bool {
    fn expects() -> String {
        "`true` or `false`".to_owned()
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.raw(if *self { "true" } else { "false" });
    }
}

impl<T: Value> Value for Option<T> {
    const HAS_PIECES: bool = T::HAS_PIECES;

    fn expects() -> String {
        T::expects()
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

    fn expects() -> String {
        format!("a list of these: {}", T::expects())
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        salvage.list(piece, &Self::expects())
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.list(self);
    }
}

/// One text, or a list of them: `says: "…"` and `says: ["…", "…"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<String>);

impl std::ops::Deref for Texts {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextsVisitor;

        impl<'de> Visitor<'de> for TextsVisitor {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a list of texts")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = items.next_element()? {
                    texts.push(text);
                }
                Ok(Texts(texts))
            }
        }

        deserializer.deserialize_any(TextsVisitor)
    }
}

impl Value for Texts {
    const HAS_PIECES: bool = true;

    fn expects() -> String {
        "a text in quotation marks, or a list of them".to_owned()
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        Self(salvage.list(piece, &Self::expects()))
    }

    fn write(&self, out: &mut Writer<'_>) {
        match self.0.as_slice() {
            [one] => one.write(out),
            many => out.list(many),
        }
    }
}

/// What most records leave out. Where it is not written it takes up a pointer and nothing else, for there are very many such
/// places: an option has twenty-six fields, of which four or five are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rare<T>(Option<Box<T>>);

impl<T: Default> Rare<T> {
    pub fn into_inner(self) -> T {
        self.0.map_or_else(T::default, |value| *value)
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Default + PartialEq> From<T> for Rare<T> {
    /// A value that is written as the default is the same as one that is not written.
    fn from(value: T) -> Self {
        Self((value != T::default()).then(|| Box::new(value)))
    }
}

impl<'de, T: Deserialize<'de> + Default + PartialEq> Deserialize<'de> for Rare<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

impl<T: Value> Value for Rare<T> {
    const HAS_PIECES: bool = T::HAS_PIECES;

    fn expects() -> String {
        T::expects()
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        T::salvage(piece, salvage).into()
    }

    fn write(&self, out: &mut Writer<'_>) {
        match &self.0 {
            Some(value) => value.write(out),
            None => T::default().write(out),
        }
    }
}

/// A map from ids to values, in the order of the file. Equal ids are kept, so that both places can be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Entries<T> {
    type Target = [(String, T)];

    fn deref(&self) -> &[(String, T)] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
            type Value = Vec<(String, T)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map `{\"id\": …}`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(entries)
            }
        }

        deserializer.deserialize_map(EntriesVisitor(PhantomData)).map(Self)
    }
}

impl<T: Value> Value for Entries<T> {
    const HAS_PIECES: bool = true;

    fn expects() -> String {
        format!("a map `{{\"id\": …}}` of these: {}", T::expects())
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        Self(salvage.entries(piece, &Self::expects()))
    }

    fn write(&self, out: &mut Writer<'_>) {
        out.entries(&self.0);
    }
}

/// A text alone, or the record that the text is the first part of.
#[derive(Clone, Debug, PartialEq)]
pub enum TextOr<T> {
    Text(String),
    Record(T),
}

impl<T> Default for TextOr<T> {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
            type Value = TextOr<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a record")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<TextOr<T>, E> {
                Ok(TextOr::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TextOr<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(TextOr::Record)
            }
        }

        deserializer.deserialize_any(TextOrVisitor(PhantomData))
    }
}

impl<T: Record> Value for TextOr<T> {
    const HAS_PIECES: bool = true;

    fn expects() -> String {
        format!("a text in quotation marks, or {}", T::EXPECTS)
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
                out.record(|fields| fields.field(first, text, &[]));
            }
            Self::Text(text) => out.text(text),
            Self::Record(record) => out.record(|fields| record.write_fields(fields)),
        }
    }
}

impl Value for Condition {
    fn expects() -> String {
        "a condition such as `MoodAtLeast(3)` or `Learned(\"fact\")`".to_owned()
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        let cutter = salvage.cutter();
        let name = cutter.token_text(piece.first);
        let is_name = cutter.token(piece.first).is_some_and(|token| token.kind == Kind::Name);
        if is_name && !Self::NAMES.contains(&name) {
            let message = format!("there is no condition `{name}`");
            let name_piece = Piece { first: piece.first, end: piece.first + 1 };
            salvage.report(unknown_name(salvage.cutter().span(name_piece), message, name, Self::NAMES));
        } else if is_name {
            let takes = if matches!(name, "MoodAtLeast" | "MoodAtMost" | "TrustAtLeast" | "TrustAtMost" | "Heard") {
                format!("`{name}` with a whole number, as in `{name}(3)`")
            } else {
                format!("`{name}` with an id, as in `{name}(\"…\")`")
            };
            salvage.refuse(piece, &takes);
        } else {
            salvage.refuse(piece, &Self::expects());
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
    fn expects() -> String {
        "a code and a reason `(\"code\", \"reason\")`".to_owned()
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

/// The fault of a name that a vocabulary does not have, with the nearest one that it has.
pub(super) fn unknown_name(span: crate::source::Span, message: String, found: &str, known: &[&str]) -> Diagnostic {
    let hint = match nearest(found, known.iter().copied()) {
        Some(near) => did_you_mean(found, near),
        None => format!("it is one of {}", known.join(", ")),
    };
    Diagnostic::new(Code::UnknownName, span, message).with_hint(hint)
}

macro_rules! name_values {
    ($($name:ty => $default:expr,)+) => {$(
        /// Stands in where a name could not be read; such a file has a fault and is never played.
        impl Default for $name {
            fn default() -> Self {
                $default
            }
        }

        impl Value for $name {
            fn expects() -> String {
                format!("a {}, one of {}", <$name as Names>::WHAT, known_names::<$name>().join(", "))
            }

            fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
                salvage_name(piece, salvage, $default)
            }

            fn write(&self, out: &mut Writer<'_>) {
                out.raw(self.name());
            }
        }
    )+};
}

fn known_names<N: Names>() -> Vec<&'static str> {
    N::ALL.iter().map(|name| name.name()).collect()
}

fn salvage_name<N: Names>(piece: Piece, salvage: &mut Salvage<'_>, default: N) -> N {
    let cutter = salvage.cutter();
    let found = cutter.slice(piece);
    let bare = found.trim_matches('"');
    if cutter.single(piece, Kind::Text).is_some() && N::from_name(bare).is_some() {
        let message = format!("expected a {}, found the text `{found}`", N::WHAT);
        let diagnostic = Diagnostic::new(Code::WrongType, cutter.span(piece), message);
        salvage.report(diagnostic.with_hint(format!("write `{bare}` without quotation marks")));
    } else if cutter.single(piece, Kind::Name).is_some() {
        let message = format!("there is no {} `{found}`", N::WHAT);
        salvage.report(unknown_name(cutter.span(piece), message, found, &known_names::<N>()));
    } else {
        salvage.refuse(piece, &format!("a {}, one of {}", N::WHAT, known_names::<N>().join(", ")));
    }
    default
}

name_values! {
    Skill => Self::Opening,
    Temperament => Self::Easygoing,
    Voice => Self::Warm,
    OptionKind => Self::Talk,
    EndingKind => Self::Fair,
    Mode => Self::Picture,
    Pronoun => Self::They,
    RuleSet => Self::Plain,
    Trap => Self::TooSoon,
    Skin => Self::Rose,
    HeadShape => Self::Oval,
    Hair => Self::Short,
    Cover => Self::Cap,
    Beard => Self::Full,
    Collar => Self::Shirt,
    Glasses => Self::Round,
}
