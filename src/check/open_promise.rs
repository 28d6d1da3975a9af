//! Promises that a conversation can leave open.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A conversation can end with this promise neither kept nor broken. It is then settled as broken, although nobody decided to break it.
    /// Promises that nothing can keep are not counted here.
    OpenPromise,
    bad: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +1, promise: "call", to: "friday"),
        (say: "As soon as the part has come.", mood: 0, to: "friday"),
    ]),
    "friday": (days: 3, choices: [
        (act: "Ring him, although there is no news.", keeps: "call", end: "done"),
        (act: "See to the pile on the bench first.", mood: 0, end: "done"),
    ]),
},
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
        (act: "See to the pile on the bench first.", breaks: "call", end: "done"),
    ]),
},
"#,
    hint: "let the options where it falls due keep it or break it",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, reach, .. } = *subject;
    for (id, promise) in scenario.promises().enumerate().filter(|(_, promise)| promise.can_be_kept) {
        if let Some(open) = reach.left_open(id) {
            let ending = &scenario.endings()[open.ending].id;
            let message = format!("a conversation can come to `{ending}` with the promise `{}` left open", promise.id);
            found.add(Anchor::Promise(id), message).with_witness(Some(open.witness.clone()));
        }
    }
}
