//! What an author allows to rest: findings of reading are dropped here, those of the check are handed on to it.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::format::{AllowFile, At, Joined, NearNames, did_you_mean};
use crate::source::{Code, Severity, shows_nothing};

use super::Lowering;

/// An entry of `allow` that names a finding of the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    pub code: Code,
    /// Which entry of `allow` it is, from 0, those of branches counted behind the scenario's own.
    pub index: usize,
    /// The branch that has it, from 0; `None` where it is the scenario's own.
    pub branch: Option<usize>,
}

impl Allowed {
    /// Whether a finding of its code rests, which stands in this text, 0 for the scenario's own. What a branch allows rests in its own
    /// file, and where it is about the scenario as a whole.
    pub fn rests(&self, text: usize, is_of_whole: bool) -> bool {
        self.branch.is_none_or(|branch| is_of_whole || text == branch + 1)
    }
}

impl Lowering<'_> {
    /// Drops the findings that are suppressed, and reports every entry of `allow` that suppresses nothing.
    /// Those that name a finding of the check are handed on to it; `is_whole` says whether all was looked at that lowering looks at.
    pub(super) fn rest_what_is_allowed(&mut self, allow: &[AllowFile], joined: &Joined, is_whole: bool) -> Vec<Allowed> {
        let at = At::FILE;
        let mut allowed = Vec::new();
        let to_rest = self.findings.codes();
        let mut rests = BTreeSet::new();
        let codes = LazyCell::new(|| NearNames::new(Code::ALL.iter().map(|known| (known.id().to_owned(), ()))));
        for (index, AllowFile(code, reason)) in allow.iter().enumerate() {
            let allow_at = at.field("allow");
            let at = allow_at.item(index);
            let branch = joined.branch_of("allow", index);
            // Those of a branch rest in its own file alone.
            let text = branch.map(|branch| branch + 1);
            let is_found =
                |known: Code| to_rest.iter().any(|(code, place)| *code == known && text.is_none_or(|text| text == *place));
            let (message, hint) = match Code::from_id(code) {
                Some(known) if known.severity() == Severity::Error => {
                    (format!("`{code}` is an error and can't be allowed"), "fix what it points at".to_owned())
                }
                Some(known) if !known.can_rest() => (format!("`{code}` can't be allowed"), "take it out".to_owned()),
                Some(_) if shows_nothing(reason) => {
                    (format!("`{code}` is allowed without a reason"), "say why it may stay as it is".to_owned())
                }
                Some(known) if known.is_content() => {
                    allowed.push(Allowed { code: known, index, branch });
                    continue;
                }
                Some(known) if rests.insert((known, text)) && is_found(known) || !is_whole => continue,
                Some(_) => (format!("there is no `{code}` here to allow"), "take it out".to_owned()),
                None => {
                    let near = codes.nearest(code);
                    let hint = near.map_or_else(|| "take it out".to_owned(), |(near, ())| did_you_mean(code, near));
                    (format!("there is no code `{code}`"), hint)
                }
            };
            self.findings.found(Code::UselessAllow, &at, message, hint);
        }
        self.findings.suppress(&rests);
        allowed
    }
}
