//! Voices that are asked for and never looked at.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A beat asks for a voice with `tone: true`, and no option of it lists `tones`: no voice fits its words better than another.
    ToneWithoutTones,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", tone: true, choices: [
        (say: "Again. What was it doing just before?", mood: +1, reply: "Humming.", end: "done"),
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
    hint: "list the voices that fit in `tones`, or take `tone: true` out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (id, beat) in scenario.beats().enumerate().filter(|(_, beat)| beat.tone) {
        if beat.choices().all(|choice| scenario.choices()[choice].effect.tones.is_empty()) {
            found.add(Anchor::BeatField(id, "tone"), format!("`{}` asks for a voice, and no option lists `tones`", beat.id));
        }
    }
}
