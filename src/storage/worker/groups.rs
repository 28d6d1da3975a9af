//! What the thread keeps of sessions with a room.

use super::Worker;
use crate::group::GroupStep;
use crate::session::RunId;
use crate::storage::ask::Answer;
use crate::storage::claims::Claimed;
use crate::storage::database::Failure;

impl Worker {
    pub(super) fn save_group(&mut self, step: &GroupStep) {
        let id = step.header.id;
        if !self.claim_group(id) {
            return self.inbox.put(Answer::GroupElsewhere(id));
        }
        let answer = match self.with_database(true, |database| database.save_group(step)) {
            Ok(n_entries) => {
                self.log_to_tidy = true;
                self.read_groups();
                Answer::GroupSaved { id, n_entries }
            }
            Err(Failure::WentOnElsewhere) => Answer::GroupElsewhere(id),
            Err(failure) => Answer::GroupNotSaved { id, why: failure.why() },
        };
        self.inbox.put(answer);
    }

    /// Reads anew which sessions are not over, and sends the history where that are others now.
    fn read_groups(&mut self) {
        let Ok(groups) = self.with_database(false, |database| database.open_groups()) else { return };
        if !groups.iter().map(|group| group.id).eq(self.history.groups.iter().map(|group| group.id)) {
            self.send_history(|history| history.groups = groups);
        }
    }

    pub(super) fn open_group(&mut self, id: RunId) {
        if !self.claim_group(id) {
            return self.inbox.put(Answer::GroupElsewhere(id));
        }
        let kept = self.with_database(false, |database| database.read_group(id)).ok().flatten();
        self.inbox.put(kept.map_or(Answer::GroupGone(id), |kept| Answer::GroupOpened(Box::new(kept))));
    }

    /// Whether this window has claimed a run or a session.
    pub(super) fn is_ours(&self, id: RunId) -> bool {
        self.open.has(id) || self.group.as_ref().is_some_and(|(open, _)| *open == id)
    }

    /// Gives a run or a session back, so that another window can open it.
    pub(super) fn release(&mut self, id: RunId) {
        self.group.take_if(|(open, _)| *open == id);
        self.open.release(id);
    }

    /// Claims a session, so that it goes on in one window alone. Answers whether it is not open in another.
    fn claim_group(&mut self, id: RunId) -> bool {
        if self.group.as_ref().is_some_and(|(open, _)| *open == id) {
            return true;
        }
        match self.claims.claim(id) {
            Claimed::Elsewhere => false,
            claimed => {
                self.group = Some((id, claimed.ours()));
                true
            }
        }
    }
}
