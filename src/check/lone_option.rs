//! Beats with nothing to choose.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// There is never more than one option to choose at this beat. A choice of one is a button that says "go on".
    LoneOption,
    bad: r#"
beats: {
    "hello": (says: "Is it mended?", choices: [
        (say: "It is, and I tried it for an hour.", mood: +2, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is it mended?", choices: [
        (say: "It is, and I tried it for an hour.", mood: +2, end: "done"),
        (say: "It is. Would you like to try it?", mood: +1, end: "done"),
    ]),
},
"#,
    hint: "write a second answer that a decent person might give, or lead on with `to`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, beat) in subject.scenario.beats().enumerate() {
        if subject.reach.most_open(id) == Some(1) {
            found.add(Anchor::Beat(id), format!("there is only one option to choose at `{}`", beat.id));
        }
    }
}
