//! Words that several dialogues share.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::{Found, Subject, rule};
use super::texts::{Kind, texts};
use crate::scenario::Scenario;

/// Words of a run, and dialogues that share it.
const N_WORDS: usize = 5;
const MOST_DIALOGUES: usize = 3;

rule! {
    /// Five words in a row stand in three dialogues or more of those that are checked together. Who plays them in a row hears the same voice behind different people.
    /// Compared are lines, options, what is told, and notes.
    SharedWords,
    bad: r#"
beats: {
    "hello": (says: "He wrote it on the back of his hand.", choices: [
        (say: "On his hand. And what did it say?", mood: +1, reply: "Nine.", end: "done"),
        (say: "Have you got a number for me?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    good: r#"
beats: {
    "hello": (says: "He has it on a slip of blue paper.", choices: [
        (say: "Blue paper. And what does it say?", mood: +1, reply: "Nine.", end: "done"),
        (say: "Is there a number on the slip?", mood: -1, reply: "No.", end: "done"),
    ]),
},
"#,
    hint: "say it in other words in one of them",
}

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

fn check(subject: &Subject<'_>, found: &mut Found) {
    if subject.shared.shared.is_empty() {
        return;
    }
    // A longer run is many of five words; the first of each text is told.
    for text in texts(subject.scenario).iter().filter(|text| text.kind != Kind::Around) {
        let first = runs_of(text.words).into_iter().find_map(|run| subject.shared.shared.get(&run).map(|n| (run, *n)));
        if let Some((run, n)) = first {
            found.add(text.anchor, format!("\"{run}\" stands in {n} dialogues"));
        }
    }
}
