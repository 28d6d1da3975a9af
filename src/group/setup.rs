//! How a session is set up: how many people there are, how they vote, where they vote, and who does what.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::scenario::{BeatId, Scenario, Skill};
use crate::words::group::Voters;

/// The way in which the group votes. Each is secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WayOfVoting {
    /// Eyes shut, fingers on the chest, counted by the presenter.
    #[default]
    EyesShut,
    /// Ballot cards, folded and collected.
    Cards,
    /// The keyboard goes round. For small groups.
    Keyboard,
    /// Tables of five vote as one, after a first vote of each on a card that nobody else sees. For large groups.
    Tables,
}

impl WayOfVoting {
    pub const ALL: [Self; 4] = [Self::EyesShut, Self::Cards, Self::Keyboard, Self::Tables];

    /// The name under which it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::EyesShut => "eyes-shut",
            Self::Cards => "cards",
            Self::Keyboard => "keyboard",
            Self::Tables => "tables",
        }
    }

    /// Whether a group of so many people can vote in this way.
    fn fits(self, people: u8) -> bool {
        match self {
            Self::EyesShut | Self::Cards => true,
            Self::Keyboard => people <= Setup::MOST_AT_A_KEYBOARD,
            Self::Tables => people >= Setup::FEWEST_AT_TABLES,
        }
    }
}

impl FromStr for WayOfVoting {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|way| way.name() == name).ok_or(())
    }
}

/// How a session is set up. It does not change once the session has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// How many people vote, 2..=40.
    people: u8,
    way: WayOfVoting,
    /// Where the group votes. Empty: wherever something is chosen. At the other lines nobody votes: the program takes the strongest one.
    pub votes_at: BTreeSet<BeatId>,
    /// About how many votes a conversation has, by which the clock is read. At least 1.
    pub n_votes: u8,
}

/// A short text that is no setup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` does not say how a session was set up")]
pub struct SetupError(String);

impl Setup {
    /// The fewest and the most people.
    pub const PEOPLE: std::ops::RangeInclusive<u8> = 2..=40;
    /// The most people among whom the keyboard goes round.
    pub const MOST_AT_A_KEYBOARD: u8 = 6;
    /// The fewest people whose tables vote as one: three tables are needed to disagree.
    const FEWEST_AT_TABLES: u8 = 15;
    /// People at a table, which has a token and a lens.
    const AT_A_TABLE: u8 = 4;
    /// People at a table that votes as one.
    const AT_A_VOTING_TABLE: u8 = 5;

    /// A group of so many people. The number is held within [`Self::PEOPLE`]; a group that is too large for one keyboard, or too small
    /// for tables that vote as one, votes with eyes shut.
    pub fn new(people: u8, way: WayOfVoting) -> Self {
        let people = people.clamp(*Self::PEOPLE.start(), *Self::PEOPLE.end());
        let way = if way.fits(people) { way } else { WayOfVoting::EyesShut };
        Self { people, way, votes_at: BTreeSet::new(), n_votes: 10 }
    }

    /// The same, voting at these beats, about so often in a conversation.
    #[must_use]
    pub fn voting_at(self, votes_at: BTreeSet<BeatId>, n_votes: u8) -> Self {
        Self { votes_at, n_votes: n_votes.max(1), ..self }
    }

    pub fn people(&self) -> u8 {
        self.people
    }

    pub fn way(&self) -> WayOfVoting {
        self.way
    }

    /// The next way in which this group can vote.
    pub fn next_way(&self) -> WayOfVoting {
        let fitting: Vec<WayOfVoting> = WayOfVoting::ALL.into_iter().filter(|way| way.fits(self.people)).collect();
        let at = fitting.iter().position(|way| *way == self.way).map_or(0, |at| at + 1);
        fitting.get(at % fitting.len().max(1)).copied().unwrap_or_default()
    }

    /// How many tables there are. Each has one token.
    pub fn n_tables(&self) -> u8 {
        self.people.div_ceil(if self.way == WayOfVoting::Tables { Self::AT_A_VOTING_TABLE } else { Self::AT_A_TABLE })
    }

    /// How many ballots a vote has: one for each person, or for each table that votes as one.
    pub fn n_ballots(&self) -> u8 {
        if self.way == WayOfVoting::Tables { self.n_tables() } else { self.people }
    }

    /// Who has a vote.
    pub fn voters(&self) -> Voters {
        if self.way == WayOfVoting::Tables { Voters::Tables } else { Voters::People }
    }

    /// Whether the group votes at a beat, unless the presenter says otherwise.
    pub fn votes_at(&self, beat: BeatId) -> bool {
        self.votes_at.is_empty() || self.votes_at.contains(&beat)
    }

    /// Who does what.
    pub fn deal(&self, scenario: &Scenario) -> Deal {
        Deal::new(self.people, scenario.skills())
    }
}

impl fmt::Display for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let votes: Vec<String> = self.votes_at.iter().map(|beat| beat.index().to_string()).collect();
        write!(f, "people={} way={} n={} votes={}", self.people, self.way.name(), self.n_votes, votes.join(","))
    }
}

impl FromStr for Setup {
    type Err = SetupError;

    fn from_str(text: &str) -> Result<Self, SetupError> {
        let part = |name: &str| text.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        let read = || {
            let mut setup = Self::new(part("people")?.parse().ok()?, part("way")?.parse().ok()?);
            setup.n_votes = part("n")?.parse().ok().filter(|n| *n > 0)?;
            let votes = part("votes")?.split(',').filter(|number| !number.is_empty());
            setup.votes_at = votes.map(|number| number.parse().ok().map(BeatId)).collect::<Option<_>>()?;
            Some(setup)
        };
        read().ok_or_else(|| SetupError(text.to_owned()))
    }
}

/// Who does what in a group: how many people have each role. Nobody is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deal {
    /// Reads the customer's lines aloud.
    pub customer: u8,
    /// Says the chosen line in the chosen voice.
    pub voice: u8,
    /// Keeps the notebook on paper.
    pub listener: u8,
    /// Guesses how far the customer trusts them.
    pub banker: u8,
    /// Argue for one line each.
    pub advocates: u8,
    /// Watch one skill each: the skill, and how many.
    pub lenses: Vec<(Skill, u8)>,
    /// Vote, and nothing else.
    pub others: u8,
}

impl Deal {
    /// The most who argue for a line.
    const MOST_ADVOCATES: u8 = 4;
    const MOST_LENSES: usize = 3;
    const AT_A_LENS: u8 = 2;

    fn new(people: u8, skills: &[Skill]) -> Self {
        // In the smallest groups everybody argues.
        if people <= Self::MOST_ADVOCATES {
            return Self { advocates: people, ..Self::default() };
        }
        let mut left = people;
        let mut take = |wanted: u8| {
            let taken = wanted.min(left);
            left -= taken;
            taken
        };
        let [customer, voice, listener, banker] = [take(1), take(1), take(1), take(1)];
        let advocates = take(2);
        let lenses: Vec<(Skill, u8)> =
            skills.iter().take(Self::MOST_LENSES).map(|skill| (*skill, take(Self::AT_A_LENS))).filter(|(_, n)| *n > 0).collect();
        let advocates = advocates + take(Self::MOST_ADVOCATES - advocates);
        Self { customer, voice, listener, banker, advocates, lenses, others: left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SKILLS: [Skill; 3] = [Skill::Listening, Skill::Congruence, Skill::Teaming];

    #[test]
    fn everybody_has_exactly_one_part() {
        for people in Setup::PEOPLE {
            for skills in [&SKILLS[..], &[]] {
                let Deal { customer, voice, listener, banker, advocates, lenses, others } = Deal::new(people, skills);
                let at_lenses: u8 = lenses.iter().map(|(_, n)| n).sum();
                assert_eq!(customer + voice + listener + banker + advocates + at_lenses + others, people);
            }
        }
        let twelve = Deal::new(12, &SKILLS);
        assert_eq!((twelve.advocates, twelve.lenses.len(), twelve.others), (2, 3, 0));
        assert_eq!(Deal::new(4, &SKILLS).advocates, 4);
    }

    #[test]
    fn a_setup_is_read_back_as_it_was_written() {
        let mut setup = Setup::new(12, WayOfVoting::Cards);
        for votes in [vec![], vec![BeatId(0), BeatId(7)]] {
            setup.votes_at = votes.into_iter().collect();
            assert_eq!(setup.to_string().parse(), Ok(setup.clone()));
        }
        assert!("people=12".parse::<Setup>().is_err());
        assert_eq!(Setup::new(9, WayOfVoting::Keyboard).way(), WayOfVoting::EyesShut);
        assert_eq!((Setup::new(0, WayOfVoting::Cards).people(), Setup::new(200, WayOfVoting::Cards).people()), (2, 40));
    }

    #[test]
    fn tables_of_five_vote_as_one_in_a_large_room() {
        let thirty = Setup::new(30, WayOfVoting::Tables);
        assert_eq!((thirty.n_ballots(), thirty.n_tables(), thirty.people()), (6, 6, 30));
        assert_eq!(thirty.to_string().parse(), Ok(thirty));
        assert_eq!(Setup::new(31, WayOfVoting::Tables).n_ballots(), 7);
        let small = Setup::new(12, WayOfVoting::Tables);
        assert_eq!((small.way(), small.n_ballots()), (WayOfVoting::EyesShut, 12));
    }

    #[test]
    fn only_the_ways_that_fit_a_room_follow_each_other() {
        use WayOfVoting::{Cards, EyesShut, Keyboard, Tables};

        let ways = |people| {
            let mut setup = Setup::new(people, WayOfVoting::EyesShut);
            let mut ways = vec![setup.way()];
            for _ in 0..4 {
                setup = Setup::new(people, setup.next_way());
                ways.push(setup.way());
            }
            ways
        };
        assert_eq!(ways(5), [EyesShut, Cards, Keyboard, EyesShut, Cards]);
        assert_eq!(ways(12), [EyesShut, Cards, EyesShut, Cards, EyesShut]);
        assert_eq!(ways(30), [EyesShut, Cards, Tables, EyesShut, Cards]);
    }
}
