//! How many typical conversations come to where the author expects them.

use super::expectations::{also, id_of, judged};
use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::foresight::Expected;
use crate::scenario::ExpectationKind;

rule! {
    /// The share of typical play that comes to a beat or an ending is outside of what `Typical` in `expect` says.
    /// Typical play is that of somebody who takes careful answers most of the time, and tired ones now and then. Shares move with every edit, so this is advice.
    TypicalShare,
    bad: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, reply: "I do.", end: "toast"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, reply: "Ah.", end: "crackers"),
    ]),
},
endings: {
    "toast": (kind: Bright, title: "Toast after all"),
    "crackers": (kind: Fair, title: "Crackers, then"),
},
expect: [Typical(at: "toast", percent: (10, 35))],
"#,
    good: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, reply: "I do.", end: "toast"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, reply: "Ah.", end: "crackers"),
    ]),
},
endings: {
    "toast": (kind: Bright, title: "Toast after all"),
    "crackers": (kind: Fair, title: "Crackers, then"),
},
expect: [Typical(at: "toast", percent: (70, 90))],
"#,
    hint: "make the way there easier or harder, or expect another share",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (index, expectation, expected) in judged(subject) {
        let (&Expected::Share { percent, error }, ExpectationKind::Typical { lowest, highest }) = (expected, expectation.kind)
        else {
            continue;
        };
        if expected.is_outside(expectation) {
            let about = if error.is_some() { "about " } else { "" };
            let at = id_of(subject.scenario, expectation.at);
            let message = format!("{about}{percent:.1} % of typical play comes to `{at}`, not {lowest} to {highest} %");
            found.add(Anchor::Expectation(index), also(message, expectation.because.as_deref()));
        }
    }
}
