//! Endings that hardly anybody sees.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::used::words_do_not_reach;

/// The smallest chance under typical play.
const RAREST: f64 = 0.01;

rule! {
    /// Under 1 % of typical play comes to this ending, so hardly anybody will ever read it.
    /// Typical play is that of somebody who takes careful answers most of the time, and tired ones now and then.
    /// Where it is there for those who look for it, let the finding rest and say so.
    RareEnding,
    bad: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended, every bit of it.", mood: +3, to: "one"),
        (say: "It's broken, every bit of it.", mood: -3, to: "one"),
    ]),
    "one": (says: "Really?", choices: [
        (say: "Really, as good as new again.", mood: +3, to: "two"),
        (say: "Really, as bad as it gets.", mood: -3, to: "two"),
    ]),
    "two": (says: "Truly?", choices: [
        (say: "Truly, and I have tried it.", mood: +3, to: "after"),
        (say: "Truly, and I won't try it.", mood: -3, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtMost(-8)], end: "shouts"), (end: "done")]),
},
endings: {
    "shouts": (kind: Lost, title: "All the way down the street"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Well?", choices: [
        (say: "It's mended, every bit of it.", mood: +3, to: "one"),
        (say: "It's broken, every bit of it.", mood: -3, to: "one"),
    ]),
    "one": (says: "Really?", choices: [
        (say: "Really, as good as new again.", mood: +3, to: "after"),
        (say: "Really, as bad as it gets.", mood: -3, to: "after"),
    ]),
    "after": (routes: [(when: [MoodAtMost(-3)], end: "shouts"), (end: "done")]),
},
endings: {
    "shouts": (kind: Lost, title: "All the way down the street"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    hint: "loosen what leads to it, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, rules, reach, .. } = *subject;
    for (id, ending) in scenario.endings().enumerate() {
        if let Some(chance) = reach.chance(id).filter(|chance| *chance < RAREST) {
            let message = format!("{:.2} % of typical play comes to the ending `{}`", chance * 100.0, ending.id);
            let finding = found.add(Anchor::Ending(id), message).with_witness(reach.witness_of_ending(id));
            if let Some(hint) = words_do_not_reach(scenario, rules, id) {
                finding.with_hint(hint);
            }
        }
    }
}
