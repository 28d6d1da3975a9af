//! The paper for a session with a room: the facilitator's plan, ballots, role cards, observer sheets, the key card, and a script to
//! read aloud from. It is made of the scenario, the setup and the code of one session, so that its letters are those of the wall.

mod html;
mod plan;
mod roles;

use std::sync::Arc;

use super::{Script, Shown};
use crate::debrief::skills;
use crate::foresight::Foresight;
use crate::group::Setup;
use crate::play::Seed;
use crate::scenario::{Exit, Pronoun, Scenario};

pub use html::pack_html;
pub use plan::{PlanOnPaper, StopOnPaper};
pub use roles::{Jotting, RoleOnPaper};

/// Ballot cards on a sheet.
const BALLOTS_ON_A_SHEET: usize = 4;
/// Role cards on a sheet.
const ROLES_ON_A_SHEET: usize = 12;

/// Everything that is printed for one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub title: String,
    pub lang: String,
    pub code: String,
    pub pronoun: Pronoun,
    pub plan: PlanOnPaper,
    /// Sheets of four ballots.
    pub ballot_sheets: usize,
    /// Whether a beat can have a fifth option.
    pub has_fifth: bool,
    pub roles: Vec<RoleOnPaper>,
    /// A sheet for each lens table: what the skill is called, and what it is.
    pub lenses: Vec<(String, String)>,
    pub script: Script,
}

impl Pack {
    /// The paper for a session of this setup and code. Without foresight, or where it is bounded, no vote is foretold.
    pub fn of(scenario: &Arc<Scenario>, setup: &Setup, code: Seed, foresight: Option<&Foresight>) -> Self {
        let script = Script::of(scenario, Shown::Spoken(code));
        let deal = setup.deal(scenario);
        let all_skills = || skills().families.iter().flat_map(|family| &family.skills);
        let of_lens = deal.lenses.iter().filter_map(|(skill, _)| all_skills().find(|known| known.id == *skill));
        let most = |way: &Exit| if let Exit::Choices { count, .. } = way { *count } else { 0 };
        Self {
            title: script.title.clone(),
            lang: script.lang.clone(),
            code: code.to_string(),
            pronoun: scenario.customer().pronoun,
            plan: plan::plan(scenario, setup, code, foresight, script.conversation),
            ballot_sheets: usize::from(setup.people()).div_ceil(BALLOTS_ON_A_SHEET),
            has_fifth: scenario.beats().iter().any(|beat| most(&beat.way) > 4),
            roles: roles::roles(scenario.customer(), &deal),
            lenses: of_lens.map(|skill| (skill.title.clone(), skill.line.clone())).collect(),
            script,
        }
    }

    /// Sheets before the script: the plan, ballots, role cards, observer sheets and the key card.
    pub fn n_sheets(&self) -> usize {
        2 + self.ballot_sheets + self.roles.len().div_ceil(ROLES_ON_A_SHEET) + self.lenses.len()
    }
}
