//! From a transcript to plain structs of what may be said of a run. They hold the author's texts and typed facts, and no sentence
//! of the interface: `words` words them. Nothing is judged: what happened is told from the customer's life, and each choice beside
//! what the others would have brought.

mod account;
mod apart;
mod broken;
mod clean;
mod curve;
mod exchanges;
mod habit;
mod moments;
mod picked;
mod next;
mod plans;
mod reach;
mod road;
mod skills;
mod standing;
mod ways;
mod your_view;

use crate::foresight::Foresight;
use crate::play::{Fill, Transcript};
pub use crate::rules::Fate;
use crate::rules::Rules;
use crate::scenario::{EndingKind, Look, Pronoun, Temperament};
use crate::wording::{Quotation, typographic};

use standing::Standing;

pub use account::{Cut, LedgerLine, LedgerReason, PromiseFate, PromiseSummary, Statement};
pub use apart::{Came, CameOf};
pub use broken::{BrokenBy, BrokenPromise};
pub use curve::{Curve, Mark, Point};
pub use exchanges::{Answer, ExchangeView, Needed, OtherOption, PromiseNeed, needed};
pub use habit::Habit;
pub use moments::{AS_GOOD_AS_LOST, MarkedFor, Moment};
pub use next::{Instead, NextThing};
pub use picked::{Picked, WhyNot};
pub use plans::plans;
pub use reach::NoReturn;
pub use road::{Door, Stop};
pub use skills::{Evidence, FamilyShare, SkillRow, SkillsSummary, skill_titles, skills};
pub use ways::{AnotherWay, WhyAnother};
pub use your_view::{Calibration, Feeling, Guess, LONGEST_WHY, SelfView};

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
    pub ending: Option<EndingSummary>,
    pub curve: Curve,
    /// The moments marked by a letter, by time: where it turned, or until foresight has looked, what was felt most; and every promise
    /// that broke.
    pub moments: Vec<Moment>,
    /// Where the best ending still in reach fell, by time.
    pub no_return: Vec<NoReturn>,
    /// Where this is a second try: how the first went.
    pub first_try: Option<FirstTry>,
    pub exchanges: Vec<ExchangeView>,
    pub account: Statement,
    pub skills: SkillsSummary,
    /// `None` until foresight has looked, where the scenario declares no skills, and where no line fell short in a skill that has need or
    /// where it turned.
    pub next: Option<NextThing>,
    /// Whether every line was clean as it was said: nothing was missed.
    pub nothing_missed: bool,
    /// What to go on doing; `None` where no clean line shows a skill of the scenario's own.
    pub habit: Option<Habit>,
    /// The exchanges, from 0, at which the outlook fell without anything that was said answering for it.
    pub fell_by_itself: Vec<usize>,
    /// What they wanted, and what they never said.
    pub wants: Option<String>,
    pub unsaid: Option<String>,
    pub facts_found: Vec<String>,
    pub facts_missed: Vec<String>,
    /// What replays the run.
    pub run_line: String,
}

/// The run that a second try branched off.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstTry {
    pub curve: Curve,
    /// The title of its ending, where it came to one.
    pub ending: Option<String>,
}

/// The ending, told from the customer's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingSummary {
    pub kind: EndingKind,
    pub title: String,
    /// How the customer feels in what is told, -10..=10. That may differ from the mood in which they left the talk.
    pub mood: i8,
    /// What the author tells of it.
    pub says: Option<String>,
    /// The customer's own words in it, with what leads up to them and what comes after, where it quotes any.
    pub quotation: Option<Quotation>,
}

impl Debrief {
    /// Sums up a run. `you` is the trainee's name as it is filled in.
    pub fn new(transcript: &Transcript, you: &str) -> Self {
        let scenario = transcript.scenario();
        let customer = scenario.customer();
        let fill = transcript.fill(you);
        let filled = |text: &str| typographic(&fill.text(text));
        let state = transcript.state();
        let curve = Curve::new(transcript, &fill);
        let (found, missed): (Vec<_>, Vec<_>) = scenario.facts().enumerate().partition(|(fact, _)| state.has_learned(*fact));
        let texts = |facts: Vec<(_, &crate::scenario::Fact)>| facts.into_iter().map(|(_, fact)| filled(&fact.text)).collect();
        let moments = moments::marked(transcript, &[], &fill);
        let exchanges = exchanges::describe(transcript, &fill);
        let blamed = moments::blamed(&moments, &[]);
        Self {
            title: scenario.title().to_owned(),
            customer: customer.name.clone(),
            pronoun: customer.pronoun,
            look: customer.look.clone(),
            temperament: transcript.start().temperament,
            rules: transcript.rules(),
            ending: EndingSummary::new(transcript, &fill),
            next: None,
            nothing_missed: next::nothing_missed(transcript),
            habit: habit::habit(transcript, &moments, &[], &blamed, &fill),
            fell_by_itself: Vec::new(),
            moments,
            no_return: Vec::new(),
            curve,
            first_try: None,
            exchanges,
            account: Statement::new(transcript, &fill),
            skills: SkillsSummary::new(transcript, &fill, &blamed),
            wants: customer.wants.as_deref().map(filled),
            unsaid: customer.unsaid.as_deref().map(filled),
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
        self.curve.add_outlooks(transcript, foresight);
        let standings = Standing::all(transcript, foresight);
        self.moments = moments::marked(transcript, &standings, &fill);
        self.no_return = reach::points_of_no_return(&standings);
        self.next = next::one_thing(transcript, &self.moments, &standings, &fill);
        if let Some(next) = &self.next {
            next::hold_up(next, &mut self.moments, transcript, &standings, &fill);
        }
        let blamed = moments::blamed(&self.moments, &self.no_return);
        self.skills = SkillsSummary::new(transcript, &fill, &blamed);
        self.habit = habit::habit(transcript, &self.moments, &standings, &blamed, &fill);
        self.fell_by_itself = moments::fell_by_itself(&standings);
        self
    }

    /// Whether foresight has looked.
    pub fn has_analysis(&self) -> bool {
        self.curve.points.iter().all(|point| point.outlook.is_some())
    }

    /// The moment to be looked at first, if only one is.
    pub fn moment_of_the_road(&self) -> Option<&Moment> {
        moments::of_the_road(&self.moments)
    }

    /// The point of the curve to look at first: that of the moment to be looked at first, else the end.
    pub fn first_look(&self) -> usize {
        let end = self.curve.points.len().saturating_sub(1);
        self.moment_of_the_road().map_or(end, |moment| moment.point)
    }

    /// The moment marked at this point of the curve; of several the first.
    pub fn moment_at(&self, point: usize) -> Option<&Moment> {
        self.moments.iter().find(|moment| moment.point == point)
    }
}

impl EndingSummary {
    fn new(transcript: &Transcript, fill: &Fill) -> Option<Self> {
        let kind = transcript.scenario().endings()[transcript.ending()?].kind;
        let words = transcript.ending_words()?;
        let says = words.says.map(|says| typographic(&fill.text(says)));
        let quotation = says.as_deref().and_then(Quotation::find);
        Some(Self { kind, mood: mood_of(kind), title: typographic(words.title), says, quotation })
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
