//! What exercises what: every skill, every rule and every item that the program is meant to teach, with the conversations that
//! carry it. The tables stand in the writers' guide.
//!
//! A beat *exercises* a skill where an option shows it or misses it; a voice beat whose options name voices exercises Tone.
//! A play *uses* a rule where one of its events is that rule's doing ([`rule_of`]), and a conversation uses it where a recorded
//! play does: what nobody records nobody has seen. The items stand in `inventory.ron`.
//!
//! With `REWRITE=1` the tables are written anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rapport::play::Transcript;
use rapport::rules::{EntryKind, Event, MoodReason, Reason};
use rapport::scenario::{Beat, Scenario, Skill, SkillSet, Temperament};
use serde::Deserialize;

use crate::plays::{RUNS, SHIPPED, shipped};

/// The rules of the customer model, R1 to R13, and what each is about.
const RULES: [&str; 13] = [
    "the first three exchanges are banked",
    "the account forgives or doubts",
    "heard before solving",
    "enough is enough, and time runs out",
    "unwelcome steps",
    "deeds nobody had been promised",
    "promises, and the bounce",
    "the voice",
    "their own way of talking",
    "a fact found and used",
    "days go by",
    "composure, in shifts",
    "alone, nothing is an exchange",
];

// ---- skills ------------------------------------------------------------------------------

/// The skills for which a beat is a chance, whatever is open.
fn exercised_at(scenario: &Scenario, beat: &Beat) -> SkillSet {
    let of_option = |choice| {
        let effect = &scenario.choices()[choice].effect;
        let skills = effect.shows.union(effect.misses);
        if beat.tone && !effect.tones.is_empty() { skills.with(Skill::Tone) } else { skills }
    };
    beat.choices().map(of_option).fold(SkillSet::EMPTY, SkillSet::union)
}

fn beats_for(scenario: &Scenario, skill: Skill) -> Vec<&str> {
    let exercising = scenario.beats().iter().filter(|beat| exercised_at(scenario, beat).contains(skill));
    exercising.map(|beat| beat.id.as_str()).collect()
}

fn n_beats(skill: Skill) -> usize {
    SHIPPED.iter().map(|scenario| beats_for(scenario, skill).len()).sum()
}

fn header(first: &str, last: &str) -> String {
    let names: Vec<String> = SHIPPED.iter().map(|scenario| format!("`{}`", scenario.id())).collect();
    let names = names.join(" | ");
    let lines = "---|".repeat(SHIPPED.len() + 2);
    format!("| {first} | {names} | {last} |\n|{lines}\n")
}

fn skills_table() -> String {
    let mut table = header("Skill", "beats");
    for skill in Skill::ALL {
        let _ = write!(table, "| `{skill}` |");
        for scenario in SHIPPED.iter() {
            let n = match beats_for(scenario, *skill).len() {
                0 => String::new(),
                n if scenario.skills().contains(skill) => format!("**{n}**"),
                n => n.to_string(),
            };
            let _ = write!(table, " {n} |");
        }
        let _ = writeln!(table, " {} |", n_beats(*skill));
    }
    table
}

/// The skills with the fewest beats, fewest first: what the next conversation could exercise.
fn rarest() -> String {
    let mut skills: Vec<Skill> = Skill::ALL.to_vec();
    skills.sort_by_key(|skill| n_beats(*skill));
    let named = skills.iter().take(5).map(|skill| {
        let n_declared = SHIPPED.iter().filter(|scenario| scenario.skills().contains(skill)).count();
        format!("`{skill}` ({} beats; listed by {n_declared} of {} conversations)", n_beats(*skill), SHIPPED.len())
    });
    named.collect::<Vec<_>>().join(", ")
}

fn skills_list() -> String {
    let mut list = String::new();
    for skill in Skill::ALL {
        let _ = writeln!(list, "- `{skill}`");
        for scenario in SHIPPED.iter() {
            let beats = beats_for(scenario, *skill);
            if !beats.is_empty() {
                let _ = writeln!(list, "  - `{}`: {}", scenario.id(), beats.join(", "));
            }
        }
    }
    list
}

// ---- rules -------------------------------------------------------------------------------

/// The rule whose doing an event is, from 1. What an option is worth by itself is no rule's doing, nor is what merely happens.
fn rule_of(event: Event) -> Option<usize> {
    Some(match event {
        Event::NotHeardYet => 3,
        Event::Adjusted { reason, .. } | Event::Mood { reason, .. } => match reason {
            MoodReason::Account => 2,
            MoodReason::Enough | MoodReason::Time => 4,
            MoodReason::Unwelcome => 5,
            MoodReason::Voice => 8,
            MoodReason::Carried => 12,
            _ => return None,
        },
        Event::Entry { reason, kind, .. } => match (reason, kind) {
            (Reason::FirstImpression, _) => 1,
            (Reason::Choice, EntryKind::Deed) | (Reason::Unasked(_), _) => 6,
            (
                Reason::Moved(_)
                | Reason::Kept(_)
                | Reason::MadeGood(_)
                | Reason::Withdrawn(_)
                | Reason::Broken(_)
                | Reason::Breach
                | Reason::Bounce,
                _,
            ) => 7,
            (Reason::WordsAndVoice, _) => 8,
            (Reason::Matching, _) => 9,
            (Reason::FactUsed(_), _) => 10,
            (Reason::Choice, EntryKind::Word) => return None,
        },
        Event::Episode { .. } => 11,
        // `Sting` would be for composure, and there is no shift yet in which anything comes of it.
        _ => return None,
    })
}

fn uses(transcript: &Transcript, rule: usize) -> bool {
    let later = transcript.exchanges().iter().flat_map(|exchange| &exchange.events);
    transcript.opening().iter().chain(later).any(|event| rule_of(*event) == Some(rule))
}

/// How many of a conversation's recorded plays use the rule, and how many there are.
fn plays_that_use(scenario: &Scenario, rule: usize) -> (usize, usize) {
    let own: Vec<_> = RUNS.iter().filter(|run| run.scenario().id() == scenario.id()).collect();
    (own.iter().filter(|run| uses(run.transcript(), rule)).count(), own.len())
}

fn is_used(rule: usize) -> bool {
    SHIPPED.iter().any(|scenario| plays_that_use(scenario, rule).0 > 0)
}

fn rules_table() -> String {
    let mut table = header("Rule", "conversations");
    for (index, about) in RULES.iter().enumerate() {
        let rule = index + 1;
        let _ = write!(table, "| R{rule} {about} |");
        for scenario in SHIPPED.iter() {
            let (n, of) = plays_that_use(scenario, rule);
            let _ = write!(table, " {} |", if n == 0 { String::new() } else { format!("{n}/{of}") });
        }
        let n_using = SHIPPED.iter().filter(|scenario| plays_that_use(scenario, rule).0 > 0).count();
        let _ = writeln!(table, " {n_using} |");
    }
    table
}

// ---- the inventory -----------------------------------------------------------------------

#[derive(Deserialize)]
struct Inventory {
    unwritten: Vec<String>,
    unbuilt: Vec<(String, String)>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    what: String,
    by: Vec<Carrier>,
}

#[derive(Deserialize)]
enum Carrier {
    Beats(String, Vec<String>),
    Endings(String, Vec<String>),
    Skill(String),
    Rule(usize),
    Mix,
    Part(String, String),
    Waits(String),
    Aside(String),
}

fn inventory() -> Inventory {
    ron::from_str(include_str!("../support/inventory.ron")).unwrap_or_else(|error| panic!("inventory.ron: {error}"))
}

impl Carrier {
    fn carries(&self) -> bool {
        !matches!(self, Self::Waits(_) | Self::Aside(_))
    }

    fn told(&self) -> String {
        match self {
            Self::Beats(scenario, ids) => format!("`{scenario}`: {}", ids.join(", ")),
            Self::Endings(scenario, ids) => format!("endings of `{scenario}`: {}", ids.join(", ")),
            Self::Skill(skill) => format!("`{skill}`"),
            Self::Rule(rule) => format!("R{rule}"),
            Self::Mix => "the mix of conversations".to_owned(),
            Self::Part(what, _) => what.clone(),
            Self::Waits(what) => format!("*waits for {what}*"),
            Self::Aside(why) => why.clone(),
        }
    }

    /// What is amiss with it, if anything is.
    fn fault(&self, inventory: &Inventory) -> Option<String> {
        let missing = |is_there: bool, what: &str| (!is_there).then(|| format!("there is no {what}"));
        let ids = |scenario: &str, ids: &[String], has: &dyn Fn(&Scenario, &str) -> bool| {
            let Some(found) = shipped(scenario) else { return Some(format!("`{scenario}` is not shipped")) };
            let lost = ids.iter().find(|id| !has(found, id));
            lost.map(|id| format!("`{scenario}` has no `{id}`")).or_else(|| missing(!ids.is_empty(), "id"))
        };
        match self {
            Self::Beats(scenario, beats) => {
                ids(scenario, beats, &|scenario, id| scenario.beats().iter().any(|beat| beat.id == id))
            }
            Self::Endings(scenario, endings) => {
                ids(scenario, endings, &|scenario, id| scenario.endings().iter().any(|ending| ending.id == id))
            }
            Self::Skill(name) => match Skill::from_name(name) {
                Some(skill) => missing(n_beats(skill) > 0, "beat that exercises it"),
                None => Some(format!("`{name}` is no skill")),
            },
            Self::Rule(rule) => missing((1..=RULES.len()).contains(rule) && is_used(*rule), "play that uses it"),
            Self::Mix => missing(few_open_heated(), "such mix"),
            Self::Part(_, path) => missing(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), path),
            Self::Waits(what) => {
                let known = inventory.unwritten.iter().chain(inventory.unbuilt.iter().map(|(what, _)| what));
                missing(known.into_iter().any(|known| known == what), "such thing to wait for")
            }
            Self::Aside(why) => missing(!why.is_empty(), "reason"),
        }
    }
}

/// Fewer than one conversation in five may open in heat (most customers are not angry): a customer who can be fiery, and is upset.
fn few_open_heated() -> bool {
    let heated = |scenario: &Scenario| {
        let customer = scenario.customer();
        customer.mood < 0 && customer.temperaments.contains(&Temperament::Fiery)
    };
    SHIPPED.iter().filter(|scenario| heated(scenario)).count() * 5 < SHIPPED.len()
}

fn inventory_table(inventory: &Inventory) -> String {
    let mut table = "| Item | In a few words | Carried by |\n|---|---|---|\n".to_owned();
    for item in inventory.items.iter().filter(|item| !matches!(item.by[..], [Carrier::Aside(_)])) {
        let by: Vec<String> = item.by.iter().map(Carrier::told).collect();
        let _ = writeln!(table, "| {} | {} | {} |", item.id, item.what, by.join("; "));
    }
    table
}

/// What waits, with the items that wait for it, and how many of them nothing else carries.
fn waiting_list(inventory: &Inventory) -> String {
    let mut list = String::new();
    for what in inventory.unwritten.iter().chain(inventory.unbuilt.iter().map(|(what, _)| what)) {
        let waits = |item: &&Item| item.by.iter().any(|by| matches!(by, Carrier::Waits(waited) if waited == what));
        let told = |item: &Item| if item.by.iter().any(Carrier::carries) { item.id.clone() } else { format!("**{}**", item.id) };
        let items: Vec<String> = inventory.items.iter().filter(waits).map(told).collect();
        let items = if items.is_empty() { "no item names it".to_owned() } else { items.join(", ") };
        let _ = writeln!(list, "- {what}: {items}");
    }
    list
}

// ---- the page ----------------------------------------------------------------------------

fn page() -> String {
    let inventory = inventory();
    let count = |holds: fn(&Item) -> bool| inventory.items.iter().filter(|item| holds(item)).count();
    let n_carried = count(|item| item.by.iter().any(Carrier::carries));
    let n_aside = count(|item| matches!(item.by[..], [Carrier::Aside(_)]));
    let n_items = inventory.items.len();
    format!(
        "
### Skills, and the beats that exercise them

A beat exercises a skill where an option shows it or misses it, and `Tone` where a voice is chosen and voices are named.
The numbers count beats; they are bold where the conversation lists the skill among its own.

{}
Fewest beats: {}.
A next conversation could begin there.

<details><summary>The beats by name</summary>

{}
</details>

### Rules, and the conversations that use them

`n/m`: the rule had a hand in n of the m recorded plays of that conversation (`tests/core/plays.txt`).
Nothing uses R12 yet: composure is carried from one customer to the next, and there is no shift in which that could happen.

{}
### What the program is meant to teach, and what carries it

Of {n_items} items {n_carried} are carried by something that is here, {} wait, and {n_aside} are no matter of play.
A name like `Listening` or R3 stands for every beat or play in the tables above.

Not written or built yet, with the items that wait for it (bold: nothing else carries them):

{}
<details><summary>Every item</summary>

{}
</details>

",
        skills_table(),
        rarest(),
        skills_list(),
        rules_table(),
        n_items - n_carried - n_aside,
        waiting_list(&inventory),
        inventory_table(&inventory),
    )
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the guide is a file of the repository")]
fn the_writers_guide_says_what_exercises_what() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dialogues/README.md");
    let guide = std::fs::read_to_string(&path).unwrap();
    let (begin, end) =
        ("<!-- exercises: written by the tests from the dialogues, do not edit -->\n", "<!-- end of exercises -->");
    let (before, rest) = guide.split_once(begin).unwrap();
    let (told, after) = rest.split_once(end).unwrap();
    let page = page();
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(&path, format!("{before}{begin}{page}{end}{after}")).unwrap();
    } else {
        assert_eq!(told, page, "run this test with REWRITE=1");
    }
}

#[test]
fn every_item_is_listed_once_and_in_its_order() {
    let counts = [19, 30, 22, 20, 25];
    let expected = counts.iter().enumerate().flat_map(|(seed, n)| (1..=*n).map(move |item| format!("00{seed}-{item}")));
    let listed: Vec<String> = inventory().items.into_iter().map(|item| item.id).collect();
    assert_eq!(listed, expected.collect::<Vec<_>>());
}

#[test]
fn whatever_is_said_to_carry_an_item_is_there_and_does_so() {
    let inventory = inventory();
    for item in &inventory.items {
        assert!(!item.by.is_empty() && !item.what.is_empty(), "{}", item.id);
        for by in &item.by {
            assert_eq!(by.fault(&inventory), None, "{}: {}", item.id, by.told());
            assert!(!matches!(by, Carrier::Aside(_)) || item.by.len() == 1, "{} is carried, and is no aside", item.id);
        }
    }
}

#[test]
fn a_claim_with_nothing_behind_it_is_found() {
    let inventory = inventory();
    let beats = |scenario: &str, beat: &str| Carrier::Beats(scenario.to_owned(), vec![beat.to_owned()]);
    let empty = [
        beats("the_letter", "desk"),
        beats("linden_court", "stairs"),
        Carrier::Beats("linden_court".to_owned(), Vec::new()),
        Carrier::Endings("long_thaw".to_owned(), vec!["two_bells".to_owned()]),
        Carrier::Skill("Charm".to_owned()),
        Carrier::Rule(12),
        Carrier::Rule(13),
        Carrier::Part("a shift".to_owned(), "src/shift.rs".to_owned()),
        Carrier::Waits("Godot".to_owned()),
    ];
    for claim in empty {
        assert!(claim.fault(&inventory).is_some(), "{}", claim.told());
    }
    assert_eq!(beats("linden_court", "desk").fault(&inventory), None);
}

#[test]
fn what_is_waited_for_is_not_here_yet() {
    let inventory = inventory();
    for title in &inventory.unwritten {
        let is_here = SHIPPED.iter().any(|scenario| scenario.title() == title);
        assert!(!is_here, "{title} is shipped: say in inventory.ron which beats carry what waited for it");
    }
    for (what, path) in &inventory.unbuilt {
        let is_here = Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists();
        assert!(!is_here, "{what} is built: say in inventory.ron what it carries");
    }
}
