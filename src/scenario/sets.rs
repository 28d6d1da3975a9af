//! Small sets as bits: skills, voices, facts, promises.

use super::ids::{DeedId, FactId, PromiseId};
use super::{Skill, Voice};

macro_rules! sets {
    ($($(#[$meta:meta])* $name:ident($repr:ty) of $item:ty, $bit:expr, $items:expr;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name($repr);

        impl $name {
            pub const EMPTY: Self = Self(0);
            /// Whatever there can be.
            pub const ALL: Self = Self(<$repr>::MAX);

            pub fn contains(self, item: $item) -> bool {
                self.0 & (1 << $bit(item)) != 0
            }

            #[must_use]
            pub fn with(self, item: $item) -> Self {
                Self(self.0 | 1 << $bit(item))
            }

            #[must_use]
            pub fn union(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            #[must_use]
            pub fn intersection(self, other: Self) -> Self {
                Self(self.0 & other.0)
            }

            #[must_use]
            pub fn without(self, other: Self) -> Self {
                Self(self.0 & !other.0)
            }

            pub fn is_subset_of(self, other: Self) -> bool {
                self.0 & !other.0 == 0
            }

            pub fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            pub fn is_empty(self) -> bool {
                self.0 == 0
            }

            pub fn bits(self) -> $repr {
                self.0
            }

            /// All in it, in their own order.
            pub fn iter(self) -> impl Iterator<Item = $item> {
                let items = $items;
                // Steps read their sets millions of times and most are empty, so only bits that are set are looked at.
                let mut rest = self.0;
                let bits = std::iter::from_fn(move || {
                    let bit = rest.trailing_zeros();
                    (rest != 0).then(|| {
                        rest &= rest - 1;
                        bit
                    })
                });
                bits.filter_map(items)
            }
        }

        impl FromIterator<$item> for $name {
            fn from_iter<I: IntoIterator<Item = $item>>(items: I) -> Self {
                items.into_iter().fold(Self::EMPTY, Self::with)
            }
        }
    )+};
}

sets! {
    /// Skills that an option shows or misses.
    SkillSet(u32) of Skill, |skill| skill as u32, |bit| Skill::ALL.get(bit as usize).copied();
    /// Voices that fit an option's words.
    VoiceSet(u8) of Voice, |voice| voice as u8, |bit| Voice::ALL.get(bit as usize).copied();
    /// Deeds, at most 64 together with the facts, from the highest bit down: a state keeps both in one row of bits.
    DeedSet(u64) of DeedId, |deed: DeedId| 63 - deed.0, |bit| u8::try_from(63 - bit).ok().map(DeedId);
    /// Facts, at most 64.
    FactSet(u64) of FactId, |fact: FactId| fact.0, |bit| u8::try_from(bit).ok().map(FactId);
    /// Promises, at most 21.
    PromiseSet(u32) of PromiseId, |promise: PromiseId| promise.0, |bit| u8::try_from(bit).ok().map(PromiseId);
}

impl SkillSet {
    /// The skills that make a customer feel heard (R3). Checking is not one of them.
    pub const HEARING: Self = Self(1 << Skill::Listening as u32 | 1 << Skill::Reflecting as u32 | 1 << Skill::Validating as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in() {
        let set: SkillSet = [Skill::Validating, Skill::Opening, Skill::Opening].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [Skill::Opening, Skill::Validating]);
        assert_eq!(set.intersection(SkillSet::HEARING).len(), 1);
        let facts: FactSet = [FactId(63), FactId(0)].into_iter().collect();
        assert_eq!(facts.iter().collect::<Vec<_>>(), [FactId(0), FactId(63)]);
    }
}
