//! Which endings of a scenario somebody has seen.

use jiff::Timestamp;

use crate::scenario::{EndingId, Scenario};
use crate::session::RunId;

/// A conversation that came to an ending, as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndedRun<'a> {
    pub run: RunId,
    /// The id of its ending; `None` where its scenario left no way on.
    pub ending: Option<&'a str>,
    pub at: Timestamp,
}

/// An ending that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenEnding {
    pub ending: EndingId,
    /// The newest conversation that came to it, and when.
    pub run: RunId,
    pub at: Timestamp,
}

/// The endings of a scenario that were seen, each once, in the order of `runs`, which come newest first.
///
/// The scenario counts as it stands now, and an ending is known by its id: one that was seen before somebody edited its words is
/// still seen, and one that the scenario no longer has is neither seen nor left to see.
pub fn seen_endings<'a>(scenario: &Scenario, runs: impl IntoIterator<Item = EndedRun<'a>>) -> Vec<SeenEnding> {
    let mut seen: Vec<SeenEnding> = Vec::new();
    for EndedRun { run, ending, at } in runs {
        let Some(ending) = ending.and_then(|id| ending_called(scenario, id)) else { continue };
        if !seen.iter().any(|other| other.ending == ending) {
            seen.push(SeenEnding { ending, run, at });
        }
    }
    seen
}

fn ending_called(scenario: &Scenario, id: &str) -> Option<EndingId> {
    scenario.endings().enumerate().find(|(_, ending)| ending.id == id).map(|(ending, _)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;
    use crate::source::SourceText;

    const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");

    fn scenario(text: &str) -> std::sync::Arc<Scenario> {
        load(SourceText::new("blue_umbrella.ron", text), "blue_umbrella").scenario.unwrap()
    }

    fn ended(number: u128, ending: &'static str) -> EndedRun<'static> {
        let at = Timestamp::from_second(1_800_000_000 - i64::try_from(number).unwrap()).unwrap();
        EndedRun { run: RunId(number), ending: Some(ending), at }
    }

    /// The titles of what was seen, and the runs that show it.
    fn seen(scenario: &Scenario, runs: &[EndedRun<'_>]) -> Vec<(String, u128)> {
        let seen = seen_endings(scenario, runs.iter().copied());
        seen.into_iter().map(|seen| (scenario.endings()[seen.ending].title.clone(), seen.run.0)).collect()
    }

    #[test]
    fn an_ending_is_seen_once_and_shown_by_its_newest_conversation() {
        let runs = [ended(1, "left"), ended(2, "found"), ended(3, "left")];
        let expected = [("It rained on Monday".to_owned(), 1), ("It was in the van".to_owned(), 2)];
        assert_eq!(seen(&scenario(UMBRELLA), &runs), expected);
    }

    #[test]
    fn a_conversation_without_an_ending_shows_none() {
        let stuck = EndedRun { ending: None, ..ended(1, "") };
        assert_eq!(seen(&scenario(UMBRELLA), &[stuck]), []);
    }

    #[test]
    fn an_edited_ending_is_still_seen_and_one_that_is_gone_counts_for_nothing() {
        let edited = UMBRELLA.replace("It rained on Monday", "It poured on Monday").replace("end: \"left\"", "end: \"gone\"");
        let edited = edited.replace("\"left\": (", "\"gone\": (");
        let scenario = scenario(&edited);
        let runs = [ended(1, "left"), ended(2, "found")];
        assert_eq!(seen(&scenario, &runs), [("It was in the van".to_owned(), 2)]);
        assert_eq!(scenario.endings().len() - 1, 1, "one is left to see: the new one");
        let renamed = UMBRELLA.replace("It rained on Monday", "It poured on Monday");
        assert_eq!(seen(&self::scenario(&renamed), &runs)[0].0, "It poured on Monday");
    }
}
