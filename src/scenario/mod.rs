//! A scenario: valid by construction and never changed. Who the customer is, what is said, where it leads, and what each choice does.

mod branch;
mod branch_text;
mod condition;
mod content;
mod dot;
mod graph;
mod hash;
mod ids;
mod load;
mod look;
mod lower;
mod model;
mod parts;
mod sets;
mod short_name;

pub use branch_text::{BranchIn, BranchText};
pub use condition::Condition;
pub use content::{ContentDigits, ContentDigitsError, ContentId, ContentIdError};
pub use dot::{Note, dot};
pub use graph::{DialogueGraph, Edge, Place};
pub(crate) use hash::{GOLDEN, fnv1a64, splitmix64};
pub use ids::{Arena, BeatId, ChoiceId, DeedId, EndingId, FactId, PersonId, PromiseId};
pub use load::{Loaded, load, load_bytes};
pub use look::{Look, Measure, Rgb, Sketch};
pub use lower::Allowed;
pub use model::Scenario;
pub use parts::{
    Beat, Choice, Customer, Deed, Detail, Drill, Effect, Ending, EndingVariant, Exit, Expectation, ExpectationKind, Fact, HEARD,
    OnEnter, Person, Promise, Route, SCALE, Spoken, Target, Variant,
};
pub use sets::{DeedSet, FactSet, PromiseSet, SkillSet, VoiceSet};

// The vocabularies of the format are the domain's own words.
pub use crate::format::{
    Beard, Collar, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, OptionKind, Pronoun, RuleSet, Skill, Skin,
    Temperament, Trap, Voice,
};
