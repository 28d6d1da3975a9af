//! The scenario as a whole: its parts, the graph of them, and what names its content.

use crate::format::Joined;

use super::Skill;
use super::condition::Condition;
use super::content::{ContentDigits, ContentId, SourceOfContent};
use super::graph::DialogueGraph;
use super::ids::{Arena, BeatId, ChoiceId, DeedId, EndingId, FactId, PersonId, PromiseId};
use super::parts::{Beat, Choice, Customer, Deed, Detail, Ending, Expectation, Fact, Person, Promise};

/// A whole scenario. Every id in it names something in it; every beat has a way on.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub(super) id: String,
    pub(super) source: SourceOfContent,
    pub(super) joined: Joined,
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
    pub(super) people: Arena<PersonId, Person>,
    pub(super) facts: Arena<FactId, Fact>,
    pub(super) deeds: Arena<DeedId, Deed>,
    pub(super) promises: Arena<PromiseId, Promise>,
    pub(super) details: Vec<Detail>,
    pub(super) start: BeatId,
    pub(super) beats: Arena<BeatId, Beat>,
    pub(super) choices: Arena<ChoiceId, Choice>,
    pub(super) endings: Arena<EndingId, Ending>,
    pub(super) expectations: Vec<Expectation>,
    pub(super) spent_counts_to: u8,
    pub(super) graph: DialogueGraph,
}

impl Scenario {
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What names its content for ever. Worked out when it is first asked for.
    pub fn content(&self) -> ContentId {
        self.source.content(&self.id)
    }

    /// Whether digits of a run line or a record stand for this content: those of its id, or those that the first program wrote.
    pub fn is_of(&self, digits: ContentDigits) -> bool {
        self.content().short() == digits || self.source.older_digits() == digits
    }

    /// The text it was read from. Kept once for each content, it lets a run be looked back at after the file was changed.
    pub fn source_text(&self) -> &str {
        self.source.text()
    }

    /// What of it came from which file.
    pub(crate) fn joined(&self) -> &Joined {
        &self.joined
    }

    /// What the branches are called that are in it, in the order in which they were joined.
    pub fn branches(&self) -> impl Iterator<Item = &str> {
        self.joined.titles().map(Option::unwrap_or_default)
    }

    /// The title of the branch that a beat came from; `None` where the scenario's own file has it.
    pub fn branch_of_beat(&self, beat: BeatId) -> Option<&str> {
        self.joined.branch_of("beats", beat.index()).and_then(|branch| self.branches().nth(branch))
    }

    /// The title of the branch that an option came from; `None` where the scenario's own file has it.
    pub fn branch_of_choice(&self, choice: ChoiceId) -> Option<&str> {
        let beat = self.choices[choice].beat;
        let option = self.number_of(choice).saturating_sub(1);
        self.joined.branch_of_option(beat.index(), option).and_then(|branch| self.branches().nth(branch))
    }

    /// The title of the branch that an ending came from; `None` where the scenario's own file has it.
    pub fn branch_of_ending(&self, ending: EndingId) -> Option<&str> {
        self.joined.branch_of("endings", ending.index()).and_then(|branch| self.branches().nth(branch))
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

    /// A line of care on the title card, where the talk touches real harm.
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

    /// Whether it is played with `rules: Plain`: ranges and written amounts alone.
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

    /// The others in the scene.
    pub fn people(&self) -> &Arena<PersonId, Person> {
        &self.people
    }

    /// What the trainee can do that matters later.
    pub fn deeds(&self) -> &Arena<DeedId, Deed> {
        &self.deeds
    }

    /// What the author means to be true, in the order of the file.
    pub fn expectations(&self) -> &[Expectation] {
        &self.expectations
    }

    /// Up to how many exchanges the time spent has to be counted: past it, no rule and no condition tells more from fewer.
    pub fn spent_counts_to(&self) -> u8 {
        self.spent_counts_to
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
    pub fn condition_text(&self, condition: &Condition) -> String {
        let fact = |fact: FactId| &self.facts[fact].id;
        let promise = |promise: PromiseId| &self.promises[promise].id;
        let deed = |deed: DeedId| &self.deeds[deed].id;
        match *condition {
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
            Condition::Moved(id) => format!("Moved(\"{}\")", promise(id)),
            Condition::Withdrew(id) => format!("Withdrew(\"{}\")", promise(id)),
            Condition::Did(id) => format!("Did(\"{}\")", deed(id)),
            Condition::SpentAtLeast(n) => format!("SpentAtLeast({n})"),
            Condition::SpentAtMost(n) => format!("SpentAtMost({n})"),
            Condition::Is(temperament) => format!("Is({temperament})"),
            Condition::Not(ref inner) => format!("Not({})", self.condition_text(inner)),
            Condition::Any(ref inner) => {
                let inner: Vec<String> = inner.iter().map(|condition| self.condition_text(condition)).collect();
                format!("Any([{}])", inner.join(", "))
            }
        }
    }
}
