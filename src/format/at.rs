//! The way to a value: from the whole file, step by step, down to it.

/// One step down from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of a record.
    Field(&'static str),
    /// The value of the n-th entry of a map, from 0.
    Entry(usize),
    /// The key of the n-th entry of a map, from 0.
    Key(usize),
    /// The n-th item of a list, from 0; of a single value that stands for a list, itself.
    Item(usize),
    /// What stands in the brackets of a name, as in `Learned("fact")`.
    Argument,
}

/// A way from the whole file to one value, as a chain of steps on the stack: nothing is allocated until it is resolved.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    parent: Option<&'a Self>,
    step: Option<Step>,
}

impl At<'static> {
    /// The whole file.
    pub const FILE: Self = At { parent: None, step: None };
}

impl<'a> At<'a> {
    #[must_use]
    pub fn field(&'a self, name: &'static str) -> Self {
        self.down(Step::Field(name))
    }

    #[must_use]
    pub fn entry(&'a self, index: usize) -> Self {
        self.down(Step::Entry(index))
    }

    #[must_use]
    pub fn key(&'a self, index: usize) -> Self {
        self.down(Step::Key(index))
    }

    #[must_use]
    pub fn item(&'a self, index: usize) -> Self {
        self.down(Step::Item(index))
    }

    #[must_use]
    pub fn argument(&'a self) -> Self {
        self.down(Step::Argument)
    }

    fn down(&'a self, step: Step) -> Self {
        Self { parent: Some(self), step: Some(step) }
    }

    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = std::iter::successors(Some(self), |at| at.parent).filter_map(|at| at.step).collect();
        steps.reverse();
        steps
    }
}
