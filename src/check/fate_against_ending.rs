//! Endings that tell something else than what the customer feels.

use super::places::Anchor;
use super::reach::AgainstEnding;
use super::rule::{Found, Subject, rule};

rule! {
    /// Most typical conversations that come to this ending leave the customer in a mood and with a trust that speak against its kind: a Bright ending for somebody who is not coming back, a Lost one for somebody who is glad. The debrief then tells no fate.
    /// Told from conversations that are drawn, so the share is about right. Where nothing in the file earns or costs trust, mood alone is asked for. Not asked of a small piece, of tier 0, nor under `rules: Plain`.
    FateAgainstEnding,
    bad: r#"
customer: (name: "Somebody", mood: -6),
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], reply: "Humming.", end: "glad"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "left"),
    ]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "left": (kind: Lost, title: "She left"),
},
"#,
    good: r#"
customer: (name: "Somebody", mood: 2, trust: 3),
beats: {
    "hello": (says: "It's stopped again.", choices: [
        (say: "Again. What was it doing just before?", mood: +1, shows: [Listening], reply: "Humming.", end: "glad"),
        (say: "What does it say on the label there?", mood: -1, reply: "No idea.", end: "waits"),
    ]),
},
endings: {
    "glad": (kind: Bright, title: "It hums no more"),
    "waits": (kind: Fair, title: "She waits"),
},
"#,
    hint: "ask for mood and trust on the way to this ending, or give it another kind",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.is_mini {
        return;
    }
    for AgainstEnding { ending, share, mood, trust, witness } in subject.reach.against_endings() {
        let ending_of = &subject.scenario.endings()[*ending];
        let message = format!(
            "about {:.0} % of the typical conversations that come to `{}` speak against {}; here mood is {mood} and trust {trust}",
            share * 100.0,
            ending_of.id,
            ending_of.kind,
        );
        found.add(Anchor::Ending(*ending), message).with_witness(Some(witness.clone()));
    }
}
