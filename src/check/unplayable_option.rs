//! Options that are never offered, and second ways of theirs that are never taken.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// The option is closed in every conversation that gets to its beat: each of its `needs` holds at times, and never all of them at once.
    /// Or its `unheard` leads where no conversation goes, because everybody who can choose it was heard enough before.
    UnplayableOption,
    bad: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, to: "after"),
        (say: "What does it say on the label?", mood: -2, to: "after"),
    ]),
    "after": (says: "So what now?", choices: [
        (say: "Now I'd like to see it run.", mood: +1, needs: [MoodAtLeast(1), MoodAtMost(-1)], end: "done"),
        (say: "Now we wait for the post.", mood: 0, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +2, to: "after"),
        (say: "What does it say on the label?", mood: -2, to: "after"),
    ]),
    "after": (says: "So what now?", choices: [
        (say: "Now I'd like to see it run.", mood: +1, needs: [MoodAtLeast(1)], end: "done"),
        (say: "Now we wait for the post.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "loosen what it needs, or take it out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, reach, .. } = *subject;
    for (id, choice) in scenario.choices().enumerate().filter(|(_, choice)| reach.proves_offered(choice.beat)) {
        let option = reach.option(id);
        let beat = &scenario.beats()[choice.beat].id;
        // A condition that never holds says it better, at its own place.
        if !option.is_open && option.conditions.iter().all(|tally| tally.held) {
            found.add(Anchor::Option(id), format!("no play gets to choose this option of `{beat}`"));
        }
        if option.is_open && choice.effect.unheard.is_some() && !option.is_unheard_taken {
            let message = "`unheard` is never taken: whoever can choose this was heard enough before";
            found.add(Anchor::OptionField(id, "unheard"), message).with_hint("take `unheard` out, or let the option come sooner");
        }
    }
}
