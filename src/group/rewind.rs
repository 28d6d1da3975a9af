//! Looking back at two moments, and a second try from one of them.

use super::journal::Came;
use super::stage::Stage;
use super::state::{Group, Refused};
use super::trail::SecondTry;
use crate::play::Run;

impl Group {
    /// Another moment in the place of the one at hand; where the group points, the line above or below.
    pub(super) fn move_moment(&mut self, by: i32) -> Result<(), Refused> {
        if self.stage == Stage::Where {
            return self.point_elsewhere(by);
        }
        if !matches!(self.stage, Stage::Moments | Stage::Rewind) {
            return Err(Refused::NotHere);
        }
        let moved = self.moved.get_mut(self.moment).ok_or(Refused::NotHere)?;
        *moved = moved.saturating_add(by);
        Ok(())
    }

    fn point_elsewhere(&mut self, by: i32) -> Result<(), Refused> {
        let last = self.n_exchanges().checked_sub(1).ok_or(Refused::NotHere)?;
        let next = match (self.pointed_at, by < 0) {
            (None, is_up) => {
                if is_up {
                    last
                } else {
                    0
                }
            }
            (Some(at), true) => at.saturating_sub(1),
            (Some(at), false) => (at + 1).min(last),
        };
        self.pointed_at = Some(next);
        Ok(())
    }

    pub(super) fn choose_moment(&mut self, moment: usize) -> Result<(), Refused> {
        if !matches!(self.stage, Stage::Moments | Stage::Rewind) {
            return Err(Refused::NotHere);
        }
        self.moment = moment;
        Ok(())
    }

    /// Which of so many moments is on the wall, from 0; `None` where the group does not look back at them.
    pub fn moment_at(&self, offered: usize) -> Option<usize> {
        let looks_back = matches!(self.stage, Stage::Moments | Stage::Rewind);
        offered.checked_sub(1).filter(|_| looks_back).map(|last| self.moment.min(last))
    }

    /// Whether the key that goes on goes back to the moment on the wall, as the wall says. It does so once.
    pub fn rewinds_next(&self) -> bool {
        self.stage == Stage::Rewind && self.second_try.is_none() && self.n_exchanges() > 0 && !self.has_rewound()
    }

    pub(super) fn rewind(&mut self, came: Option<Came>) -> Result<(), Refused> {
        if !matches!(self.stage, Stage::Moments | Stage::Rewind) || self.second_try.is_some() {
            return Err(Refused::NotHere);
        }
        let Some(Came::Rewound(from)) = came.filter(|_| self.n_exchanges() > 0) else { return Err(Refused::NothingToPlay) };
        if from >= self.n_exchanges() {
            return Err(Refused::NothingToPlay);
        }
        let main = self.run.transcript().moves();
        self.go_to(Stage::Read);
        self.turn = 0;
        self.run = Run::branch_of(self.run.transcript(), from);
        self.second_try = Some(SecondTry { from, main });
        Ok(())
    }

    pub(super) fn end_second_try(&mut self, stage: Stage) {
        self.go_to(stage);
        if let Some(two) = self.second_try.take() {
            self.run = self.run_of(&two.main);
        }
    }
}
