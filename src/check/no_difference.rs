//! Choices that change nothing.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// Whatever is chosen at this beat, and whatever came before, each ending is just as likely afterwards under typical play, and so is each of its variants. The words on the way may differ, but the choice does not matter.
    /// Not asked of a small piece, of tier 0.
    NoDifference,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before, then?", mood: +1, shows: [Listening], to: "one"),
        (say: "What does it say on the label there?", mood: +1, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming, and was that new today?", mood: +2, to: "after"),
        (say: "They all hum a little bit.", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(2)], end: "glad"), (end: "done")]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before, then?", mood: +1, shows: [Listening], to: "one"),
        (say: "What does it say on the label there?", mood: -1, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming, and was that new today?", mood: +2, to: "after"),
        (say: "They all hum a little bit.", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(2)], end: "glad"), (end: "done")]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    hint: "let the options differ in what they do, or make one line of them",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    // With one ending nothing makes a difference anywhere, and that is told once.
    if subject.is_mini || subject.scenario.endings().len() < 2 {
        return;
    }
    for beat in subject.reach.without_difference() {
        let id = &subject.scenario.beats()[*beat].id;
        found.add(Anchor::Beat(*beat), format!("whatever is chosen at `{id}`, the conversation ends just as it would have"));
    }
}
