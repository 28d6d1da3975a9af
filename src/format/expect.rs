//! What an author expects to be true of a dialogue, as it is written.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{EnumAccess, MapAccess, VariantAccess as _, Visitor};
use serde::{Deserialize, Deserializer};

use super::containers::Percent;
use super::names::Condition;
use super::record::record;

record! {
    /// What is to hold whenever play gets to a place.
    pub struct AlwaysFile: "Always", "an expectation `Always(at: …, that: […])`" {
        at: Option<String>,
        that: Vec<Condition>,
        because: Option<String>,
    }

    /// What is never to hold together when play gets to a place.
    pub struct NeverFile: "Never", "an expectation `Never(at: …, that: […])`" {
        at: Option<String>,
        that: Vec<Condition>,
        because: Option<String>,
    }

    /// What some play is to get to, by way of another place where one is named.
    pub struct CanFile: "Can", "an expectation `Can(at: …, that: […])`" {
        at: Option<String>,
        that: Vec<Condition>,
        after: Option<String>,
        because: Option<String>,
    }

    /// The share of typical play that is to get to a place.
    pub struct TypicalFile: "Typical", "an expectation `Typical(at: …, percent: (…, …))`" {
        at: Option<String>,
        percent: Option<Percent>,
        because: Option<String>,
    }
}

/// What an author expects to be true: `Always(…)`, `Never(…)`, `Can(…)` or `Typical(…)`.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpectFile {
    Always(AlwaysFile),
    Never(NeverFile),
    Can(CanFile),
    Typical(TypicalFile),
}

impl ExpectFile {
    /// The names of all kinds, as written.
    pub const NAMES: &'static [&'static str] = &["Always", "Never", "Can", "Typical"];
}

impl Default for ExpectFile {
    fn default() -> Self {
        Self::Always(AlwaysFile::default())
    }
}

impl<'de> Deserialize<'de> for ExpectFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        enum Kind {
            Always,
            Never,
            Can,
            Typical,
        }

        struct ExpectVisitor;

        impl<'de> Visitor<'de> for ExpectVisitor {
            type Value = ExpectFile;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an expectation")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<ExpectFile, A::Error> {
                let (kind, fields) = data.variant()?;
                match kind {
                    Kind::Always => fields.struct_variant(&[], FieldsVisitor(PhantomData)).map(ExpectFile::Always),
                    Kind::Never => fields.struct_variant(&[], FieldsVisitor(PhantomData)).map(ExpectFile::Never),
                    Kind::Can => fields.struct_variant(&[], FieldsVisitor(PhantomData)).map(ExpectFile::Can),
                    Kind::Typical => fields.struct_variant(&[], FieldsVisitor(PhantomData)).map(ExpectFile::Typical),
                }
            }
        }

        struct FieldsVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for FieldsVisitor<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the fields of an expectation")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_enum("Expectation", Self::NAMES, ExpectVisitor)
    }
}
