//! What came of itself after an answer: days, events, and promises that ran out.

use crate::debrief::{Came, CameOf, Debrief, ExchangeView};
use crate::words::common::{MOOD, TRUST, days_later};
use crate::words::debrief::mood_word;
use crate::words::grammar::{lower_first, possessive, signed, subject_inside, upper_first};

/// What came of itself after a line and moved something, without a number: "Six days later, she had gone from delighted to glad.", "The
/// line drops. After that her mood was a little lower."
pub(super) fn came_after(debrief: &Debrief, exchange: &ExchangeView) -> Vec<String> {
    let way = |(from, to): (i8, i8)| if from < to { "higher" } else { "lower" };
    let whose = possessive(debrief.pronoun);
    let mood_changed = |(from, to): (i8, i8), went: &str| {
        let (before, after) = (mood_word(debrief, from), mood_word(debrief, to));
        if before == after {
            format!("{whose} {} was a little {}", lower_first(MOOD), way((from, to)))
        } else {
            format!("{} {went} from {before} to {after}", subject_inside(debrief.pronoun))
        }
    };
    let moved = exchange.came.iter().filter_map(|came| {
        let (then, went) = if matches!(came.what, CameOf::Days(_)) { (", ", "had gone") } else { (". After that ", "went") };
        let mood = (came.mood.0 != came.mood.1).then(|| mood_changed(came.mood, went));
        let trust = (came.trust.0 != came.trust.1).then(|| format!("{whose} {} was {}", lower_first(TRUST), way(came.trust)));
        let changes: Vec<String> = mood.into_iter().chain(trust).collect();
        let what = what_came(came);
        (!changes.is_empty()).then(|| format!("{}{then}{}.", what.trim_end_matches('.'), changes.join(", and ")))
    });
    moved.collect()
}

/// "The line drops: mood +2 to −1". What came and moved nothing is told as well.
pub(super) fn came(came: &Came) -> String {
    let what = what_came(came);
    let change = |name: &str, (from, to): (i8, i8)| {
        (from != to).then(|| format!("{} from {} to {}", lower_first(name), signed(from), signed(to)))
    };
    let changes: Vec<String> = [change(MOOD, came.mood), change(TRUST, came.trust)].into_iter().flatten().collect();
    if changes.is_empty() { format!("{what}.") } else { format!("{what}: {}", changes.join(", ")) }
}

/// "Six days later", "The line drops".
fn what_came(came: &Came) -> String {
    match &came.what {
        CameOf::Days(days) => days_later(*days).trim_end_matches('.').to_owned(),
        CameOf::Event(name) if name.is_empty() => "Something happened".to_owned(),
        CameOf::Event(name) => upper_first(name),
        CameOf::RanOut(promise) => format!("A promise was not kept: {promise}"),
    }
}
