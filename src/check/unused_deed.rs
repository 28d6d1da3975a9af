//! Deeds that are listed and never matter.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use super::used::conditions;
use crate::scenario::{Condition, DeedSet};

rule! {
    /// A deed is listed in `deeds`, and no option does it, or nothing ever asks for it with `Did`.
    UnusedDeed,
    bad: r#"
deeds: {"order": "You ordered the part."},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Then I order the part for you now.", mood: +1, does: "order", reply: "Do.", end: "done"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "done"),
    ]),
},
"#,
    good: r#"
deeds: {"order": "You ordered the part."},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Then I order the part for you now.", mood: +1, does: "order", to: "after"),
        (say: "What does it say on the label there?", mood: -1, to: "after"),
    ]),
    "after": (routes: [(when: [Did("order")], end: "mended"), (end: "done")]),
},
endings: {
    "mended": (kind: Fair, title: "Mended on Monday"),
    "done": (kind: Fair, title: "Done"),
},
"#,
    hint: "let an option do it with `does` and something ask for it with `Did`, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    let done = scenario.choices().iter().map(|choice| choice.effect.does).fold(DeedSet::EMPTY, DeedSet::union);
    let asked: DeedSet = conditions(scenario)
        .filter_map(|condition| if let Condition::Did(deed) = condition { Some(*deed) } else { None })
        .collect();
    for (index, (id, deed)) in scenario.deeds().enumerate().enumerate() {
        if !done.contains(id) {
            found.add(Anchor::Key("deeds", index), format!("no option does `{}`", deed.id));
        } else if !asked.contains(id) {
            found.add(Anchor::Key("deeds", index), format!("nothing asks for the deed `{}`", deed.id));
        }
    }
}
