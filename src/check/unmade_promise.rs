//! Promises that are kept, moved, given back or broken, and that nobody can make.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::used::promises_made;
use crate::scenario::PromiseSet;

rule! {
    /// An option keeps, moves, gives back or breaks a promise that no option makes, or a beat breaks it.
    /// To keep it then always counts as done unasked, and the rest does nothing. Where a kindness that nobody asked for is meant, a `deed` says so.
    UnmadePromise,
    bad: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "As soon as the part has come.", mood: 0, reply: "Right.", to: "friday"),
        (say: "Within the week, as a rule.", mood: 0, reply: "Right.", to: "friday"),
    ]),
    "friday": (days: 3, alone: true, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", end: "done"),
    ]),
},
"#,
    good: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, and I shall ring.", mood: +1, promise: "call", reply: "Right.", to: "friday"),
        (say: "Within the week, as a rule.", mood: 0, reply: "Right.", to: "friday"),
    ]),
    "friday": (days: 3, alone: true, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", breaks: "call", end: "done"),
    ]),
},
"#,
    hint: "let an option make it with `promise`, or bank the kindness with `trust` and `deed: true`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let made = promises_made(scenario);
    let id_of = |promise| &scenario.promises()[promise].id;
    for (id, choice) in scenario.choices().enumerate() {
        let effect = &choice.effect;
        for (field, does, promises) in [
            ("keeps", "keeps", effect.keeps.iter().copied().collect::<PromiseSet>()),
            ("moves", "moves", effect.moves.iter().copied().collect()),
            ("withdraws", "gives back", effect.withdraws.iter().copied().collect()),
            ("breaks", "breaks", effect.breaks),
        ] {
            for promise in promises.without(made).iter() {
                let message = format!("this option {does} the promise `{}`, which no option makes", id_of(promise));
                found.add(Anchor::OptionField(id, field), message);
            }
        }
    }
    for (id, beat) in scenario.beats().enumerate() {
        for promise in beat.on_enter.breaks.without(made).iter() {
            let message = format!("`{}` breaks the promise `{}`, which no option makes", beat.id, id_of(promise));
            found.add(Anchor::BeatField(id, "breaks"), message);
        }
    }
}
