//! The check: what an author should know about a scenario that can be played. One rule per file, each with its page for writers
//! and two examples that are tests; this file runs them all.

mod pages;
mod places;
mod recorded;
mod reach;
mod reading;
mod rule;
mod shared_runs;
#[cfg(test)]
mod testing;
mod used;

mod expectations;
mod texts;

mod stuck_state;
mod trapping_loop;
mod expectation_refuted;

mod unplayable_beat;
mod unplayable_option;
mod unplayable_route;
mod unplayable_ending;
mod never_true;
mod untold_variant;
mod untested_expectation;
mod hard_to_hear;
mod robot_over_bar;
mod free_betrayal;
mod empty_text;
mod twin_options;
mod used_too_soon;
mod odd_then;
mod clock_backwards;
mod unclosed_brace;
mod missing_glyph;
mod right_to_left;

mod always_true;
mod rare_ending;
mod not_proved;
mod expectation_bounded;
mod typical_share;
mod unused_fact;
mod unlearned_fact;
mod unused_deed;
mod unused_person;
mod unused_promise;
mod unkept_promise;
mod open_promise;
mod unmade_promise;
mod not_promised;
mod overdue_promise;
mod strongest_by_length;
mod strongest_first;
mod few_kinds_of_near_miss;
mod no_difference;
mod fate_against_ending;
mod same_unheard;
mod tones_without_tone;
mod tone_without_tones;
mod one_voice;
mod names_a_skill;
mod many_skills;
mod unshown_skill;
mod shown_and_missed;
mod verdict_in_note;
mod no_last_word;
mod twin_beats;
mod shared_words;
mod clock_talk;
mod counted_options;
mod long_label;
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

use crate::foresight::{Bound, CancelToken, Expected, Foresight, Means, Question, Verdict};
use crate::rules::Rules;
use crate::scenario::{Allowed, Exit, Loaded, Scenario, Temperament};
use crate::source::{Code, Diagnostic, Report};

use self::places::{Anchor, Places};
use self::reach::Reach;
use self::rule::{Finding, Found, Rule, Subject};

pub use self::pages::{guide, page, pages};
pub use self::places::{ids_written_at, places_of};
pub use self::recorded::recorded_plays;
pub use self::rule::Page;
pub use self::shared_runs::SharedRuns;

/// Every rule, in the order of the table of codes.
const RULES: &[Rule] = &[
    stuck_state::RULE,
    trapping_loop::RULE,
    expectation_refuted::RULE,
    unplayable_beat::RULE,
    unplayable_option::RULE,
    unplayable_route::RULE,
    unplayable_ending::RULE,
    never_true::RULE,
    untold_variant::RULE,
    untested_expectation::RULE,
    hard_to_hear::RULE,
    robot_over_bar::RULE,
    free_betrayal::RULE,
    empty_text::RULE,
    twin_options::RULE,
    used_too_soon::RULE,
    odd_then::RULE,
    clock_backwards::RULE,
    unclosed_brace::RULE,
    missing_glyph::RULE,
    right_to_left::RULE,
    always_true::RULE,
    rare_ending::RULE,
    not_proved::RULE,
    expectation_bounded::RULE,
    typical_share::RULE,
    unused_fact::RULE,
    unlearned_fact::RULE,
    unused_deed::RULE,
    unused_person::RULE,
    unused_promise::RULE,
    unkept_promise::RULE,
    open_promise::RULE,
    unmade_promise::RULE,
    not_promised::RULE,
    overdue_promise::RULE,
    strongest_by_length::RULE,
    strongest_first::RULE,
    few_kinds_of_near_miss::RULE,
    no_difference::RULE,
    fate_against_ending::RULE,
    same_unheard::RULE,
    tones_without_tone::RULE,
    tone_without_tones::RULE,
    one_voice::RULE,
    names_a_skill::RULE,
    many_skills::RULE,
    unshown_skill::RULE,
    shown_and_missed::RULE,
    verdict_in_note::RULE,
    no_last_word::RULE,
    twin_beats::RULE,
    shared_words::RULE,
    clock_talk::RULE,
    counted_options::RULE,
    long_label::RULE,
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
    /// Held to the measures of a small piece whatever is in it: a drill, or a customer of a shift. A scenario of tier 0 is so
    /// anyway, and one in which something is chosen at two beats at the most as far as its size goes.
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
    /// What became of each expectation of the scenario, in the order of the file.
    pub expected: Vec<Expected>,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExploredSize {
    pub verdict: Verdict,
    pub n_states: usize,
    /// What ended it, where it was not all.
    pub ended_by: Option<Bound>,
}

/// Looks at a scenario by itself, played by these rules, by every rule of the check. A file that cannot be played has its report as it
/// is.
pub fn check(loaded: &Loaded, rules: &'static Rules, settings: Settings) -> Checked {
    check_by(Means::default(), loaded, rules, settings, &SharedRuns::default())
}

/// As [`check`], by these means, and among others with which it shares some words. Once it was cancelled, nothing that it
/// finds is worth anything.
pub fn check_by(means: Means, loaded: &Loaded, rules: &'static Rules, settings: Settings, shared: &SharedRuns) -> Checked {
    let Some(scenario) = &loaded.scenario else {
        return Checked { report: loaded.report.clone(), explored: None, expected: Vec::new() };
    };
    let question = Question { n_states: settings.states, keeps_expected: true, ..Question::of(scenario) };
    let cancel = means.cancel.clone();
    let foresight = Foresight::by(means, Arc::clone(scenario), rules, question);
    let reach = Reach::new(scenario, rules, &foresight);
    let is_mini = settings.is_mini || is_tier_0(scenario);
    let is_small = is_mini || chooses_little(scenario);
    let subject = Subject { scenario, rules, reach: &reach, is_mini, is_small, shared };
    let found = findings(&subject, loaded, &cancel);
    let (verdict, n_states, ended_by) = (foresight.verdict(), foresight.n_states(), foresight.ended_by());
    let explored = ExploredSize { verdict, n_states, ended_by };
    let expected = reach.expected().to_vec();
    Checked { report: loaded.report.clone().and(found), explored: Some(explored), expected }
}

/// What the rules find and nothing suppresses, each at its place; and the entries of `allow` that suppress nothing.
fn findings(subject: &Subject<'_>, loaded: &Loaded, cancel: &CancelToken) -> Vec<Diagnostic> {
    let Loaded { report, allowed, .. } = loaded;
    let places = std::cell::LazyCell::new(|| Places::new(report.sources(), subject.scenario));
    let mut diagnostics = Vec::new();
    let mut suppressed = Vec::new();
    for Rule { page, check } in RULES {
        if cancel.is_cancelled() {
            return Vec::new();
        }
        let mut found = Found::default();
        check(subject, &mut found);
        let allowing: Vec<&Allowed> = allowed.iter().filter(|allowed| allowed.code == page.code).collect();
        let empty = if page.code == Code::EmptyText { empty_text::fields(report.sources()) } else { Vec::new() };
        for diagnostic in empty {
            let text = report.sources().number(diagnostic.span);
            match allowing.iter().find(|allowed| allowed.rests(text, false)) {
                Some(rests) => suppressed.push(**rests),
                None => diagnostics.push(diagnostic),
            }
        }
        for Finding { anchor, message, hint, witness } in found.into_findings() {
            let span = places.span(anchor);
            let text = report.sources().number(span);
            if let Some(rests) = allowing.iter().find(|allowed| allowed.rests(text, anchor.is_of_whole())) {
                suppressed.push(**rests);
                continue;
            }
            let hint = hint.as_deref().unwrap_or(page.hint);
            let told = Diagnostic::new(page.code, span, message).with_hint(hint).with_witness(witness);
            diagnostics.push(told.of_whole(anchor.is_of_whole()));
        }
    }
    // Where not all was looked at, something may be there to suppress after all.
    if subject.reach.is_proved() {
        let can_tell = |allowed: &&Allowed| allowed.code != Code::SharedWords || subject.shared.can_tell();
        for allowed in allowed.iter().filter(|allowed| !suppressed.contains(allowed)).filter(can_tell) {
            let span = places.span(Anchor::Allow(allowed.index));
            let message = format!("there is no `{}` here to allow", allowed.code);
            diagnostics.push(Diagnostic::new(Code::UselessAllow, span, message).with_hint("take it out"));
        }
    }
    diagnostics
}

/// Whether something is chosen at two beats at the most.
fn chooses_little(scenario: &Scenario) -> bool {
    n_choosing(scenario) <= 2
}

/// Beats at which something is chosen.
fn n_choosing(scenario: &Scenario) -> usize {
    scenario.beats().iter().filter(|beat| beat.choices().len() > 1).count()
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
