//! Expectations: which record follows the name, and how it is written.

use crate::format::containers::Percent;
use crate::format::expect::ExpectFile;
use crate::format::form::{Form, RecordForm};
use crate::format::names::Condition;
use crate::format::pieces::Piece;
use crate::format::token::Kind;
use crate::format::writer::Writer;

use super::expected::unknown_name;
use super::{Expected, Record, Salvage, Value};

impl Value for ExpectFile {
    const HAS_PIECES: bool = true;

    fn expects() -> Expected {
        Expected::Expectation
    }

    fn form() -> Form {
        Form::Record(EXPECTATION)
    }

    fn salvage(piece: Piece, salvage: &mut Salvage<'_>) -> Self {
        let cutter = salvage.cutter();
        let name = cutter.token_text(piece.first);
        let is_name = cutter.token(piece.first).is_some_and(|token| token.kind == Kind::Name);
        match name {
            "Always" => Self::Always(salvage.record(piece)),
            "Never" => Self::Never(salvage.record(piece)),
            "Can" => Self::Can(salvage.record(piece)),
            "Typical" => Self::Typical(salvage.record(piece)),
            _ if is_name => {
                let message = format!("there is no expectation `{name}`");
                let name_piece = Piece { first: piece.first, end: piece.first + 1 };
                salvage.report(unknown_name(cutter.span(name_piece), message, name, Self::NAMES));
                Self::default()
            }
            _ => {
                salvage.refuse(piece, &Self::expects());
                Self::default()
            }
        }
    }

    fn write(&self, out: &mut Writer<'_>) {
        match self {
            Self::Always(fields) => write_expectation("Always", fields, out),
            Self::Never(fields) => write_expectation("Never", fields, out),
            Self::Can(fields) => write_expectation("Can", fields, out),
            Self::Typical(fields) => write_expectation("Typical", fields, out),
        }
    }
}

/// The fields of all expectations together.
const EXPECTATION: &RecordForm = &RecordForm {
    expects: "an expectation `Always(at: …, that: […])`",
    fields: &[
        ("at", String::form),
        ("that", Vec::<Condition>::form),
        ("after", String::form),
        ("percent", Percent::form),
        ("because", String::form),
    ],
};

fn write_expectation<R: Record>(name: &str, record: &R, out: &mut Writer<'_>) {
    out.raw(name);
    out.record(|fields| record.write_fields(fields));
}
