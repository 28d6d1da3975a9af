//! What the presenter looks for in the table of the debrief.

use crate::words::group as said;

/// How the table is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortedBy {
    #[default]
    MostSplit,
    MostMindsChanged,
    /// The majority chose a line well below the best.
    AgainstTheCustomer,
    /// A few saw the best line.
    AFewSawIt,
}

impl SortedBy {
    pub const ALL: [Self; 4] = [Self::MostSplit, Self::MostMindsChanged, Self::AgainstTheCustomer, Self::AFewSawIt];

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::MostSplit => said::MOST_SPLIT,
            Self::MostMindsChanged => said::MOST_MINDS_CHANGED,
            Self::AgainstTheCustomer => said::AGAINST_THE_CUSTOMER,
            Self::AFewSawIt => said::A_FEW_SAW_IT,
        }
    }
}
