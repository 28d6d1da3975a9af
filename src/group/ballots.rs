//! Ballots of one vote, and what a share of them leads to. All shares are exact: numbers of people are compared, never fractions.

use std::fmt;
use std::str::FromStr;

pub use crate::words::group::RoundKind;

/// What was voted, one entry for each person in the order of counting: an option by its place in the drawn order, from 0, or `None`
/// for somebody who passed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ballots(Vec<Option<u8>>);

/// The largest line of a vote, as a part of all ballots for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub largest: usize,
    pub of: usize,
}

impl Ballots {
    /// How many people are in, with those who passed.
    pub fn n_in(&self) -> usize {
        self.0.len()
    }

    /// How many people voted for a line.
    pub fn n_votes(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// How many voted for the option at this place in the drawn order, from 0.
    pub fn of(&self, option: usize) -> usize {
        self.0.iter().flatten().filter(|voted| usize::from(**voted) == option).count()
    }

    /// The votes for each of the first so many options.
    pub fn counts(&self, n_options: usize) -> Vec<usize> {
        (0..n_options).map(|option| self.of(option)).collect()
    }

    /// The options with most votes, in the drawn order: one, or several at a tie; none where nobody voted.
    pub fn leading(&self) -> Vec<usize> {
        let most = (0..=usize::from(u8::MAX)).map(|option| self.of(option)).max().unwrap_or(0);
        let options = (0..=usize::from(u8::MAX)).filter(|option| most > 0 && self.of(*option) == most);
        options.collect()
    }

    /// `None` where nobody voted for a line.
    pub fn share(&self) -> Option<Share> {
        let largest = self.of(*self.leading().first()?);
        Some(Share { largest, of: self.n_votes() })
    }

    pub(super) fn add(&mut self, vote: Option<u8>) {
        self.0.push(vote);
    }

    /// Takes the last one back. Answers whether there was one.
    pub(super) fn take_back(&mut self) -> bool {
        self.0.pop().is_some()
    }
}

impl RoundKind {
    /// Which shares lead to it, in percent: from the first on, and less than the second unless that is all.
    pub fn range(self) -> (usize, usize) {
        match self {
            Self::Pairs => (0, Share::TALKS_FROM),
            Self::Talk => (Share::TALKS_FROM, Share::PLAYS_FROM),
            Self::Play => (Share::PLAYS_FROM, 100),
        }
    }
}

impl Share {
    /// From so many in a hundred on they talk.
    pub const TALKS_FROM: usize = 35;
    /// From so many in a hundred on the line is played.
    pub const PLAYS_FROM: usize = 75;

    /// Whether so many in a hundred, or more, voted for one line.
    fn is_at_least(self, percent: usize) -> bool {
        self.largest.saturating_mul(100) >= self.of.saturating_mul(percent)
    }

    /// Whether the line is played at once.
    pub(super) fn is_clear(self) -> bool {
        self.is_at_least(Self::PLAYS_FROM)
    }

    /// What this share leads to.
    pub fn leads_to(self) -> RoundKind {
        if self.is_clear() {
            RoundKind::Play
        } else if self.is_at_least(Self::TALKS_FROM) {
            RoundKind::Talk
        } else {
            RoundKind::Pairs
        }
    }

    /// In percent, rounded to the nearest whole one.
    pub fn percent(self) -> usize {
        if self.of == 0 { 0 } else { (self.largest * 200 + self.of) / (self.of * 2) }
    }
}

impl fmt::Display for Ballots {
    /// One sign for each person, in the order of counting: `1` for the first option, `-` for somebody who passed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for vote in &self.0 {
            match vote {
                Some(option) => write!(f, "{}", u32::from(*option) + 1)?,
                None => f.write_str("-")?,
            }
        }
        Ok(())
    }
}

impl FromStr for Ballots {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let vote = |sign: char| match sign {
            '-' => Ok(None),
            sign => sign.to_digit(10).and_then(|digit| u8::try_from(digit).ok()?.checked_sub(1)).map(Some).ok_or(()),
        };
        text.chars().map(vote).collect::<Result<_, ()>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(largest: usize, of: usize) -> RoundKind {
        Share { largest, of }.leads_to()
    }

    #[test]
    fn three_quarters_are_played_and_under_thirty_five_in_a_hundred_look_again() {
        assert_eq!([share(9, 12), share(3, 4), share(75, 100)], [RoundKind::Play; 3]);
        assert_eq!([share(8, 12), share(74, 100), share(7, 20), share(35, 100)], [RoundKind::Talk; 4]);
        assert_eq!([share(34, 100), share(4, 12), share(1, 3), share(10, 29)], [RoundKind::Pairs; 4]);
        assert_eq!(share(1, 1), RoundKind::Play);
        for kind in [RoundKind::Pairs, RoundKind::Talk, RoundKind::Play] {
            let (from, to) = kind.range();
            assert_eq!([share(from.max(1), 100), share(to - 1, 100)], [kind; 2], "the ends of {kind:?}");
        }
    }

    #[test]
    fn who_passes_is_in_and_takes_no_part_in_the_share() {
        let ballots: Ballots = "11-2".parse().unwrap();
        assert_eq!((ballots.n_in(), ballots.n_votes()), (4, 3));
        assert_eq!(ballots.share(), Some(Share { largest: 2, of: 3 }));
        assert_eq!(ballots.leading(), [0]);
        assert_eq!(ballots.to_string(), "11-2");
        assert_eq!("--".parse::<Ballots>().unwrap().share(), None);
    }

    #[test]
    fn a_tie_has_all_its_lines_in_the_drawn_order() {
        let ballots: Ballots = "3113".parse().unwrap();
        assert_eq!(ballots.leading(), [0, 2]);
        assert_eq!(ballots.counts(4), [2, 0, 2, 0]);
    }

    #[test]
    fn a_share_is_told_as_the_nearest_percent() {
        assert_eq!(Share { largest: 4, of: 9 }.percent(), 44);
        assert_eq!(Share { largest: 1, of: 8 }.percent(), 13);
        assert_eq!(Share { largest: 0, of: 0 }.percent(), 0);
    }
}
