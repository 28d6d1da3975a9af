//! Beats with the same words.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::texts::same_words;
use crate::wording::count_words;

/// Shorter lines are said again in any conversation.
const FEWEST_WORDS: u32 = 6;

rule! {
    /// Two beats say the same line, word for word. It may be a copy that was meant to be changed; where a line of six words or more comes again, it is heard as a machine.
    TwinBeats,
    bad: r#"
beats: {
    "hello": (says: "It has stopped again, just like that.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "label"),
        (say: "What does it say on the label there?", mood: -1, to: "label"),
    ]),
    "label": (says: "It has stopped again, just like that.", end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It has stopped again, just like that.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, to: "label"),
        (say: "What does it say on the label there?", mood: -1, to: "label"),
    ]),
    "label": (says: "Something with a seven in it.", end: "done"),
},
"#,
    hint: "let one of them say it in other words, or lead both ways to one beat",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let beats = subject.scenario.beats();
    for (id, beat) in beats.enumerate() {
        let earlier = beats.enumerate().take_while(|(other, _)| *other != id);
        let twin = earlier.flat_map(|(_, other)| other.says.iter().map(move |line| (line, &other.id)));
        let twin = twin.filter(|(line, _)| count_words(line) >= FEWEST_WORDS);
        let mut twin = twin.filter_map(|(line, of)| beat.says.iter().position(|own| same_words(own, line)).map(|at| (at, of)));
        if let Some((index, other)) = twin.next() {
            found.add(Anchor::Says(id, index), format!("`{}` says the same words as `{other}`", beat.id));
        }
    }
}
