//! The runs that this program has open: each with its claim, and all that is known of it, so that it can be kept once more.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use super::ask::Answer;
use super::claims::Claim;
use super::trouble::NotSaved;
use crate::session::{RunHeader, RunId, SavedRun, Step};

/// The runs that are open, by their names.
#[derive(Default)]
pub(super) struct OpenRuns(BTreeMap<RunId, OpenRun>);

/// A run that is open.
pub(super) struct OpenRun {
    /// `None` where nothing can be claimed.
    _claim: Option<Claim>,
    /// The whole run, from its first move on.
    step: Step,
    unsaved: Unsaved,
    /// Given back by the program, and open only until it is kept.
    is_released: bool,
}

/// Whether there is more of a run than is on the disk.
#[derive(PartialEq, Eq)]
enum Unsaved {
    Nothing,
    /// It is to be written for the first time, or once more.
    New,
    Failed(NotSaved),
}

impl OpenRun {
    /// A run of which nothing is kept.
    pub(super) fn begun(header: Arc<RunHeader>) -> Self {
        Self::of(Step { header, moves: Vec::new(), clock: None, ended: None })
    }

    /// A run as it was kept.
    pub(super) fn kept(kept: &SavedRun, clock: Option<String>) -> Self {
        let SavedRun { header, moves, ended, .. } = kept.clone();
        Self::of(Step { header: Arc::new(header), moves, clock, ended })
    }

    fn of(step: Step) -> Self {
        Self { _claim: None, step, unsaved: Unsaved::Nothing, is_released: false }
    }

    pub(super) fn claimed_by(self, claim: Option<Claim>) -> Self {
        Self { _claim: claim, ..self }
    }

    pub(super) fn step(&self) -> &Step {
        &self.step
    }

    /// All of it is on the disk. Answers whether that is news, because it had failed before.
    pub(super) fn is_saved(&mut self) -> bool {
        matches!(mem::replace(&mut self.unsaved, Unsaved::Nothing), Unsaved::Failed(_))
    }

    /// It could not be kept. Answers whether that is news.
    pub(super) fn is_not_saved(&mut self, why: &NotSaved) -> bool {
        let failed = Unsaved::Failed(why.clone());
        mem::replace(&mut self.unsaved, failed) != Unsaved::Failed(why.clone())
    }

    /// The run as it would be read, with what is kept beside it.
    pub(super) fn as_saved(&self, kept: Option<SavedRun>) -> SavedRun {
        let Step { header, moves, ended, .. } = self.step.clone();
        let (plan, view, first_try) = kept.map_or((None, None, None), |kept| (kept.plan, kept.view, kept.first_try));
        SavedRun { header: (*header).clone(), moves, ended, plan, view, first_try }
    }

    /// Adds a step. Refused where it does not go on from what is known.
    fn take_in(&mut self, step: Step) -> Result<(), Answer> {
        let id = step.header.id;
        let known = &self.step.moves;
        let differs = |kept: &crate::session::SavedMove| known.get(kept.index).is_some_and(|known| known.played != kept.played);
        if step.moves.iter().any(differs) {
            return Err(Answer::Elsewhere(id));
        }
        let new: Vec<_> = step.moves.into_iter().filter(|kept| kept.index >= known.len()).collect();
        if new.iter().zip(known.len()..).any(|(kept, place)| kept.index != place) {
            return Err(Answer::Gone(id));
        }
        let Self { step: whole, unsaved, .. } = self;
        whole.moves.extend(new);
        if step.clock.is_some() {
            whole.clock = step.clock;
        }
        if whole.ended.is_none() {
            whole.ended = step.ended;
        }
        *unsaved = Unsaved::New;
        Ok(())
    }
}

impl OpenRuns {
    pub(super) fn has(&self, id: RunId) -> bool {
        self.0.contains_key(&id)
    }

    pub(super) fn insert(&mut self, id: RunId, run: OpenRun) {
        self.0.insert(id, run);
    }

    /// Adds a step to a run that is open.
    pub(super) fn take_in(&mut self, id: RunId, step: Step) -> Result<(), Answer> {
        self.0.get_mut(&id).map_or(Err(Answer::Gone(id)), |run| run.take_in(step))
    }

    /// Forgets a run of which nothing was taken in.
    pub(super) fn drop_unless_begun(&mut self, id: RunId) {
        if self.0.get(&id).is_some_and(|run| run.step.moves.is_empty()) {
            self.0.remove(&id);
        }
    }

    /// Takes a run out, to write it.
    pub(super) fn take(&mut self, id: RunId) -> Option<OpenRun> {
        self.0.remove(&id)
    }

    /// Puts a run back that was taken out, unless it was released and is kept.
    pub(super) fn put_back(&mut self, id: RunId, run: OpenRun) {
        if !run.is_released || run.unsaved != Unsaved::Nothing {
            self.0.insert(id, run);
        }
    }

    /// A run that is still open here is open for good again.
    pub(super) fn reopen(&mut self, id: RunId) -> Option<&OpenRun> {
        let run = self.0.get_mut(&id)?;
        run.is_released = false;
        Some(run)
    }

    /// Gives a run back, once it is kept.
    pub(super) fn release(&mut self, id: RunId) {
        if let Some(mut run) = self.0.remove(&id) {
            run.is_released = true;
            self.put_back(id, run);
        }
    }

    /// Gives a run back at once. Answers whether it was open.
    pub(super) fn forget(&mut self, id: RunId) -> bool {
        self.0.remove(&id).is_some()
    }

    /// Everything is to be written once more.
    pub(super) fn save_all_again(&mut self) {
        for run in self.0.values_mut().filter(|run| run.unsaved == Unsaved::Nothing) {
            run.unsaved = Unsaved::New;
        }
    }

    /// The runs of which something is not on the disk.
    pub(super) fn unsaved(&self) -> Vec<RunId> {
        self.0.iter().filter(|(_, run)| run.unsaved != Unsaved::Nothing).map(|(id, _)| *id).collect()
    }

    /// Why a run could not be kept, if one could not.
    pub(super) fn why_not_saved(&self) -> Option<NotSaved> {
        self.0.values().find_map(|run| match &run.unsaved {
            Unsaved::Failed(why) => Some(why.clone()),
            Unsaved::Nothing | Unsaved::New => None,
        })
    }
}
