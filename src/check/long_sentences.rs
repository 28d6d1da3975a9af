//! How long sentences are on the whole.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::wording::Measures;

/// Words in a sentence, on average.
const MOST: u32 = 16;

rule! {
    /// The sentences that are spoken have more than 16 words on average. People of eleven to thirteen should be able to read along:
    /// short verbs, one idea a sentence. Counted are `says`, `reply`, `say` and `act`.
    LongSentences,
    bad: r#"
beats: {
    "hello": (says: "I wanted to ask you whether the parcel that was meant to come to my neighbour on Tuesday has by any chance been left here with you.", choices: [
        (say: "It may well be in the back with all the others, so let me go and look for it before I say anything.", mood: +1, end: "done"),
        (say: "We are only allowed to hand a parcel over to the person whose name is on the card that came through the door.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "My neighbour had a parcel coming on Tuesday. Is it here?", choices: [
        (say: "It may be in the back. Let me go and look.", mood: +1, end: "done"),
        (say: "It might be. Has she given you the card for it?", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "cut sentences in two, and read them aloud",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let says = scenario.beats().iter().flat_map(|beat| &beat.says).map(String::as_str);
    let replies = scenario.choices().iter().filter_map(|choice| choice.reply.as_deref());
    let options = scenario.choices().iter().map(|choice| choice.spoken.text());
    let all = says.chain(replies).chain(options).map(Measures::of).fold(Measures::default(), Measures::and);
    let Measures { words, sentences, .. } = all;
    if words > sentences * MOST {
        let tenths = words * 10 / sentences.max(1);
        let message = format!("a sentence has {}.{} words on average, more than {MOST}", tenths / 10, tenths % 10);
        found.add(Anchor::Scenario, message);
    }
}
