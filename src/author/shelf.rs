//! Dialogue files and branch files as they stand in their folders, and which branch belongs to which dialogue.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::bench::Read;
use crate::scenario::{BranchText, Loaded};

/// What stands in a file.
#[derive(Clone, Debug)]
pub enum Stands {
    /// A dialogue, without its branches.
    Dialogue {
        loaded: Box<Loaded>,
        /// Whether it comes with the program.
        is_shipped: bool,
    },
    Branch(Box<BranchText>),
    /// It cannot be read, for this reason.
    Unreadable {
        why: String,
        is_branch: bool,
    },
    /// It is no longer there.
    Gone,
}

/// What is to be known of a file.
#[derive(Clone, Debug)]
pub enum Seen {
    /// A dialogue with its branches, or a branch file that belongs to no dialogue there is.
    Read(Read),
    /// It is no longer there, or is part of another now.
    Gone(String),
}

/// All files that are watched, as they were read last.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    dialogues: BTreeMap<String, (Loaded, bool)>,
    branches: BTreeMap<String, Result<BranchText, String>>,
    /// For each branch file the dialogue that it belongs to.
    homes: BTreeMap<String, Option<String>>,
}

impl Shelf {
    /// Takes in what stands in some files, and answers what is new: each dialogue of which its own file or a branch is another, joined
    /// anew, and each branch file that belongs to none.
    pub fn take_in(&mut self, looked: Vec<(String, Stands)>, at: Timestamp) -> Vec<Seen> {
        let mut due = BTreeSet::new();
        let mut told = Vec::new();
        for (path, stands) in looked {
            match stands {
                Stands::Dialogue { loaded, is_shipped } => drop(self.dialogues.insert(path.clone(), (*loaded, is_shipped))),
                Stands::Branch(branch) => drop(self.branches.insert(path.clone(), Ok(*branch))),
                Stands::Unreadable { why, is_branch: true } => drop(self.branches.insert(path.clone(), Err(why))),
                Stands::Unreadable { why, is_branch: false } => {
                    told.push(Seen::Read(Read { path, at, loaded: Err(why), is_shipped: false }));
                    continue;
                }
                Stands::Gone => {
                    let is_part_of_another = matches!(self.homes.get(&path), Some(Some(_)));
                    self.dialogues.remove(&path);
                    self.branches.remove(&path);
                    if !is_part_of_another {
                        told.push(Seen::Gone(path.clone()));
                    }
                }
            }
            due.insert(path);
        }
        let homes = self.homes_now();
        let before = std::mem::replace(&mut self.homes, homes);
        let mut loose = Vec::new();
        for path in before.keys().chain(self.homes.keys()).collect::<BTreeSet<_>>() {
            let (was, is) = (before.get(path), self.homes.get(path));
            if was == is && !due.contains(path) {
                continue;
            }
            due.extend([was, is].into_iter().flatten().flatten().cloned());
            if is == Some(&None) {
                loose.push(path.clone());
            } else if is.is_some() && was == Some(&None) {
                told.push(Seen::Gone(path.clone()));
            }
        }
        let joined = self.dialogues.iter().filter(|(path, _)| due.contains(*path)).map(|(path, (loaded, is_shipped))| {
            let loaded = loaded.clone().with_branches(self.branches_of(path));
            Seen::Read(Read { path: path.clone(), at, loaded: Ok(Arc::new(loaded)), is_shipped: *is_shipped })
        });
        let mut seen: Vec<Seen> = joined.collect();
        seen.extend(loose.into_iter().filter_map(|path| self.loose(path, at)));
        seen.extend(told);
        seen
    }

    fn branches_of(&self, dialogue: &str) -> Vec<BranchText> {
        let of_it = self.homes.iter().filter(|(_, home)| home.as_deref() == Some(dialogue));
        of_it.filter_map(|(path, _)| self.branches.get(path)?.as_ref().ok().cloned()).collect()
    }

    /// A branch file that belongs to no dialogue, with what is said of it.
    fn loose(&self, path: String, at: Timestamp) -> Option<Seen> {
        let ids: Vec<&str> = self.dialogues.values().map(|(loaded, _)| loaded.id.as_str()).collect();
        let loaded = match self.branches.get(&path)? {
            Ok(branch) => Ok(Arc::new(branch.clone().without_scenario(&ids))),
            Err(why) => Err(why.clone()),
        };
        Some(Seen::Read(Read { path, at, loaded, is_shipped: false }))
    }

    /// Of dialogues with the id that a branch names, it belongs to the one beside it; else to another of the person's own; else to the
    /// one that comes with the program.
    fn homes_now(&self) -> BTreeMap<String, Option<String>> {
        let home_of = |path: &str, branch: &Result<BranchText, String>| {
            let of = branch.as_ref().ok()?.of()?;
            let named = self.dialogues.iter().filter(|(_, (loaded, _))| loaded.id == of);
            let nearest = named.min_by_key(|(other, (_, is_shipped))| (*is_shipped, folder_of(other) != folder_of(path)));
            nearest.map(|(path, _)| path.clone())
        };
        self.branches.iter().map(|(path, branch)| (path.clone(), home_of(path, branch))).collect()
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{BranchIn, load};
    use crate::source::SourceText;

    const UMBRELLA: &str = include_str!("../../dialogues/blue_umbrella.ron");

    fn dialogue(path: &str, is_shipped: bool) -> (String, Stands) {
        let loaded = Box::new(load(SourceText::new(path, UMBRELLA), "blue_umbrella"));
        (path.to_owned(), Stands::Dialogue { loaded, is_shipped })
    }

    fn branch(path: &str, of: &str) -> (String, Stands) {
        let text =
            format!("Branch(of: \"{of}\", title: \"Over\", choices: {{\"hello\": [(say: \"Which one?\", to: \"blue\")]}})");
        (path.to_owned(), Stands::Branch(Box::new(BranchText::read(path, text.into_bytes()))))
    }

    /// What is told: a dialogue with the branches that are in it, `!` before what belongs nowhere, `-` before what is gone.
    fn told(seen: &[Seen]) -> Vec<String> {
        let told = seen.iter().map(|seen| match seen {
            Seen::Gone(path) => format!("-{path}"),
            Seen::Read(Read { path, loaded: Err(_), .. }) => format!("!{path}"),
            Seen::Read(Read { path, loaded: Ok(loaded), .. }) if loaded.scenario.is_none() => format!("!{path}"),
            Seen::Read(Read { path, loaded: Ok(loaded), .. }) => {
                let names: Vec<&str> = loaded.branches.iter().filter(|branch| branch.is_in).map(BranchIn::name).collect();
                format!("{path} [{}]", names.join(" "))
            }
        });
        told.collect()
    }

    #[test]
    fn a_branch_is_told_with_its_dialogue_whichever_of_both_was_saved() {
        let mut shelf = Shelf::default();
        let at = Timestamp::UNIX_EPOCH;
        let all = vec![dialogue("a/u.ron", false), branch("a/over.branch.ron", "blue_umbrella")];
        assert_eq!(told(&shelf.take_in(all, at)), ["a/u.ron [a/over.branch.ron]"]);
        let saved = shelf.take_in(vec![branch("a/over.branch.ron", "blue_umbrella")], at);
        assert_eq!(told(&saved), ["a/u.ron [a/over.branch.ron]"]);
        let saved = shelf.take_in(vec![dialogue("a/u.ron", false)], at);
        assert_eq!(told(&saved), ["a/u.ron [a/over.branch.ron]"]);
        let gone = shelf.take_in(vec![("a/over.branch.ron".to_owned(), Stands::Gone)], at);
        assert_eq!(told(&gone), ["a/u.ron []"]);
    }

    #[test]
    fn a_branch_that_names_nobody_stands_by_itself_until_there_is_somebody() {
        let mut shelf = Shelf::default();
        let at = Timestamp::UNIX_EPOCH;
        let all = vec![dialogue("a/u.ron", false), branch("a/over.branch.ron", "blue_umbrela")];
        assert_eq!(told(&shelf.take_in(all, at)), ["a/u.ron []", "!a/over.branch.ron"]);
        let mended = shelf.take_in(vec![branch("a/over.branch.ron", "blue_umbrella")], at);
        assert_eq!(told(&mended), ["a/u.ron [a/over.branch.ron]", "-a/over.branch.ron"]);
        let gone = shelf.take_in(vec![("a/u.ron".to_owned(), Stands::Gone)], at);
        assert_eq!(told(&gone), ["!a/over.branch.ron", "-a/u.ron"]);
        let unreadable = Stands::Unreadable { why: "locked".to_owned(), is_branch: true };
        let unreadable = shelf.take_in(vec![("a/over.branch.ron".to_owned(), unreadable)], at);
        assert_eq!(told(&unreadable), ["!a/over.branch.ron"]);
        let gone = shelf.take_in(vec![("a/over.branch.ron".to_owned(), Stands::Gone)], at);
        assert_eq!(told(&gone), ["-a/over.branch.ron"]);
    }

    #[test]
    fn of_several_dialogues_with_its_id_a_branch_joins_the_one_beside_it_and_the_programs_own_last() {
        let mut shelf = Shelf::default();
        let at = Timestamp::UNIX_EPOCH;
        let all = vec![dialogue("program:/u.ron", true), branch("b/over.branch.ron", "blue_umbrella")];
        assert_eq!(told(&shelf.take_in(all, at)), ["program:/u.ron [b/over.branch.ron]"]);
        let other = shelf.take_in(vec![dialogue("a/u.ron", false)], at);
        assert_eq!(told(&other), ["a/u.ron [b/over.branch.ron]", "program:/u.ron []"]);
        let beside = shelf.take_in(vec![dialogue("b/u.ron", false)], at);
        assert_eq!(told(&beside), ["a/u.ron []", "b/u.ron [b/over.branch.ron]"]);
    }
}
