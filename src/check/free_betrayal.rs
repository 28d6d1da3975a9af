//! Betrayals that cost nothing.

use super::places::Anchor;
use super::reach::{Betrayal, Free};
use super::rule::{Found, Subject, rule};

rule! {
    /// After a broken promise, a breach or a lovely untruth (`trap: LovelyUntrue`) typical play can still come to a Bright ending. A betrayal should cost the best ending, whatever else was done; the moves are the shortest way to one that does not.
    /// Where it is meant to be mended, let the finding rest and say so.
    FreeBetrayal,
    bad: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +2, promise: "call", reply: "Friday.", to: "friday"),
        (say: "When the part has come in.", mood: 0, reply: "Well.", end: "waits"),
    ]),
    "friday": (days: 3, alone: true, choices: [
        (act: "Ring him, though there's no news.", keeps: "call", end: "glad"),
        (act: "Wait until there is some news.", breaks: "call", end: "glad"),
    ]),
},
endings: {
    "glad": (kind: Bright, title: "He tells his sister"),
    "waits": (kind: Fair, title: "He waits"),
},
"#,
    good: r#"
promises: {"call": "Ring him on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +2, promise: "call", reply: "Friday.", to: "friday"),
        (say: "When the part has come in.", mood: 0, reply: "Well.", end: "waits"),
    ]),
    "friday": (days: 3, alone: true, choices: [
        (act: "Ring him, though there's no news.", keeps: "call", end: "glad"),
        (act: "Wait until there is some news.", breaks: "call", end: "waits"),
    ]),
},
endings: {
    "glad": (kind: Bright, title: "He tells his sister"),
    "waits": (kind: Fair, title: "He waits"),
},
"#,
    hint: "ask on the way to the Bright ending that it was not done, with `Not(Broke(…))` or with a deed",
}

/// What keeps a betrayal from a Bright ending.
const ASK: &str = "ask on the way to the Bright ending that it was not done,";

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for Free { betrayal, bright, by_ending, witness } in subject.reach.free_betrayals() {
        let (anchor, what) = match *betrayal {
            Betrayal::Broken(promise) => {
                let id = &scenario.promises()[promise].id;
                let by_ending = if *by_ending { " (left open, so that the ending breaks it)" } else { "" };
                (Anchor::Promise(promise), format!("the promise `{id}` is broken{by_ending}"))
            }
            Betrayal::Breach(choice) => (Anchor::OptionField(choice, "breach"), "this breach".to_owned()),
            Betrayal::LovelyUntruth(choice) => (Anchor::OptionField(choice, "trap"), "this lovely untruth".to_owned()),
        };
        let message = format!("after {what} {:.0} % of typical play still ends Bright", (bright * 100.0).max(1.0));
        let finding = found.add(anchor, message);
        finding.with_witness(Some(witness.clone()));
        let hint = match *betrayal {
            Betrayal::Broken(_) if *by_ending => {
                format!("let the options where it falls due keep it or break it, and {ASK} with `Not(Broke(…))`")
            }
            Betrayal::Broken(_) => format!("{ASK} with `Not(Broke(…))`"),
            Betrayal::Breach(_) | Betrayal::LovelyUntruth(_) => {
                format!("let this option do a deed (`does`), and {ASK} with `Not(Did(…))`")
            }
        };
        finding.with_hint(hint);
    }
}
