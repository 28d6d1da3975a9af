//! Names that somebody guesses for conditions, and the conditions that are meant.

use crate::format::names::Condition;

/// Names that somebody may guess for conditions, and the condition that is meant.
const GUESSED: &[(&str, &[&str])] = &[
    ("MoodAtLeast", &["Mood", "MoodAbove", "MoodOver", "MoodMin", "MinMood", "MoodFrom", "MoodIs"]),
    ("MoodAtMost", &["MoodBelow", "MoodUnder", "MoodMax", "MaxMood", "MoodUpTo"]),
    ("TrustAtLeast", &["Trust", "TrustAbove", "TrustOver", "TrustMin", "MinTrust", "TrustFrom", "TrustIs"]),
    ("TrustAtMost", &["TrustBelow", "TrustUnder", "TrustMax", "MaxTrust", "TrustUpTo"]),
    ("Heard", &["HeardAtLeast", "HeardFrom", "FeelsHeard"]),
    ("Learned", &["Knows", "Known", "Fact", "Found", "HasLearned", "Learnt", "Knew"]),
    ("Did", &["Done", "Deed", "HasDone", "Does", "Do"]),
    ("Promised", &["Promise", "HasPromised", "Open"]),
    ("Kept", &["Keeps", "Keep", "HasKept"]),
    ("Broke", &["Broken", "Breaks", "Break", "HasBroken"]),
    ("Moved", &["Moves", "Move"]),
    ("Withdrew", &["Withdrawn", "Withdraws", "Withdraw"]),
    ("SpentAtLeast", &["Spent", "Time", "TimeAtLeast"]),
    ("SpentAtMost", &["TimeAtMost"]),
    ("Is", &["Temperament"]),
    ("Any", &["AnyOf", "Or", "Either", "OneOf"]),
];

/// What is meant by a condition whose name was guessed, as in `NotDid("quiet")`, where that can be told; `inside` is what stands in
/// its brackets.
pub(super) fn condition_guessed(name: &str, inside: &str) -> Option<String> {
    let whole = |name: &str| match name {
        "Any" if !inside.starts_with('[') => format!("Any([{inside}])"),
        _ => format!("{name}({inside})"),
    };
    let known = |name: &str| {
        let guessed = || GUESSED.iter().find(|(_, guesses)| guesses.contains(&name)).map(|(meant, _)| *meant);
        Condition::NAMES.iter().copied().find(|known| *known == name).or_else(guessed)
    };
    let negated = ["Not", "Un", "No"].into_iter().find_map(|not| name.strip_prefix(not)).filter(|rest| !rest.is_empty());
    match (known(name), negated.and_then(known)) {
        (Some(meant), _) => Some(whole(meant)),
        (None, Some(meant @ ("Learned" | "Promised"))) => Some(format!("Not{meant}({inside})")),
        (None, Some("Not" | "NotLearned" | "NotPromised") | None) => None,
        (None, Some(meant)) => Some(format!("Not({})", whole(meant))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_whose_name_was_guessed_is_written_out() {
        for (name, inside, meant) in [
            ("NotDid", "\"quiet\"", Some("Not(Did(\"quiet\"))")),
            ("NotKept", "\"ring\"", Some("Not(Kept(\"ring\"))")),
            ("NotBroken", "\"ring\"", Some("Not(Broke(\"ring\"))")),
            ("NotMoodAtLeast", "3", Some("Not(MoodAtLeast(3))")),
            ("NotKnown", "\"wife\"", Some("NotLearned(\"wife\")")),
            ("Mood", "3", Some("MoodAtLeast(3)")),
            ("Or", "Heard(1), Heard(2)", Some("Any([Heard(1), Heard(2)])")),
            ("AnyOf", "[Heard(1)]", Some("Any([Heard(1)])")),
            ("NotNotLearned", "\"x\"", None),
            ("Sings", "1", None),
        ] {
            assert_eq!(condition_guessed(name, inside).as_deref(), meant, "{name}");
        }
    }
}
