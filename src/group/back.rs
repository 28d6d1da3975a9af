//! The way back: one step at a time to the beginning, what each step takes back, and that no vote is lost by it.

use super::audience::letter;
use super::stage::Stage;
use super::state::{Aside, Group, Refused};
use super::trail::TrailPoint;
use crate::play::Run;
use crate::words::group::back as said;

/// What one step back takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// A digit that is waited for, or an answer that is looked at without being played.
    Aside,
    /// That the program heads for an ending, or that it does not any more.
    HeadingForAnEnding(bool),
    /// The line that was said, by its letter, with what came of it.
    Line(char),
    /// A vote, from 0.
    Vote(usize),
    /// The second try from a moment.
    SecondTry,
    /// The second of the two moments.
    SecondMoment,
    /// Any other stage.
    Stage(Stage),
}

impl TakenBack {
    /// The same in words; the customer by their name.
    pub fn words(self, name: &str) -> String {
        let words = match self {
            Self::Line(letter) => return said::line(letter),
            Self::Vote(turn) => return said::vote(turn),
            Self::Aside => said::ASIDE,
            Self::HeadingForAnEnding(true) => said::HEADING_FOR_AN_ENDING,
            Self::HeadingForAnEnding(false) => said::NOT_HEADING_FOR_AN_ENDING,
            Self::SecondTry => said::SECOND_TRY,
            Self::SecondMoment => said::SECOND_MOMENT,
            Self::Stage(stage) => match stage {
                Stage::Meet => return said::meeting(name),
                Stage::Card | Stage::Ask => said::ASK,
                Stage::Trial => said::TRIAL,
                Stage::Read | Stage::Play => said::FIRST_LINE,
                Stage::Vote | Stage::VoteAgain | Stage::Reveal => said::REVEAL,
                Stage::Talk => said::TALK,
                Stage::Pairs => said::PAIRS,
                Stage::Voice => said::VOICE,
                Stage::Ending => said::ENDING,
                Stage::Private => said::PRIVATE,
                Stage::Reactions => said::REACTIONS,
                Stage::Where => said::WHERE,
                Stage::WhatHappened => said::WHAT_HAPPENED,
                Stage::Moments => said::MOMENTS,
                Stage::Rewind => said::REWIND,
                Stage::Plans => said::PLANS,
                Stage::Over => said::OVER,
            },
        };
        words.to_owned()
    }
}

impl Group {
    /// What one step back takes back, and when that came, in milliseconds of the session. `None` at the beginning.
    pub fn takes_back(&self) -> Option<(TakenBack, i64)> {
        if self.aside.what_if.is_some() || self.aside.awaiting.is_some() {
            return Some((TakenBack::Aside, self.clock.gone_by()));
        }
        let before = self.trail.last()?;
        if before.stage == self.stage && before.heads_for_an_ending != self.heads_for_an_ending {
            return Some((TakenBack::HeadingForAnEnding(self.heads_for_an_ending), self.headed));
        }
        let after_a_line = self.stage == Stage::Read && before.stage == Stage::Play;
        if after_a_line || self.stage == Stage::Play {
            let at = if after_a_line { before.entered } else { self.entered };
            return Some((TakenBack::Line(letter(self.newest_line().unwrap_or(0))), at));
        }
        let what = match self.stage {
            Stage::Vote | Stage::VoteAgain => TakenBack::Vote(self.turn),
            Stage::Read if self.second_try.is_some() => TakenBack::SecondTry,
            Stage::Moments if before.stage == Stage::Moments => TakenBack::SecondMoment,
            stage => TakenBack::Stage(stage),
        };
        Some((what, self.entered))
    }

    /// The place of the line that was said last among those that were open beside it, in the drawn order.
    fn newest_line(&self) -> Option<usize> {
        let exchange = self.n_exchanges().checked_sub(1)?;
        let said = self.run.transcript().exchanges().get(exchange)?.chosen.choice;
        Run::branch_of(self.run.transcript(), exchange).open_options().iter().position(|option| option.choice == said)
    }

    /// Whether there was a second try on the way here.
    pub(super) fn has_rewound(&self) -> bool {
        self.trail.iter().any(|step| step.second_try.is_some())
    }

    /// Where the group stands, to come back to.
    pub(super) fn step(&self) -> TrailPoint {
        TrailPoint {
            stage: self.stage,
            turn: self.turn,
            moves: self.run.transcript().moves(),
            second_try: self.second_try.clone(),
            moment: self.moment,
            heads_for_an_ending: self.heads_for_an_ending,
            entered: self.entered,
        }
    }

    /// One step back. From the customer's next line that is back to the votes of the exchange before.
    pub(super) fn back(&mut self) -> Result<(), Refused> {
        if self.aside.what_if.is_some() || self.aside.awaiting.is_some() {
            self.aside = Aside { n_shown: self.aside.n_shown, ..Aside::default() };
            return Ok(());
        }
        let mut step = self.trail.pop().ok_or(Refused::AtTheStart)?;
        if step.stage == self.stage && step.heads_for_an_ending != self.heads_for_an_ending {
            // Nothing but the way to go on is another: the stage stays as it is, with its timer.
            self.heads_for_an_ending = step.heads_for_an_ending;
            return Ok(());
        }
        self.charge();
        while self.stage == Stage::Read && step.stage == Stage::Play {
            step = self.trail.pop().ok_or(Refused::AtTheStart)?;
        }
        let TrailPoint { stage, turn, moves, second_try, moment, heads_for_an_ending, entered } = step;
        if moves != self.run.transcript().moves() {
            self.run = self.run_of(&moves);
        }
        self.second_try = second_try;
        self.turn = turn;
        self.moment = moment;
        self.heads_for_an_ending = heads_for_an_ending;
        self.enter(stage);
        self.entered = entered;
        Ok(())
    }

    /// Heads for an ending, or does not any more. That is a step of its own, which can be taken back.
    pub(super) fn nearest_ending(&mut self) -> Result<(), Refused> {
        if !self.stage.is_of_an_exchange() || self.second_try.is_some() {
            return Err(Refused::NotHere);
        }
        self.trail.push(self.step());
        self.heads_for_an_ending = !self.heads_for_an_ending;
        self.headed = self.clock.gone_by();
        Ok(())
    }
}
