//! The paper for a session with a room: the evening before, the facilitator's plan with its rounds and keys, the customer's card,
//! ballots, role cards, observer sheets, tokens, cards for the end, and a script to read aloud from. It is made of the scenario, the
//! setup and the code of one session, so that its letters are those of the wall.

mod cut;
mod eve;
mod html;
mod plan;
mod roles;
mod rounds;

use std::sync::Arc;

use super::{Script, Shown};
use crate::debrief::skills;
use crate::foresight::Foresight;
use crate::group::{Setup, WayOfVoting, proposed_stops};
use crate::play::Seed;
use crate::scenario::{Exit, Pronoun, Scenario};
use crate::words::paper::eve as eve_words;

pub use eve::EveOnPaper;
pub use html::pack_html;
pub use plan::{PlanOnPaper, StopOnPaper};
pub use roles::{Jotting, RoleOnPaper};
pub use rounds::RoundsOnPaper;

/// Ballot cards on a sheet.
const BALLOTS_ON_A_SHEET: usize = 4;
/// Role cards on a sheet.
const ROLES_ON_A_SHEET: usize = 12;
/// Strips of letters, tokens, and cards for the end on a sheet.
const STRIPS_ON_A_SHEET: usize = 8;
const TOKENS_ON_A_SHEET: usize = 10;
const IF_THEN_ON_A_SHEET: usize = 8;

/// Under which name the paper of a session is written: "before_three-K7Q-2MF.html". Of an id only letters, digits, `_` and `-` stay.
pub fn file_name(scenario: &Scenario, code: Seed) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-') { sign } else { '-' };
    let id: String = scenario.id().chars().map(plain).collect();
    format!("{id}-{code}.html")
}

/// Everything that is printed for one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub title: String,
    pub lang: String,
    pub code: String,
    pub pronoun: Pronoun,
    pub people: u8,
    pub n_tables: usize,
    pub eve: EveOnPaper,
    pub plan: PlanOnPaper,
    pub rounds: RoundsOnPaper,
    pub customer: CustomerOnPaper,
    /// Whether a beat can have a fifth option.
    pub has_fifth: bool,
    /// How the room votes.
    pub way: WayOfVoting,
    pub roles: Vec<RoleOnPaper>,
    /// A sheet for each lens table: what the skill is called, and what it is.
    pub lenses: Vec<(String, String)>,
    pub script: Script,
}

/// The customer, as far as everybody may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerOnPaper {
    pub name: String,
    /// What stands there beside a label.
    pub known: Vec<(&'static str, String)>,
}

/// What stands on a sheet. They come in this order, and the script behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Eve,
    Plan,
    Rounds,
    Keys,
    Customer,
    Ballots,
    /// Letters for a room at tables.
    Strips,
    Roles,
    Lenses,
    Tokens,
    IfThen,
}

impl Sheet {
    const ALL: [Self; 11] = [
        Self::Eve,
        Self::Plan,
        Self::Rounds,
        Self::Keys,
        Self::Customer,
        Self::Ballots,
        Self::Strips,
        Self::Roles,
        Self::Lenses,
        Self::Tokens,
        Self::IfThen,
    ];
}

impl Pack {
    /// The paper for a session of this setup and code. Without foresight, or where it is bounded, no vote is foretold.
    pub fn of(scenario: &Arc<Scenario>, setup: &Setup, code: Seed, foresight: Option<&Foresight>) -> Self {
        let script = Script::of(scenario, Shown::Spoken(code));
        let deal = setup.deal(scenario);
        let all_skills = || skills().families.iter().flat_map(|family| &family.skills);
        let of_lens = deal.lenses.iter().filter_map(|(skill, _)| all_skills().find(|known| known.id == *skill));
        let most = |way: &Exit| if let Exit::Choices { count, .. } = way { *count } else { 0 };
        let stops = proposed_stops(scenario, setup, code, foresight);
        let exchanges = script.conversation.map(|one| one.exchanges);
        let teller = plan::Teller::new(scenario, code);
        let mut pack = Self {
            title: script.title.clone(),
            lang: script.lang.clone(),
            code: code.to_string(),
            pronoun: scenario.customer().pronoun,
            people: setup.people(),
            n_tables: setup.n_tables().into(),
            eve: EveOnPaper::default(),
            plan: plan::plan(&teller, setup, &stops, exchanges),
            rounds: rounds::rounds(setup, exchanges, &stops),
            customer: teller.customer(),
            has_fifth: scenario.beats().iter().any(|beat| most(&beat.way) > 4),
            way: setup.way(),
            roles: roles::roles(scenario.customer(), &deal),
            lenses: of_lens.map(|skill| (skill.title.clone(), skill.line.clone())).collect(),
            script,
        };
        let minutes = pack.script.conversation.map_or(15, |one| one.minutes_read());
        let name = &pack.customer.name;
        let evening = eve_words::steps(name, scenario.id(), &pack.code, minutes);
        pack.eve = EveOnPaper {
            steps: evening.into_iter().map(|(heading, what)| (heading.to_owned(), what)).collect(),
            pieces: pack.pieces(),
            say: eve_words::say(name).into(),
        };
        pack
    }

    /// Sheets before the script.
    pub fn n_sheets(&self) -> usize {
        Sheet::ALL.into_iter().map(|sheet| self.n_of(sheet)).sum()
    }

    /// How many sheets there are of this.
    fn n_of(&self, sheet: Sheet) -> usize {
        let people = usize::from(self.people);
        match sheet {
            Sheet::Eve | Sheet::Plan | Sheet::Rounds | Sheet::Keys | Sheet::Customer => 1,
            Sheet::Ballots => people.div_ceil(BALLOTS_ON_A_SHEET),
            Sheet::Strips if self.has_strips() => people.div_ceil(STRIPS_ON_A_SHEET),
            Sheet::Strips => 0,
            Sheet::Roles => self.roles.len().div_ceil(ROLES_ON_A_SHEET),
            Sheet::Lenses => self.lenses.len(),
            Sheet::Tokens => self.n_tables.div_ceil(TOKENS_ON_A_SHEET),
            Sheet::IfThen => people.div_ceil(IF_THEN_ON_A_SHEET),
        }
    }

    /// Whether letters are handed in on paper, so that a room at tables needs other ones than a room that faces the wall.
    fn has_strips(&self) -> bool {
        matches!(self.way, WayOfVoting::Cards | WayOfVoting::Tables)
    }
}
