//! Facts that are used before they can be known.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// An option comes back to a fact (`uses`) that no conversation can have learned by then: the trainee says something that nobody told them, and it earns nothing.
    UsedTooSoon,
    bad: r#"
facts: {"birthday": "It is for her birthday."},
beats: {
    "hello": (says: "It's for Saturday.", choices: [
        (say: "Saturday. Your birthday, is it?", mood: +1, uses: "birthday", to: "day"),
        (say: "Saturday we are closed, I'm afraid.", mood: -1, to: "day"),
    ]),
    "day": (says: "It's my birthday.", learns: "birthday", end: "done"),
},
"#,
    good: r#"
facts: {"birthday": "It is for her birthday."},
beats: {
    "hello": (says: "It's for Saturday. My birthday.", learns: "birthday", choices: [
        (say: "Then it has to be Saturday, doesn't it?", mood: +1, uses: "birthday", reply: "It does.", end: "done"),
        (say: "Saturday we are closed, I'm afraid.", mood: -1, reply: "Ah.", end: "done"),
    ]),
},
"#,
    hint: "teach the fact earlier with `learns`, or take `uses` out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (choice, fact) in subject.reach.used_too_soon() {
        let fact = &subject.scenario.facts()[*fact].id;
        found.add(Anchor::OptionField(*choice, "uses"), format!("nobody can know `{fact}` when this option is open"));
    }
}
