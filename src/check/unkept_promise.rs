//! Promises that nothing keeps.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::Trap;

rule! {
    /// A promise can be made, and no option keeps it: whoever makes it is certain to break it.
    /// Where that is the point, mark every option that makes it with `trap: LovelyUntrue`; the debrief then says that it was never yours to make.
    UnkeptPromise,
    bad: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +1, promise: "call", end: "done"),
        (say: "As soon as the part has come.", mood: 0, end: "done"),
    ]),
},
"#,
    good: r#"
promises: {"mended": "It will be mended today"},
beats: {
    "hello": (says: "So when do I get it back?", choices: [
        (say: "Today, by five. You have my word.", mood: +2, promise: "mended", trap: LovelyUntrue, end: "done"),
        (say: "I can only tell you once I've looked.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "add an option that `keeps` it, or mark those that make it with `trap: LovelyUntrue`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (id, promise) in scenario.promises().enumerate().filter(|(_, promise)| !promise.can_be_kept) {
        let makers = scenario.choices().enumerate().filter(|(_, choice)| choice.effect.promise.contains(&id));
        let unmarked = makers.filter(|(_, choice)| choice.trap != Some(Trap::LovelyUntrue));
        for (choice, _) in unmarked {
            found.add(Anchor::OptionField(choice, "promise"), format!("nothing keeps the promise `{}`", promise.id));
        }
    }
}
