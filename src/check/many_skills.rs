//! How many skills one option is tagged with.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// The most that one option can be about.
const MOST_SHOWN: usize = 3;
const MOST_MISSED: usize = 2;

rule! {
    /// An option shows more than three skills or misses more than two. One sentence does one or two things; a tag more makes every tag say less.
    ManySkills,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Opening, Listening, Respect, Steering], end: "done"),
        (say: "What does it say on the label?", mood: -1, misses: [Listening], end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Opening, Listening], end: "done"),
        (say: "What does it say on the label?", mood: -1, misses: [Listening], end: "done"),
    ]),
},
"#,
    hint: "keep the tags that somebody else would give it too",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        // Answering in the customer's own mode counts as shown without being written.
        let shown = choice.effect.shows.len() - usize::from(choice.effect.matches);
        let missed = choice.effect.misses.len();
        if shown > MOST_SHOWN {
            found.add(Anchor::OptionField(id, "shows"), format!("this option shows {shown} skills, more than {MOST_SHOWN}"));
        }
        if missed > MOST_MISSED {
            found.add(Anchor::OptionField(id, "misses"), format!("this option misses {missed} skills, more than {MOST_MISSED}"));
        }
    }
}
