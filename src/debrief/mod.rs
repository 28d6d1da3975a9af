//! From a transcript to the plain structs that window, terminal and export show. Nothing is judged here: what happened is told
//! from the customer's life, and each choice beside what the others would have brought.

mod account;
mod curve;
mod exchanges;
mod skills;

use crate::phrases;
use crate::play::{Fill, Transcript};
use crate::scenario::{EndingKind, Look, Pronoun, Temperament};

pub use account::{Entry, Fate, PromiseFate, PromiseTold, Statement};
pub use curve::{Curve, Mark, Point};
pub use exchanges::{Answer, ExchangeTold, OtherRoad};
pub use skills::{Evidence, FamilyShare, SkillRow, SkillsTold, skill_titles, skills};

/// Everything there is to show about one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    pub title: String,
    pub customer: String,
    pub pronoun: Pronoun,
    pub look: Look,
    pub temperament: Temperament,
    /// `None` where the talk did not come to an end.
    pub ending: Option<EndingTold>,
    pub curve: Curve,
    pub exchanges: Vec<ExchangeTold>,
    pub account: Statement,
    pub skills: SkillsTold,
    /// What they wanted, and what they never said.
    pub wants: Option<String>,
    pub unsaid: Option<String>,
    pub facts_found: Vec<String>,
    pub facts_missed: Vec<String>,
    /// What replays the run.
    pub run_line: String,
}

/// The ending, told from the customer's life (training-model 4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingTold {
    pub kind: EndingKind,
    pub title: String,
    /// What is told, split at the customer's own words where there are any.
    pub says: Option<String>,
    /// What leads up to the customer's own words: "Claire, to her sister:".
    pub lead: Option<String>,
    /// The customer's own words, without quotation marks.
    pub quote: Option<String>,
    /// What comes after them.
    pub coda: Option<String>,
}

impl Debrief {
    /// Tells a run. `you` is the trainee's name as it is filled in.
    pub fn new(transcript: &Transcript, you: &str) -> Self {
        let scenario = transcript.scenario();
        let customer = scenario.customer();
        let fill = transcript.fill(you);
        let told = |text: &str| phrases::typographic(&fill.text(text));
        let state = transcript.state();
        let (found, missed): (Vec<_>, Vec<_>) = scenario.facts().enumerate().partition(|(fact, _)| state.has_learned(*fact));
        let texts = |facts: Vec<(_, &crate::scenario::Fact)>| facts.into_iter().map(|(_, fact)| told(&fact.text)).collect();
        Self {
            title: scenario.title().to_owned(),
            customer: customer.name.clone(),
            pronoun: customer.pronoun,
            look: customer.look.clone(),
            temperament: transcript.start().temperament,
            ending: transcript.ending().map(|ending| EndingTold::new(&scenario.endings()[ending], &fill)),
            curve: Curve::new(transcript, &fill),
            exchanges: exchanges::tell(transcript, &fill),
            account: Statement::new(transcript, &fill),
            skills: SkillsTold::new(transcript, &fill),
            wants: customer.wants.as_deref().map(told),
            unsaid: customer.unsaid.as_deref().map(told),
            facts_found: texts(found),
            facts_missed: texts(missed),
            run_line: transcript.run_line().to_string(),
        }
    }
}

impl EndingTold {
    fn new(ending: &crate::scenario::Ending, fill: &Fill) -> Self {
        let says = ending.says.as_deref().map(|says| phrases::typographic(&fill.text(says)));
        let parts = says.as_deref().and_then(split_at_quote);
        let (lead, quote, coda) = parts.map_or((None, None, None), |(lead, quote, coda)| (Some(lead), Some(quote), coda));
        Self { kind: ending.kind, title: phrases::typographic(&ending.title), says, lead, quote, coda }
    }
}

/// Splits "Claire, on a form: ‘Four calls.’ And then." into what leads up, the words, and what comes after.
/// Only the words behind a colon are taken, so that a quotation inside the lead stays where it is.
fn split_at_quote(says: &str) -> Option<(String, String, Option<String>)> {
    let (lead, rest) = says.split_once(": \u{2018}")?;
    // The last closing mark that ends a word ends the quotation: apostrophes are followed by letters.
    let mut closings = rest.char_indices().filter(|(at, character)| {
        *character == '\u{2019}' && !rest.get(at + '\u{2019}'.len_utf8()..).unwrap_or_default().starts_with(char::is_alphabetic)
    });
    let (end, _) = closings.next_back()?;
    let quote = rest.get(..end)?.to_owned();
    let coda = rest.get(end + '\u{2019}'.len_utf8()..)?.trim().to_owned();
    Some((format!("{lead}:"), quote, Some(coda).filter(|coda| !coda.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customers_own_words_are_found_in_an_ending() {
        let (lead, quote, coda) =
            split_at_quote("Claire to Bev: ‘Ever so nice. I’d not believe it.’ She switches in March.").unwrap();
        assert_eq!(lead, "Claire to Bev:");
        assert_eq!(quote, "Ever so nice. I’d not believe it.");
        assert_eq!(coda.as_deref(), Some("She switches in March."));
        assert_eq!(split_at_quote("She takes the interview in Bev’s kitchen."), None);
    }
}
