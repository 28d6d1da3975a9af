//! Whose words a plan is in: the trainee's own, or those in which it was proposed.

use crate::debrief::{Debrief, plans};
use crate::wording::typographic;
use crate::words::debrief::next::plan;

/// Whether a plan is in the trainee's own words, and not as the debrief of its conversation proposes it.
pub fn is_own_plan(debrief: &Debrief, words: &str) -> bool {
    debrief.next.as_ref().is_none_or(|next| plan(next) != words)
}

/// Whether a plan reads as a proposal does, for plans that were kept without a note of whose words they are. The moment of a
/// proposal is that of a plan or one of these cues, and what is to be done then is what a plan says or what one of these lines does.
pub(super) fn is_a_proposal(words: &str, cues: &[String], thens: &[String]) -> bool {
    let Some(rest) = words.strip_prefix("If ").and_then(|rest| rest.strip_suffix('.')) else { return false };
    let before = |then: &str| rest.strip_suffix(then).and_then(|when| when.strip_suffix(", "));
    let is_cue = |when: &str| cues.iter().any(|cue| cue == when);
    let planned_when = |when: &str| plans().plans.iter().any(|planned| typographic(&planned.when) == when);
    plans()
        .plans
        .iter()
        .any(|planned| before(&typographic(&planned.then)).is_some_and(|when| typographic(&planned.when) == when || is_cue(when)))
        || thens.iter().any(|then| before(then).is_some_and(|when| is_cue(when) || planned_when(when)))
}

#[cfg(test)]
mod tests {
    use super::is_a_proposal;
    use crate::wording::typographic;

    #[test]
    fn a_plan_with_one_word_of_ones_own_is_no_proposal() {
        let cues = ["a customer asks whether it has come".to_owned()];
        let thens = ["I look, and say what I see".to_owned()];
        let planned = &crate::debrief::plans().plans[0];
        let [of_plan, does] = [&planned.when, &planned.then].map(|text| typographic(text));
        for when in [of_plan.as_str(), cues[0].as_str()] {
            for then in [does.as_str(), thens[0].as_str()] {
                let words = format!("If {when}, {then}.");
                assert!(is_a_proposal(&words, &cues, &thens), "{words}");
                for own in [words.replace("If a ", "If the "), words.replace(", I ", ", I always "), words.replace('.', "!")] {
                    assert!(!is_a_proposal(&own, &cues, &thens), "{own}");
                }
            }
        }
        let of_a_line = format!("If {}, {}.", cues[0], thens[0]);
        assert!(!is_a_proposal(&of_a_line, &cues, &[]), "no line says that it does so");
        assert!(!is_a_proposal("Ask, then wait.", &cues, &thens));
    }
}
