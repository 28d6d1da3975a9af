//! Role cards: one for each who has a role.

use crate::debrief::skill_titles;
use crate::group::Deal;
use crate::scenario::Customer;
use crate::words::paper::sheets::{self as said, Role};

/// What is to be written on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jotting {
    Nothing,
    /// Facts, on lines.
    Lines,
    /// Guesses, in a table.
    Guesses,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleOnPaper {
    pub name: String,
    pub does: String,
    pub tip: String,
    pub jotting: Jotting,
}

/// The cards of a deal, so many of each.
pub(super) fn roles(customer: &Customer, deal: &Deal) -> Vec<RoleOnPaper> {
    let name = crate::wording::typographic(&customer.name);
    let card = |Role { name, does, tip }: Role, jotting| RoleOnPaper { name: name.to_owned(), does, tip, jotting };
    let mut cards = Vec::new();
    let mut add = |n: u8, card: RoleOnPaper| cards.extend(std::iter::repeat_n(card, n.into()));
    add(deal.customer, card(said::customer(&name), Jotting::Nothing));
    add(deal.voice, card(said::voice(), Jotting::Nothing));
    add(deal.listener, card(said::listener(customer.pronoun), Jotting::Lines));
    add(deal.banker, card(said::banker(&name), Jotting::Guesses));
    add(deal.advocates, card(said::advocate(), Jotting::Nothing));
    for (skill, n) in &deal.lenses {
        for title in skill_titles(&[*skill]) {
            add(*n, card(said::lens(title), Jotting::Nothing));
        }
    }
    cards
}
