//! Routes that no conversation takes.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// No conversation ever takes this route: those before it always hold first, or its conditions never hold together.
    UnplayableRoute,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, to: "after"),
        (say: "What does it say on the label?", mood: -2, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(-1)], end: "done"), (when: [MoodAtLeast(1)], end: "song"), (end: "left")]),
},
endings: {
    "song": (kind: Bright, title: "She sings"),
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, to: "after"),
        (say: "Where did you buy it, back then?", mood: 0, to: "after"),
        (say: "What does it say on the label?", mood: -2, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(1)], end: "song"), (when: [MoodAtLeast(-1)], end: "done"), (end: "left")]),
},
endings: {
    "song": (kind: Bright, title: "She sings"),
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    hint: "put the narrower condition first, or take the route out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, reach, .. } = *subject;
    for (beat, id, routes) in reach.proved_routes(scenario) {
        for (index, route) in routes.iter().enumerate() {
            // A condition that never holds says it better, at its own place.
            if !route.reach.is_taken && route.reach.at_beat.iter().all(|tally| tally.held) {
                found.add(Anchor::Route(beat, index), format!("no play takes route {} of `{id}`", index + 1));
            }
        }
    }
}
