//! Skills: chances and evidence, and what the customer told or did not tell.

use crate::debrief::{Debrief, FamilyShare, SkillRow};
use crate::words::debrief::block::Passage;
use crate::words::grammar::{lower_first, number_word, quoted, subject_inside};

/// What stands over the families.
pub const IN_FIVE_FAMILIES: &str = "Five kinds of skill";

/// The panel of skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skills {
    /// "What you did best: opening and reflecting."
    pub sentence: String,
    /// What the counts mean, by the first of them; `None` where there is none.
    pub note: Option<String>,
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
    /// "3 of 4 chances".
    pub share: String,
    pub shown: usize,
    /// 0 where nothing called for it, which is not the same as missing every chance.
    pub chances: usize,
    /// The trainee's own lines that show it.
    pub evidence: Vec<Passage>,
    /// "Chances not taken: 13:54 and 14:12", and "Shown, in an answer that wasn’t good all round: 14:30"; none of a family.
    pub not_taken: Vec<String>,
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
        sentence: did_best(debrief),
        note: what_counts(&debrief.skills.rows),
        rows: debrief.skills.rows.iter().map(|of| row(debrief, of)).collect(),
        families: debrief.skills.families.iter().map(family).collect(),
        facts: facts(debrief),
    }
}

fn row(debrief: &Debrief, row: &SkillRow) -> Figure {
    let shown = row.evidence.iter().filter(|evidence| evidence.shown);
    let evidence = shown.map(|evidence| Passage::of_trainee(&evidence.text, evidence.is_act));
    Figure {
        title: row.title.clone(),
        line: row.line.clone(),
        share: if row.shown == 0 && row.chances == 1 && !row.tried.is_empty() {
            "one chance, partly taken".to_owned()
        } else {
            shown_of_chances(row.shown, row.chances)
        },
        shown: row.shown,
        chances: row.chances,
        evidence: evidence.collect(),
        not_taken: not_taken(debrief, row),
    }
}

/// "Chances not taken: 13:54 and next morning", and those at which it was shown in a line that cost something.
fn not_taken(debrief: &Debrief, row: &SkillRow) -> Vec<String> {
    let left = if row.not_taken.len() == 1 { "Chance not taken" } else { "Chances not taken" };
    let told = |what: &str, exchanges: &[usize]| Some(format!("{what}: {}", times(debrief, exchanges)?));
    [told(left, &row.not_taken), told("Shown, in an answer that wasn\u{2019}t good all round", &row.tried)]
        .into_iter()
        .flatten()
        .collect()
}

/// "13:54 and next morning"; of exchanges without a clock by their number. `None` where there is none.
fn times(debrief: &Debrief, exchanges: &[usize]) -> Option<String> {
    let mut times: Vec<String> = Vec::new();
    for index in exchanges {
        let time = debrief.exchanges.get(*index).and_then(|exchange| exchange.time.clone());
        let time = time.unwrap_or_else(|| format!("answer {}", index + 1));
        if times.last() != Some(&time) {
            times.push(time);
        }
    }
    let (last, most) = times.split_last()?;
    Some(if most.is_empty() { last.clone() } else { format!("{} and {last}", most.join(", ")) })
}

fn family(family: &FamilyShare) -> Figure {
    Figure {
        title: family.title.clone(),
        line: line_of_family(family),
        share: share_of_family(family),
        shown: family.shown,
        chances: family.chances,
        evidence: Vec::new(),
        not_taken: Vec::new(),
    }
}

/// "How you turn up: starting well and tone of voice": what is counted in it, where anything is.
fn line_of_family(family: &FamilyShare) -> String {
    let counted: Vec<String> = family.counted.iter().map(|title| lower_first(title)).collect();
    match counted.split_last() {
        None => family.line.clone(),
        Some((only, [])) => format!("{}: {only}", family.line),
        Some((last, most)) => format!("{}: {} and {last}", family.line, most.join(", ")),
    }
}

/// "3 of 4 chances". A family of which little is counted says so: somebody can be heard all the same.
fn share_of_family(family: &FamilyShare) -> String {
    match (family.chances, family.counted.as_slice()) {
        (0, []) => "not counted here".to_owned(),
        (0, [only]) => format!("only {} counts here, and it didn\u{2019}t come up", quoted(&lower_first(only))),
        _ => shown_of_chances(family.shown, family.chances),
    }
}

/// "3 of 4 chances". There is no sentence with a nought in it.
fn shown_of_chances(shown: usize, chances: usize) -> String {
    match (shown, chances) {
        (_, 0) => "there was no chance for it".to_owned(),
        (0, 1) => "one chance, not taken".to_owned(),
        (_, 1) => "one chance, taken".to_owned(),
        (0, chances) => format!("none of {chances} chances"),
        (shown, chances) => format!("{shown} of {chances} chances"),
    }
}

/// "“4 of 6” means you had six chances for it, and took four."
fn what_counts(rows: &[SkillRow]) -> Option<String> {
    let row = rows.iter().find(|row| row.shown > 0 && row.chances > 1)?;
    let word = |n: usize| number_word(u16::try_from(n).unwrap_or(u16::MAX));
    let (shown, chances) = (row.shown, row.chances);
    Some(format!(
        "{} means you had {} chances for it, and used {}.",
        quoted(&format!("{shown} of {chances}")),
        word(chances),
        if shown == chances { "them all".to_owned() } else { word(shown) }
    ))
}

/// "What you did best: opening and reflecting."
fn did_best(debrief: &Debrief) -> String {
    match debrief.skills.most_shown().as_slice() {
        [] if debrief.skills.rows.iter().all(|row| row.chances == 0) => {
            "There was no chance for any of these this time.".to_owned()
        }
        [] => "You had chances for these, but didn\u{2019}t use any of them this time.".to_owned(),
        [one] => format!("What you did best: {}.", lower_first(one)),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|title| lower_first(title)).collect();
            format!("What you did best: {} and {}.", most.join(", "), lower_first(last))
        }
    }
}

fn facts(debrief: &Debrief) -> Vec<FactList> {
    let she = subject_inside(debrief.pronoun);
    let missed = debrief.facts_missed.iter().chain(&debrief.unsaid).cloned().collect();
    let lists = [
        // Some of it is read or seen, or told by somebody else.
        FactList { title: "What you found out".to_owned(), facts: debrief.facts_found.clone() },
        FactList { title: "What you didn\u{2019}t find out".to_owned(), facts: missed },
        FactList { title: format!("What {she} wanted"), facts: debrief.wants.iter().cloned().collect() },
    ];
    lists.into_iter().filter(|list| !list.facts.is_empty()).collect()
}
