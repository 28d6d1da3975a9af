//! Skills that nothing shows.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::{Skill, SkillSet};

rule! {
    /// A skill is listed in `skills`, and no option shows it: the debrief would tell every trainee that there was no chance for it this time.
    /// Matching is shown by `mode`, and Tone on a beat with `tone: true` by the voice.
    UnshownSkill,
    bad: r#"
skills: [Listening, Forewarning],
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
skills: [Listening],
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], reply: "Humming.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    hint: "let an option show it, or take it out of `skills`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let shown = scenario.choices().iter().map(|choice| choice.effect.shows).fold(SkillSet::EMPTY, SkillSet::union);
    let by_voice = scenario.choices().iter().any(|choice| !choice.effect.tones.is_empty() && scenario.beats()[choice.beat].tone);
    for (index, skill) in scenario.skills().iter().enumerate() {
        let is_shown = shown.contains(*skill) || *skill == Skill::Tone && by_voice;
        if !is_shown {
            found.add(Anchor::Skill(index), format!("nothing shows {skill}"));
        }
    }
}
