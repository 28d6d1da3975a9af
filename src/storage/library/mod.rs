//! The library of dialogues: those built in, the person's own, and those of a folder given at the start. It is read as a whole, and
//! replaced as a whole.

mod files;
mod loader;
mod problem;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::scenario::{BranchText, Loaded, Scenario, load};
use crate::source::SourceText;
use crate::words::saving as words;
use crate::words::to_type::ToType;

use super::Paths;

pub use files::{find_branch_files, find_dialogue_files, is_branch_file, load_branch_file, load_file, load_with_branches};

use files::{Taken, take};
pub use problem::LibraryProblem;

pub(super) use loader::read_in_background;

/// The dialogues that are part of the program: file name and text.
const BUILT_IN: &[(&str, &str)] = &[
    ("blue_umbrella.ron", include_str!("../../../dialogues/blue_umbrella.ron")),
    ("before_three.ron", include_str!("../../../dialogues/before_three.ron")),
    ("ordinary_tuesday.ron", include_str!("../../../dialogues/ordinary_tuesday.ron")),
    ("no_receipt.ron", include_str!("../../../dialogues/no_receipt.ron")),
    ("linden_court.ron", include_str!("../../../dialogues/linden_court.ron")),
    ("two_good_hours.ron", include_str!("../../../dialogues/two_good_hours.ron")),
    ("seventeen_minutes.ron", include_str!("../../../dialogues/seventeen_minutes.ron")),
    ("long_thaw.ron", include_str!("../../../dialogues/long_thaw.ron")),
];

/// What stands before the names of those dialogues where they stand among files.
const SHIPPED_FOLDER: &str = "rapport:/";

/// Where a dialogue comes from. One that comes later stands in the place of an earlier one with the same id, as soon as it can be
/// played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    BuiltIn,
    /// From the person's own folder.
    Own,
    /// From the folder given at the start, or a file named by its path.
    Given,
}

/// A dialogue in the library, playable or not.
#[derive(Clone, Debug)]
pub struct LibraryEntry {
    pub origin: Origin,
    /// The path as shown; the bare file name for what is built in.
    pub path: String,
    pub loaded: Loaded,
}

/// All dialogues there are, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<LibraryEntry>,
    /// Entries in whose place another one stands.
    replaced: Vec<LibraryEntry>,
    /// Branch files that were not joined yet.
    branches: Vec<BranchText>,
    /// Branch files that belong to no dialogue, with what is said of them.
    loose: Vec<Loaded>,
    problems: Vec<LibraryProblem>,
    /// How a command is worded that shows more of it.
    to_type: ToType,
}

impl Library {
    /// The dialogues that are part of the program. No file is read.
    pub fn built_in() -> Self {
        let mut library = Self::default();
        for (name, text) in BUILT_IN {
            let loaded = load(SourceText::new(*name, *text), files::stem(Path::new(name)));
            library.add(LibraryEntry { origin: Origin::BuiltIn, path: (*name).to_owned(), loaded });
        }
        library
    }

    /// The same, for a program that was started with these folders.
    #[must_use]
    pub fn to_be_found_by(self, paths: &Paths) -> Self {
        Self { to_type: paths.to_type(), ..self }
    }

    /// How a command is worded that shows more of what is here.
    pub fn to_type(&self) -> &ToType {
        &self.to_type
    }

    /// Each dialogue that is part of the program, under a name that no file of anybody's has.
    pub fn shipped() -> impl Iterator<Item = Loaded> {
        BUILT_IN
            .iter()
            .map(|(name, text)| load(SourceText::new(format!("{SHIPPED_FOLDER}{name}"), *text), files::stem(Path::new(name))))
    }

    /// A library of these alone.
    #[cfg(test)]
    pub(crate) fn of(all: impl IntoIterator<Item = Loaded>) -> Self {
        let mut library = Self::default();
        for loaded in all {
            library.add(LibraryEntry { origin: Origin::Own, path: loaded.id.clone(), loaded });
        }
        library
    }

    /// Reads everything there is, and waits for it. What cannot be read is named and passed over.
    pub fn open(paths: &Paths) -> Self {
        let mut library = Self::built_in().to_be_found_by(paths);
        for (path, origin) in files::listed(paths, &mut library.problems) {
            library.take_in(&path, origin, take(&path));
        }
        library.join_branches();
        library
    }

    /// Adds a file that was read, or the reason why it was not.
    fn take_in(&mut self, path: &Path, origin: Origin, read: std::io::Result<Taken>) {
        match read {
            Ok(Taken::Dialogue(loaded)) => {
                self.add(LibraryEntry { origin, path: path.display().to_string(), loaded: *loaded });
            }
            Ok(Taken::Branch(branch)) => self.branches.push(*branch),
            Err(error) => {
                self.problems.push(LibraryProblem::Unreadable { path: path.to_owned(), why: error.to_string() });
            }
        }
    }

    /// Joins every branch that was taken in to the dialogue that it belongs to.
    fn join_branches(&mut self) {
        let mut branches = std::mem::take(&mut self.branches);
        for entry in &mut self.entries {
            let of_it: Vec<BranchText> =
                branches.extract_if(.., |branch| branch.of() == Some(entry.loaded.id.as_str())).collect();
            if !of_it.is_empty() {
                entry.loaded = entry.loaded.clone().with_branches(of_it);
            }
        }
        for branch in branches {
            self.problems.push(LibraryProblem::LooseBranch { path: PathBuf::from(branch.name()) });
            let ids: Vec<&str> = self.entries.iter().map(|entry| entry.loaded.id.as_str()).collect();
            self.loose.push(branch.without_scenario(&ids));
        }
    }

    fn add(&mut self, entry: LibraryEntry) {
        let is_playable = entry.loaded.scenario.is_some();
        match self.entries.iter_mut().find(|other| other.loaded.id == entry.loaded.id) {
            // A file with a slip in it takes nobody away: the dialogue that it was to replace is met until it is mended.
            Some(other) if other.origin < entry.origin && other.loaded.scenario.is_some() && !is_playable => {
                self.problems.push(LibraryProblem::NotYet {
                    path: PathBuf::from(&entry.path),
                    id: entry.loaded.id.clone(),
                    n_errors: entry.loaded.report.n_errors(),
                });
                self.replaced.push(entry);
            }
            Some(other) if other.origin < entry.origin => self.replaced.push(std::mem::replace(other, entry)),
            Some(other) => self.problems.push(LibraryProblem::SameId {
                path: PathBuf::from(entry.path),
                id: entry.loaded.id,
                other: PathBuf::from(&other.path),
            }),
            None => self.entries.push(entry),
        }
    }

    /// Whether a dialogue of this id comes with the program.
    pub fn is_shipped(id: &str) -> bool {
        BUILT_IN.iter().any(|(name, _)| Path::new(name).file_stem().is_some_and(|stem| stem == id))
    }

    pub fn entries(&self) -> &[LibraryEntry] {
        &self.entries
    }

    /// Branch files that belong to no dialogue there is, each with what is wrong about it.
    pub fn loose_branches(&self) -> &[Loaded] {
        &self.loose
    }

    /// Folders and files that could not be read, or that want the id of another.
    pub fn problems(&self) -> &[LibraryProblem] {
        &self.problems
    }

    /// So many problems are told one by one where somebody wants to do something else; of a folder full of them the rest is counted.
    pub const MOST_TOLD: usize = 3;

    /// The problems as sentences, no more than `most`; a last sentence says how many more there are.
    pub fn problem_notices(&self, most: usize) -> Vec<String> {
        let mut notices: Vec<String> = self.problems.iter().take(most).map(|problem| problem.told(&self.to_type)).collect();
        let n_more = self.problems.len().saturating_sub(most);
        notices.extend((n_more > 0).then(|| words::and_more(n_more)));
        notices
    }

    pub fn find(&self, id: &str) -> Option<&LibraryEntry> {
        self.entries.iter().find(|entry| entry.loaded.id == id)
    }

    /// Every dialogue of this id, also those in whose place another stands, the one that is played first.
    pub fn candidates<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a LibraryEntry> {
        self.entries.iter().chain(&self.replaced).filter(move |entry| entry.loaded.id == id)
    }

    /// The ids of all that can be played.
    pub fn playable_ids(&self) -> impl Iterator<Item = &str> {
        self.playable().map(|scenario| scenario.id())
    }

    pub fn playable(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.entries.iter().filter_map(|entry| entry.loaded.scenario.as_ref())
    }
}

#[cfg(test)]
mod tests;
