//! Promises that nobody can make.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A promise is listed in `promises`, and no option makes it or keeps it.
    /// One that an option keeps and none makes is told of there, as `unmade-promise`.
    UnusedPromise,
    bad: r#"
promises: {"call": "Ring him on Friday"},
"#,
    good: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +1, promise: "call", to: "friday"),
        (say: "As soon as the part has come.", mood: 0, to: "friday"),
    ]),
    "friday": (days: 3, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "Wait until there is some news.", breaks: "call", end: "done"),
    ]),
},
"#,
    hint: "let an option make it with `promise`, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (id, promise) in scenario.promises().enumerate() {
        let is_used = |choice: &crate::scenario::Choice| {
            [&choice.effect.promise, &choice.effect.keeps].iter().any(|list| list.contains(&id))
        };
        if !scenario.choices().iter().any(is_used) {
            found.add(Anchor::Promise(id), format!("no option makes the promise `{}`", promise.id));
        }
    }
}
