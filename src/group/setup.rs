//! How a session is set up: how many people there are, how they vote, where they vote, and who does what.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::scenario::{BeatId, Scenario, Skill};

/// The way in which the room votes. Each is secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WayOfVoting {
    /// Eyes shut, fingers on the chest, counted by the presenter.
    #[default]
    EyesShut,
    /// Ballot cards, folded and collected.
    Cards,
    /// The keyboard goes round. For small rooms.
    Keyboard,
}

impl WayOfVoting {
    pub const ALL: [Self; 3] = [Self::EyesShut, Self::Cards, Self::Keyboard];

    /// The name under which it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::EyesShut => "eyes-shut",
            Self::Cards => "cards",
            Self::Keyboard => "keyboard",
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::EyesShut => Self::Cards,
            Self::Cards => Self::Keyboard,
            Self::Keyboard => Self::EyesShut,
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
    /// Where the room votes. Empty: wherever something is chosen. Elsewhere the program plays the strongest line.
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
    /// People at a table, which has a token and a lens.
    const AT_A_TABLE: u8 = 4;

    /// A room of so many people. The number is held within [`Self::PEOPLE`], and a room that is too large for one keyboard votes
    /// with eyes shut.
    pub fn new(people: u8, way: WayOfVoting) -> Self {
        let people = people.clamp(*Self::PEOPLE.start(), *Self::PEOPLE.end());
        let too_many = way == WayOfVoting::Keyboard && people > Self::MOST_AT_A_KEYBOARD;
        let way = if too_many { WayOfVoting::EyesShut } else { way };
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

    /// How many tables there are. Each has one token.
    pub fn n_tables(&self) -> u8 {
        self.people.div_ceil(Self::AT_A_TABLE)
    }

    /// Whether the room votes at a beat, unless the presenter says otherwise.
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

/// Who does what in a room: how many people have each part. Nobody is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deal {
    /// Reads the customer's lines aloud.
    pub customer: u8,
    /// Says the chosen line in the chosen voice.
    pub voice: u8,
    /// Keeps the notebook on paper.
    pub listener: u8,
    /// Guesses the account.
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
        // In the smallest rooms everybody argues.
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
}
