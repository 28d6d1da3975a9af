//! Talks that end without a word from the customer.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::Target;

rule! {
    /// An option that ends the talk, or that leads over a night (to a beat with `days`), has no `reply`. The last word belongs to the customer: it is how one hears what the option was worth.
    /// Not asked where the beat is `alone`.
    NoLastWord,
    bad: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, end: "done"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "Is that the last one?", choices: [
        (say: "It is, and it's yours if you want it.", mood: +2, reply: "Then I'll have toast.", end: "done"),
        (say: "Somebody rang about it. I'd have to ask.", mood: -1, reply: "Crackers it is.", end: "done"),
    ]),
},
"#,
    hint: "let the customer answer in `reply`",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let scenario = subject.scenario;
    for (id, choice) in scenario.choices().enumerate() {
        if choice.reply.is_some() || scenario.beats()[choice.beat].alone {
            continue;
        }
        match choice.effect.target {
            Target::End(ending) => {
                let ending = &scenario.endings()[ending].id;
                found.add(
                    Anchor::Option(id),
                    format!("this option ends the talk at `{ending}`, and the customer says nothing to it"),
                );
            }
            Target::Beat(beat) if scenario.beats()[beat].on_enter.days > 0 => {
                let beat = &scenario.beats()[beat].id;
                found.add(Anchor::Option(id), format!("days go by to `{beat}`, and the customer says nothing to this option"));
            }
            Target::Beat(_) => {}
        }
    }
}
