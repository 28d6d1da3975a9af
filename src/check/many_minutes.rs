//! How long a whole run takes.

use super::places::Anchor;
use super::rule::{Found, Subject, rule};

/// Minutes of a run, read at ease.
const MOST: u16 = 15;

rule! {
    /// `minutes` says that a run takes more than 15; 6 to 12 leave time for the debrief, and for trying it once more.
    ManyMinutes,
    bad: r"
minutes: 25,
",
    good: r"
minutes: 12,
",
    hint: "shorten it, or make two scenarios of it",
}

fn check(subject: &Subject<'_>, found: &mut Found) {
    if let Some(minutes) = subject.scenario.minutes().filter(|minutes| *minutes > MOST) {
        found.add(Anchor::Field("minutes"), format!("it takes {minutes} minutes, more than {MOST}"));
    }
}
