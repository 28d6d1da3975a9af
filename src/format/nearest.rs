//! The known name that was most likely meant by one that is not known.

use std::cell::Cell;
use std::collections::HashMap;

use crate::source::{Report, difference, look_alike, look_of_name, odd_sign};

/// Names longer than this many signs are compared by their look alone.
const LONGEST: usize = 100;

/// The known name nearest to one that is not known, if it is near enough to be meant: one that looks the same, or else the one
/// with the fewest letters wrong, at most one in three. `None` where none is near.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = Letters::of(found);
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        if look_alike(found, name) {
            return Some(name);
        }
        if let Some(distance) = letters.distance(&Letters::of(name))
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The hint that asks for the name that was meant, and says how the two differ where they look the same.
pub fn did_you_mean(found: &str, near: &str) -> String {
    match difference(found, near).or_else(|| odd_sign(found)) {
        Some(difference) => format!("did you mean `{near}`? {difference}"),
        None => format!("did you mean `{near}`?"),
    }
}

/// A hint about a name that nothing known is near to, with the sign in it that cannot be seen or is taken for another.
pub fn with_odd_sign(hint: String, found: &str) -> String {
    match odd_sign(found) {
        Some(odd) => format!("{hint}; {odd}"),
        None => hint,
    }
}

/// The hint for a name that was typed and is not known: the one that was meant, or else what `otherwise` says; with the sign in it
/// that cannot be seen or is taken for another.
pub fn meant<'a>(found: &str, known: impl IntoIterator<Item = &'a str>, otherwise: impl FnOnce() -> String) -> String {
    match nearest(found, known) {
        Some(near) => did_you_mean(found, near),
        None => with_odd_sign(otherwise(), found),
    }
}

/// Many names, to be asked many times which of them is near. Says what [`nearest`] says, until so much was compared that nobody
/// reads that many answers: from then on a name is near only if it looks the same.
pub struct NearNames<I> {
    /// In the order of the alphabet, so that it never depends on the order of a hash.
    names: Vec<(String, Letters, I)>,
    by_look: HashMap<String, usize>,
    searches_left: Cell<usize>,
    letters_left: Cell<usize>,
}

impl<I: Copy> NearNames<I> {
    /// How often all names are searched for those with few letters wrong: five times as many answers as anybody is shown.
    const SEARCHES: usize = 5 * Report::MOST_SHOWN;
    /// How many letters of one name are compared with letters of another, in all.
    const LETTERS: usize = 1_000_000;

    pub fn new(names: impl IntoIterator<Item = (String, I)>) -> Self {
        let with_letters = |(name, id): (String, I)| {
            let letters = Letters::of(&name);
            (name, letters, id)
        };
        let mut names: Vec<(String, Letters, I)> = names.into_iter().map(with_letters).collect();
        names.sort_unstable_by(|(one, ..), (other, ..)| one.cmp(other));
        let mut by_look = HashMap::with_capacity(names.len());
        for (index, (name, ..)) in names.iter().enumerate() {
            by_look.entry(look_of_name(name)).or_insert(index);
        }
        Self { names, by_look, searches_left: Cell::new(Self::SEARCHES), letters_left: Cell::new(Self::LETTERS) }
    }

    /// The name that was most likely meant, and whose it is.
    pub fn nearest(&self, found: &str) -> Option<(&str, I)> {
        let alike = self.by_look.get(&look_of_name(found)).copied();
        let near = alike.and_then(|index| self.names.get(index)).or_else(|| self.with_fewest_letters_wrong(found));
        near.map(|(name, _, id)| (name.as_str(), *id))
    }

    fn with_fewest_letters_wrong(&self, found: &str) -> Option<&(String, Letters, I)> {
        self.searches_left.set(self.searches_left.get().checked_sub(1)?);
        let letters = Letters::of(found);
        let mut best = None;
        for name in self.names.iter().filter(|(_, other, _)| letters.may_be_near(other)) {
            self.letters_left.set(self.letters_left.get().checked_sub(letters.length * name.1.length)?);
            if let Some(distance) = letters.distance(&name.1)
                && best.is_none_or(|(least, _)| distance < least)
            {
                best = Some((distance, name));
            }
        }
        best.map(|(_, name)| name)
    }
}

/// The letters of a name in small, and what rules out quickly that another name is near.
struct Letters {
    small: String,
    length: usize,
    /// How many may be wrong.
    bound: usize,
    /// A bit for each kind of letter in it.
    kinds: u64,
}

impl Letters {
    fn of(name: &str) -> Self {
        let small = name.to_lowercase();
        let kinds = small.chars().fold(0, |kinds, letter| kinds | 1 << (u32::from(letter) % 64));
        Self { length: small.chars().count(), bound: (name.chars().count() / 3).max(1), small, kinds }
    }

    /// How many letters are wrong in a name that is meant to be another one; `None` where they are too many.
    fn distance(&self, meant: &Self) -> Option<usize> {
        if !self.may_be_near(meant) {
            return None;
        }
        let distance = strsim::osa_distance(&self.small, &meant.small);
        (distance <= self.bound).then_some(distance)
    }

    /// A letter that is wrong makes a name longer or shorter by no more than one, and takes away and adds no more than one kind.
    fn may_be_near(&self, meant: &Self) -> bool {
        let other_kinds = (self.kinds ^ meant.kinds).count_ones() as usize;
        self.length.abs_diff(meant.length) <= self.bound
            && other_kinds <= 2 * self.bound
            && self.length.max(meant.length) <= LONGEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_that_looks_the_same_comes_before_one_with_fewer_letters_wrong() {
        assert_eq!(nearest("b10O", ["b10", "b100"]), Some("b100"));
        assert_eq!(nearest("stroy", ["wait", "story"]), Some("story"));
        assert_eq!(nearest("stroy", ["wait"]), None);
        assert_eq!(did_you_mean("stroy", "story"), "did you mean `story`?");
        assert!(did_you_mean("t\u{456}tle", "title").contains("U+0456"));
        assert_eq!(did_you_mean("sto\u{202f}ry", "story"), "did you mean `story`? it has U+202F narrow no-break space in it");
        let meant = |found: &str| meant(found, ["story"], || "there is story".to_owned());
        assert_eq!(meant("stroy"), "did you mean `story`?");
        assert_eq!(meant("story\u{200b}"), "did you mean `story`? this one has U+200B zero-width space in it");
        assert_eq!(meant("stor\u{43e}"), "did you mean `story`? it has the Cyrillic letter U+043E `\u{43e}` in it");
        assert_eq!(meant("bea\u{a0}t"), "there is story; it has U+00A0 no-break space in it");
    }

    #[test]
    fn beyond_the_bound_of_work_only_a_name_that_looks_the_same_is_near() {
        let names: Vec<String> = (0..100).map(|n| format!("beat_{n:02}")).collect();
        let near = NearNames::new(names.into_iter().map(|name| (name, ())));
        let is_near = |name: &str| near.nearest(name).is_some();
        assert!(is_near("baet_01"));
        let asked = (0..100_000).take_while(|_| is_near("baet_01")).count();
        assert!((150..1_000).contains(&asked), "{asked}");
        assert!(is_near("beat_O1"));
    }

    proptest! {
        #[test]
        fn many_names_together_say_what_they_say_one_by_one(
            found in "[a-cO0I1é ]{0,8}", names in prop::collection::btree_set("[a-cO0I1éA ]{0,8}", 0..30)
        ) {
            let near = NearNames::new(names.iter().rev().map(|name| (name.clone(), name.len())));
            let one_by_one = nearest(&found, names.iter().map(String::as_str));
            prop_assert_eq!(near.nearest(&found), one_by_one.map(|name| (name, name.len())));
            let exhaustive = names.iter().map(|name| strsim::osa_distance(&found.to_lowercase(), &name.to_lowercase()));
            let bound = (found.chars().count() / 3).max(1);
            let alike = names.iter().any(|name| look_alike(&found, name));
            prop_assert_eq!(one_by_one.is_some(), alike || exhaustive.min().is_some_and(|least| least <= bound));
        }
    }
}
