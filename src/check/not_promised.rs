//! Promises that are broken, moved or given back where nobody can have them open.

use super::rule::{Found, Subject, rule};
use super::used::Touch;

rule! {
    /// An option breaks, moves or withdraws a promise, or a beat breaks it, and no conversation gets there with this promise open: it does nothing.
    /// Of a list, one promise that can be open is enough.
    /// To keep it there is another matter: it is done unasked then, and earns trust.
    NotPromised,
    bad: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, and I shall ring.", mood: +1, promise: "call", reply: "Right.", to: "friday"),
        (say: "Within the week, as a rule.", mood: 0, reply: "Right.", to: "pile"),
    ]),
    "friday": (days: 3, alone: true, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", breaks: "call", end: "done"),
    ]),
    "pile": (days: 3, alone: true, choices: [
        (act: "Look for his part in the pile.", end: "done"),
        (act: "Leave the pile for Monday, and him.", breaks: "call", end: "done"),
    ]),
},
"#,
    good: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, and I shall ring.", mood: +1, promise: "call", reply: "Right.", to: "friday"),
        (say: "Within the week, as a rule.", mood: 0, reply: "Right.", to: "pile"),
    ]),
    "friday": (days: 3, alone: true, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", breaks: "call", end: "done"),
    ]),
    "pile": (days: 3, alone: true, choices: [
        (act: "Look for his part in the pile.", end: "done"),
        (act: "Leave the pile for Monday, and him.", end: "done"),
    ]),
},
"#,
    hint: "take it out here, or let an option before it make the promise",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (touch, promise) in subject.reach.not_promised() {
        let why = match touch {
            Touch::Option(..) => "is never open here",
            Touch::Beat(_) => "is never open on arriving here",
        };
        let (anchor, message) = touch.told(subject.scenario, *promise, why);
        found.add(anchor, message);
    }
}
