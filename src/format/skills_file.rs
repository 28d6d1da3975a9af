//! The skills in their families, as written in `assets/skills.ron`: the ids are fixed, the texts are free to edit.

use serde::Deserialize;

use super::names::Skill;
use super::ron::options;

/// The five families in their order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "Skills", deny_unknown_fields)]
pub struct SkillsFile {
    pub families: Vec<FamilyFile>,
}

/// A family: one axis of the debrief.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyFile {
    pub id: Family,
    pub title: String,
    pub line: String,
    pub skills: Vec<SkillFile>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Family {
    Arrive,
    Hear,
    Guide,
    Steady,
    Keep,
}

/// A skill: one row of the debrief.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillFile {
    pub id: Skill,
    pub title: String,
    pub line: String,
}

/// Reads the skills file. Fails with the reason in words where RON fails or a skill is missing or stands twice.
pub fn read_skills(text: &str) -> Result<SkillsFile, String> {
    let file: SkillsFile = options().from_str(text).map_err(|error| error.to_string())?;
    let named: Vec<Skill> = file.families.iter().flat_map(|family| &family.skills).map(|skill| skill.id).collect();
    if named == Skill::ALL { Ok(file) } else { Err(format!("the skills must be {:?}, in this order", Skill::ALL)) }
}
