//! Skills: chances and evidence, and what the customer told or did not tell.

use crate::debrief::{Debrief, FamilyShare, SkillRow};
use crate::words::debrief::block::Passage;
use crate::words::grammar::{lower_first, subject_inside};

/// The panel of skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skills {
    /// "Most shown: opening and reflecting."
    pub sentence: String,
    pub note: &'static str,
    /// One for each declared skill, strengths first.
    pub rows: Vec<Figure>,
    /// One for each family.
    pub families: Vec<Figure>,
    pub facts: Vec<FactList>,
}

/// How many chances were taken, of a skill or a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub title: String,
    pub line: String,
    /// "shown 3 of 4 chances".
    pub share: String,
    pub shown: usize,
    /// 0 where nothing called for it, which is not the same as missing every chance.
    pub chances: usize,
    /// The trainee's own lines that show it.
    pub evidence: Vec<Passage>,
}

/// Some things that the customer told, did not tell, or wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactList {
    pub title: String,
    pub facts: Vec<String>,
}

/// Words the panel of skills.
pub fn skills(debrief: &Debrief) -> Skills {
    Skills {
        sentence: most_shown(&debrief.skills.most_shown()),
        note: "A chance is a moment in which a line you could have said, or did say, calls for it.",
        rows: debrief.skills.rows.iter().map(row).collect(),
        families: debrief.skills.families.iter().map(family).collect(),
        facts: facts(debrief),
    }
}

fn row(row: &SkillRow) -> Figure {
    let shown = row.evidence.iter().filter(|evidence| evidence.shown);
    let evidence = shown.map(|evidence| Passage::of_trainee(&evidence.text, evidence.is_act));
    Figure {
        title: row.title.clone(),
        line: row.line.clone(),
        share: shown_of_chances(row.shown, row.chances),
        shown: row.shown,
        chances: row.chances,
        evidence: evidence.collect(),
    }
}

fn family(family: &FamilyShare) -> Figure {
    Figure {
        title: family.title.clone(),
        line: family.line.clone(),
        share: shown_of_chances(family.shown, family.chances),
        shown: family.shown,
        chances: family.chances,
        evidence: Vec::new(),
    }
}

/// "shown 3 of 4 chances".
fn shown_of_chances(shown: usize, chances: usize) -> String {
    match chances {
        0 => "no chance this time".to_owned(),
        1 => format!("shown {shown} of 1 chance"),
        chances => format!("shown {shown} of {chances} chances"),
    }
}

/// "Most shown: opening and reflecting."
fn most_shown(titles: &[&str]) -> String {
    match titles {
        [] => "None of these was shown this time.".to_owned(),
        [one] => format!("Most shown: {}.", lower_first(one)),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|title| lower_first(title)).collect();
            format!("Most shown: {} and {}.", most.join(", "), lower_first(last))
        }
    }
}

fn facts(debrief: &Debrief) -> Vec<FactList> {
    let she = subject_inside(debrief.pronoun);
    let missed = debrief.facts_missed.iter().chain(&debrief.unsaid).cloned().collect();
    let lists = [
        // Some of it is read or seen, or told by somebody else.
        FactList { title: "What you found out".to_owned(), facts: debrief.facts_found.clone() },
        FactList { title: "What you did not find out".to_owned(), facts: missed },
        FactList { title: format!("What {she} wanted"), facts: debrief.wants.iter().cloned().collect() },
    ];
    lists.into_iter().filter(|list| !list.facts.is_empty()).collect()
}
