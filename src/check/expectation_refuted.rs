//! What the author means to be true, and is not.

use super::expectations::{also, id_of, judged, written};
use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::foresight::{Expected, Refuted};
use crate::scenario::{Condition, ExpectationKind, Target};

rule! {
    /// An expectation in `expect` does not hold: some play goes against `Always` or `Never`, or no play does what `Can` says.
    /// The moves are the shortest conversation that shows it. The scenario can be played all the same.
    ExpectationRefuted,
    bad: r#"
promises: {"call": "Ring her on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +2, promise: "call", to: "friday"),
        (say: "As soon as the part has come.", mood: 0, reply: "Well.", end: "waits"),
    ]),
    "friday": (says: "Nothing has come.", choices: [
        (act: "Ring her, although there is no news.", keeps: "call", reply: "You rang.", end: "glad"),
        (act: "Wait until there is some news.", mood: +1, breaks: "call", reply: "Ah.", end: "glad"),
    ]),
},
endings: {
    "glad": (kind: Fair, title: "She tells her sister"),
    "waits": (kind: Fair, title: "She waits"),
},
expect: [Always(at: "glad", that: [Kept("call")], because: "her sister hears that we rang")],
"#,
    good: r#"
promises: {"call": "Ring her on Friday"},
beats: {
    "hello": (says: "So when do I hear from you?", choices: [
        (say: "On Friday, before noon, from me.", mood: +2, promise: "call", to: "friday"),
        (say: "As soon as the part has come.", mood: 0, reply: "Well.", end: "waits"),
    ]),
    "friday": (says: "Nothing has come.", choices: [
        (act: "Ring her, although there is no news.", keeps: "call", reply: "You rang.", end: "glad"),
        (act: "Wait until there is some news.", mood: +1, breaks: "call", reply: "Ah.", end: "waits"),
    ]),
},
endings: {
    "glad": (kind: Fair, title: "She tells her sister"),
    "waits": (kind: Fair, title: "She waits"),
},
expect: [Always(at: "glad", that: [Kept("call")], because: "her sister hears that we rang")],
"#,
    hint: "lead such conversations elsewhere, or expect something else",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (index, expectation, expected) in judged(subject) {
        let Expected::Refuted(refuted) = expected else { continue };
        let at = id_of(scenario, expectation.at);
        let that = || written(scenario, &expectation.that);
        let message = match (refuted, expectation.kind) {
            (Refuted::Shown { unmet: Some(unmet), .. }, _) => {
                format!("play gets to `{at}` where `{}` does not hold", scenario.condition_text(unmet))
            }
            (Refuted::Shown { unmet: None, .. }, _) if expectation.that.is_empty() => format!("play gets to `{at}`"),
            (Refuted::Shown { unmet: None, .. }, _) => format!("play gets to `{at}` with {}", that()),
            (Refuted::NeverThere, _) => format!("no play gets to `{at}`"),
            (Refuted::NeverSo(_), _) => format!("no play gets to `{at}` with {}", that()),
            (Refuted::NeverAfter(_), kind) => {
                let after = if let ExpectationKind::Can { after: Some(after) } = kind { id_of(scenario, after) } else { "" };
                let with = if expectation.that.is_empty() { String::new() } else { format!(" with {}", that()) };
                format!("no play that has passed `{after}` gets to `{at}`{with}")
            }
        };
        let left_open = match refuted {
            Refuted::Shown { .. } => left_open(subject, index, &expectation.that),
            _ => Vec::new(),
        };
        let message = match left_open.as_slice() {
            [] => message,
            [one] => format!("{message}: the promise `{one}` is still open there, and the ending breaks it"),
            several => format!("{message}: the promises {} are still open there, and the ending breaks them", several.join(", ")),
        };
        let hint = match refuted {
            Refuted::Shown { .. } if !left_open.is_empty() => Some(
                "let the options where it falls due keep it or break it, lead such conversations elsewhere, or expect something else",
            ),
            Refuted::Shown { .. } => None,
            Refuted::NeverThere if matches!(expectation.at, Target::End(_)) => {
                Some("open a way to this ending, or expect something else")
            }
            Refuted::NeverThere => Some("open a way to this beat, or expect something else"),
            Refuted::NeverSo(_) => {
                Some("play gets there, and never with this: make it possible on the way, or expect something else")
            }
            Refuted::NeverAfter(_) => {
                Some("play gets there by other ways: open one from the place in `after`, or expect something else")
            }
        };
        let finding = found.add(Anchor::Expectation(index), also(message, expectation.because.as_deref()));
        // What no play does cannot be shown.
        let shown = matches!(refuted, Refuted::Shown { .. });
        finding.with_witness(shown.then(|| subject.reach.shown(index)).flatten());
        if let Some(hint) = hint {
            finding.with_hint(hint);
        }
    }
}

/// The promises of these conditions that the conversation which shows it leaves to its ending to break.
fn left_open<'s>(subject: &Subject<'s>, index: usize, that: &[Condition]) -> Vec<&'s str> {
    let settled = subject.reach.settled(index);
    let mut ids: Vec<&str> = Vec::new();
    for condition in that.iter().flat_map(Condition::plain) {
        if let Condition::Promised(promise)
        | Condition::NotPromised(promise)
        | Condition::Kept(promise)
        | Condition::Broke(promise) = *condition
            && settled.contains(promise)
        {
            let id = subject.scenario.promises()[promise].id.as_str();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}
