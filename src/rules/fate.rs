//! Where a talk leaves the customer: one of nine fates, by the mood and the trust that it ended with.

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

impl Rules {
    /// The fate after a talk that ended with this mood and trust. `has_deed`: a deed was credited in it.
    pub fn fate(&self, mood: i8, trust: i8, has_deed: bool) -> Fate {
        let row = match self.mood_band(mood) {
            0..=1 => 2,
            2..=3 => 1,
            _ => 0,
        };
        let (column, is_highest) = match self.trust_band(trust) {
            0..=1 => (0, false),
            2 => (1, false),
            3 => (2, false),
            _ => (2, true),
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
    fn a_friend_is_sent_only_by_one_at_ease_with_high_trust_and_a_deed() {
        let sends = |mood, trust, has_deed| Rules::newest().fate(mood, trust, has_deed).sends_a_friend;
        assert!(sends(4, 6, true));
        assert!(!sends(4, 5, true) && !sends(3, 6, true) && !sends(4, 6, false));
    }
}
