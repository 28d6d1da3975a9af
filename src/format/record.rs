//! The macro that writes down a record once: the struct, how RON reads it, how it is read piece by piece, and how it is written.

/// Declares the structs of the format. Each is written `Name(field: value, …)` or `(field: value, …)`; every field may be left out.
/// `field: Option<i32> = 0` says what leaving it out means, so that the content is the same where that is written out.
macro_rules! record {
    ($($(#[$meta:meta])* pub struct $name:ident: $written:literal, $expects:literal {
        $($(#[$field_meta:meta])* $field:ident: $type:ty $(= $default:expr)?,)+
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
        #[serde(rename = $written, deny_unknown_fields)]
        pub struct $name { $(
            $(#[$field_meta])*
            // Not on the struct: serde would build a whole default first, for every option of every beat.
            #[serde(default)]
            pub $field: $type,
        )+ }

        impl $crate::format::salvage::Record for $name {
            const WRITTEN: &'static str = $written;
            const EXPECTS: &'static str = $expects;
            const FIELDS: &'static [&'static str] = &[$(stringify!($field),)+];
            const FORM: &'static $crate::format::form::RecordForm = &$crate::format::form::RecordForm {
                expects: $expects,
                fields: &[$((stringify!($field), <$type as $crate::format::salvage::Value>::form),)+],
            };

            fn salvage_field(
                &mut self,
                name: &str,
                piece: $crate::format::pieces::Piece,
                salvage: &mut $crate::format::salvage::Salvage<'_>,
            ) -> bool {
                match name {
                    $(stringify!($field) => self.$field = salvage.value(piece),)+
                    _ => return false,
                }
                true
            }

            fn write_fields(&self, fields: &mut $crate::format::writer::Fields<'_, '_>) {
                $($crate::format::salvage::write_field(fields, stringify!($field), &self.$field, &[$(<$type>::from($default))?]);)+
            }
        }
    )+};
}

pub(super) use record;
