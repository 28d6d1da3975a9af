//! Clocks that run backwards.

use super::places::Anchor;
use super::reach::RunsBack;
use super::rule::{Found, Subject, rule};

rule! {
    /// A conversation comes to a beat at which the clock (`at`) is earlier than it was, on the same day. Only times in figures are compared, as "17:40"; more than twelve hours back is past midnight.
    ClockBackwards,
    bad: r#"
beats: {
    "hello": (at: "17:40", says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "then"),
        (say: "What does it say on the label there?", mood: -1, to: "then"),
    ]),
    "then": (at: "16:50", says: "Well?", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (at: "16:50", says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "then"),
        (say: "What does it say on the label there?", mood: -1, to: "then"),
    ]),
    "then": (at: "17:40", says: "Well?", end: "done"),
},
"#,
    hint: "fix one of the times, or let days go by with `days`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for RunsBack { beat, from, to } in subject.reach.runs_backwards() {
        let id = &subject.scenario.beats()[*beat].id;
        found.add(Anchor::BeatField(*beat, "at"), format!("a conversation comes to `{id}` at {to} after it was {from}"));
    }
}
