//! Beats with the same words.

use std::collections::HashMap;

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::texts::bare_words;
use crate::scenario::BeatId;
use crate::wording::count_words;

/// Shorter lines are said again in any conversation.
const FEWEST_WORDS: u32 = 6;

rule! {
    /// Two beats say the same line, word for word. It may be a copy that was meant to be changed; where a line of six words or more comes again, it sounds like a machine.
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
    let mut first_said: HashMap<Vec<String>, (usize, BeatId)> = HashMap::new();
    let mut n_lines = 0;
    for (id, beat) in beats.enumerate() {
        let long = || beat.says.iter().enumerate().filter(|(_, line)| count_words(line) >= FEWEST_WORDS);
        let said = long().map(|(index, line)| (index, bare_words(line))).collect::<Vec<_>>();
        let twins = said.iter().filter_map(|(index, words)| first_said.get(words).map(|first| (first, index)));
        if let Some(((_, other), index)) = twins.min_by_key(|((order, _), _)| *order) {
            let other = &beats[*other].id;
            found.add(Anchor::Says(id, *index), format!("`{}` says the same words as `{other}`", beat.id));
        }
        for (_, words) in said {
            n_lines += 1;
            first_said.entry(words).or_insert((n_lines, id));
        }
    }
}
