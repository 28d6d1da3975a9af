//! How many kinds of near-miss there are.

use std::collections::BTreeSet;

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// As many of the nine as there should be.
const FEWEST: usize = 5;

rule! {
    /// The answers that miss should miss in at least five different ways; `trap` names nine.
    /// Where all of them are apologies, say, a trainee soon learns to leave out the apology and has learned nothing else.
    /// A small piece, of tier 0, need not.
    FewKindsOfNearMiss,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], end: "done"),
        (say: "I'm sorry, I'm really so sorry.", mood: 0, trap: SorrySorry, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], to: "before"),
        (say: "I'm sorry, I'm really so sorry.", mood: 0, trap: SorrySorry, to: "before"),
        (say: "Press the red button for me, please.", mood: -1, trap: TooSoon, to: "before"),
        (say: "That happens to all of them, sadly.", mood: -1, trap: WarmAndGeneral, to: "before"),
    ]),
    "before": (says: "Washing. And I've guests at six.", choices: [
        (say: "Six. Then let's get the water out.", mood: +1, shows: [Reflecting], end: "done"),
        (say: "It'll be running again well before six.", mood: +1, trap: LovelyUntrue, end: "done"),
        (say: "There is nobody free before Thursday morning.", mood: -1, trap: TrueCold, end: "done"),
    ]),
},
"#,
    hint: "give other weak answers a weakness of their own, and name it in `trap`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let kinds: BTreeSet<_> = subject.scenario.choices().iter().filter_map(|choice| choice.trap).collect();
    if !subject.is_mini && kinds.len() < FEWEST {
        let names: Vec<&str> = kinds.iter().map(|trap| trap.name()).collect();
        let which = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        found.add(Anchor::Scenario, format!("there are {} kinds of near-miss{which}, fewer than {FEWEST}", kinds.len()));
    }
}
