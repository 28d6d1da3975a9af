//! Whether length gives the strongest option away.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::foresight::OptionFigures;

/// The share of beats in which the strongest may be the longest, or the shortest, in percent.
const MOST_PERCENT: f64 = 45.0;
/// With fewer beats than these a share says nothing.
const FEWEST_BEATS: usize = 4;

/// So many of those beats are named.
const MOST_NAMED: usize = 12;

rule! {
    /// In more than 45 % of the beats the option that leads to the best endings is also the longest one, or the shortest one.
    /// A beat in which equals share it gives nothing away; `rapport robots`, which shows the balance, counts it one half. A third each is what chance gives. Whoever writes the good answer takes more care over it, and it grows; readers notice.
    /// A small piece, of tier 0, need not care.
    StrongestByLength,
    bad: r#"
skills: [Listening],
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, shows: [Listening], to: "one"),
        (say: "What is on the label?", mood: -2, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming. And had it done that earlier?", mood: +2, to: "two"),
        (say: "They all hum a little bit.", mood: -2, to: "two"),
    ]),
    "two": (says: "Since May.", choices: [
        (say: "Since May. You've waited long for this.", mood: +2, to: "three"),
        (say: "May was busy here as well.", mood: -2, to: "three"),
    ]),
    "three": (says: "So?", choices: [
        (say: "So I look at the motor first.", mood: +2, to: "after"),
        (say: "So it needs a new one.", mood: -2, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(6)], end: "glad"), (when: [MoodAtLeast(0)], end: "done"), (end: "left")]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    good: r#"
skills: [Listening],
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, shows: [Listening], to: "one"),
        (say: "What is on the label?", mood: -2, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming, and was that new?", mood: +2, to: "two"),
        (say: "They all hum a little bit.", mood: -2, to: "two"),
    ]),
    "two": (says: "Since May.", choices: [
        (say: "Since May. You have waited long.", mood: +2, to: "three"),
        (say: "May was busy here as well.", mood: -2, to: "three"),
    ]),
    "three": (says: "So?", choices: [
        (say: "So I open up the motor.", mood: +2, to: "after"),
        (say: "So you had better buy a new one.", mood: -2, to: "after"),
        (say: "So we wait.", mood: -2, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(6)], end: "glad"), (when: [MoodAtLeast(0)], end: "done"), (end: "left")]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    hint: "move words between good answers and weak ones, until each is longest, and shortest, about as often",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(strongest) = subject.reach.strongest().filter(|strongest| strongest.n_beats >= FEWEST_BEATS) else { return };
    if subject.is_mini {
        return;
    }
    for (name, is_longest) in [("longest", true), ("shortest", false)] {
        let beats = strongest.beats.iter().filter(|beat| gives_away(&beat.options, is_longest));
        let beats: Vec<&str> = beats.map(|beat| subject.scenario.beats()[beat.beat].id.as_str()).collect();
        let n = beats.len();
        if n as f64 * 100.0 > strongest.n_beats as f64 * MOST_PERCENT {
            let of = strongest.n_beats;
            let message =
                format!("the strongest option is the {name} in {n} of {of} beats, more than {MOST_PERCENT} %: {}", named(&beats));
            found.add(Anchor::Field("beats"), message);
        }
    }
}

/// Whether one option is stronger than all others, and longer, or shorter, than all others. Equals give nothing away.
fn gives_away(options: &[OptionFigures], is_longest: bool) -> bool {
    let open = || options.iter().filter(|option| option.outlook.is_some());
    let mut strongest = open().filter(|option| option.is_strongest);
    let (Some(best), None) = (strongest.next(), strongest.next()) else { return false };
    let mut others = open().filter(|option| option.choice != best.choice).peekable();
    others.peek().is_some() && others.all(|other| if is_longest { other.words < best.words } else { other.words > best.words })
}

/// The ids of beats, no more than can be taken in.
fn named(beats: &[&str]) -> String {
    let shown = beats.get(..MOST_NAMED).unwrap_or(beats);
    let shown: Vec<String> = shown.iter().map(|id| format!("`{id}`")).collect();
    match beats.len().saturating_sub(MOST_NAMED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more; `rapport robots ID --beats` marks them all", shown.join(", ")),
    }
}
