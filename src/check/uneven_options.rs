//! How much longer one option is than another.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::ChoiceId;
use crate::wording::count_words;

/// The longest over the shortest, in tenths.
const MOST_TENTHS: u32 = 16;

rule! {
    /// In one beat the longest option has more than 1.6 times the words of the shortest.
    /// Length is the first thing a reader sees, so it must not tell them anything; under 1.4 is good.
    UnevenOptions,
    bad: r#"
beats: {
    "hello": (says: "Is it mended?", choices: [
        (say: "It is, and I tried it for an hour, so it should give you no more trouble.", mood: +2, end: "done"),
        (say: "Not yet, sorry.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is it mended?", choices: [
        (say: "It is, and I tried it for an hour.", mood: +2, end: "done"),
        (say: "Not yet, I'm sorry. It needs one more day.", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "shorten the one or say a little more in the other",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for beat in subject.scenario.beats() {
        let counted = || beat.choices().map(|choice| (count_words(subject.scenario.choices()[choice].spoken.text()), choice));
        let by_length = |(n, _): &(u32, ChoiceId)| *n;
        let (Some((shortest, _)), Some((longest, choice))) = (counted().min_by_key(by_length), counted().max_by_key(by_length))
        else {
            continue;
        };
        if longest * 10 > shortest * MOST_TENTHS {
            let message = format!("this option has {longest} words, and the shortest beside it has {shortest}");
            found.add(Anchor::Option(choice), message);
        }
    }
}
