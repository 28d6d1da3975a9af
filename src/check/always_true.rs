//! Conditions that always hold.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

rule! {
    /// A condition holds in every conversation that gets here, so it closes nothing and could as well not be there.
    /// Often a way round it was meant to exist, and does not.
    AlwaysTrue,
    bad: r#"
facts: {"guests": "There are guests at six."},
beats: {
    "hello": (says: "It's stopped, and I've guests at six.", learns: "guests", choices: [
        (say: "Then we have until six o'clock.", mood: +1, needs: [Learned("guests")], end: "done"),
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
    hint: "take it out, or open a way on which it does not hold",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, reach, .. } = *subject;
    for (id, choice) in scenario.choices().enumerate().filter(|(_, choice)| reach.proves_offered(choice.beat)) {
        for (index, (condition, tally)) in choice.effect.needs.iter().zip(&reach.option(id).conditions).enumerate() {
            if tally.held && !tally.failed {
                let (condition, beat) = (scenario.condition_text(condition), &scenario.beats()[choice.beat].id);
                found.add(Anchor::Needs(id, index), format!("`{condition}` always holds at `{beat}`"));
            }
        }
    }
    for (beat, id, routes) in reach.proved_routes(scenario) {
        for (index, route) in routes.iter().enumerate() {
            for (at, (condition, tally)) in route.when.iter().zip(&route.reach.conditions).enumerate() {
                if tally.held && !tally.failed {
                    let condition = scenario.condition_text(condition);
                    found.add(Anchor::When(beat, index, at), format!("`{condition}` always holds at `{id}`"));
                }
            }
        }
    }
}
