//! The page of the evening before, with everything that is to be cut.

use super::{Pack, Sheet};
use crate::words::paper::eve as said;

/// The evening before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EveOnPaper {
    pub steps: Vec<(String, Vec<String>)>,
    /// A piece: how many there are of it, on which sheets, and where it goes.
    pub pieces: Vec<[String; 4]>,
    pub say: Vec<String>,
}

impl Pack {
    /// Every piece of the pack, with the sheets on which it stands.
    pub(super) fn pieces(&self) -> Vec<[String; 4]> {
        let on = |sheet: Sheet| {
            let first = Sheet::ALL.iter().take_while(|other| **other != sheet).map(|other| self.n_of(*other)).sum::<usize>() + 1;
            said::on_sheets(first, self.n_of(sheet))
        };
        let people = usize::from(self.people);
        let yours = said::on_sheets(2, 3);
        let pieces = [
            (Sheet::Customer, said::CUSTOMERS_CARD, 1, said::WITH_THE_CUSTOMER),
            (Sheet::Ballots, said::BALLOTS, people, said::IF_THEY_FACE_THE_WALL),
            (Sheet::Strips, said::SLIPS, people, said::IF_THEY_SIT_AT_TABLES),
            (Sheet::Roles, said::ROLES, self.roles.len(), said::IN_THIS_ORDER),
            (Sheet::Lenses, said::LENSES, self.lenses.len(), said::TO_A_PAIR),
            (Sheet::Tokens, said::TOKENS, self.n_tables, said::TO_A_TABLE),
            (Sheet::IfThen, said::IF_THEN, people, said::IN_THE_END),
        ];
        let row = |what: &str, n: usize, sheets: String, goes: &str| [what.to_owned(), said::count(n), sheets, goes.to_owned()];
        let cut = pieces.into_iter().filter(|(sheet, ..)| self.n_of(*sheet) > 0);
        let cut = cut.map(|(sheet, what, n, goes)| row(what, n, on(sheet), goes));
        std::iter::once(row(said::YOUR_PAGES, 1, yours, said::FACE_DOWN))
            .chain(cut)
            .chain([row(said::SCRIPT, 1, said::AFTER_THE_SHEETS.to_owned(), said::ONE_COPY)])
            .collect()
    }
}
