//! What a line does, or what to do instead of it, where that cannot end a plan.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::{Choice, OptionKind};
use crate::wording::{count_words, imperative};

/// Words that make a plan too long to be remembered.
const LONGEST: u32 = 20;

rule! {
    /// A `then` or an `instead` cannot end a plan: it does not begin with "I " and what is done, it has more than 20 words, or it is not one clause without a full stop. After the conversation it stands behind the moment, "If …, I ask what for before I promise", and turned to *you* over the plan.
    OddThen,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, then: "Ask what came before.", end: "done"),
        (say: "What does it say on the label?", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, then: "I ask what came before I look at it", end: "done"),
        (say: "What does it say on the label?", mood: -1, end: "done"),
    ]),
},
"#,
    hint: "begin it with \"I \" and what is done: \"I ask what for before I promise\"",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    for (id, choice) in subject.scenario.choices().enumerate() {
        for (field, plan) in [("then", &choice.then), ("instead", &choice.instead)] {
            let Some(plan) = plan.as_deref().filter(|plan| !plan.trim().is_empty()) else { continue };
            let at = Anchor::OptionField(id, field);
            let n = count_words(plan);
            let end =
                plan.trim_end().chars().next_back().filter(|sign| matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '\u{2026}'));
            if let Some(end) = end {
                found
                    .add(at, format!("this `{field}` ends with `{end}`, so no plan will end with it"))
                    .with_hint("take that character out");
            } else if imperative(plan).is_none() {
                found.add(at, format!("this `{field}` does not begin with \"I \" and what is done, so no plan will end with it"));
            } else if n > LONGEST {
                found
                    .add(at, format!("this `{field}` has {n} words, more than {LONGEST}"))
                    .with_hint("keep the one thing that is done");
            } else if [". ", "! ", "? "].iter().any(|end| plan.contains(end)) {
                found.add(at, format!("this `{field}` is more than one sentence")).with_hint("keep the one thing that is done");
            } else if field == "instead" && !choice.falls_short() && never_comes_too_soon(choice) {
                found
                    .add(at, "this option misses nothing and has no trap, so its `instead` is never told")
                    .with_hint("say what the option does, in `then`; or say what it misses");
            }
        }
    }
}

/// Only an answer or an offer can come too soon (R3).
fn never_comes_too_soon(choice: &Choice) -> bool {
    matches!(choice.effect.kind, OptionKind::Talk | OptionKind::Chat)
}
