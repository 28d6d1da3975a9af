//! Facts that nobody can find out.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::used::facts_learned;

rule! {
    /// A fact is listed in `facts`, and no beat and no option teaches it.
    /// The debrief would tell every trainee that they never found it out.
    UnlearnedFact,
    bad: r#"
facts: {"stairs": "There are three flights of stairs."},
"#,
    good: r#"
facts: {"stairs": "There are three flights of stairs."},
beats: {
    "hello": (says: "Three flights, and my knee.", learns: "stairs", choices: [
        (say: "Three flights. Then we carry it up for you.", mood: +2, uses: "stairs", end: "done"),
        (say: "We deliver to the front door of the house.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "teach it with `learns` on a beat or an option, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let learned = facts_learned(subject.scenario);
    for (id, fact) in subject.scenario.facts().enumerate().filter(|(id, _)| !learned.contains(*id)) {
        found.add(Anchor::Fact(id), format!("nothing teaches the fact `{}`", fact.id));
    }
}
