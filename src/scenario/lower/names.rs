//! The names that entries of a file have, and what refers to them. Names are compared in composed form (NFC), so that `é` as one
//! sign and as two are the same; the scenario keeps each name as it is written.

use std::cell::OnceCell;
use std::hash::BuildHasher as _;

use hashbrown::hash_table::{Entry, HashTable};
use hashbrown::{DefaultHashBuilder, HashSet};

use crate::format::{At, Entries, NearNames, did_you_mean, with_odd_sign};
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
    /// All names in composed form, one behind the other: close together, since large files look up names all over.
    names: String,
    /// By the hash of the name. Where one stands twice, the later entry is known by it.
    known: HashTable<Known<I>>,
    hasher: DefaultHashBuilder,
    /// Made once a name is missed.
    near: OnceCell<NearNames<I>>,
    /// Those that were missed because their own name is unclear. One slip is told once.
    missed: HashSet<usize>,
}

/// An id, and where its name stands among the names.
struct Known<I> {
    id: I,
    start: u32,
    length: u32,
}

impl<I> Known<I> {
    fn name<'n>(&self, names: &'n str) -> &'n str {
        let start = self.start as usize;
        names.get(start..start + self.length as usize).unwrap_or_default()
    }
}

impl<I: Id> Ids<I> {
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    pub(super) fn new(what: &'static str, field: &'static str, unknown: Code) -> Self {
        Self {
            what,
            field,
            unknown,
            names: String::new(),
            known: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            near: OnceCell::new(),
            missed: HashSet::new(),
        }
    }

    /// Gives every entry its id, and reports names that stand twice and names that cannot be read off the page.
    pub(super) fn register<T>(&mut self, findings: &mut Findings<'_>, entries: &Entries<T>, bound: usize) {
        let (what, at) = (self.what, At::FILE);
        let at = at.field(self.field);
        if entries.len() > bound {
            let message = format!("there are {} {what}s, more than {bound}", entries.len());
            findings.found(Code::TooMany, &at.key(bound), message, format!("a dialogue has at most {bound} {what}s"));
        }
        self.known.reserve(entries.len(), |_| 0);
        self.names.reserve(entries.iter().map(|(name, _)| name.len()).sum());
        for (index, (name, _)) in entries.iter().enumerate() {
            if let Some(first) = self.insert(I::from_index(index), name) {
                let (second, first) = (at.key(index), at.key(first.index()));
                if let Some(file) = findings.other_file_of(&first, &second) {
                    let message = format!("the name `{name}` is taken: `{file}` has a {what} of that name already");
                    let hint = match what {
                        "beat" => "choose another name; options are added to that beat in the `choices` of the branch",
                        _ => "choose another name",
                    };
                    findings.found_twice(Code::DuplicateId, &second, &first, message, hint);
                    continue;
                }
                let message = format!("two {what}s are called `{name}`");
                findings.found_twice(Code::DuplicateId, &second, &first, message, "rename one of them");
            }
        }
        for (index, (name, _)) in entries.iter().enumerate() {
            if !is_plain_name(name) {
                self.check_name(findings, &at.key(index), name);
            }
        }
    }

    /// Makes an id known by a name, and gives back the one that was known by it.
    fn insert(&mut self, id: I, name: &str) -> Option<I> {
        let Self { names, known, hasher, .. } = self;
        let name = composed(name);
        let hash = hasher.hash_one(name.as_ref());
        match known.entry(hash, |other| other.name(names) == name, |known| hasher.hash_one(known.name(names))) {
            Entry::Occupied(mut known) => Some(std::mem::replace(&mut known.get_mut().id, id)),
            Entry::Vacant(free) => {
                let narrow = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
                free.insert(Known { id, start: narrow(names.len()), length: narrow(name.len()) });
                names.push_str(&name);
                None
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
            let message = format!("the character {} may not be in the name of a {what}", named(forbidden));
            findings.found_in(Code::ForbiddenCharacter, at, Part::First(forbidden), message, "take it out");
        } else if let Some((part, how)) = unclear(name) {
            let message = format!("the {what} `{name}` {how}");
            findings.found_in(Code::UnclearId, at, part, message, "take it out, here and wherever the name is used");
        } else if let Some(twin) = self.get(&unmasked(name))
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

    /// The id with this name.
    pub(super) fn get(&self, name: &str) -> Option<I> {
        let name = composed(name);
        let is_same = |known: &Known<I>| known.name(&self.names) == name;
        self.known.find(self.hasher.hash_one(name.as_ref()), is_same).map(|known| known.id)
    }

    /// The id that a name refers to; a fault where there is none, and the first id in its place.
    pub(super) fn look_up(&mut self, findings: &mut Findings<'_>, at: &At<'_>, name: &str) -> I {
        self.get(name).unwrap_or_else(|| self.miss(findings, at, name))
    }

    /// Says that nothing has this name, and what was meant. Gives the id that stands in its place.
    #[cold]
    pub(super) fn miss(&mut self, findings: &mut Findings<'_>, at: &At<'_>, name: &str) -> I {
        let nothing = I::from_index(0);
        if self.is_empty() && (matches!(self.field, "beats" | "endings") || findings.any_read_fault()) {
            // That the table has nothing in it, or could not be read, is told; every name would only repeat that.
            return nothing;
        }
        let what = self.what;
        let near = self.near().nearest(name);
        let meant_name = near.map(|(near, _)| near.to_owned());
        let hint = near.map(|(near, _)| did_you_mean(name, near));
        let Some((near, meant)) = near.filter(|(near, _)| look_alike(name, near)) else {
            let hint = hint.unwrap_or_else(|| with_odd_sign(self.missing_hint(name), name));
            findings.unknown(self.unknown, at, name, hint, (what, meant_name.as_deref()));
            return nothing;
        };
        let is_clear = unclear(near).is_none();
        if is_clear || self.missed.insert(meant.index()) {
            let file = At::FILE;
            let table = file.field(self.field);
            let there = table.key(meant.index());
            let part = unclear(name).map_or(Part::Whole, |(part, _)| part);
            let hint = hint.unwrap_or_default();
            findings.looks_like(self.unknown, at, part, &there, format!("there is no {what} `{name}`"), hint);
        }
        meant
    }

    /// What to do about a name to which none is near: those that there are, where they are few.
    fn missing_hint(&self, name: &str) -> String {
        let Self { what, field, .. } = self;
        if *field == "beats" {
            return format!("write the {what} `{name}`, or lead elsewhere");
        }
        match self.listed() {
            Some(listed) => format!("write one of those in `{field}` ({listed}), or add `{name}` to them"),
            None => format!("write one of those in `{field}`, or add `{name}` to them"),
        }
    }

    /// All names in backticks, in the order of the file, where they are few.
    pub(super) fn listed(&self) -> Option<String> {
        const FEW: usize = 8;
        let mut known: Vec<&Known<I>> = self.known.iter().collect();
        known.sort_unstable_by_key(|known| known.start);
        let names: Vec<String> = known.iter().map(|known| format!("`{}`", known.name(&self.names))).collect();
        (1..=FEW).contains(&names.len()).then(|| names.join(", "))
    }

    /// The name that was most likely meant by one that is not known.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        self.near().nearest(name).map(|(near, _)| near)
    }

    fn near(&self) -> &NearNames<I> {
        self.near.get_or_init(|| {
            let known = self.known.iter().map(|known| (known.name(&self.names).to_owned(), known.id));
            NearNames::new(known)
        })
    }
}

/// Whether a name holds only letters, digits and signs of the keyboard, so that nothing about it can be unclear.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// What cannot be read off the page in a name: the sign, and a sentence that goes on from the name.
fn unclear(name: &str) -> Option<(Part<'static>, String)> {
    let blank = |end: Option<char>| end.filter(|character| is_drawn_as_blank(*character));
    let called = |blank: char| if blank == ' ' { "a space".to_owned() } else { named(blank) };
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
        check("look ", Some("ends with a space"));
        check(" look", Some("begins with a space"));
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
