//! What an author gives of a state, by the names that stand in the file, so that it can be found again in the next version of it.

use crate::format::nearest;
use crate::rules::Given;
use crate::scenario::Scenario;

/// Mood, trust, heard, and what was learned, promised and done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenByName {
    pub mood: Option<i8>,
    pub trust: Option<i8>,
    pub heard: Option<u8>,
    pub learned: Vec<String>,
    pub promised: Vec<String>,
    pub did: Vec<String>,
}

/// A name that the scenario does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {what} `{name}` in it{}", near.as_ref().map_or_else(String::new, |near| format!(": did you mean `{near}`?")))]
pub struct UnknownName {
    /// What is named: "fact", "promise" or "deed".
    pub what: &'static str,
    pub name: String,
    pub near: Option<String>,
}

impl GivenByName {
    /// Whether nothing is given.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The same in a scenario. Fails at the first name that it does not have.
    pub fn within(&self, scenario: &Scenario) -> Result<Given, UnknownName> {
        let Self { mood, trust, heard, learned, promised, did } = self;
        let facts = || scenario.facts().enumerate().map(|(id, fact)| (id, fact.id.as_str()));
        let promises = || scenario.promises().enumerate().map(|(id, promise)| (id, promise.id.as_str()));
        let deeds = || scenario.deeds().enumerate().map(|(id, deed)| (id, deed.id.as_str()));
        Ok(Given {
            mood: *mood,
            trust: *trust,
            heard: *heard,
            learned: learned.iter().map(|name| find("fact", name, facts())).collect::<Result<_, _>>()?,
            promised: promised.iter().map(|name| find("promise", name, promises())).collect::<Result<_, _>>()?,
            did: did.iter().map(|name| find("deed", name, deeds())).collect::<Result<_, _>>()?,
        })
    }

    /// The same as far as the scenario has the names: the rest was taken out of the file since.
    pub fn as_far_as_known(&self, scenario: &Scenario) -> Given {
        let mut known = self.clone();
        known.learned.retain(|name| scenario.facts().iter().any(|fact| fact.id == *name));
        known.promised.retain(|name| scenario.promises().iter().any(|promise| promise.id == *name));
        known.did.retain(|name| scenario.deeds().iter().any(|deed| deed.id == *name));
        known.within(scenario).unwrap_or_default()
    }
}

fn find<'s, T>(what: &'static str, name: &str, all: impl Iterator<Item = (T, &'s str)>) -> Result<T, UnknownName> {
    let mut known = Vec::new();
    for (id, other) in all {
        if other == name {
            return Ok(id);
        }
        known.push(other);
    }
    Err(UnknownName { what, name: name.to_owned(), near: nearest(name, known).map(str::to_owned) })
}
