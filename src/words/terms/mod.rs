//! The words that a file or an output can hold, as a writer looks them up: fields, conditions, kinds of near-miss, expectations, names,
//! rules, keys of JSON. The guide's tables are made of them.

mod fields;
mod names;
mod outputs;

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::rules::told_rules;
use crate::scenario::Trap;

pub use fields::FIELDS;

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Scenario,
    Customer,
    Person,
    Beat,
    Option,
    Variant,
    Ending,
    Expectation,
    Branch,
    Route,
    Promise,
    Look,
    Drill,
}

impl Place {
    /// In the order of the guide.
    pub const ALL: [Self; 13] = [
        Self::Scenario,
        Self::Promise,
        Self::Customer,
        Self::Look,
        Self::Person,
        Self::Beat,
        Self::Route,
        Self::Drill,
        Self::Option,
        Self::Variant,
        Self::Ending,
        Self::Expectation,
        Self::Branch,
    ];

    /// What one of its fields is, where it is looked up.
    fn of(self) -> &'static str {
        match self {
            Self::Scenario => "a field of the dialogue",
            Self::Promise => "a field of a promise",
            Self::Customer => "a field of the customer",
            Self::Look => "a field of `look`",
            Self::Person => "a field of one of the people",
            Self::Beat => "a field of a beat",
            Self::Route => "a field of a route",
            Self::Drill => "a field of a drill",
            Self::Option => "a field of an option",
            Self::Variant => "a field of a variant",
            Self::Ending => "a field of an ending",
            Self::Expectation => "a field of an expectation",
            Self::Branch => "a field of a branch file",
        }
    }

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Scenario => "The dialogue",
            Self::Promise => "A promise",
            Self::Customer => "The customer",
            Self::Look => "A `look`",
            Self::Person => "One of the `people`",
            Self::Beat => "A beat",
            Self::Route => "A route",
            Self::Drill => "A `drill`",
            Self::Option => "An option",
            Self::Variant => "A variant",
            Self::Ending => "An ending",
            Self::Expectation => "An expectation",
            Self::Branch => "A branch file",
        }
    }

    /// What is to be said of it before its fields.
    fn says(self) -> Option<&'static str> {
        match self {
            Self::Beat => Some("It needs exactly one way on: `choices`, `routes`, `to` or `end`."),
            Self::Option => Some("It has `say` or `act`, never both, and `to` or `end`, never both."),
            Self::Variant => Some("It belongs in `variants` of a beat or an ending, and gives each way there a text that fits."),
            Self::Expectation => Some("It is `Always(…)`, `Never(…)`, `Can(…)` or `Typical(…)`."),
            Self::Branch => Some(
                "It is `Branch(…)` in a file of its own, `NAME.branch.ron`, in the folder of the dialogue or in your own folder of dialogues.",
            ),
            Self::Promise => Some("It is a text, or these in round brackets."),
            Self::Look => Some("Every part may be left out; colours are written `\"#RRGGBB\"`."),
            Self::Route => Some("It belongs in `routes` of a beat, and has `to` or `end`, never both."),
            Self::Scenario | Self::Customer | Self::Person | Self::Drill | Self::Ending => None,
        }
    }
}

/// A field, or two of which one is written.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub place: Place,
    pub names: &'static [&'static str],
    /// The rung of the ladder on which it is first needed.
    pub tier: u8,
    pub means: &'static str,
}

/// A condition as it is written, its name, and when it holds.
pub const CONDITIONS: &[(&str, &str, &str)] = &[
    ("`MoodAtLeast(n)`", "MoodAtLeast", "mood is n or more"),
    ("`MoodAtMost(n)`", "MoodAtMost", "mood is n or less"),
    ("`TrustAtLeast(n)`", "TrustAtLeast", "trust is n or more"),
    ("`TrustAtMost(n)`", "TrustAtMost", "trust is n or less"),
    ("`Heard(n)`", "Heard", "at least n of the three dots of Heard are filled"),
    ("`Learned(\"f\")`", "Learned", "the fact is in the notebook"),
    ("`NotLearned(\"f\")`", "NotLearned", "the fact is not in the notebook"),
    ("`Promised(\"p\")`", "Promised", "the promise is open or moved at this moment"),
    (
        "`NotPromised(\"p\")`",
        "NotPromised",
        "the promise is neither open nor moved at this moment: it was never made, or it is kept, broken or withdrawn by now",
    ),
    ("`Kept(\"p\")`", "Kept", "the promise has been kept; also where an option `keeps` what was never promised"),
    (
        "`Broke(\"p\")`",
        "Broke",
        "the promise has been broken: by an option, by a beat, or by an ending that it was still open at",
    ),
    ("`Moved(\"p\")`", "Moved", "the promise has been put off in time and is still open"),
    ("`Withdrew(\"p\")`", "Withdrew", "the promise was withdrawn"),
    ("`Did(\"d\")`", "Did", "the deed is done"),
    ("`SpentAtLeast(n)`", "SpentAtLeast", "at least n exchanges of the customer's `time` are used up in this episode"),
    ("`SpentAtMost(n)`", "SpentAtMost", "at most n exchanges of the customer's `time` are used up in this episode"),
    ("`Is(Anxious)`", "Is", "the customer is of this temperament today; in `variants` alone"),
    ("`Not(Did(\"d\"))`", "Not", "the condition in its brackets does not hold; any one may stand there"),
    ("`Any([Heard(n), Did(\"d\")])`", "Any", "at least one of the conditions in its list holds"),
];

/// What an author can expect, as written.
pub const EXPECTATIONS: &[(&str, &str)] = &[
    (
        "Always",
        "whenever a conversation gets to the beat or ending in `at`, all of `that` hold, what happens on entering done: `Always(at: \"glad\", that: [Kept(\"call\")])`",
    ),
    (
        "Never",
        "no conversation gets to the beat or ending in `at` with all of `that` holding: `Never(at: \"glad\", that: [Broke(\"call\")])`",
    ),
    (
        "Can",
        "some conversation gets to the beat or ending in `at` with all of `that` holding, after the one in `after`, which may be left out: `Can(at: \"glad\", that: [MoodAtMost(-4)], after: \"hello\")`",
    ),
    (
        "Typical",
        "so many percent of typical conversations come to the beat or ending in `at`: `Typical(at: \"glad\", percent: (10, 35))`",
    ),
];

/// A rule of the customer model, by the name that stands beside what it moved.
const A_RULE: &str = "a rule of the customer model";

/// What stands above the columns of `rapport robots`.
pub const ROBOTS: &[(&str, &str)] = &[
    ("place", "where the endings of somebody's play lie: 0 as at random, 1 as good as they can be, below 0 worse than at random"),
    (
        "share",
        "over the choices at which it matters what is taken: how near each pick comes to the best option, in percent; whoever knows one trick alone is not to get much more than somebody at random",
    ),
];

/// What a near-miss is, in a line.
pub fn near_miss(trap: Trap) -> &'static str {
    match trap {
        Trap::TooSoon => "the sharp question or the good fix, before they had finished talking",
        Trap::SorrySorry => "apology upon apology, until they have to comfort you",
        Trap::WarmAndGeneral => "kind words you could say to anybody",
        Trap::LovelyUntrue => "what they long to hear, when you can\u{2019}t know it\u{2019}s true",
        Trap::TrueCold => "the plain fact, without kindness",
        Trap::AgainstUs => "closeness at the cost of somebody who is not there",
        Trap::Complete => "all of it, at once",
        Trap::PassedOn => "passed on because of the rules, when it could have stayed with you",
        Trap::MyTurn => "their story answered with one of yours",
    }
}

/// What can be looked up: what it is a word for, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub word: &'static str,
    /// "a field of an option", "a condition", "a near-miss", "a voice".
    pub of: &'static str,
    pub means: Cow<'static, str>,
}

impl Term {
    const fn new(word: &'static str, of: &'static str, means: &'static str) -> Self {
        Self { word, of, means: Cow::Borrowed(means) }
    }
}

/// Every field, condition, near-miss and expectation, every name that a field takes, the rules, and the words of what is printed.
pub fn terms() -> impl Iterator<Item = Term> {
    let fields = FIELDS.iter().flat_map(|field| field.names.iter().map(|word| Term::new(word, field.place.of(), field.means)));
    let conditions = CONDITIONS.iter().map(|(written, word, means)| Term {
        word,
        of: "a condition",
        means: Cow::Owned(format!("{means}. Written {written}")),
    });
    let traps = Trap::ALL.iter().map(|trap| Term::new(trap.name(), "a near-miss", near_miss(*trap)));
    let expectations = EXPECTATIONS.iter().map(|(word, means)| Term::new(word, "an expectation", means));
    let rules = told_rules().map(|rule| Term {
        word: rule.name,
        of: A_RULE,
        means: Cow::Owned(format!("{}. {}", rule.title, rule.text)),
    });
    let robots = ROBOTS.iter().map(|(word, means)| Term::new(word, "a word of `rapport robots`", means));
    fields
        .chain(conditions)
        .chain(traps)
        .chain(expectations)
        .chain(names::names())
        .chain(rules)
        .chain(robots)
        .chain(outputs::outputs())
}

/// The table of rules as it stands in the writers' guide.
pub fn guide_of_rules() -> String {
    let mut text = String::from("| Rule | Called | It begins so; `rapport explain R3` says all of it |\n|---|---|---|\n");
    for rule in told_rules() {
        let _ = writeln!(text, "| {} | {} | {} |", rule.name, rule.title, rule.summary().replace('|', "\\|"));
    }
    text
}

/// The tables of fields and conditions as they stand in the writers' guide.
pub fn guide_of_fields() -> String {
    let mut text = String::new();
    for place in Place::ALL {
        let _ = write!(text, "**{}**\n\n", place.title());
        if let Some(says) = place.says() {
            let _ = write!(text, "{says}\n\n");
        }
        text.push_str("| Field | Tier | What it is |\n|---|---|---|\n");
        for field in FIELDS.iter().filter(|field| field.place == place) {
            let names: Vec<String> = field.names.iter().map(|name| format!("`{name}`")).collect();
            let means = match field.names {
                [name] if place == Place::Look => names::names_of_look(name).map(|all| {
                    let all: Vec<String> = all.iter().map(|name| format!("`{name}`")).collect();
                    format!("{}: {}", field.means, all.join(", "))
                }),
                _ => None,
            };
            let means = means.as_deref().unwrap_or(field.means);
            let _ = writeln!(text, "| {} | {} | {means} |", names.join(", "), field.tier);
        }
        text.push('\n');
    }
    text.push_str(
        "**Conditions**, for `needs`, `when` and `that`; all in a list must hold.\n\n| Condition | Holds when |\n|---|---|\n",
    );
    for (written, _, means) in CONDITIONS {
        let _ = writeln!(text, "| {written} | {means} |");
    }
    text
}

/// The table of near-misses as it stands in the writers' guide.
pub fn guide_of_traps() -> String {
    let mut text = String::from("| `trap` | What it is |\n|---|---|\n");
    for trap in Trap::ALL {
        let _ = writeln!(text, "| `{trap}` | {} |", near_miss(*trap));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Condition;

    /// The fields of a record of the format, as its declaration has them.
    fn declared(record: &str) -> Vec<String> {
        let file = concat!(
            include_str!("../../format/dialogue.rs"),
            include_str!("../../format/expect.rs"),
            include_str!("../../format/branch.rs")
        );
        let (_, rest) = file.split_once(&format!("pub struct {record}: ")).unwrap();
        let (_, body) = rest.split_once("{\n").unwrap();
        let (body, _) = body.split_once("\n    }").unwrap();
        let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("///"));
        lines.filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
    }

    #[test]
    fn every_field_of_the_format_stands_in_the_table_and_no_other_does() {
        for (place, records) in [
            (Place::Scenario, &["ScenarioFile"][..]),
            (Place::Customer, &["CustomerFile"]),
            (Place::Person, &["PersonFile"]),
            (Place::Beat, &["BeatFile"]),
            (Place::Option, &["ChoiceFile"]),
            (Place::Variant, &["VariantFile", "EndingVariantFile"]),
            (Place::Ending, &["EndingFile"]),
            (Place::Expectation, &["AlwaysFile", "NeverFile", "CanFile", "TypicalFile"]),
            (Place::Branch, &["BranchFile"]),
            (Place::Route, &["RouteFile"]),
            (Place::Promise, &["PromiseFile"]),
            (Place::Look, &["LookFile"]),
            (Place::Drill, &["DrillFile"]),
        ] {
            let mut declared: Vec<String> = records.iter().flat_map(|record| declared(record)).collect();
            let of_place = FIELDS.iter().filter(|field| field.place == place);
            let mut told: Vec<String> = of_place.flat_map(|field| field.names).map(|name| (*name).to_owned()).collect();
            declared.sort();
            declared.dedup();
            told.sort();
            assert_eq!(told, declared, "{place:?}");
        }
    }

    #[test]
    fn every_condition_stands_in_the_table_and_no_other_does() {
        let told: Vec<&str> = CONDITIONS.iter().map(|(_, name, _)| *name).collect();
        assert_eq!(told, Condition::NAMES);
        assert!(CONDITIONS.iter().all(|(written, name, _)| written.starts_with(&format!("`{name}("))));
    }
}
