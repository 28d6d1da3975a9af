//! Whether the file gives the strongest option away.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// With fewer beats than these "always" says nothing.
const FEWEST_BEATS: usize = 4;

rule! {
    /// In every beat the option that leads to the best endings comes first in the file. The order on the screen is drawn, so no trainee sees it;
    /// but whoever reads the file, or prints it for a group, does. A small piece, of tier 0, need not care.
    StrongestFirst,
    bad: r#"
skills: [Listening],
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, shows: [Listening], to: "one"),
        (say: "What does it say on the label?", mood: -2, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming. And was that new, too?", mood: +2, to: "two"),
        (say: "They do all hum a little.", mood: -2, to: "two"),
    ]),
    "two": (says: "Since May.", choices: [
        (say: "Since May. You have waited long.", mood: +2, to: "three"),
        (say: "May was busy here as well.", mood: -2, to: "three"),
    ]),
    "three": (says: "So?", choices: [
        (say: "So I open up the motor.", mood: +2, to: "after"),
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
        (say: "What does it say on the label?", mood: -2, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "They do all hum a little.", mood: -2, to: "two"),
        (say: "Humming. And was that new, too?", mood: +2, to: "two"),
    ]),
    "two": (says: "Since May.", choices: [
        (say: "May was busy here as well.", mood: -2, to: "three"),
        (say: "Since May. You have waited long.", mood: +2, to: "three"),
    ]),
    "three": (says: "So?", choices: [
        (say: "So I open up the motor.", mood: +2, to: "after"),
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
    hint: "put another option first here and there",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Some(strongest) = subject.reach.strongest().filter(|strongest| strongest.n_beats >= FEWEST_BEATS) else { return };
    // A beat with several strongest options counts one half and not one, so this is "always".
    if !subject.is_mini && strongest.first >= strongest.n_beats as f64 {
        let message = format!("the strongest option comes first in each of {} beats", strongest.n_beats);
        found.add(Anchor::Field("beats"), message);
    }
}
