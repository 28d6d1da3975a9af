//! Scenarios with more states than were looked at.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// There are more states than the check was allowed to look at, so it is *bounded* and not *proved*:
    /// what was found can happen, and there may be more of it. What no play reaches is not reported, because a play might.
    NotProved,
    bad: r#"
// with `--states 4`
beats: {
    "hello": (says: "And then?", choices: [
        (say: "Then I took the base off.", mood: +1, to: "hello"),
        (say: "Then I put it all back.", mood: -1, to: "hello"),
        (say: "Then I was done with it.", mood: 0, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "done"), (end: "left")]),
},
endings: {
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "Left"),
},
"#,
    good: r#"
// with `--states 4`
beats: {
    "hello": (says: "And then?", choices: [
        (say: "Then I took the base off.", mood: +1, end: "done"),
        (say: "Then I was done with it.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "raise the number with `--states`, or let fewer things be remembered for long",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if !subject.reach.is_proved() {
        let n = subject.reach.n_states();
        found.add(Anchor::Scenario, format!("there are more states than the {n} that were looked at, so nothing is proved"));
    }
}
