//! A branch file, field by field, and how its parts join those of a scenario.

use std::collections::HashMap;

use crate::source::composed;

use super::containers::{AllowFile, Entries, TextOr};
use super::dialogue::{BeatFile, ChoiceFile, EndingFile, PersonFile, PromiseFile, ScenarioFile};
use super::expect::ExpectFile;
use super::joined::{Joined, Joint};
use super::record::record;

record! {
    /// A branch: what it adds to the scenario that it names.
    pub struct BranchFile: "Branch", "a branch `Branch(of: …, title: …)`" {
        /// The id of the scenario.
        of: Option<String>,
        title: Option<String>,
        people: Entries<PersonFile>,
        facts: Entries<String>,
        deeds: Entries<String>,
        promises: Entries<TextOr<PromiseFile>>,
        details: Entries<Vec<String>>,
        beats: Entries<BeatFile>,
        choices: Entries<Vec<ChoiceFile>>,
        endings: Entries<EndingFile>,
        expect: Vec<ExpectFile>,
        allow: Vec<AllowFile>,
    }
}

/// Joins a branch to a scenario: what it adds comes after what is there, in each map, in `expect` and `allow`, and in the options of each beat
/// that it names. Gives back which entries of its `choices` name no beat, from 0.
pub fn join(file: &mut ScenarioFile, joined: &mut Joined, branch: BranchFile) -> Vec<usize> {
    let BranchFile { of: _, title, people, facts, deeds, promises, details, beats, choices, endings, expect, allow } = branch;
    joined.begin(title);
    add(&mut file.people, people, "people", joined);
    add(&mut file.facts, facts, "facts", joined);
    add(&mut file.deeds, deeds, "deeds", joined);
    add(&mut file.promises, promises, "promises", joined);
    add(&mut file.details, details, "details", joined);
    add(&mut file.beats, beats, "beats", joined);
    add(&mut file.endings, endings, "endings", joined);
    joined.note("expect", file.expect.len());
    file.expect.extend(expect);
    joined.note("allow", file.allow.len());
    file.allow.extend(allow);
    if choices.is_empty() {
        return Vec::new();
    }
    // Where a name stands twice, that is told; one of both is as good as the other.
    let known: HashMap<String, usize> =
        file.beats.iter().enumerate().map(|(index, (name, _))| (composed(name).into_owned(), index)).collect();
    let mut unknown = Vec::new();
    for (entry, (name, added)) in choices.0.into_iter().enumerate() {
        let index = known.get(composed(&name).as_ref()).copied();
        match index.and_then(|index| file.beats.0.get_mut(index).map(|(_, beat)| (index, beat))) {
            Some((beat, file)) => {
                joined.note_choices(Joint { beat, first: file.choices.len(), entry });
                file.choices.extend(added);
            }
            None => unknown.push(entry),
        }
    }
    unknown
}

fn add<T>(own: &mut Entries<T>, added: Entries<T>, field: &'static str, joined: &mut Joined) {
    joined.note(field, own.0.len());
    own.0.extend(added.0);
}
