//! Talks that end without a word from the customer.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::{BeatId, Exit, Scenario, Target};

rule! {
    /// An option that ends the conversation, or that leads over a night (to a beat with `days`), has no `reply`. The last word belongs to the customer: it is how one hears what the option was worth.
    /// Not asked where the beat is `alone`. Where the option comes too soon (R3), a pushback is said in place of the `reply`, and is the last word; an option with `unheard` leads to that beat without either, so somebody has to speak there.
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
    for (id, choice) in scenario.choices().enumerate().filter(|(_, choice)| !scenario.beats()[choice.beat].alone) {
        if let Some(unheard) = choice.effect.unheard.filter(|unheard| is_silent(scenario, *unheard)) {
            let unheard = &scenario.beats()[unheard].id;
            found.add(
                Anchor::Option(id),
                format!(
                    "where this option comes too soon it leads to `{unheard}`, and the customer says nothing before it is over"
                ),
            );
        }
        match choice.effect.target {
            _ if choice.reply.is_some() => {}
            Target::End(ending) => {
                let ending = &scenario.endings()[ending].id;
                found.add(
                    Anchor::Option(id),
                    format!("this option ends the conversation at `{ending}`, and the customer says nothing to it"),
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

/// Whether it may end or days may go by from this beat on before anybody has spoken or anything is chosen.
fn is_silent(scenario: &Scenario, from: BeatId) -> bool {
    let (mut passed, mut at) = (vec![from], 0);
    while let Some(beat) = passed.get(at).map(|id| &scenario.beats()[*id]) {
        at += 1;
        if beat.on_enter.days > 0 {
            return true;
        }
        if !beat.says.is_empty() {
            continue;
        }
        let targets: Vec<Target> = match &beat.way {
            Exit::Choices { .. } => Vec::new(),
            Exit::Routes { routes, .. } => routes.iter().map(|route| route.target).collect(),
            Exit::On(target) => vec![*target],
        };
        for target in targets {
            match target {
                Target::End(_) => return true,
                Target::Beat(next) if !passed.contains(&next) => passed.push(next),
                Target::Beat(_) => {}
            }
        }
    }
    false
}
