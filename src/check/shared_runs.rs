//! Runs of words that several dialogues share, counted once for all that are checked together.

use std::collections::{BTreeMap, BTreeSet};

use super::texts::{Kind, texts};
use crate::scenario::Scenario;

/// Words of a run, and dialogues that share it.
const N_WORDS: usize = 5;
const MOST_DIALOGUES: usize = 3;

/// The runs of words that stand in several dialogues, of all that are checked together.
#[derive(Clone, Debug, Default)]
pub struct SharedRuns {
    /// For each run, how many dialogues have it: those with the most alone.
    shared: BTreeMap<String, usize>,
    n_dialogues: usize,
}

impl SharedRuns {
    /// Of these dialogues. Two with the same id are one.
    pub fn of<'s>(scenarios: impl IntoIterator<Item = &'s Scenario>) -> Self {
        let (mut seen, mut counted) = (BTreeSet::new(), BTreeMap::new());
        for scenario in scenarios.into_iter().filter(|scenario| seen.insert(scenario.id().to_owned())) {
            let lines = texts(scenario).into_iter().filter(|text| text.kind != Kind::Around);
            let runs: BTreeSet<String> = lines.flat_map(|text| runs_of(text.words)).collect();
            for run in runs {
                *counted.entry(run).or_insert(0) += 1;
            }
        }
        counted.retain(|_, n| *n >= MOST_DIALOGUES);
        Self { shared: counted, n_dialogues: seen.len() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.shared.is_empty()
    }

    /// The first run of a text that is shared, and how many dialogues have it.
    pub(super) fn first_in(&self, text: &str) -> Option<(String, usize)> {
        runs_of(text).into_iter().find_map(|run| self.shared.get(&run).map(|n| (run, *n)))
    }

    /// Whether there are enough dialogues for anything to be shared.
    pub(super) fn can_tell(&self) -> bool {
        self.n_dialogues >= MOST_DIALOGUES
    }
}

fn runs_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '\'').map(|word| word.trim_matches('\''));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.windows(N_WORDS).map(|run| run.join(" ")).collect()
}
