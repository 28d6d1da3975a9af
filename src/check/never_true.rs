//! Conditions that never hold.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A condition does not hold in any conversation that gets here, so its option or route is closed for good.
    /// Mostly it asks for a fact that is learned elsewhere, a promise that nobody has made yet, or a mood that cannot be reached.
    NeverTrue,
    bad: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. Then we have until six.", mood: +1, needs: [Learned("guests")], end: "done"),
        (say: "Again. What do you need it for?", mood: +1, learns: "guests", end: "done"),
        (say: "What does it say on the label?", mood: -1, end: "done"),
    ]),
},
"#,
    good: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What do you need it for?", mood: +1, learns: "guests", to: "when"),
        (say: "What does it say on the label?", mood: -1, to: "when"),
    ]),
    "when": (says: "When will it run?", choices: [
        (say: "By six, when your guests are here.", mood: +1, needs: [Learned("guests")], end: "done"),
        (say: "As soon as the part is here.", mood: 0, end: "done"),
    ]),
},
"#,
    hint: "make it possible on the way here, or take the condition out",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, reach, .. } = *subject;
    for (id, choice) in scenario.choices().enumerate().filter(|(_, choice)| reach.proves_offered(choice.beat)) {
        for (index, (condition, tally)) in choice.effect.needs.iter().zip(&reach.option(id).conditions).enumerate() {
            if !tally.held {
                let (condition, beat) = (scenario.condition_text(condition), &scenario.beats()[choice.beat].id);
                found.add(
                    Anchor::Needs(id, index),
                    format!("`{condition}` never holds at `{beat}`, so nobody can choose this option"),
                );
            }
        }
    }
    for (beat, id, routes) in reach.proved_routes(scenario) {
        for (index, route) in routes.iter().enumerate() {
            for (at, (condition, tally)) in route.when.iter().zip(&route.reach.at_beat).enumerate() {
                if !tally.held {
                    let condition = scenario.condition_text(condition);
                    found.add(
                        Anchor::When(beat, index, at),
                        format!("`{condition}` never holds at `{id}`, so this route is never taken"),
                    );
                }
            }
        }
    }
}
