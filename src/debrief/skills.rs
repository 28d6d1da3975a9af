//! Chances and evidence, skill by skill.

use std::sync::OnceLock;

use crate::format::{Family, SkillFile, SkillsFile, read_skills};
use crate::play::{Exchange, Fill, Transcript};
use crate::scenario::{Skill, SkillSet};
use crate::wording::typographic;

use super::apart::left_by_the_line;
use super::clean::is_clean_as_said;

/// A line that is praised may have cost so much mood: a no that was said well still stings.
const MAY_COST: i8 = 1;

/// The skills of a run, by family and by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkillsSummary {
    pub families: Vec<FamilyShare>,
    /// Strengths first: those with the largest share shown, then by the order of the model; without chances last.
    pub rows: Vec<SkillRow>,
}

/// One axis: how many chances of its declared skills were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyShare {
    pub family: Family,
    pub title: String,
    pub line: String,
    /// The titles of its skills that the scenario declares; only these are counted.
    pub counted: Vec<String>,
    pub shown: usize,
    pub chances: usize,
}

/// One declared skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillRow {
    pub skill: Skill,
    pub title: String,
    pub line: String,
    pub shown: usize,
    pub chances: usize,
    pub evidence: Vec<Evidence>,
    /// The exchanges, from 0, at which there was a chance and the skill was not shown.
    pub not_taken: Vec<usize>,
    /// Those at which it was shown, and something else about the line went amiss: they do not count as taken.
    pub tried: Vec<usize>,
}

/// A line of the trainee's own that shows or misses the skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The exchange, from 0.
    pub exchange: usize,
    pub text: String,
    /// Whether it was something done, which is told without quotation marks.
    pub is_act: bool,
    /// Whether it shows the skill, and nothing else about it went amiss: only that is quoted as something done well.
    pub shown: bool,
}

/// The skills in their families, from `assets/skills.ron`.
///
/// # Panics
/// Only where the built-in file cannot be read, which a test rules out.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub fn skills() -> &'static SkillsFile {
    static SKILLS: OnceLock<SkillsFile> = OnceLock::new();
    SKILLS.get_or_init(|| read_skills(include_str!("../../assets/skills.ron")).expect("the built-in skills can be read"))
}

/// The titles of some skills, in the order given.
pub fn skill_titles(wanted: &[Skill]) -> Vec<&'static str> {
    let known = || skills().families.iter().flat_map(|family| &family.skills);
    wanted.iter().filter_map(|skill| known().find(|row| row.id == *skill)).map(|row| row.title.as_str()).collect()
}

impl SkillsSummary {
    /// Nothing is praised in the exchanges, from 0, that are blamed for something.
    pub(super) fn new(transcript: &Transcript, fill: &Fill, blamed: &[usize]) -> Self {
        let declared = transcript.scenario().skills();
        let of = |(index, exchange)| {
            let chances = Chances::of(transcript, exchange);
            if blamed.contains(&index) { Chances { praised: SkillSet::EMPTY, ..chances } } else { chances }
        };
        let chances: Vec<Chances> = transcript.exchanges().iter().enumerate().map(of).collect();
        let mut summary = Self::default();
        for family in &skills().families {
            let is_declared = |skill: &&SkillFile| declared.contains(&skill.id);
            let rows: Vec<SkillRow> =
                family.skills.iter().filter(is_declared).map(|skill| SkillRow::new(skill, transcript, fill, &chances)).collect();
            summary.families.push(FamilyShare {
                family: family.id,
                title: family.title.clone(),
                line: family.line.clone(),
                counted: rows.iter().map(|row| row.title.clone()).collect(),
                shown: rows.iter().map(|row| row.shown).sum(),
                chances: rows.iter().map(|row| row.chances).sum(),
            });
            summary.rows.extend(rows);
        }
        summary.rows.sort_by_key(|row| std::cmp::Reverse(row.share() + usize::from(row.chances > 0)));
        summary
    }
}

impl SkillsSummary {
    /// The titles of the skills shown at the largest share of their chances, two at most; none where none was shown.
    pub fn most_shown(&self) -> Vec<&str> {
        let largest = self.rows.first().map_or(0, SkillRow::share);
        let shown = self.rows.iter().filter(|row| row.shown > 0 && row.share() == largest);
        shown.take(2).map(|row| row.title.as_str()).collect()
    }
}

impl SkillRow {
    /// The part of its chances at which it was shown, in thousandths.
    fn share(&self) -> usize {
        self.shown * 1_000 / self.chances.max(1)
    }

    fn new(skill: &SkillFile, transcript: &Transcript, fill: &Fill, chances: &[Chances]) -> Self {
        let exchanges = transcript.exchanges().iter().enumerate().zip(chances);
        let with_chance: Vec<_> = exchanges.filter(|(_, chances)| chances.had.contains(skill.id)).collect();
        let is_taken = |chances: &Chances| chances.praised.contains(skill.id);
        let indices = |wanted: &dyn Fn(&Chances) -> bool| -> Vec<usize> {
            with_chance.iter().filter(|(_, chances)| wanted(chances)).map(|((index, _), _)| *index).collect()
        };
        let evidence =
            with_chance.iter().filter(|(_, chances)| chances.shown.contains(skill.id) || chances.missed.contains(skill.id));
        Self {
            skill: skill.id,
            title: skill.title.clone(),
            line: skill.line.clone(),
            shown: with_chance.iter().filter(|(_, chances)| is_taken(chances)).count(),
            chances: with_chance.len(),
            not_taken: indices(&|chances| !chances.shown.contains(skill.id)),
            tried: indices(&|chances| chances.shown.contains(skill.id) && !is_taken(chances)),
            evidence: evidence
                .map(|((index, exchange), chances)| Evidence {
                    exchange: *index,
                    text: typographic(&fill.text(transcript.spoken(exchange).text())),
                    is_act: transcript.spoken(exchange).is_act(),
                    shown: is_taken(chances),
                })
                .collect(),
        }
    }
}

/// The skills that one exchange gave a chance for, and what was made of it.
pub(super) struct Chances {
    pub(super) had: SkillSet,
    pub(super) shown: SkillSet,
    pub(super) missed: SkillSet,
    /// Of what was shown, what may be praised: nothing in a line that fell into a trap, missed something, came too soon or cost much.
    pub(super) praised: SkillSet,
}

/// The same skills, by family as the model lists them.
pub(super) fn in_model_order(wanted: &[Skill]) -> Vec<Skill> {
    let known = skills().families.iter().flat_map(|family| &family.skills).map(|skill| skill.id);
    known.filter(|skill| wanted.contains(skill)).collect()
}

impl Chances {
    /// A skill has a chance if some option open at that beat shows it, or the chosen one misses it. On a voice beat whose chosen
    /// option lists tones, the voice is a chance for Tone.
    pub(super) fn of(transcript: &Transcript, exchange: &Exchange) -> Self {
        let scenario = transcript.scenario();
        let chosen = &scenario.choices()[exchange.chosen.choice].effect;
        let open =
            scenario.beats()[exchange.beat].choices().filter(|choice| exchange.closed.iter().all(|(closed, _)| closed != choice));
        let (mut shown, mut missed) = (chosen.shows, chosen.misses);
        if let Some(voice) = exchange.chosen.voice
            && !chosen.tones.is_empty()
        {
            if chosen.tones.contains(voice) {
                shown = shown.with(Skill::Tone);
            } else {
                missed = missed.with(Skill::Tone);
            }
        }
        let on_offer = open.fold(SkillSet::EMPTY, |skills, choice| skills.union(scenario.choices()[choice].effect.shows));
        let (mood, _) = left_by_the_line(scenario, exchange);
        let cost = exchange.before.mood() - mood;
        let may_be_praised =
            cost <= MAY_COST && is_clean_as_said(scenario, transcript.rules(), &exchange.before, exchange.chosen);
        let praised = if may_be_praised { shown } else { SkillSet::EMPTY };
        Self { had: on_offer.union(shown).union(missed), shown, missed: missed.without(shown), praised }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_skills_are_complete() {
        assert_eq!(skills().families.iter().map(|family| family.skills.len()).sum::<usize>(), Skill::ALL.len());
    }
}
