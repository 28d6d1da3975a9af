//! Promises that are open past their time.

use super::places::Anchor;
use super::reach::Overdue;
use super::rule::{Found, Subject, rule};

rule! {
    /// The clock (`at`) passes the time at which a promise falls due, the promise is neither kept nor moved, and nothing breaks it. `due` is only shown: a beat has to break it.
    /// Only times in figures are compared, as "17:00", and only on the day of the promise.
    OverduePromise,
    bad: r#"
promises: {"call": (text: "Ring him", due: "17:00")},
beats: {
    "hello": (at: "16:00", says: "So when do I hear from you?", choices: [
        (say: "By five, and from me.", mood: +1, promise: "call", to: "later"),
        (say: "As soon as it has come.", mood: 0, to: "later"),
    ]),
    "later": (at: "17:40", alone: true, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", breaks: "call", end: "done"),
    ]),
},
"#,
    good: r#"
promises: {"call": (text: "Ring him", due: "17:00")},
beats: {
    "hello": (at: "16:00", says: "So when do I hear from you?", choices: [
        (say: "By five, and from me.", mood: +1, promise: "call", to: "later"),
        (say: "As soon as it has come.", mood: 0, to: "later"),
    ]),
    "later": (at: "16:50", alone: true, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", breaks: "call", end: "done"),
    ]),
},
"#,
    hint: "list it in `breaks` on the beat that comes too late, or let it fall due later",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for Overdue { promise, beat, at } in subject.reach.overdue() {
        let (promise_of, beat) = (&scenario.promises()[*promise], &scenario.beats()[*beat].id);
        let due = promise_of.due.as_deref().unwrap_or_default();
        let message = format!("at `{beat}` it is {at}, and the promise `{}`, due {due}, can still be open", promise_of.id);
        found.add(Anchor::Promise(*promise), message);
    }
}
