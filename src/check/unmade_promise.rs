//! Promises that are kept, moved, given back or broken, and that nobody can make.

use super::rule::{Found, Subject, rule};
use super::used::{broken_by, touched_by};
use crate::rules::promises_made;

rule! {
    /// An option keeps, moves, withdraws or breaks a promise that no option makes, or a beat breaks it.
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
    let by_options = scenario.choices().enumerate().flat_map(|(choice, _)| touched_by(scenario, choice));
    let by_beats = scenario.beats().enumerate().flat_map(|(beat, _)| broken_by(scenario, beat));
    for (touch, promise) in by_options.chain(by_beats).filter(|(_, promise)| !made.contains(*promise)) {
        let (anchor, message) = touch.told(scenario, promise, "no option makes");
        found.add(anchor, message);
    }
}
