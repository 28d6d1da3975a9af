//! Expectations about places that no conversation gets to.

use super::expectations::{id_of, judged};
use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::foresight::Expected;
use crate::scenario::ExpectationKind;

rule! {
    /// An expectation in `expect` is about a beat or an ending that no conversation gets to, so nothing can go against it and it says nothing.
    /// To say that nobody gets there, leave `that` empty in a `Never`. A `Can` of such a place is refuted.
    UntestedExpectation,
    bad: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, end: "toast"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, needs: [MoodAtLeast(9)], end: "crackers"),
    ]),
},
endings: {
    "toast": (kind: Bright, title: "Toast after all"),
    "crackers": (kind: Fair, title: "Crackers, then"),
},
expect: [Always(at: "crackers", that: [MoodAtMost(0)])],
"#,
    good: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, end: "toast"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, end: "crackers"),
    ]),
},
endings: {
    "toast": (kind: Bright, title: "Toast after all"),
    "crackers": (kind: Fair, title: "Crackers, then"),
},
expect: [Always(at: "crackers", that: [MoodAtMost(0)])],
"#,
    hint: "open a way there, or take the expectation out; a `Never` with an empty `that` says that nobody gets there",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !subject.reach.is_proved() {
        return;
    }
    for (index, expectation, expected) in judged(subject) {
        let says_that_nobody_comes = expectation.kind == ExpectationKind::Never && expectation.that.is_empty();
        let is_told_already = matches!(expected, Expected::Refuted(_)) || expected.is_outside(expectation);
        if says_that_nobody_comes || is_told_already || subject.reach.is_come_to(expectation.at) {
            continue;
        }
        let at = id_of(subject.scenario, expectation.at);
        found.add(Anchor::Expectation(index), format!("no conversation gets to `{at}`, so what is expected there says nothing"));
    }
}
