//! Names of closed vocabularies.

use crate::format::names::{
    Beard, Collar, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, Names, OptionKind, Pronoun, RuleSet, Skill, Skin,
    Temperament, Trap, Voice,
};
use crate::format::pieces::Piece;
use crate::format::token::Kind;
use crate::format::writer::Writer;
use crate::source::{Code, Diagnostic};

use super::expected::unknown_name;
use super::{Expected, Salvage, Value};

macro_rules! name_values {
    ($($name:ty => $default:expr,)+) => {$(
        /// Stands in where a name could not be read; such a file has a fault and is never played.
        impl Default for $name {
            fn default() -> Self {
                $default
            }
        }

        impl Value for $name {
            fn expects() -> Expected {
                expected_name::<$name>()
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

fn expected_name<N: Names>() -> Expected {
    Expected::Name { what: N::WHAT, known: known_names::<N>() }
}

fn salvage_name<N: Names>(piece: Piece, salvage: &mut Salvage<'_>, default: N) -> N {
    let cutter = salvage.cutter();
    let found = cutter.slice(piece);
    let bare = found.trim_matches('"');
    let meant = N::ALL.iter().map(|name| name.name()).find(|name| name.eq_ignore_ascii_case(bare));
    if let Some(meant) = meant
        && cutter.single(piece, Kind::Text).is_some()
    {
        let message = format!("expected a {}, found the text `{found}`", N::WHAT);
        let diagnostic = Diagnostic::new(Code::WrongType, cutter.span(piece), message);
        let diagnostic = diagnostic.with_hint(format!("write `{meant}` without quotation marks"));
        salvage.report(diagnostic.with_mend(cutter.span(piece), meant));
    } else if cutter.single(piece, Kind::Name).is_some() {
        let message = format!("there is no {} `{found}`", N::WHAT);
        salvage.report(unknown_name(cutter.span(piece), message, found, &known_names::<N>()));
    } else {
        salvage.refuse(piece, &expected_name::<N>());
    }
    default
}

name_values! {
    Skill => Self::Opening,
    Temperament => Self::Easygoing,
    Voice => Self::Warm,
    OptionKind => Self::Talk,
    EndingKind => Self::Fair,
    Feeling => Self::Worried,
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
