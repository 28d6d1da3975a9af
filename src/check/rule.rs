//! What a rule is: what it means to a writer, its two examples, and how it looks at a scenario.

use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::source::{Code, Witness};

use super::places::Anchor;
use super::reach::Reach;
use super::shared_runs::SharedRuns;

/// What a writer reads of a code. The examples are tests: the bad one has the finding, the good one has not.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub code: Code,
    /// What it means, in whole sentences; the first one stands for it in lists.
    pub meaning: &'static str,
    pub bad: &'static str,
    pub good: &'static str,
    /// What to do.
    pub hint: &'static str,
}

impl Page {
    /// The first sentence of the meaning.
    pub fn summary(&self) -> &'static str {
        self.meaning.split_once(". ").map_or(self.meaning, |(first, _)| first).trim_end_matches('.')
    }
}

/// One rule. It looks at a scenario that can be played.
#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub(super) page: Page,
    pub(super) check: fn(&Subject<'_>, &mut Found),
}

/// What a rule looks at.
pub(super) struct Subject<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) rules: &'a Rules,
    /// What play can reach, and what it is worth.
    pub(super) reach: &'a Reach,
    /// Whether only the measures of a small piece are asked for: a scenario of tier 0, a drill, a customer of a shift.
    pub(super) is_mini: bool,
    /// Whether no more beats and endings are asked of it than of a small piece, since something is chosen at two beats at the most.
    pub(super) is_small: bool,
    /// What it shares with the others that are checked with it.
    pub(super) shared: &'a SharedRuns,
}

/// One finding of a rule, before its place is looked up.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) anchor: Anchor,
    pub(super) message: String,
    /// What to do, where the page's own hint is not it.
    pub(super) hint: Option<String>,
    pub(super) witness: Option<Witness>,
}

impl Finding {
    pub(super) fn with_hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
        self
    }

    pub(super) fn with_witness(&mut self, witness: Option<Witness>) -> &mut Self {
        self.witness = witness;
        self
    }
}

/// What one rule finds.
#[derive(Debug, Default)]
pub(super) struct Found {
    findings: Vec<Finding>,
}

impl Found {
    #[expect(clippy::expect_used, reason = "one was added the line before")]
    pub(super) fn add(&mut self, anchor: Anchor, message: impl Into<String>) -> &mut Finding {
        self.findings.push(Finding { anchor, message: message.into(), hint: None, witness: None });
        self.findings.last_mut().expect("a finding was just added")
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// The page of one file: its doc comment is what the code means to a writer.
macro_rules! page {
    ($(#[doc = $meaning:literal])+ $code:ident, bad: $bad:literal, good: $good:literal, hint: $hint:literal $(,)?) => {
        pub(super) const PAGE: $crate::check::rule::Page = $crate::check::rule::Page {
            code: $crate::source::Code::$code,
            meaning: concat!($($meaning,)+).trim_ascii(),
            bad: $bad.trim_ascii(),
            good: $good.trim_ascii(),
            hint: $hint,
        };
    };
}

/// The rule of one file: its page, whose examples become a test. The function `check` of the same file is the rule itself.
macro_rules! rule {
    ($($page:tt)+) => {
        $crate::check::rule::page! { $($page)+ }

        pub(super) const RULE: $crate::check::rule::Rule = $crate::check::rule::Rule { page: PAGE, check };

        #[cfg(test)]
        mod examples {
            #[test]
            fn the_bad_example_has_the_finding_and_the_good_one_has_not() {
                $crate::check::testing::check_page(&super::PAGE);
            }
        }
    };
}

pub(super) use {page, rule};
