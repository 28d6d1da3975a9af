//! Scenarios that can be guessed.

use super::n_choosing;
use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A robot that knows one trick does too well: it takes the longest option each time, or the shortest, the politest, or the one with the most sympathy in it.
    /// Its share of what was possible may be 10 points above that of choosing blindly for length, and 25 for manners.
    /// Whoever knows the trick needs no listening. A small piece, of tier 0 or with one choice, has too few choices for a share to say anything. `rapport robots` shows the whole table.
    RobotOverBar,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing before it stopped?", mood: +3, to: "one"),
        (say: "What is on the label there?", mood: -3, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming. And had it done that earlier than today?", mood: +3, to: "after"),
        (say: "They all hum a little bit.", mood: -3, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(5)], end: "glad"), (when: [MoodAtLeast(0)], end: "done"), (end: "left")]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing before it stopped?", mood: +3, to: "one"),
        (say: "Stopped? What does the label on it say?", mood: -3, to: "one"),
    ]),
    "one": (says: "Humming.", choices: [
        (say: "Humming, and was that new?", mood: +3, to: "after"),
        (say: "They all hum a little.", mood: -3, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtLeast(5)], end: "glad"), (when: [MoodAtLeast(0)], end: "done"), (end: "left")]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "done": (kind: Fair, title: "Done"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    hint: "give some weak answers what the robot looks for, and take it from some strong ones",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.is_mini || n_choosing(subject.scenario) < 2 {
        return;
    }
    for robot in subject.reach.robots_over_bar() {
        let message = format!(
            "the robot that takes the {} gets {:.0} % of what is possible, {:.0} points above blind choice; the bar is {:.0}",
            robot.trick, robot.share, robot.above, robot.bar
        );
        let beats: Vec<String> = robot.beats.iter().map(|beat| format!("`{}`", subject.scenario.beats()[*beat].id)).collect();
        let weighs = if beats.len() == 1 { "weighs" } else { "weigh" };
        let hint = format!(
            "give some weak answers what the robot looks for, and take it from some strong ones: {} {weighs} most",
            beats.join(", ")
        );
        found.add(Anchor::Scenario, message).with_hint(hint);
    }
}
