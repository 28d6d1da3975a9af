//! What the rules about `expect` share.

use super::rule::Subject;
use crate::foresight::Expected;
use crate::scenario::{Condition, Expectation, Scenario, Target};

/// Every expectation with its place in the list and what became of it.
pub(super) fn judged<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = (usize, &'s Expectation, &'s Expected)> {
    let expectations = subject.scenario.expectations().iter().enumerate();
    expectations.zip(subject.reach.expected()).map(|((index, expectation), expected)| (index, expectation, expected))
}

/// The id of a beat or an ending.
pub(super) fn id_of(scenario: &Scenario, place: Target) -> &str {
    match place {
        Target::Beat(beat) => &scenario.beats()[beat].id,
        Target::End(ending) => &scenario.endings()[ending].id,
    }
}

/// Conditions as they are written, each in backticks.
pub(super) fn written(scenario: &Scenario, conditions: &[Condition]) -> String {
    let written: Vec<String> = conditions.iter().map(|condition| format!("`{}`", scenario.condition_text(condition))).collect();
    written.join(" and ")
}

/// A message with the author's own reason for the expectation behind it.
pub(super) fn also(message: String, because: Option<&str>) -> String {
    match because {
        Some(because) => format!("{message} (expected because {})", because.trim_end_matches('.')),
        None => message,
    }
}
