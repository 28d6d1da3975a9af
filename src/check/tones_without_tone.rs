//! Voices that are never asked for.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// An option lists `tones`, and its beat has no `tone: true`, so nobody is ever asked for a voice there.
    TonesWithoutTone,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, tones: [Steady], reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", tone: true, choices: [
        (say: "Again. What was it doing just before?", mood: +1, tones: [Steady], reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    hint: "write `tone: true` on the beat, or take `tones` out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (id, choice) in scenario.choices().enumerate() {
        let beat = &scenario.beats()[choice.beat];
        if !choice.effect.tones.is_empty() && !beat.tone {
            found.add(Anchor::OptionField(id, "tones"), format!("`{}` asks for no voice, so these are never looked at", beat.id));
        }
    }
}
