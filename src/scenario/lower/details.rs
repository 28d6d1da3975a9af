//! The names in braces that are filled in when a text is shown.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::format::{Entries, NearNames};
use crate::source::composed;

/// The details of a file, and `{you}`.
pub(super) struct Details {
    /// As listed.
    names: HashSet<String>,
    /// As listed, by their composed form.
    by_composed: HashMap<String, String>,
    /// Made once a name is missed.
    near: OnceCell<NearNames<()>>,
}

/// What a name in braces is.
pub(super) enum InBraces {
    /// It is filled in.
    Known,
    /// It is filled in once it is written in this form of the same signs.
    Listed(String),
    /// It will be shown as it is.
    Unknown,
}

impl Details {
    pub(super) const YOU: &'static str = "you";

    pub(super) fn new<T>(details: &Entries<T>) -> Self {
        let names = || details.iter().map(|(name, _)| name.clone());
        // Of two that are the same when composed, the first.
        let by_composed = names().rev().map(|name| (composed(&name).into_owned(), name)).collect();
        Self { names: names().collect(), by_composed, near: OnceCell::new() }
    }

    pub(super) fn look_up(&self, name: &str) -> InBraces {
        if name == Self::YOU || self.names.contains(name) {
            return InBraces::Known;
        }
        self.by_composed.get(composed(name).as_ref()).map_or(InBraces::Unknown, |listed| InBraces::Listed(listed.clone()))
    }

    /// The known name that was most likely meant.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let known = || self.by_composed.values().cloned().chain([Self::YOU.to_owned()]);
        self.near.get_or_init(|| NearNames::new(known().map(|name| (name, ())))).nearest(name).map(|(name, ())| name)
    }
}
