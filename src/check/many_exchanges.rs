//! How long a conversation goes on.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Exchanges in one run of typical play.
const MOST: f64 = 20.0;

rule! {
    /// Typical play takes more than 20 exchanges from the first word to the ending; 8 to 15 are enough for a conversation to turn, and to be told again afterwards.
    ManyExchanges,
    bad: r#"
beats: {
    "hello": (says: "And then?", choices: [
        (say: "Then I took the base off.", mood: 0, to: "more"),
        (say: "Then I put it all back.", mood: 0, to: "more"),
        (say: "Then I had a look inside.", mood: 0, to: "more"),
        (say: "Then I was done with it.", mood: -1, end: "done"),
    ]),
    "more": (says: "Go on.", choices: [
        (say: "Then it hummed at me again.", mood: 0, to: "hello"),
        (say: "Then it was time for lunch.", mood: 0, to: "hello"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "And then?", choices: [
        (say: "Then I took the base off.", mood: 0, to: "hello"),
        (say: "Then I was done with it.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "let ways meet sooner, or end it where the story is over",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if let Some(length) = subject.reach.expected_length().filter(|length| *length > MOST) {
        found.add(Anchor::Scenario, format!("typical play takes {length:.1} exchanges, more than {MOST}"));
    }
}
