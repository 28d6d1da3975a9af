//! What a scenario is made of. Words are kept as written; `{you}` and details are filled in when they are shown.

use super::condition::Condition;
use super::content::{Content, ContentOfText};
use super::graph::DialogueGraph;
use super::ids::{Arena, BeatId, ChoiceId, EndingId, FactId, PromiseId};
use super::look::Look;
use super::sets::{FactSet, PromiseSet, SkillSet, VoiceSet};
use super::{EndingKind, Mode, OptionKind, Pronoun, Skill, Temperament, Trap};

/// A whole scenario. Every id in it names something in it; every beat has a way on.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub(super) id: String,
    pub(super) content: ContentOfText,
    pub(super) title: String,
    pub(super) setting: Option<String>,
    pub(super) place: Option<String>,
    pub(super) begin: Option<String>,
    pub(super) brief: Option<String>,
    pub(super) care: Option<String>,
    pub(super) minutes: Option<u16>,
    pub(super) lang: String,
    pub(super) plain: bool,
    pub(super) skills: Vec<Skill>,
    pub(super) customer: Customer,
    pub(super) facts: Arena<FactId, Fact>,
    pub(super) promises: Arena<PromiseId, Promise>,
    pub(super) details: Vec<Detail>,
    pub(super) start: BeatId,
    pub(super) beats: Arena<BeatId, Beat>,
    pub(super) choices: Arena<ChoiceId, Choice>,
    pub(super) endings: Arena<EndingId, Ending>,
    pub(super) graph: DialogueGraph,
}

impl Scenario {
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text it was read from.
    pub fn source_text(&self) -> &str {
        self.content.text()
    }

    pub fn content(&self) -> Content {
        self.content.get()
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    pub fn setting(&self) -> Option<&str> {
        self.setting.as_deref()
    }

    /// Where it takes place, as in "on the phone".
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// What the button says that begins it, as in "Pick up the phone".
    pub fn begin(&self) -> Option<&str> {
        self.begin.as_deref()
    }

    pub fn brief(&self) -> Option<&str> {
        self.brief.as_deref()
    }

    /// A line of care on the title card (training-model 7.6).
    pub fn care(&self) -> Option<&str> {
        self.care.as_deref()
    }

    /// How long it takes, in minutes.
    pub fn minutes(&self) -> Option<u16> {
        self.minutes
    }

    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Whether it is played with the clamp alone (training-model 3.3, *Plain*).
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// The skills that it declares.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    pub fn customer(&self) -> &Customer {
        &self.customer
    }

    pub fn facts(&self) -> &Arena<FactId, Fact> {
        &self.facts
    }

    pub fn promises(&self) -> &Arena<PromiseId, Promise> {
        &self.promises
    }

    pub fn details(&self) -> &[Detail] {
        &self.details
    }

    pub fn start(&self) -> BeatId {
        self.start
    }

    pub fn beats(&self) -> &Arena<BeatId, Beat> {
        &self.beats
    }

    /// The options of all beats; those of one beat stand together.
    pub fn choices(&self) -> &Arena<ChoiceId, Choice> {
        &self.choices
    }

    pub fn endings(&self) -> &Arena<EndingId, Ending> {
        &self.endings
    }

    pub fn graph(&self) -> &DialogueGraph {
        &self.graph
    }

    /// The option of a beat with this number as written, from 1.
    pub fn choice_by_number(&self, beat: BeatId, number: usize) -> Option<ChoiceId> {
        self.beats[beat].choices().nth(number.checked_sub(1)?)
    }

    /// The number of an option in its beat as written, from 1.
    pub fn number_of(&self, choice: ChoiceId) -> usize {
        let beat = &self.beats[self.choices[choice].beat];
        beat.choices().position(|candidate| candidate == choice).map_or(0, |index| index + 1)
    }
}

impl Scenario {
    /// A condition as it is written in a file.
    pub fn condition_text(&self, condition: Condition) -> String {
        let fact = |fact: FactId| &self.facts[fact].id;
        let promise = |promise: PromiseId| &self.promises[promise].id;
        match condition {
            Condition::MoodAtLeast(mood) => format!("MoodAtLeast({mood})"),
            Condition::MoodAtMost(mood) => format!("MoodAtMost({mood})"),
            Condition::TrustAtLeast(trust) => format!("TrustAtLeast({trust})"),
            Condition::TrustAtMost(trust) => format!("TrustAtMost({trust})"),
            Condition::Heard(pips) => format!("Heard({pips})"),
            Condition::Learned(id) => format!("Learned(\"{}\")", fact(id)),
            Condition::NotLearned(id) => format!("NotLearned(\"{}\")", fact(id)),
            Condition::Promised(id) => format!("Promised(\"{}\")", promise(id)),
            Condition::NotPromised(id) => format!("NotPromised(\"{}\")", promise(id)),
            Condition::Kept(id) => format!("Kept(\"{}\")", promise(id)),
            Condition::Broke(id) => format!("Broke(\"{}\")", promise(id)),
        }
    }
}

/// The customer. Mood, trust and usual in points, -10..=10.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    pub name: String,
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

/// Something that can be promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub id: String,
    pub text: String,
    /// When it falls due, as written.
    pub due: Option<String>,
    /// Whether any option keeps it; otherwise it was *never yours to make* (training-model 9.1).
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
    /// What the beat's own mood is called, as in "the line drops".
    pub event: Option<String>,
    pub sees: Option<String>,
    /// Phrasings of the customer's line; one is drawn. Empty where nothing is said.
    pub says: Vec<String>,
    pub thinks: Option<String>,
    pub discuss: Vec<String>,
    pub drill: Option<Drill>,
    /// Whether a voice is chosen with the words (R8).
    pub tone: bool,
    pub entry: Entry,
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

/// What happens when a beat is entered, before anything is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
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
    pub note: Option<String>,
    pub trap: Option<Trap>,
}

/// Whether an option is something said or something done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spoken {
    Say(String),
    Act(String),
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
    pub mood: i8,
    pub kind: OptionKind,
    /// The cost of an unwelcome step, 0..=4 (R5).
    pub unwelcome: i8,
    pub trust: i8,
    /// Whether `trust` is banked as a deed and not as words (R6).
    pub deed: bool,
    pub promise: Option<PromiseId>,
    pub keeps: Option<PromiseId>,
    pub moves: Option<PromiseId>,
    pub breaks: PromiseSet,
    pub breach: bool,
    pub learns: FactSet,
    pub uses: Option<FactId>,
    pub needs: Vec<Condition>,
    /// Voices that fit the words; empty where the option lists none.
    pub tones: VoiceSet,
    /// Whether the option answers in the customer's own mode (R9).
    pub matches: bool,
    /// Exchanges it takes of the customer's time (R4).
    pub takes: u8,
    /// Skills shown; an option that matches the customer's mode shows Matching.
    pub shows: SkillSet,
    pub misses: SkillSet,
    pub target: Target,
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
            promise: None,
            keeps: None,
            moves: None,
            breaks: PromiseSet::EMPTY,
            breach: false,
            learns: FactSet::EMPTY,
            uses: None,
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
}

/// Where a drill on a beat opens (training-model 8.2); what is left out is taken from typical play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drill {
    pub mood: Option<i8>,
    pub trust: Option<i8>,
    pub heard: Option<u8>,
    pub learned: FactSet,
    pub promised: PromiseSet,
}
