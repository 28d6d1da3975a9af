//! Coming too soon that leads to the same place.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::Target;

rule! {
    /// `unheard` leads to the same beat as `to`, so it makes no difference to the way on whether the customer felt heard.
    SameUnheard,
    bad: r#"
customer: (name: "Somebody", mood: 1),
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], to: "then"),
        (say: "Press the red button for me, please.", kind: Solve, mood: +1, to: "then", unheard: "then"),
    ]),
    "then": (says: "And it's my mother's.", end: "done"),
},
"#,
    good: r#"
customer: (name: "Somebody", mood: 1),
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], to: "then"),
        (say: "Press the red button for me, please.", kind: Solve, mood: +1, to: "then", unheard: "wait"),
    ]),
    "wait": (says: "You haven't asked me anything.", to: "then"),
    "then": (says: "And it's my mother's.", end: "done"),
},
"#,
    hint: "leave `unheard` out, or let it lead to a beat of its own",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        if let Some(unheard) = choice.effect.unheard
            && choice.effect.target == Target::Beat(unheard)
        {
            let to = &subject.scenario.beats()[unheard].id;
            found.add(Anchor::OptionField(id, "unheard"), format!("`unheard` and `to` both lead to `{to}`"));
        }
    }
}
