//! Plans for what to practise next, as written in `assets/plans.ron`.

use serde::Deserialize;

use super::names::{Skill, Trap};
use super::ron::options;

/// The plans: one for each skill alone, and one for each way in which a line misses it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Plans", deny_unknown_fields)]
pub struct PlansFile {
    pub plans: Vec<PlanFile>,
}

/// A plan, told as "If WHEN, THEN."
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    pub skill: Skill,
    /// The trap that the line fell into; absent where it fell into none.
    #[serde(default)]
    pub trap: Option<Trap>,
    /// "a customer tells me when they need it". A beat's own `cue` stands in its place.
    pub when: String,
    /// "I ask what for, before I promise".
    pub then: String,
    /// "take the next step yourself": the heading, where that of the skill does not go with what is to be done.
    #[serde(default)]
    pub next: Option<String>,
}

/// Reads the plans. Fails with the reason in words where RON fails, a pair stands twice, or a skill has no plan of its own.
pub fn read_plans(text: &str) -> Result<PlansFile, String> {
    let file: PlansFile = options().from_str(text).map_err(|error| error.to_string())?;
    for (index, plan) in file.plans.iter().enumerate() {
        if file.plans.iter().take(index).any(|other| (other.skill, other.trap) == (plan.skill, plan.trap)) {
            return Err(format!("{:?} with {:?} is here twice", plan.skill, plan.trap));
        }
    }
    let alone = |skill: &Skill| file.plans.iter().any(|plan| plan.skill == *skill && plan.trap.is_none());
    match Skill::ALL.iter().find(|skill| !alone(skill)) {
        Some(skill) => Err(format!("{skill:?} has no plan without a trap")),
        None => Ok(file),
    }
}
