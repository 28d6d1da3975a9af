//! The names that entries of a file have, and what refers to them. Names are compared in composed form (NFC), so that `é` as one
//! sign and as two are the same; the scenario keeps each name as it is written.

use hashbrown::{HashMap, HashSet};

use crate::format::{At, Entries, did_you_mean, nearest};
use crate::source::{Code, composed, is_drawn_as_blank, is_forbidden, look_alike, named, unmasked, unseen};

use super::findings::{Findings, Part};
use crate::scenario::ids::Id;

/// The ids of one kind, by name.
pub(super) struct Ids<I> {
    /// What one of them is, for messages: "beat".
    what: &'static str,
    /// The field of the file that lists them.
    field: &'static str,
    /// The code of a name that none of them has.
    unknown: Code,
    by_name: HashMap<String, I>,
    /// Those that were missed because their own name is unclear. One slip is told once.
    missed: HashSet<usize>,
}

impl<I: Id> Ids<I> {
    pub(super) fn new(what: &'static str, field: &'static str, unknown: Code) -> Self {
        Self { what, field, unknown, by_name: HashMap::new(), missed: HashSet::new() }
    }

    /// Gives every entry its id, and reports names that stand twice and names that cannot be read off the page.
    pub(super) fn register<T>(&mut self, findings: &mut Findings<'_>, entries: &Entries<T>, bound: usize) {
        let (what, at) = (self.what, At::FILE);
        let at = at.field(self.field);
        if entries.len() > bound {
            let message = format!("there are {} {what}s, more than {bound}", entries.len());
            findings.found(Code::TooMany, &at.key(bound), message, format!("a scenario has at most {bound} {what}s"));
        }
        self.by_name.reserve(entries.len());
        for (index, (name, _)) in entries.iter().enumerate() {
            // Where a name stands twice, the later entry is the one that is known by it.
            if let Some(first) = self.by_name.insert(composed(name).into_owned(), I::from_index(index)) {
                let message = format!("two {what}s are called `{name}`");
                findings.found_twice(Code::DuplicateId, &at.key(index), &at.key(first.index()), message, "rename one of them");
            }
        }
        for (index, (name, _)) in entries.iter().enumerate() {
            if !is_plain_name(name) {
                self.check_name(findings, &at.key(index), name);
            }
        }
    }

    /// Says what is unclear about a name.
    fn check_name(&self, findings: &mut Findings<'_>, at: &At<'_>, name: &str) {
        let what = self.what;
        if name.chars().all(|character| is_drawn_as_blank(character) || unseen(character).is_some()) {
            let message = format!("a {what} needs a name that can be seen");
            findings.absent(Code::Empty, at, at, message, "write a short name in plain letters");
        } else if let Some(forbidden) = name.chars().find(|character| is_forbidden(*character)) {
            let message = format!("the sign {} may not stand in the name of a {what}", named(forbidden));
            findings.found_in(Code::ForbiddenCharacter, at, Part::First(forbidden), message, "take it out");
        } else if let Some((part, how)) = unclear(name) {
            let message = format!("the {what} `{name}` {how}");
            findings.found_in(Code::UnclearId, at, part, message, "take it out, here and wherever the name stands");
        } else if let Some(twin) = self.by_name.get(unmasked(name).as_str())
            && unmasked(name) != composed(name)
        {
            let message = format!("two {what}s have names that look the same, `{name}` and `{}`", unmasked(name));
            let file = At::FILE;
            findings.found_twice(
                Code::UnclearId,
                at,
                &file.field(self.field).key(twin.index()),
                message,
                "write one of them with other letters",
            );
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// The id with this name.
    pub(super) fn get(&self, name: &str) -> Option<I> {
        self.by_name.get(name).or_else(|| self.by_name.get(composed(name).as_ref())).copied()
    }

    /// The id that a name refers to; a fault where there is none, and the first id in its place.
    pub(super) fn look_up(&mut self, findings: &mut Findings<'_>, at: &At<'_>, name: &str) -> I {
        if let Some(id) = self.get(name) {
            return id;
        }
        let nothing = I::from_index(0);
        if self.is_empty() && findings.any_read_fault() {
            // The table itself could not be read; every name in it would only repeat that.
            return nothing;
        }
        let what = self.what;
        // Sorted, so that it never depends on the order of a hash.
        let mut known: Vec<(&str, I)> = self.by_name.iter().map(|(name, id)| (name.as_str(), *id)).collect();
        known.sort_unstable_by_key(|(name, _)| *name);
        let Some(near) = nearest(name, known.iter().map(|(name, _)| *name)) else {
            findings.unknown(self.unknown, at, name, format!("write the {what} `{name}`, or lead elsewhere"), what);
            return nothing;
        };
        let hint = did_you_mean(name, near);
        let meant = known.iter().find(|(name, _)| *name == near).map(|(_, id)| *id);
        let Some(meant) = meant.filter(|_| look_alike(name, near)) else {
            findings.unknown(self.unknown, at, name, hint, what);
            return nothing;
        };
        let is_first = unclear(near).is_none() || self.missed.insert(meant.index());
        if is_first {
            let file = At::FILE;
            let table = file.field(self.field);
            let there = table.key(meant.index());
            let part = unclear(name).map_or(Part::Whole, |(part, _)| part);
            findings.looks_like(self.unknown, at, part, &there, format!("there is no {what} `{name}`"), hint);
        }
        meant
    }
}

/// Whether a name holds only letters, digits and signs of the keyboard, so that nothing about it can be unclear.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// What cannot be read off the page in a name: the sign, and a sentence that goes on from the name.
fn unclear(name: &str) -> Option<(Part<'static>, String)> {
    let blank = |end: Option<char>| end.filter(|character| is_drawn_as_blank(*character));
    let called = |blank: char| if blank == ' ' { "a blank".to_owned() } else { named(blank) };
    if let Some(blank) = blank(name.chars().next()) {
        return Some((Part::First(blank), format!("begins with {}", called(blank))));
    }
    if let Some(blank) = blank(name.chars().next_back()) {
        return Some((Part::Last(blank), format!("ends with {}", called(blank))));
    }
    let mut before = None;
    let mut signs = name.chars().peekable();
    while let Some(sign) = signs.next() {
        if unseen(sign).is_some() && !is_spelling(before, sign, signs.peek().copied()) {
            return Some((Part::First(sign), format!("holds {}, which cannot be seen", named(sign))));
        }
        before = Some(sign);
    }
    None
}

/// Whether a sign that cannot be seen belongs to how a word is spelt: joiners and selectors within other scripts and emoji.
fn is_spelling(before: Option<char>, sign: char, after: Option<char>) -> bool {
    let is_of_script = |neighbour: Option<char>| neighbour.is_some_and(|sign| !sign.is_ascii() && !is_drawn_as_blank(sign));
    match sign {
        '\u{200c}' | '\u{200d}' => is_of_script(before) && is_of_script(after),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}' => is_of_script(before),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(unclear(name).map(|(_, how)| how).as_deref(), expected, "{name:?}");
    }

    #[test]
    fn a_blank_at_an_end_and_a_sign_that_cannot_be_seen_are_unclear() {
        check("look ", Some("ends with a blank"));
        check(" look", Some("begins with a blank"));
        check("look\u{a0}", Some("ends with U+00A0 no-break space"));
        check("have\u{a0}look", Some("holds U+00A0 no-break space, which cannot be seen"));
        check("lo\u{200d}ok", Some("holds U+200D zero-width joiner, which cannot be seen"));
        check("have look", None);
    }

    #[test]
    fn what_other_scripts_and_emoji_are_spelt_with_is_clear() {
        for name in ["می\u{200c}روم", "👩\u{200d}💻", "☂\u{fe0f}", "café", "電話", "क्\u{200d}ष"] {
            check(name, None);
        }
    }
}
