//! The name that a way on leads to. There are very many of them, and nearly all are short.

use std::fmt;
use std::ops::Deref;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

/// A name of another entry. Up to so many bytes it stands in place, and asks for no memory of its own.
#[derive(Clone, PartialEq, Eq)]
pub struct Name(Held);

#[derive(Clone, PartialEq, Eq)]
enum Held {
    /// What is behind its length is zero.
    Short {
        length: u8,
        bytes: [u8; SHORT],
    },
    Long(Box<str>),
}

const SHORT: usize = 22;

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..name.len()), u8::try_from(name.len())) {
            (Some(short), Ok(length)) => {
                short.copy_from_slice(name.as_bytes());
                Self(Held::Short { length, bytes })
            }
            _ => Self(Held::Long(name.into())),
        }
    }
}

impl Default for Name {
    fn default() -> Self {
        Self::from("")
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Held::Short { length, bytes } => {
                bytes.get(..(*length).into()).and_then(|short| std::str::from_utf8(short).ok()).unwrap_or_default()
            }
            Held::Long(name) => name,
        }
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name::from(name))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_length_is_what_it_was_made_of() {
        for length in [0, 1, SHORT - 1, SHORT, SHORT + 1, 300] {
            let written = "é".repeat(length / 2) + &"b".repeat(length % 2);
            assert_eq!(&*Name::from(written.as_str()), written);
        }
        assert_eq!(size_of::<Option<Name>>(), size_of::<String>());
    }
}
