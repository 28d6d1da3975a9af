//! From a transcript to the plain structs that window, terminal and export show. Nothing is judged here: what happened is told
//! from the customer's life, and each choice beside what the others would have brought.

mod account;
mod curve;
mod exchanges;
mod moments;
mod next;
mod skills;
mod you_first;

use crate::foresight::Foresight;
use crate::play::{Fill, Transcript};
pub use crate::rules::Fate;
use crate::rules::Rules;
use crate::scenario::{EndingKind, Look, Pronoun, Temperament};
use crate::wording::typographic;

pub use account::{Entry, PromiseFate, PromiseTold, Statement};
pub use curve::{Curve, Mark, Point};
pub use exchanges::{Answer, ExchangeTold, OtherRoad};
pub use moments::{AnotherWay, MarkedFor, Moment, NoReturn, WhyAnother};
pub use next::NextThing;
pub use skills::{Evidence, FamilyShare, SkillRow, SkillsTold, skill_titles, skills};
pub use you_first::{Guess, SelfTold, SelfView};

/// Everything there is to show about one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    pub title: String,
    pub customer: String,
    pub pronoun: Pronoun,
    pub look: Look,
    pub temperament: Temperament,
    /// By which it was played.
    pub rules: &'static Rules,
    /// `None` where the talk did not come to an end.
    pub ending: Option<EndingTold>,
    pub curve: Curve,
    /// The moments marked by a letter, by time: where it turned, or until foresight has looked, what was felt most.
    pub moments: Vec<Moment>,
    /// Where the best ending still in reach fell, by time.
    pub no_return: Vec<NoReturn>,
    /// Where this is a second try: how the first went.
    pub first_try: Option<FirstTry>,
    pub exchanges: Vec<ExchangeTold>,
    pub account: Statement,
    pub skills: SkillsTold,
    /// `None` where the scenario declares no skills.
    pub next: Option<NextThing>,
    /// What they wanted, and what they never said.
    pub wants: Option<String>,
    pub unsaid: Option<String>,
    pub facts_found: Vec<String>,
    pub facts_missed: Vec<String>,
    /// What replays the run.
    pub run_line: String,
}

/// The run that a second try branched off (training-model 4.7).
#[derive(Clone, Debug, PartialEq)]
pub struct FirstTry {
    pub curve: Curve,
    /// The title of its ending, where it came to one.
    pub ending: Option<String>,
}

/// The ending, told from the customer's life (training-model 4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingTold {
    pub kind: EndingKind,
    pub title: String,
    /// How they feel in what is told, -10..=10: not as they left the talk, which may have charmed them.
    pub mood: i8,
    /// What is told, split at the customer's own words where there are any.
    pub says: Option<String>,
    /// What leads up to the customer's own words: "Claire, to her sister".
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
        let told = |text: &str| typographic(&fill.text(text));
        let state = transcript.state();
        let curve = Curve::new(transcript, &fill);
        let (found, missed): (Vec<_>, Vec<_>) = scenario.facts().enumerate().partition(|(fact, _)| state.has_learned(*fact));
        let texts = |facts: Vec<(_, &crate::scenario::Fact)>| facts.into_iter().map(|(_, fact)| told(&fact.text)).collect();
        let moments = moments::felt_at_the_time(&curve);
        let exchanges = exchanges::tell(transcript, &fill);
        Self {
            title: scenario.title().to_owned(),
            customer: customer.name.clone(),
            pronoun: customer.pronoun,
            look: customer.look.clone(),
            temperament: transcript.start().temperament,
            rules: transcript.rules(),
            ending: transcript.ending().map(|ending| EndingTold::new(&scenario.endings()[ending], &fill)),
            next: next::one_thing(transcript, &moments, &exchanges),
            moments,
            no_return: Vec::new(),
            curve,
            first_try: None,
            exchanges,
            account: Statement::new(transcript, &fill),
            skills: SkillsTold::new(transcript, &fill),
            wants: customer.wants.as_deref().map(told),
            unsaid: customer.unsaid.as_deref().map(told),
            facts_found: texts(found),
            facts_missed: texts(missed),
            run_line: transcript.run_line().to_string(),
        }
    }

    /// The same, beside the run that it branched off.
    #[must_use]
    pub fn beside(mut self, first: &Transcript, you: &str) -> Self {
        let ending = first.ending().map(|ending| typographic(&first.scenario().endings()[ending].title));
        self.first_try = Some(FirstTry { curve: Curve::new(first, &first.fill(you)), ending });
        self
    }

    /// The same, with what foresight says of it: the outlook along the talk, where it turned, other ways, and what follows for
    /// what to practise next. `transcript` and `you` are those that it was made of.
    #[must_use]
    pub fn with_analysis(mut self, transcript: &Transcript, foresight: &Foresight, you: &str) -> Self {
        let fill = transcript.fill(you);
        self.curve.foresee(transcript, foresight);
        self.moments = moments::turning_points(&self.curve, transcript, foresight, &fill);
        self.no_return = moments::points_of_no_return(transcript, foresight);
        self.next = next::one_thing(transcript, &self.moments, &self.exchanges);
        self
    }

    /// Whether foresight has looked.
    pub fn is_foreseen(&self) -> bool {
        self.curve.points.iter().all(|point| point.outlook.is_some())
    }

    /// The point of the curve to look at first: that of the largest marked move, else the end.
    pub fn first_look(&self) -> usize {
        let largest =
            |moment: &&Moment| (moment.mood.unsigned_abs() + moment.trust.unsigned_abs(), std::cmp::Reverse(moment.point));
        let end = self.curve.points.len().saturating_sub(1);
        self.moments.iter().max_by_key(largest).map_or(end, |moment| moment.point)
    }

    /// The moment marked at this point of the curve.
    pub fn moment_at(&self, point: usize) -> Option<&Moment> {
        self.moments.iter().find(|moment| moment.point == point)
    }
}

impl EndingTold {
    fn new(ending: &crate::scenario::Ending, fill: &Fill) -> Self {
        let says = ending.says.as_deref().map(|says| typographic(&fill.text(says)));
        let parts = says.as_deref().and_then(split_at_quote);
        let (lead, quote, coda) = parts.map_or((None, None, None), |(lead, quote, coda)| (Some(lead), Some(quote), coda));
        Self { kind: ending.kind, mood: mood_of(ending.kind), title: typographic(&ending.title), says, lead, quote, coda }
    }
}

/// How somebody feels in whose life such an ending stands, as the pictures draw them: a lost customer is guarded.
fn mood_of(kind: EndingKind) -> i8 {
    match kind {
        EndingKind::Bright => 7,
        EndingKind::Fair => 3,
        EndingKind::Thin => -1,
        EndingKind::Lost => -3,
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
    Some((outer_quotes(lead), quote, Some(coda).filter(|coda| !coda.is_empty())))
}

/// Single quotation marks as double ones, for words that no longer stand inside a quotation. Apostrophes stay.
fn outer_quotes(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut is_open = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends_word = !characters.peek().is_some_and(|next| next.is_alphabetic());
        set.push(match character {
            '\u{2018}' => {
                is_open = true;
                '\u{201c}'
            }
            '\u{2019}' if is_open && ends_word => {
                is_open = false;
                '\u{201d}'
            }
            other => other,
        });
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_customers_own_words_are_found_in_an_ending() {
        let (lead, quote, coda) =
            split_at_quote("Claire to Bev: ‘Ever so nice. I’d not believe it.’ She switches in March.").unwrap();
        assert_eq!(lead, "Claire to Bev");
        assert_eq!(quote, "Ever so nice. I’d not believe it.");
        assert_eq!(coda.as_deref(), Some("She switches in March."));
        assert_eq!(split_at_quote("She takes the interview in Bev’s kitchen."), None);
    }

    #[test]
    fn a_quotation_in_what_leads_up_is_set_as_an_outer_one() {
        let (lead, quote, _) = split_at_quote("On Bev’s form, in the box marked ‘What’s up?’: ‘Four calls.’").unwrap();
        assert_eq!(lead, "On Bev’s form, in the box marked “What’s up?”");
        assert_eq!(quote, "Four calls.");
    }
}
