//! The paper for a group: it is made once foresight has looked, and written into the person's own folder.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::model::{GroupStartScreen, Paper, Screen};
use super::{Effect, Update};
use crate::export::{Pack, file_name, pack_html};
use crate::foresight::Foresight;
use crate::group::Setup;
use crate::play::Seed;
use crate::scenario::Scenario;
use crate::storage::{NotSaved, Request};

/// Of what session the paper is to be made.
#[derive(Debug)]
pub struct PaperAsked {
    pub scenario: Arc<Scenario>,
    pub setup: Setup,
    pub code: Seed,
    pub foresight: Arc<Foresight>,
}

/// The paper as it is made.
#[derive(Debug)]
pub struct PaperMade {
    /// The name of its file.
    pub name: String,
    pub html: String,
    pub n_sheets: usize,
    pub code: Seed,
}

impl PaperAsked {
    /// Makes it. This takes longer than a frame.
    pub fn make(&self) -> PaperMade {
        let Self { scenario, setup, code, foresight } = self;
        let pack = Pack::of(scenario, setup, *code, Some(foresight));
        PaperMade { name: file_name(scenario, *code), html: pack_html(&pack), n_sheets: pack.n_sheets(), code: *code }
    }
}

impl Update<'_> {
    pub(super) fn print_paper(&mut self) {
        if let Screen::GroupStart(screen) = &mut self.model.screen {
            screen.paper = Paper::Making;
            self.make_paper();
        }
    }

    /// Makes the paper that was asked for, where foresight has looked.
    pub(super) fn make_paper(&mut self) {
        if !matches!(&self.model.screen, Screen::GroupStart(screen) if screen.paper == Paper::Making) {
            return;
        }
        self.propose_votes_now();
        let Screen::GroupStart(screen) = &self.model.screen else { return };
        let Some(foresight) = self.model.analysis(&screen.analysis()).cloned() else { return };
        let GroupStartScreen { scenario, setup, code, .. } = screen;
        let asked = PaperAsked { scenario: Arc::clone(scenario), setup: setup.clone(), code: *code, foresight };
        self.effects.push(Effect::MakePaper(Box::new(asked)));
    }

    pub(super) fn paper_made(&mut self, made: PaperMade) {
        let PaperMade { name, html, n_sheets, code } = made;
        if let Screen::GroupStart(screen) = &mut self.model.screen {
            // Whoever has changed the group meanwhile wants other paper.
            if screen.paper != Paper::Making || screen.code != code {
                return;
            }
            screen.paper = Paper::Writing { n_sheets, code };
        }
        self.effects.push(Effect::Store(Request::WritePaper { name, html }));
    }

    pub(super) fn paper_written(&mut self, written: Result<PathBuf, NotSaved>) {
        let Screen::GroupStart(screen) = &mut self.model.screen else { return };
        let Paper::Writing { n_sheets, code } = screen.paper else { return };
        screen.paper = match written {
            Ok(path) => Paper::Written { path: path.display().to_string(), n_sheets, code },
            Err(why) => Paper::Failed(why.to_string()),
        };
    }
}
