//! The files exactly as authors write them, and how they are read and written.
//!
//! RON decides what is valid. A whole text is tried first; a piece that RON refuses is cut into smaller pieces
//! and those are tried, down to the single value at fault (`salvage`). So one reading gives every fault
//! with its place, and everything that could be read.

mod at;
mod branch;
mod brackets;
mod containers;
mod counts_file;
mod cut_text;
mod dialogue;
mod empties;
mod expect;
mod foreign;
mod form;
mod joined;
mod lex;
mod list_signs;
mod locate;
mod marks;
mod mend;
mod name;
mod names;
mod nearest;
mod odd;
mod parts;
mod pieces;
mod plans_file;
mod quotes;
mod read;
mod record;
mod robots_file;
mod ron;
mod rules_file;
mod salvage;
mod skills_file;
mod todos;
mod token;
mod write;
mod writer;

pub use at::{At, Step};
pub use brackets::is_broken_off;
pub use branch::{BranchFile, join};
pub use containers::{AllowFile, Entries, Percent, Rare, TextOr, Texts};
pub use counts_file::{CountsFile, ExchangeFile, VotesFile, read_counts};
pub use cut_text::CutText;
pub use dialogue::{
    BeatFile, ChoiceFile, CustomerFile, DrillFile, EndingFile, EndingVariantFile, LookFile, PersonFile, PromiseFile, RouteFile,
    ScenarioFile, VariantFile,
};
pub use empties::empty_fields;
pub use expect::{AlwaysFile, CanFile, ExpectFile, NeverFile, TypicalFile};
pub use joined::Joined;
pub use locate::{Locator, span_in_branch};
pub use name::Name;
pub use names::{
    Beard, Collar, Condition, Cover, EndingKind, Feeling, Glasses, Hair, HeadShape, Mode, OptionKind, Pronoun, RuleSet, Skill,
    Skin, Temperament, Trap, Voice,
};
pub use nearest::{NearNames, did_you_mean, meant, nearest, with_odd_sign};
pub use parts::{Parts, Written, WrittenField, WrittenFields};
pub use plans_file::{PlanFile, PlansFile, read_plans};
pub use read::{Bound, BranchReading, Reading, read, read_branch, read_bytes};
pub use robots_file::{RobotsFile, read_robots};
pub use rules_file::{BandEnd, Card, RulesError, RulesFile, TemperamentRules, VoiceFit, read_rules};
pub use skills_file::{Family, FamilyFile, SkillFile, SkillsFile, read_skills};
pub use todos::{Todos, todos};
pub use write::{write, write_canonical, write_to};

#[doc(hidden)]
pub use read::read_by_pieces;
