//! How many kinds of near-miss there are.

use std::collections::BTreeSet;

use super::n_choosing;
use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// As many of the nine as there should be, or one for every two beats at which something is chosen, where those are fewer.
const FEWEST: usize = 5;

rule! {
    /// The answers that miss should miss in at least five different ways; `trap` names nine. Where something is chosen at fewer than nine beats, one for every two of them will do.
    /// Where all of them are apologies, say, a trainee soon learns to leave out the apology and has learned nothing else.
    /// A small piece, of tier 0, need not.
    FewKindsOfNearMiss,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], to: "before"),
        (say: "I'm sorry, I'm really so sorry.", mood: 0, trap: SorrySorry, to: "before"),
    ]),
    "before": (says: "Washing. And I've guests at six.", choices: [
        (say: "Six. Then let's get the water out.", mood: +1, shows: [Reflecting], to: "water"),
        (say: "Oh no, I am so sorry to hear it.", mood: 0, trap: SorrySorry, to: "water"),
    ]),
    "water": (says: "And then?", choices: [
        (say: "Then it runs once more, and empty.", mood: +1, shows: [Explaining], end: "done"),
        (say: "Then, I am afraid, we shall see.", mood: 0, trap: SorrySorry, end: "done"),
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
    let scenario = subject.scenario;
    let kinds: BTreeSet<_> = scenario.choices().iter().filter_map(|choice| choice.trap).collect();
    let fewest = FEWEST.min(n_choosing(scenario).div_ceil(2));
    if !subject.is_mini && kinds.len() < fewest {
        let names: Vec<&str> = kinds.iter().map(|trap| trap.name()).collect();
        let which = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        let are = if kinds.len() == 1 { "is 1 kind".to_owned() } else { format!("are {} kinds", kinds.len()) };
        found.add(Anchor::Scenario, format!("there {are} of near-miss{which}, fewer than {fewest}"));
    }
}
