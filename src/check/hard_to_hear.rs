//! Upset customers whom nobody can hear in time.

use std::collections::BTreeSet;

use super::places::Anchor;
use super::rule::{Found, Subject, rule};
use crate::scenario::{BeatId, ChoiceId, Exit, Scenario, SkillSet, Target};

/// How many beats with options it may take until somebody upset can be heard.
const WITHIN: usize = 4;

rule! {
    /// The customer begins in a mood below 0, and whatever is answered in the first four beats, there are fewer than two chances to show
    /// that they are heard: options that show Listening, Reflecting or Validating.
    /// Until they feel heard, every solution comes too soon. A small piece, of tier 0, need not care.
    HardToHear,
    bad: r#"
customer: (name: "Nadia Brun", mood: -4),
beats: {
    "hello": (says: "Second time here, and it still trips the fuse.", choices: [
        (say: "Let me take the base off and look.", kind: Solve, mood: +1, end: "done"),
        (say: "Have you still got the receipt for it?", mood: -1, misses: [Listening], end: "done"),
    ]),
},
"#,
    good: r#"
customer: (name: "Nadia Brun", mood: -4),
beats: {
    "hello": (says: "Second time here, and it still trips the fuse.", choices: [
        (say: "Twice, and still the fuse. And before that?", mood: +1, shows: [Reflecting], to: "before"),
        (say: "Have you still got the receipt for it?", mood: -1, misses: [Listening], to: "before"),
    ]),
    "before": (says: "It hums. It was a present.", choices: [
        (say: "Then it's no use telling you to buy another.", mood: +1, shows: [Validating], end: "done"),
        (say: "Let me take the base off and look.", kind: Solve, mood: +1, end: "done"),
    ]),
},
"#,
    hint: "let two of the first four beats have an option that shows Listening, Reflecting or Validating",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    let Subject { scenario, rules, is_mini, .. } = *subject;
    let starts = scenario.customer().temperaments.iter().map(|temperament| rules.start_mood(scenario, *temperament));
    let Some(mood) = starts.min().filter(|mood| *mood < 0) else { return };
    if is_mini || scenario.is_plain() {
        return;
    }
    let needed = rules.pips_needed(mood).into();
    let n = most_signs(scenario, needed);
    if n < needed {
        let chances = if n == 1 { "1 chance".to_owned() } else { "no chance".to_owned() };
        let message = format!("the customer begins at mood {mood}, with {chances} to be heard in the first {WITHIN} beats");
        found.add(Anchor::Customer("mood"), message);
    }
}

/// The most signs that a way through the first beats can give, of each option no more than are needed, conditions left aside.
fn most_signs(scenario: &Scenario, needed: usize) -> usize {
    let beats = scenario.beats();
    let chosen: Vec<Vec<BeatId>> = beats.enumerate().map(|(beat, _)| chosen_next(scenario, beat)).collect();
    // Of each beat, the most signs with so many beats of options still to come.
    let mut most = vec![0; beats.len()];
    for _ in 0..WITHIN {
        let at = |beat: BeatId| {
            let next = chosen.get(beat.index()).into_iter().flatten();
            next.filter_map(|beat| most.get(beat.index()).copied()).max().unwrap_or(0)
        };
        let of_choice = |choice: ChoiceId| {
            let effect = &scenario.choices()[choice].effect;
            let signs = effect.shows.intersection(SkillSet::HEARING).len().min(needed);
            let target = match effect.target {
                Target::Beat(beat) => Some(beat),
                Target::End(_) => None,
            };
            signs + [target, effect.unheard].into_iter().flatten().map(at).max().unwrap_or(0)
        };
        most = beats.iter().map(|beat| beat.choices().map(of_choice).max().unwrap_or(0)).collect();
    }
    let first = chosen.get(scenario.start().index()).into_iter().flatten();
    first.filter_map(|beat| most.get(beat.index()).copied()).max().unwrap_or(0)
}

/// The beats at which something is chosen next: the beat itself, or those that it leads on to by itself.
fn chosen_next(scenario: &Scenario, beat: BeatId) -> Vec<BeatId> {
    let mut chosen = Vec::new();
    let mut seen = BTreeSet::from([beat]);
    let mut waiting = vec![beat];
    while let Some(beat) = waiting.pop() {
        let targets: Vec<Target> = match &scenario.beats()[beat].way {
            Exit::Choices { .. } => {
                chosen.push(beat);
                continue;
            }
            Exit::On(target) => vec![*target],
            Exit::Routes { routes, .. } => routes.iter().map(|route| route.target).collect(),
        };
        for target in targets {
            if let Target::Beat(next) = target
                && seen.insert(next)
            {
                waiting.push(next);
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use crate::rules::Rules;

    #[test]
    fn the_page_asks_for_as_many_chances_as_the_rules_ask_for_pips() {
        assert_eq!(Rules::newest().pips_needed(-1), 2, "the page says two");
    }
}
