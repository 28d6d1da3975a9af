//! What the presenter is advised to do at each stage; `words` says it.

use jiff::Timestamp;

use super::ballots::{Ballots, RoundKind, Share};
use super::desk::DeskOption;
use super::plan::{Part, minutes_of_all};
use super::prompts::AGAINST;
use super::stage::Stage;
use super::state::{Group, Wall};
use crate::scenario::Voice;
use crate::words::group::Advice;

/// An exchange that the program plays takes about so many milliseconds.
const QUICK: i64 = 15_000;

impl Group {
    /// What to do now, where the options stand as the desk shows them.
    pub(super) fn advice(&self, now: Timestamp, options: &[DeskOption], to_an_ending: Option<usize>) -> Advice {
        let (n_in, of) = self.n_in();
        match self.wall() {
            Wall::Paused => return Advice::Paused,
            Wall::Black => return Advice::Dark,
            Wall::Live => {}
        }
        match self.stage() {
            Stage::Card => Advice::Begin { minutes: minutes_of_all() },
            Stage::Ask => Advice::Ask,
            Stage::Meet => Advice::Meet,
            Stage::Read | Stage::Play if self.is_time_short(now, to_an_ending) => {
                Advice::Early { exchanges: to_an_ending.unwrap_or(0) }
            }
            Stage::Trial => Advice::Trial,
            Stage::Play => Advice::Answer,
            Stage::Read if self.is_second_try() && self.is_quick() => Advice::SecondTry,
            Stage::Read if self.is_quick() => Advice::ReadQuick,
            Stage::Read => Advice::ReadAloud,
            _ if self.is_going_round() => Advice::HandOn,
            Stage::Vote | Stage::VoteAgain | Stage::Voice if n_in == 0 => Advice::StartCounting(self.how_to_show()),
            Stage::Voice if n_in >= of => self.advice_on_a_voice(),
            Stage::Vote | Stage::VoteAgain | Stage::Voice if n_in < of => {
                Advice::KeepCounting { percent: self.percent(), left: of.saturating_sub(n_in) }
            }
            Stage::Vote | Stage::VoteAgain | Stage::Voice | Stage::Reveal => self.advice_on_a_vote(options),
            Stage::Talk => Advice::Talk { percent: self.percent() },
            Stage::Pairs => Advice::Pairs { percent: self.percent() },
            Stage::Ending => Advice::SayNothing,
            Stage::Private => Advice::Private,
            Stage::Reactions => Advice::GoRound,
            Stage::Where => Advice::Point,
            Stage::WhatHappened => Advice::Banker,
            Stage::Moments => Advice::TwoMoments,
            Stage::Rewind if self.rewinds_next() => Advice::Rewind,
            Stage::Rewind => Advice::RewindAgain,
            Stage::Plans => Advice::Plans,
            Stage::Over => Advice::Done,
        }
    }

    /// All are in: the voice that most want, or the Voice's own choice among those that are level.
    fn advice_on_a_voice(&self) -> Advice {
        let Ok(voice) = self.leading_voice() else { return Advice::TiedVoices };
        let votes = self.round().map(|round| &round.voices);
        let at = Voice::ALL.iter().position(|one| *one == voice);
        let n = votes.zip(at).map_or(0, |(votes, at)| votes.of(at));
        Advice::SayInVoice(voice.name(), n, votes.map_or(0, Ballots::n_votes))
    }

    fn advice_on_a_vote(&self, options: &[DeskOption]) -> Advice {
        let percent = self.percent();
        if self.is_tied() {
            return Advice::Tie;
        }
        match self.next_round() {
            Some(RoundKind::Play) => {
                // What is popular and costs is worth an argument before it is said.
                let leading = self.leading_line().ok().and_then(|at| options.get(at)).and_then(|option| option.outlook);
                let best = options.iter().filter_map(|option| option.outlook).map(|(value, _)| value).fold(0.0, f64::max);
                let below = leading.map_or(0.0, |(value, _)| best - value);
                if below >= AGAINST && self.turn == 0 {
                    Advice::HoldIt { points: (below * 100.0).round() as usize }
                } else if self.turn > 0 {
                    Advice::PlayAfterTalk { percent }
                } else {
                    Advice::Play { percent, plays_from: Share::PLAYS_FROM }
                }
            }
            Some(RoundKind::Talk) => Advice::Talk { percent },
            Some(RoundKind::Pairs) => Advice::Pairs { percent },
            None => Advice::KeepCounting { percent, left: 0 },
        }
    }

    /// The largest share of the ballots at hand, in percent.
    fn percent(&self) -> usize {
        self.ballots().and_then(Ballots::share).map_or(0, Share::percent)
    }

    /// Whether the nearest honest ending just fits into what is left of the time to play.
    pub(super) fn is_time_short(&self, now: Timestamp, to_an_ending: Option<usize>) -> bool {
        let (_, end) = Part::Play.minutes();
        let left = i64::from(end) * 60_000 - self.gone(now);
        let needed = to_an_ending.and_then(|n| i64::try_from(n).ok()).map(|n| n * QUICK);
        !self.heads_for_an_ending() && !self.is_second_try() && needed.is_some_and(|needed| left < needed + 60_000)
    }
}
