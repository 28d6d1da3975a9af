//! What a scenario is made of. Words are kept as written; `{you}` and details are filled in when they are shown.

use std::ops::RangeInclusive;

use super::condition::Condition;
use super::ids::{BeatId, ChoiceId, EndingId, FactId, PersonId, PromiseId};
use super::look::Look;
use super::sets::{DeedSet, FactSet, PromiseSet, SkillSet, VoiceSet};
use super::{EndingKind, Feeling, Mode, OptionKind, Pronoun, Temperament, Trap};

/// The scale on which mood and trust are written. The rules of every version keep to it.
pub const SCALE: RangeInclusive<i8> = -10..=10;

/// How heard a customer can feel, in dots (pips), in every version of the rules.
pub const HEARD: RangeInclusive<u8> = 0..=3;

/// The customer. Mood, trust and usual in points, -10..=10.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// As it is shown: no longer than two short lines.
    pub name: String,
    /// As it is written.
    pub full_name: String,
    pub pronoun: Pronoun,
    /// One fact shown under the name.
    pub about: Option<String>,
    pub mood: i8,
    pub trust: i8,
    /// Where mood drifts back to between episodes (R11).
    pub usual: i8,
    /// One of these is drawn; never empty.
    pub temperaments: Vec<Temperament>,
    pub talks: Option<Mode>,
    /// Exchanges they can spare in an episode (R4).
    pub time: Option<u8>,
    pub pushback: Vec<String>,
    pub wants: Option<String>,
    pub unsaid: Option<String>,
    pub look: Look,
}

/// Something that can be learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub id: String,
    pub text: String,
}

/// Something that the trainee can do that matters later. Not in the notebook, which is of what the customer told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    pub id: String,
    /// What was done, told to the trainee.
    pub text: String,
}

/// Somebody else in the scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: String,
    /// As it is shown: no longer than two short lines.
    pub name: String,
    /// As it is written.
    pub full_name: String,
    pub pronoun: Pronoun,
    pub look: Look,
}

/// Something that can be promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub id: String,
    pub text: String,
    /// When it falls due, as written.
    pub due: Option<String>,
    /// Whether any option keeps it; otherwise it was *never yours to make*.
    pub can_be_kept: bool,
}

/// A small detail that varies from run to run, such as a drink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub name: String,
    /// Never empty.
    pub values: Vec<String>,
}

/// One beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    pub id: String,
    /// The time on the clock, as written.
    pub at: Option<String>,
    /// Where it takes place from here on, as in "on the phone".
    pub place: Option<String>,
    /// What the beat's own mood is called, as in "the line drops".
    pub event: Option<String>,
    pub sees: Option<String>,
    /// Who says it; the customer where nobody is named.
    pub speaker: Option<PersonId>,
    /// Phrasings of the line; one is drawn. Empty where nothing is said.
    pub says: Vec<String>,
    /// What shows on the face for this line, over the mood.
    pub feels: Option<Feeling>,
    pub thinks: Option<String>,
    /// What stands in place of these words; the first whose conditions hold on entering.
    pub variants: Vec<Variant>,
    /// The moment in general words, for a plan: "a customer asks whether it has come".
    pub cue: Option<String>,
    /// Nobody is with the customer: what is chosen here is no exchange (R13).
    pub alone: bool,
    pub discuss: Vec<String>,
    pub drill: Option<Drill>,
    /// Whether a voice is chosen with the words (R8).
    pub tone: bool,
    pub on_enter: OnEnter,
    pub way: Exit,
}

impl Beat {
    /// The options as written; none where the beat leads on by itself.
    pub fn choices(&self) -> impl DoubleEndedIterator<Item = ChoiceId> + ExactSizeIterator + use<> {
        let (first, count) = match self.way {
            Exit::Choices { first, count } => (first.0, count),
            Exit::Routes { .. } | Exit::On(_) => (0, 0),
        };
        (first..first + count).map(ChoiceId)
    }
}

/// What stands in place of a beat's own words; what it leaves out stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub when: Vec<Condition>,
    pub at: Option<String>,
    pub sees: Option<String>,
    /// Phrasings, of which one is drawn. Empty where the beat's own stay.
    pub says: Vec<String>,
    pub feels: Option<Feeling>,
    pub thinks: Option<String>,
}

/// What is told in place of an ending's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingVariant {
    pub when: Vec<Condition>,
    pub says: Option<String>,
    pub feels: Option<Feeling>,
}

/// What happens when a beat is entered, before anything is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnEnter {
    /// Days that have gone by; more than 0 begins a new episode (R11).
    pub days: u16,
    /// An event, in points of mood.
    pub mood: i8,
    pub learns: FactSet,
    pub breaks: PromiseSet,
    /// Taken from composure in a shift (R12).
    pub sting: u8,
}

/// How a beat goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Something is chosen: `count` options from `first` on.
    Choices { first: ChoiceId, count: u32 },
    /// The first route that holds is taken at once. The last has no condition.
    Routes { routes: Vec<Route>, all_end: bool },
    /// It leads on by itself.
    On(Target),
}

/// A way on with its conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    pub when: Vec<Condition>,
    pub target: Target,
}

/// Where a way leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Beat(BeatId),
    End(EndingId),
}

/// One option of a beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub beat: BeatId,
    pub spoken: Spoken,
    pub effect: Effect,
    /// What the customer says before the next beat's own line, unless the choice came too soon.
    pub reply: Option<String>,
    /// What shows on the face for the reply.
    pub feels: Option<Feeling>,
    pub note: Option<String>,
    /// The note where the choice came too soon (R3).
    pub unheard_note: Option<String>,
    pub trap: Option<Trap>,
    /// What this line does, in general words, for a plan: "I ask what for before I promise".
    pub then: Option<String>,
    /// What to do next time instead of this line, which falls short: "I keep them with me, and say who does what". The plan ends with it,
    /// whichever line is held up beside it.
    pub instead: Option<String>,
}

/// Whether an option is something said or something done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spoken {
    Say(String),
    Act(String),
}

impl Choice {
    /// Whether it falls short at every state: into a trap, of a skill, or of a word or a promise that it breaks.
    pub fn falls_short(&self) -> bool {
        let effect = &self.effect;
        self.trap.is_some() || !effect.misses.is_empty() || effect.breach || !effect.breaks.is_empty()
    }
}

impl Spoken {
    pub fn text(&self) -> &str {
        match self {
            Self::Say(text) | Self::Act(text) => text,
        }
    }

    pub fn is_act(&self) -> bool {
        matches!(self, Self::Act(_))
    }
}

/// What an option does, as the rules read it. Amounts in points, -10..=10 where not said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// What it adds to mood, before anything that the rules make of it (R3 to R5, R8, R9).
    pub mood: i8,
    /// What sort of move it is; one that solves or sells waits until the customer feels heard (R3).
    pub kind: OptionKind,
    /// The cost of an unwelcome step, 0..=4 (R5).
    pub unwelcome: i8,
    /// What it enters in the account (R2, R6), before the rules that cut it short.
    pub trust: i8,
    /// Whether `trust` is banked as a deed and not as words (R6).
    pub deed: bool,
    /// Promises made, kept, moved and given back, each in the order written.
    pub promise: Box<[PromiseId]>,
    pub keeps: Box<[PromiseId]>,
    pub moves: Box<[PromiseId]>,
    pub withdraws: Box<[PromiseId]>,
    /// Promises that it breaks, of those that bind (R7).
    pub breaks: PromiseSet,
    /// You said one thing and did another (R7).
    pub breach: bool,
    pub learns: FactSet,
    /// In the order written.
    pub uses: Box<[FactId]>,
    pub does: DeedSet,
    pub needs: Vec<Condition>,
    /// Voices that fit the words; empty where the option lists none.
    pub tones: VoiceSet,
    /// Whether the option answers in the customer's own mode (R9).
    pub matches: bool,
    /// Exchanges it takes of the customer's time (R4).
    pub takes: u8,
    /// Skills shown; an option that matches the customer's mode shows Matching.
    pub shows: SkillSet,
    /// Skills that the author says were called for and not shown. They move nothing.
    pub misses: SkillSet,
    /// Where it leads.
    pub target: Target,
    /// Where it leads instead where it comes before the customer feels heard (R3); `None` where it makes no difference.
    pub unheard: Option<BeatId>,
}

impl Effect {
    /// An option that has words, a mood and a way on, and nothing else.
    pub fn words_only(mood: i8, target: Target) -> Self {
        Self {
            mood,
            kind: OptionKind::Talk,
            unwelcome: 0,
            trust: 0,
            deed: false,
            promise: Box::default(),
            keeps: Box::default(),
            moves: Box::default(),
            withdraws: Box::default(),
            breaks: PromiseSet::EMPTY,
            breach: false,
            learns: FactSet::EMPTY,
            uses: Box::default(),
            does: DeedSet::EMPTY,
            needs: Vec::new(),
            tones: VoiceSet::EMPTY,
            matches: false,
            takes: 1,
            shows: SkillSet::EMPTY,
            misses: SkillSet::EMPTY,
            target,
            unheard: None,
        }
    }
}

/// How a talk can end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub id: String,
    pub kind: EndingKind,
    pub title: String,
    /// Told from the customer's life.
    pub says: Option<String>,
    /// What shows on the face.
    pub feels: Option<Feeling>,
    /// What is told in its place; the first whose conditions hold at the end.
    pub variants: Vec<EndingVariant>,
}

/// What an author means to be true, and the program proves or refutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    pub kind: ExpectationKind,
    /// Where play gets to.
    pub at: Target,
    /// Conditions on the state on getting there, the effects of entering done.
    pub that: Vec<Condition>,
    pub because: Option<String>,
}

/// What is expected at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectationKind {
    /// Whenever play gets there, all conditions hold.
    Always,
    /// Play never gets there with all of them holding.
    Never,
    /// Some play gets there with all of them holding, having passed `after`.
    Can { after: Option<Target> },
    /// Typical play gets there in a share from `lowest` to `highest`, in percent.
    Typical { lowest: u8, highest: u8 },
}

impl ExpectationKind {
    /// As written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "Always",
            Self::Never => "Never",
            Self::Can { .. } => "Can",
            Self::Typical { .. } => "Typical",
        }
    }
}

/// Where a drill on a beat opens; what is left out is taken from typical play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drill {
    pub mood: Option<i8>,
    pub trust: Option<i8>,
    pub heard: Option<u8>,
    pub learned: FactSet,
    pub promised: PromiseSet,
}
