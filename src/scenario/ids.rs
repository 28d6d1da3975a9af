//! Ids as newtypes, and the arena that each kind indexes.

use std::marker::PhantomData;
use std::ops::Index;

/// An index of one kind.
pub trait Id: Copy {
    fn from_index(index: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident($repr:ty),)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) $repr);

        impl Id for $name {
            /// Held at the largest id; reading bounds every count below it.
            fn from_index(index: usize) -> Self {
                Self(<$repr>::try_from(index).unwrap_or(<$repr>::MAX))
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl $name {
            /// The position in the order of the file, from 0.
            pub fn index(self) -> usize {
                Id::index(self)
            }
        }
    )+};
}

ids! {
    /// A beat, in the order of the file.
    BeatId(u32),
    /// An option of a beat, in the order of the file.
    ChoiceId(u32),
    /// An ending, in the order of the file.
    EndingId(u16),
    /// A fact, in the order of the file: one bit of a state.
    FactId(u8),
    /// A promise, in the order of the file: three bits of a state.
    PromiseId(u8),
    /// A deed, in the order of the file. Facts and deeds share the bits of a state.
    DeedId(u8),
    /// Somebody else in the scene, in the order of the file.
    PersonId(u16),
}

/// A row of things that are only ever reached by their own kind of id.
#[derive(Clone, Debug, PartialEq)]
pub struct Arena<I, T> {
    items: Vec<T>,
    ids: PhantomData<I>,
}

impl<I: Id, T> Arena<I, T> {
    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// All with their ids, in the order of the file.
    pub fn enumerate(&self) -> impl DoubleEndedIterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(index, item)| (I::from_index(index), item))
    }
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), ids: PhantomData }
    }
}

impl<I, T> From<Vec<T>> for Arena<I, T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, ids: PhantomData }
    }
}

impl<'a, I: Id, T> IntoIterator for &'a Arena<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<I: Id, T> Index<I> for Arena<I, T> {
    type Output = T;

    #[expect(
        clippy::expect_used,
        reason = "ids are made by lowering alone, for the arena they index; another scenario's id is our own mistake"
    )]
    fn index(&self, id: I) -> &T {
        self.items.get(id.index()).expect("an id of this scenario")
    }
}
