//! What was changed in the file, entry by entry and field by field. Layout, comments and what means nothing are no change.

use std::collections::BTreeMap;

use crate::format::{BeatFile, ChoiceFile, Entries, Parts, ScenarioFile, Written, WrittenField, WrittenFields, read};
use crate::scenario::Scenario;
use crate::source::SourceText;

use super::aligned::{Aligned, aligned};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where: the field of a map with the id in it, as in `("beats", "story")`; `("", "")` of the scenario itself.
    pub map: &'static str,
    pub id: String,
    /// Of an option its number as written, from 1: in the new version, or in the old one where it is gone.
    pub option: Option<usize>,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Added,
    Removed,
    /// An entry, which was called so.
    Renamed {
        from: String,
    },
    /// An option, which stood so.
    Moved {
        from: usize,
    },
    /// A field has another value, both as written in canonical form; empty where it is left out.
    Field {
        field: &'static str,
        old: String,
        new: String,
    },
}

/// Everything that was changed, in the order of the format and of the files.
pub fn changes(old: &Scenario, new: &Scenario) -> Vec<Change> {
    let file = |scenario: &Scenario| read(&SourceText::new("", scenario.source_text())).file;
    Changes::default().of_files(&file(old), &file(new))
}

#[derive(Default)]
struct Changes {
    found: Vec<Change>,
    /// Beats and endings that are called otherwise by now, by their old names.
    renamed: BTreeMap<String, String>,
}

/// The fields in which ids of beats and endings stand.
const WITH_TARGETS: [&str; 6] = ["start", "to", "end", "unheard", "routes", "expect"];
/// The maps of a scenario, which are compared entry by entry, and what is no part of the content.
const NOT_WHOLE: [&str; 11] =
    ["id", "customer", "people", "facts", "deeds", "promises", "details", "beats", "endings", "expect", "allow"];

impl Changes {
    fn of_files(mut self, old: &ScenarioFile, new: &ScenarioFile) -> Vec<Change> {
        let beats = self.renamed_in("beats", &parts_of(&old.beats), &parts_of(&new.beats));
        let endings = self.renamed_in("endings", &parts_of(&old.endings), &parts_of(&new.endings));
        self.renamed = beats.iter().chain(&endings).map(|(from, to)| (from.clone(), to.clone())).collect();
        let whole = |fields: WrittenFields| -> WrittenFields {
            fields.into_iter().filter(|(name, _)| !NOT_WHOLE.contains(name)).collect()
        };
        self.fields("", "", None, &whole(old.parts()), &whole(new.parts()));
        let customer = |file: &ScenarioFile| file.customer.as_ref().map(Parts::parts).unwrap_or_default();
        self.fields("customer", "", None, &customer(old), &customer(new));
        for map in ["people", "facts", "deeds", "promises", "details", "expect"] {
            self.small(map, old, new);
        }
        self.entries("beats", &old.beats, &new.beats, &beats);
        self.entries("endings", &old.endings, &new.endings, &endings);
        for (id, old_beat) in old.beats.iter() {
            let name = self.renamed.get(id).cloned().unwrap_or_else(|| id.clone());
            if let Some((_, new_beat)) = new.beats.iter().find(|(id, _)| *id == name) {
                self.options(&name, old_beat, new_beat);
            }
        }
        self.found
    }

    fn push(&mut self, map: &'static str, id: &str, option: Option<usize>, kind: Kind) {
        self.found.push(Change { map, id: id.to_owned(), option, kind });
    }

    /// Entries that are gone, and that stand elsewhere with all they say: those are called otherwise.
    fn renamed_in(
        &mut self,
        map: &'static str,
        old: &BTreeMap<String, WrittenFields>,
        new: &BTreeMap<String, WrittenFields>,
    ) -> BTreeMap<String, String> {
        let mut added: Vec<(&String, &WrittenFields)> = new.iter().filter(|(id, _)| !old.contains_key(*id)).collect();
        let mut renamed = BTreeMap::new();
        for (id, fields) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
            if let Some(index) = added.iter().position(|(to, of_new)| is_same_but_for(fields, of_new, id, to)) {
                let (to, _) = added.swap_remove(index);
                self.push(map, to, None, Kind::Renamed { from: id.clone() });
                renamed.insert(id.clone(), to.clone());
            }
        }
        renamed
    }

    fn fields(&mut self, map: &'static str, id: &str, option: Option<usize>, old: &[WrittenField], new: &[WrittenField]) {
        let value = |fields: &[WrittenField], name: &str| {
            fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let mut names: Vec<&'static str> = old.iter().map(|(name, _)| *name).collect();
        names.extend(new.iter().map(|(name, _)| *name).filter(|name| !old.iter().any(|(field, _)| field == name)));
        for field in names {
            let (before, after) = (value(old, field), value(new, field));
            if self.renamed_value(field, &before) != after {
                self.push(map, id, option, Kind::Field { field, old: before, new: after });
            }
        }
    }

    /// A value with the names that its entries have by now.
    fn renamed_value(&self, field: &str, value: &str) -> String {
        if !WITH_TARGETS.contains(&field) {
            return value.to_owned();
        }
        let quoted = |id: &str| format!("\"{id}\"");
        self.renamed.iter().fold(value.to_owned(), |value, (from, to)| value.replace(&quoted(from), &quoted(to)))
    }

    /// The entries of a map whose values are short, and what is expected.
    fn small(&mut self, map: &'static str, old: &ScenarioFile, new: &ScenarioFile) {
        let entries = |file: &ScenarioFile| -> Vec<(String, String)> {
            match map {
                "people" => texts(&file.people, Written::written),
                "facts" => texts(&file.facts, Clone::clone),
                "deeds" => texts(&file.deeds, Clone::clone),
                "promises" => texts(&file.promises, Written::written),
                "details" => texts(&file.details, |values| values.join(", ")),
                _ => file.expect.iter().map(|expected| (expected.written(), String::new())).collect(),
            }
        };
        let (old, new) = (entries(old), entries(new));
        for (id, before) in &old {
            match new.iter().find(|(other, _)| other == id) {
                None => self.push(map, id, None, Kind::Removed),
                Some((_, after)) if after != before => {
                    self.push(map, id, None, Kind::Field { field: map, old: before.clone(), new: after.clone() });
                }
                Some(_) => {}
            }
        }
        for (id, _) in new.iter().filter(|(id, _)| !old.iter().any(|(other, _)| other == id)) {
            self.push(map, id, None, Kind::Added);
        }
    }

    fn entries<T: Parts>(&mut self, map: &'static str, old: &Entries<T>, new: &Entries<T>, renamed: &BTreeMap<String, String>) {
        let by_id: BTreeMap<&str, &T> = new.iter().map(|(id, file)| (id.as_str(), file)).collect();
        let known: BTreeMap<&str, &T> = old.iter().map(|(id, file)| (id.as_str(), file)).collect();
        for (id, file) in old.iter() {
            let name = renamed.get(id).unwrap_or(id);
            match by_id.get(name.as_str()) {
                None => self.push(map, id, None, Kind::Removed),
                Some(other) => {
                    let without_choices = |file: &T| -> WrittenFields {
                        file.parts().into_iter().filter(|(name, _)| *name != "choices" && *name != "discuss").collect()
                    };
                    self.fields(map, name, None, &without_choices(file), &without_choices(other));
                }
            }
        }
        let is_new = |id: &str| !known.contains_key(id) && !renamed.values().any(|to| to == id);
        for (id, _) in new.iter().filter(|(id, _)| is_new(id)) {
            self.push(map, id, None, Kind::Added);
        }
    }

    /// The options of a beat. Those that say the same belong together, and where one was left over on each side between two pairs,
    /// these do.
    fn options(&mut self, beat: &str, old: &BeatFile, new: &BeatFile) {
        let (old, new) = (&old.choices, &new.choices);
        let row = aligned(old, new, |one, other| words(one) == words(other));
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        let mut pairs = Vec::new();
        let (mut only_old, mut only_new) = (Vec::new(), Vec::new());
        for step in row.into_iter().map(Some).chain([None]) {
            match step {
                Some(Aligned::Old(index)) => only_old.push(index),
                Some(Aligned::New(index)) => only_new.push(index),
                Some(Aligned::Both(..)) | None => {
                    // Other words in the same place: it is the same option, unless it says what another one said.
                    let is_known =
                        |index: &usize| old.iter().any(|other| new.get(*index).is_some_and(|new| words(new) == words(other)));
                    let n_pairs = if only_new.iter().any(is_known) { 0 } else { only_old.len().min(only_new.len()) };
                    pairs.extend(only_old.drain(..n_pairs).zip(only_new.drain(..n_pairs)));
                    gone.append(&mut only_old);
                    come.append(&mut only_new);
                    if let Some(Aligned::Both(one, other)) = step {
                        pairs.push((one, other));
                    }
                }
            }
        }
        gone.retain(|index| {
            let Some(before) = old.get(*index) else { return false };
            let Some(at) = come.iter().position(|other| new.get(*other).is_some_and(|after| words(after) == words(before)))
            else {
                return true;
            };
            let to = come.remove(at);
            self.push("beats", beat, Some(to + 1), Kind::Moved { from: index + 1 });
            pairs.push((*index, to));
            false
        });
        pairs.sort_unstable();
        for (one, other) in pairs {
            if let (Some(one), Some(after)) = (old.get(one), new.get(other)) {
                self.fields("beats", beat, Some(other + 1), &one.parts(), &after.parts());
            }
        }
        for index in gone {
            self.push("beats", beat, Some(index + 1), Kind::Removed);
        }
        for index in come {
            self.push("beats", beat, Some(index + 1), Kind::Added);
        }
    }
}

/// What an option says or does.
fn words(choice: &ChoiceFile) -> WrittenFields {
    choice.parts().into_iter().filter(|(name, _)| matches!(*name, "say" | "act")).collect()
}

fn parts_of<T: Parts>(entries: &Entries<T>) -> BTreeMap<String, WrittenFields> {
    entries.iter().map(|(id, file)| (id.clone(), file.parts())).collect()
}

fn texts<T>(entries: &Entries<T>, text: impl Fn(&T) -> String) -> Vec<(String, String)> {
    entries.iter().map(|(id, value)| (id.clone(), text(value))).collect()
}

/// Whether two entries say the same once one name stands for the other.
fn is_same_but_for(old: &WrittenFields, new: &WrittenFields, from: &str, to: &str) -> bool {
    let renamed = |value: &str| value.replace(&format!("\"{from}\""), &format!("\"{to}\""));
    old.len() == new.len() && old.iter().zip(new).all(|((name, value), (other, after))| name == other && renamed(value) == *after)
}
