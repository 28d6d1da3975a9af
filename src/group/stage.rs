//! The stages of a session.

use super::plan::Part;
use crate::words::group::stages as said;

/// Where a session stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The title, before anything has begun.
    #[default]
    Card,
    /// What everybody would like from it.
    Ask,
    /// Who the customer is. Roles are dealt.
    Meet,
    /// The ballot is tried once, on a question that matters to nobody.
    Trial,
    /// The customer's line and the options. Where the group does not vote, the program plays from here.
    Read,
    /// The first ballot.
    Vote,
    /// What was voted.
    Reveal,
    /// They argue.
    Talk,
    /// They look again in pairs; nothing of the vote is shown.
    Pairs,
    /// A later ballot.
    VoteAgain,
    /// A ballot for the voice.
    Voice,
    /// What was said, and what the customer answers.
    Play,
    /// How it ended, and ten seconds of silence.
    Ending,
    /// One minute with a card of one's own.
    Private,
    /// One word each.
    Reactions,
    /// Where did it turn? They point.
    Where,
    WhatHappened,
    /// Two moments, one after the other.
    Moments,
    /// Back to one of them, for a second try of two exchanges.
    Rewind,
    /// One sentence each, on a card.
    Plans,
    Over,
}

impl Stage {
    #[cfg(test)]
    pub(super) const ALL: [Self; 21] = [
        Self::Card,
        Self::Ask,
        Self::Meet,
        Self::Trial,
        Self::Read,
        Self::Vote,
        Self::Reveal,
        Self::Talk,
        Self::Pairs,
        Self::VoteAgain,
        Self::Voice,
        Self::Play,
        Self::Ending,
        Self::Private,
        Self::Reactions,
        Self::Where,
        Self::WhatHappened,
        Self::Moments,
        Self::Rewind,
        Self::Plans,
        Self::Over,
    ];

    /// How it is called at the desk.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Card => said::CARD,
            Self::Ask => said::ASK,
            Self::Meet => said::MEET,
            Self::Trial => said::TRIAL,
            Self::Read => said::READ,
            Self::Vote => said::VOTE,
            Self::Reveal => said::REVEAL,
            Self::Talk => said::TALK,
            Self::Pairs => said::PAIRS,
            Self::VoteAgain => said::VOTE_AGAIN,
            Self::Voice => said::VOICE,
            Self::Play => said::PLAY,
            Self::Ending => said::ENDING,
            Self::Private => said::PRIVATE,
            Self::Reactions => said::REACTIONS,
            Self::Where => said::WHERE,
            Self::WhatHappened => said::WHAT_HAPPENED,
            Self::Moments => said::MOMENTS,
            Self::Rewind => said::REWIND,
            Self::Plans => said::PLANS,
            Self::Over => said::OVER,
        }
    }

    /// The stages beside which it is shown at the desk, in their order.
    pub const fn row(self) -> &'static [Self] {
        match self {
            Self::Card | Self::Ask | Self::Meet | Self::Trial => &[Self::Card, Self::Ask, Self::Meet, Self::Trial],
            Self::Read | Self::Vote | Self::Reveal | Self::Talk | Self::Pairs | Self::VoteAgain | Self::Voice | Self::Play => {
                &[Self::Read, Self::Vote, Self::Reveal, Self::Talk, Self::VoteAgain, Self::Play]
            }
            Self::Ending
            | Self::Private
            | Self::Reactions
            | Self::Where
            | Self::WhatHappened
            | Self::Moments
            | Self::Rewind
            | Self::Plans
            | Self::Over => {
                &[Self::Ending, Self::Reactions, Self::Where, Self::WhatHappened, Self::Moments, Self::Rewind, Self::Plans]
            }
        }
    }

    /// The one in whose place it is shown there: a stage that is short shares the place of its neighbour.
    #[must_use]
    pub const fn shown_as(self) -> Self {
        match self {
            Self::Pairs => Self::Talk,
            Self::Voice => Self::Play,
            Self::Private => Self::Reactions,
            Self::Over => Self::Plans,
            stage => stage,
        }
    }

    /// The part of the plan that it belongs to.
    pub fn part(self) -> Part {
        match self {
            Self::Card | Self::Ask => Part::Ask,
            Self::Meet | Self::Trial => Part::Meet,
            stage if stage.is_of_an_exchange() => Part::Play,
            Self::Ending => Part::Ending,
            Self::Private | Self::Reactions | Self::Where => Part::Reactions,
            Self::WhatHappened => Part::WhatHappened,
            Self::Moments => Part::Moments,
            Self::Rewind => Part::Rewind,
            _ => Part::Plans,
        }
    }

    /// Whether it belongs to an exchange.
    pub fn is_of_an_exchange(self) -> bool {
        self.is_before_the_move() || self == Self::Play
    }

    /// Whether it belongs to an exchange whose line has not been said yet.
    pub fn is_before_the_move(self) -> bool {
        self.is_of_a_vote() || self == Self::Read
    }

    /// Whether a ballot is taken, or one was taken and no line said yet.
    pub fn is_of_a_vote(self) -> bool {
        matches!(self, Self::Vote | Self::Reveal | Self::Talk | Self::Pairs | Self::VoteAgain | Self::Voice)
    }

    /// Whether ballots are counted.
    pub fn counts(self) -> bool {
        matches!(self, Self::Trial | Self::Vote | Self::VoteAgain | Self::Voice)
    }

    /// Whether the conversation is over, or was left, and the group looks back.
    pub fn is_of_the_debrief(self) -> bool {
        matches!(
            self,
            Self::Private
                | Self::Reactions
                | Self::Where
                | Self::WhatHappened
                | Self::Moments
                | Self::Rewind
                | Self::Plans
                | Self::Over
        )
    }

    /// How long its timer runs when it is entered, in seconds; `None` where it has none.
    pub(super) fn timer(self) -> Option<u32> {
        match self {
            Self::Talk => Some(120),
            Self::Pairs | Self::Private => Some(60),
            Self::Ending => Some(10),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_one_place_in_the_row_in_which_it_is_shown() {
        for stage in Stage::ALL {
            let (row, at) = (stage.row(), stage.shown_as());
            assert_eq!(row.iter().filter(|one| **one == at).count(), 1, "{stage:?}");
            assert!(row.iter().all(|one| one.shown_as() == *one && one.row() == row), "{stage:?}");
        }
    }
}
