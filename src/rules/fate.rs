//! Where a talk leaves the customer: one of nine fates, by the mood and the trust that it ended with.

use crate::scenario::EndingKind;

use super::constants::Rules;

/// One of the nine fates: row 0 is the best mood, column 2 the highest trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// 0 from *at ease* on, 2 from *upset* down, 1 between.
    pub row: usize,
    /// 0 where the customer doubts, 2 from where they give credit, 1 between.
    pub column: usize,
    /// In the best mood and the highest band of trust, with a deed in the account: they stay, and send a friend.
    pub sends_a_friend: bool,
}

impl Fate {
    /// Whether it may be told beside an ending of this kind: what is said of a customer has to go with how it ended for them.
    pub fn agrees_with(self, kind: EndingKind) -> bool {
        matches!(
            (kind, self.row, self.column),
            (EndingKind::Bright | EndingKind::Fair, 0 | 1, 2)
                | (EndingKind::Fair, 0, 1)
                | (EndingKind::Fair, 2, 2)
                | (EndingKind::Thin, 0 | 1, 0 | 1)
                | (EndingKind::Thin, 2, 1 | 2)
                | (EndingKind::Lost, _, 0)
                | (EndingKind::Lost, 1 | 2, 1)
        )
    }
}

/// Where the fates divide, as bands of mood and of trust, 0 for the lowest.
const AT_EASE: usize = 4;
const DOUBTS: usize = 1;
const GIVES_CREDIT: usize = 3;

impl Rules {
    /// The band of mood up to which somebody is upset, 0 for the lowest.
    pub const UPSET: usize = 1;

    /// The band of mood in the middle: calm.
    pub const CALM: usize = Self::N_MOOD_BANDS / 2;

    /// The bands of trust that stand for the three columns: of each, the one nearest to the middle.
    pub const FATE_COLUMNS: [usize; 3] = [DOUBTS, DOUBTS + 1, GIVES_CREDIT];

    /// The fate after a talk that ended with this mood and trust. `has_deed`: a deed was credited in it.
    pub fn fate(&self, mood: i8, trust: i8, has_deed: bool) -> Fate {
        let row = match self.mood_band(mood) {
            ..=Self::UPSET => 2,
            AT_EASE.. => 0,
            _ => 1,
        };
        let (column, is_highest) = match self.trust_band(trust) {
            ..=DOUBTS => (0, false),
            band if band < GIVES_CREDIT => (1, false),
            band => (2, band > GIVES_CREDIT),
        };
        Fate { row, column, sends_a_friend: row == 0 && is_highest && has_deed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_the_nine_fates_are_those_of_the_bands() {
        let at = |mood, trust| {
            let Fate { row, column, .. } = Rules::newest().fate(mood, trust, true);
            (row, column)
        };
        for (mood, row) in [(10, 0), (4, 0), (3, 1), (-3, 1), (-4, 2), (-10, 2)] {
            for (trust, column) in [(-10, 0), (-3, 0), (-2, 1), (2, 1), (3, 2), (10, 2)] {
                assert_eq!(at(mood, trust), (row, column), "mood {mood}, trust {trust}");
            }
        }
    }

    #[test]
    fn columns_are_the_bands_at_their_edges() {
        let rules = Rules::newest();
        assert_eq!(Rules::FATE_COLUMNS, [-3, 0, 3].map(|trust| rules.trust_band(trust)));
    }

    #[test]
    fn a_friend_is_sent_only_by_one_at_ease_with_high_trust_and_a_deed() {
        let sends = |mood, trust, has_deed| Rules::newest().fate(mood, trust, has_deed).sends_a_friend;
        assert!(sends(4, 6, true));
        assert!(!sends(4, 5, true) && !sends(3, 6, true) && !sends(4, 6, false));
    }
}
