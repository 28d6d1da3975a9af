//! The plays that are recorded beside a scenario, held against where they come to now.

use std::sync::Arc;

use crate::play::{Recorded, RecordedPlays};
use crate::rules::Rules;
use crate::scenario::Scenario;
use crate::source::{Code, Diagnostic};

const HINT: &str = "fix the line or the dialogue; if it is meant so, check with `--bless`, which writes the file anew";

const BRANCH_HINT: &str = "put the file back, or fix what keeps it out; where it is to stay out, take this line out";

/// What is to be said of recorded plays, at their places in their own file. `branches` are the names of the files of branches that are
/// in: where one is missing with which the plays were recorded, that alone is said, since it is the cause of the rest.
pub fn recorded_plays(
    scenario: &Arc<Scenario>,
    rules: &'static Rules,
    recorded: &RecordedPlays,
    branches: &[&str],
) -> Vec<Diagnostic> {
    let missing = recorded.branches_missing(branches).map(|(branch, span)| {
        let message = format!("these plays were recorded with the branch `{branch}`, which is not in");
        Diagnostic::new(Code::RecordedPlay, *span, message).with_hint(BRANCH_HINT)
    });
    let missing: Vec<Diagnostic> = missing.collect();
    if !missing.is_empty() {
        return missing;
    }
    let faults = recorded.faults.iter().map(|(span, why)| (*span, why.clone()));
    let played = recorded.plays.iter().filter_map(|play| {
        let message = match play.played(scenario, rules) {
            Recorded::Kept => return None,
            Recorded::Elsewhere(found) => format!("this play comes to `{found}` and not to `{}`", play.ending),
            Recorded::GoesOn => format!("this play goes on after its last move, and does not come to `{}`", play.ending),
            Recorded::Stops(number, why) => format!("move {number} of this play cannot be made: {why}"),
        };
        Some((play.span, message))
    });
    let found = faults.chain(played);
    found.map(|(span, message)| Diagnostic::new(Code::RecordedPlay, span, message).with_hint(HINT)).collect()
}
