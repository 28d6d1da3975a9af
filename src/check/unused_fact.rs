//! Facts that are found out and never matter.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::used::{conditions, facts_learned};
use crate::scenario::{Condition, FactSet};

rule! {
    /// A fact is found out, and nothing ever asks for it: no `needs`, no `when` and no `uses`.
    /// Listening should open a door; a fact that opens none is only a line in the notebook.
    UnusedFact,
    bad: r#"
facts: {"birthday": "It is for her birthday."},
beats: {
    "hello": (says: "It's for Saturday. My birthday.", learns: "birthday", choices: [
        (say: "Saturday is no trouble at all.", mood: +1, end: "done"),
        (say: "Saturday we are closed, I'm afraid.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
facts: {"birthday": "It is for her birthday."},
beats: {
    "hello": (says: "It's for Saturday. My birthday.", learns: "birthday", choices: [
        (say: "Then it has to be Saturday, doesn't it?", mood: +1, uses: "birthday", end: "done"),
        (say: "Saturday we are closed, I'm afraid.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "let an option come back to it with `uses`, or need it with `Learned`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let learned = facts_learned(scenario);
    let read: FactSet = conditions(scenario)
        .filter_map(|condition| match *condition {
            Condition::Learned(fact) | Condition::NotLearned(fact) => Some(fact),
            _ => None,
        })
        .chain(scenario.choices().iter().flat_map(|choice| choice.effect.uses.iter().copied()))
        .collect();
    for (id, fact) in scenario.facts().enumerate() {
        if learned.contains(id) && !read.contains(id) {
            found.add(Anchor::Fact(id), format!("nothing asks for the fact `{}`", fact.id));
        }
    }
}
