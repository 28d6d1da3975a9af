//! Other words for a road that nobody takes.

use super::expectations::id_of;
use super::places::Anchor;
use super::reach::Untold;
use super::rule::{Found, Subject, rule};
use crate::scenario::Target;

rule! {
    /// No conversation is ever told this entry of `variants`: what it asks for never holds there, or an earlier variant always holds first.
    /// Of all variants that hold, the first one is told, so the more special ones stand before the more general ones.
    UntoldVariant,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, to: "so"),
        (say: "What does it say on the label?", mood: -1, to: "so"),
    ]),
    "so": (says: "So?", variants: [
        (when: [MoodAtLeast(1)], says: "So, what now?"),
        (when: [MoodAtLeast(2)], says: "So, what shall we do now?"),
    ], end: "done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, to: "so"),
        (say: "What does it say on the label?", mood: +1, to: "so"),
        (say: "They all do that in the end.", mood: -1, to: "so"),
    ]),
    "so": (says: "So?", variants: [
        (when: [MoodAtLeast(2)], says: "So, what shall we do now?"),
        (when: [MoodAtLeast(1)], says: "So, what now?"),
    ], end: "done"),
},
"#,
    hint: "put it before the one that holds first, ask for less, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for Untold { place, variant, holds } in subject.reach.untold() {
        let id = id_of(subject.scenario, *place);
        let message = if *holds {
            format!("whenever this variant of `{id}` holds, an earlier one does too, so it is never told")
        } else {
            format!("this variant never holds at `{id}`, so it is never told")
        };
        let anchor = match *place {
            Target::Beat(beat) => Anchor::Variant(beat, *variant, "when"),
            Target::End(ending) => Anchor::EndingVariant(ending, *variant, "when"),
        };
        found.add(anchor, message);
    }
}
