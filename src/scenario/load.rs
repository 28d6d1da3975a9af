//! From the bytes of a file to a scenario and everything found on the way.

use std::sync::Arc;

use crate::format::{Joined, read, read_bytes};
use crate::source::{Report, SourceText};

use super::branch_text::BranchIn;
use super::lower::{Allowed, Lowered, ToLower, id_of_stem, is_id, lower};
use super::model::Scenario;
use super::short_name::{plain_title, short_name};

/// A file that was read: what was found in it, what it is called, and the scenario where it can be played.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub report: Report,
    /// The id, by which it is played: as written, or made of the file's name where none is written that can be one.
    pub id: String,
    /// The title as far as it could be read; the id where it could not.
    pub title: String,
    /// The customer's name as far as it could be read.
    pub customer: Option<String>,
    /// `None` where its own file has an error.
    pub scenario: Option<Arc<Scenario>>,
    /// What may rest among the findings of the check.
    pub allowed: Vec<Allowed>,
    /// The branch files that belong to it, whether they are in or not.
    pub branches: Vec<BranchIn>,
}

impl Loaded {
    /// How many of its branches have a fault or clash, and are left out.
    pub fn n_left_out(&self) -> usize {
        self.branches.iter().filter(|branch| !branch.is_in).count()
    }
}

/// Reads and lowers a text. `stem` is the stem of its file's name, the id where none is written. Never fails and never panics.
///
/// ```
/// use rapport::{scenario::load, source::SourceText};
///
/// let text = r#"Scenario(
///     title: "The umbrella",
///     customer: (name: "Sam"),
///     start: "hello",
///     beats: {"hello": (says: "I left an umbrella here.", choices: [(say: "A blue one?", mood: 2, end: "found")])},
///     endings: {"found": (kind: Bright, title: "Found")},
/// )"#;
/// let loaded = load(SourceText::new("umbrella.ron", text), "umbrella");
/// assert_eq!(loaded.report.n_errors(), 0);
/// let scenario = loaded.scenario.expect("a text without errors can be played");
/// assert_eq!((scenario.id(), scenario.beats().len()), ("umbrella", 1));
///
/// let broken = load(SourceText::new("umbrella.ron", text.replace("end: \"found\"", "end: \"fuond\"")), "umbrella");
/// assert!(broken.scenario.is_none());
/// assert_eq!(broken.report.diagnostics()[0].hint.as_deref(), Some("did you mean `found`?"));
/// ```
pub fn load(source: SourceText, stem: &str) -> Loaded {
    let reading = read(&source);
    let id = reading.file.id.clone().filter(|id| is_id(id)).unwrap_or_else(|| id_of_stem(stem));
    let title = reading.file.title.as_deref().map_or_else(|| id.clone(), plain_title);
    let customer = reading.file.customer.as_ref().and_then(|customer| customer.name.as_deref().map(short_name));
    let (sources, joined) = (source.into(), Joined::default());
    let to_lower = ToLower {
        sources: &sources,
        joined: &joined,
        whole: None,
        file: reading.file,
        read_faults: reading.faults,
        cut: reading.cut,
    };
    let Lowered { scenario, diagnostics, allowed } = lower(stem, to_lower);
    let (report, scenario) = (Report::new(sources, diagnostics), scenario.map(Arc::new));
    Loaded { report, id, title, customer, scenario, allowed, branches: Vec::new() }
}

/// As [`load`], from the bytes of a file, which may not even be text.
pub fn load_bytes(name: &str, bytes: Vec<u8>, stem: &str) -> Loaded {
    match read_bytes(name, bytes) {
        Ok(source) => load(source, stem),
        Err((source, fault)) => Loaded {
            report: Report::new(source, vec![fault]),
            id: id_of_stem(stem),
            title: id_of_stem(stem),
            customer: None,
            scenario: None,
            allowed: Vec::new(),
            branches: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_act_on_a_terminal_gives_way_to_the_name_of_its_file() {
        for id in ["\\u{1b}[31m/../../x", "\\u{202e}x", "-x", ""] {
            let loaded = load(SourceText::new("a", format!("Scenario(id: \"{id}\")")), "mi\u{1b}ne");
            assert_eq!(loaded.id, "mi_ne", "{id}");
            assert!(loaded.scenario.is_none(), "{id}");
        }
        assert_eq!(load_bytes("a", vec![0xff], "a\nb").id, "a_b");
    }
}
