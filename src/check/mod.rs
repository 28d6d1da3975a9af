//! The check: what an author should know about a scenario that can be played. One rule per file, each with its page for writers
//! and two examples that are tests; this file runs them all.

mod pages;
mod places;
mod reach;
mod reading;
mod rule;
#[cfg(test)]
mod testing;
mod used;

mod stuck_state;
mod trapping_loop;

mod unplayable_beat;
mod unplayable_option;
mod unplayable_route;
mod unplayable_ending;
mod never_true;
mod hard_to_hear;
mod robot_over_bar;

mod always_true;
mod rare_ending;
mod not_proved;
mod unused_fact;
mod unlearned_fact;
mod unused_promise;
mod unkept_promise;
mod open_promise;
mod strongest_by_length;
mod strongest_first;
mod few_kinds_of_near_miss;
mod names_a_skill;
mod many_skills;
mod verdict_in_note;
mod long_line;
mod long_option;
mod long_note;
mod long_sentences;
mod uneven_options;
mod lone_option;
mod many_options;
mod few_beats;
mod many_beats;
mod few_endings;
mod many_minutes;
mod many_exchanges;

use std::sync::Arc;

use crate::foresight::{Bound, Foresight, Means, Question, Verdict};
use crate::rules::Rules;
use crate::scenario::{Allowed, Exit, Loaded, Scenario, Temperament};
use crate::source::{Code, Diagnostic, Report, SourceText};

use self::places::{Anchor, Places};
use self::reach::Reach;
use self::rule::{Found, Rule, Subject};

pub use self::pages::{guide, page, pages};
pub use self::rule::Page;

/// Every rule, in the order of the table of codes.
const RULES: &[Rule] = &[
    stuck_state::RULE,
    trapping_loop::RULE,
    unplayable_beat::RULE,
    unplayable_option::RULE,
    unplayable_route::RULE,
    unplayable_ending::RULE,
    never_true::RULE,
    hard_to_hear::RULE,
    robot_over_bar::RULE,
    always_true::RULE,
    rare_ending::RULE,
    not_proved::RULE,
    unused_fact::RULE,
    unlearned_fact::RULE,
    unused_promise::RULE,
    unkept_promise::RULE,
    open_promise::RULE,
    strongest_by_length::RULE,
    strongest_first::RULE,
    few_kinds_of_near_miss::RULE,
    names_a_skill::RULE,
    many_skills::RULE,
    verdict_in_note::RULE,
    long_line::RULE,
    long_option::RULE,
    long_note::RULE,
    long_sentences::RULE,
    uneven_options::RULE,
    lone_option::RULE,
    many_options::RULE,
    few_beats::RULE,
    many_beats::RULE,
    few_endings::RULE,
    many_minutes::RULE,
    many_exchanges::RULE,
];

/// How much is looked at, and by which measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The most states that are looked at.
    pub states: usize,
    /// Held to the measures of a small piece whatever is in it: a drill, or a customer of a shift.
    pub is_mini: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { states: Question::N_STATES, is_mini: false }
    }
}

/// What the check says of one file.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What reading found, and what the rules found.
    pub report: Report,
    /// `None` where the file cannot be played, so that nothing was explored.
    pub explored: Option<ExploredSize>,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExploredSize {
    pub verdict: Verdict,
    pub n_states: usize,
    /// What ended it, where it was not all.
    pub ended_by: Option<Bound>,
}

/// Looks at a scenario, played by these rules, by every rule of the check. A file that cannot be played has its report as it is.
pub fn check(loaded: &Loaded, rules: &'static Rules, settings: Settings) -> Checked {
    check_by(Means::default(), loaded, rules, settings)
}

/// As [`check`], by these means.
pub fn check_by(means: Means, loaded: &Loaded, rules: &'static Rules, settings: Settings) -> Checked {
    let Some(scenario) = &loaded.scenario else {
        return Checked { report: loaded.report.clone(), explored: None };
    };
    let question = Question { n_states: settings.states, ..Question::of(scenario) };
    let foresight = Foresight::by(means, Arc::clone(scenario), rules, question);
    let reach = Reach::new(scenario, rules, &foresight);
    let is_mini = settings.is_mini || is_tier_0(scenario);
    let subject = Subject { scenario, rules, reach: &reach, is_mini };
    let found = findings(&subject, loaded.report.source(), &loaded.allowed);
    let (verdict, n_states, ended_by) = (foresight.verdict(), foresight.n_states(), foresight.ended_by());
    let explored = ExploredSize { verdict, n_states, ended_by };
    Checked { report: loaded.report.clone().and(found), explored: Some(explored) }
}

/// What the rules find and nothing suppresses, each at its place; and the entries of `allow` that suppress nothing.
fn findings(subject: &Subject<'_>, source: &SourceText, allowed: &[Allowed]) -> Vec<Diagnostic> {
    let places = std::cell::LazyCell::new(|| Places::new(source.text(), subject.scenario));
    let mut diagnostics = Vec::new();
    let mut suppressed = Vec::new();
    for Rule { page, check } in RULES {
        let mut found = Found::default();
        check(subject, &mut found);
        let findings = found.into_findings();
        if let Some(allowed) = allowed.iter().find(|allowed| allowed.code == page.code)
            && !findings.is_empty()
        {
            suppressed.push(*allowed);
            continue;
        }
        diagnostics.extend(findings.into_iter().map(|finding| {
            Diagnostic::new(page.code, places.span(finding.anchor), finding.message)
                .with_hint(finding.hint.as_deref().unwrap_or(page.hint))
                .with_witness(finding.witness)
        }));
    }
    // Where not all was looked at, something may be there to suppress after all.
    if subject.reach.is_proved() {
        for allowed in allowed.iter().filter(|allowed| !suppressed.contains(allowed)) {
            let span = places.span(Anchor::Allow(allowed.index));
            let message = format!("there is no `{}` here to rest", allowed.code);
            diagnostics.push(Diagnostic::new(Code::UselessAllow, span, message).with_hint("take it out"));
        }
    }
    diagnostics
}

/// Whether a scenario has only words, moods and ways: the lowest rung of the ladder.
/// Words that come after (`thinks`, `note`, `reply`) and what only names something (`at`, `trap`) do not lift it.
fn is_tier_0(scenario: &Scenario) -> bool {
    let customer = scenario.customer();
    let plain_customer = customer.talks.is_none()
        && customer.time.is_none()
        && customer.trust == 0
        && customer.temperaments.iter().all(|temperament| *temperament == Temperament::Easygoing);
    let plain_beats = scenario.beats().iter().all(|beat| {
        !beat.tone && beat.on_enter == crate::scenario::OnEnter::default() && !matches!(beat.way, Exit::Routes { .. })
    });
    let plain_options = scenario.choices().iter().all(|choice| {
        let effect = &choice.effect;
        let only_these = crate::scenario::Effect::words_only(effect.mood, effect.target);
        *effect == only_these
    });
    plain_customer && plain_beats && plain_options && scenario.facts().is_empty() && scenario.promises().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_check_has_its_rule_in_the_order_of_the_table() {
        let codes: Vec<Code> = RULES.iter().map(|rule| rule.page.code).collect();
        assert_eq!(codes, Code::CONTENT);
    }
}
