//! One voice that fits everywhere.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::{Beat, Voice, VoiceSet};

/// With fewer beats that ask for a voice, one that fits them all says nothing.
const FEWEST_BEATS: usize = 3;

rule! {
    /// One voice fits the words wherever a voice is asked for, so that whoever always takes it need not listen to what is said.
    /// Asked where a voice is chosen at three beats or more.
    OneVoice,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", tone: true, choices: [
        (say: "Again. What was it doing just before?", mood: +1, tones: [Steady], to: "one"),
        (say: "What does it say on the label there?", mood: -1, to: "one"),
    ]),
    "one": (says: "Humming.", tone: true, choices: [
        (say: "Humming, and was that new today?", mood: +1, tones: [Steady, Warm], to: "two"),
        (say: "They all hum a little bit.", mood: -1, to: "two"),
    ]),
    "two": (says: "It was a present.", tone: true, choices: [
        (say: "A present. From somebody who cooks?", mood: +1, tones: [Steady], reply: "Yes.", end: "done"),
        (say: "Then there is no receipt, I take it.", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", tone: true, choices: [
        (say: "Again. What was it doing just before?", mood: +1, tones: [Steady], to: "one"),
        (say: "What does it say on the label there?", mood: -1, to: "one"),
    ]),
    "one": (says: "Humming.", tone: true, choices: [
        (say: "Humming, and was that new today?", mood: +1, tones: [Steady, Warm], to: "two"),
        (say: "They all hum a little bit.", mood: -1, to: "two"),
    ]),
    "two": (says: "It was a present.", tone: true, choices: [
        (say: "A present. From somebody who cooks?", mood: +1, tones: [Warm], reply: "Yes.", end: "done"),
        (say: "Then there is no receipt, I take it.", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    hint: "let the words of some beats call for another voice",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let fitting = |beat: &Beat| {
        let listed = beat.choices().map(|choice| scenario.choices()[choice].effect.tones).filter(|tones| !tones.is_empty());
        listed.reduce(VoiceSet::intersection)
    };
    let fitting: Vec<VoiceSet> = scenario.beats().iter().filter(|beat| beat.tone).filter_map(fitting).collect();
    if fitting.len() < FEWEST_BEATS {
        return;
    }
    for voice in Voice::ALL.iter().filter(|voice| fitting.iter().all(|tones| tones.contains(**voice))) {
        found.add(Anchor::Field("beats"), format!("the voice {voice} fits at all {} beats that ask for one", fitting.len()));
    }
}
