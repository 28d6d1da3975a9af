//! Which of the problems of a file is marked: arrows and clicks move it, on whatever page they are shown.

use egui::Ui;

use super::AuthorAction;
use crate::author::{Card, LookedAt};
use crate::kit::commands::Command;
use crate::kit::keys::stop_at;

/// The problem that is marked, by its number.
#[derive(Debug, Default)]
pub(super) struct Marked {
    at: usize,
    /// Whether it has yet to be brought into sight.
    moved: bool,
}

impl Marked {
    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn go_to(&mut self, problem: usize) {
        self.at = problem;
        self.moved = true;
    }

    /// It stays among those that there are.
    pub(super) fn keep_among(&mut self, cards: &[Card<'_>]) {
        self.at = self.at.min(cards.len().saturating_sub(1));
    }

    /// Answers whether the key moved it.
    pub(super) fn by_key(&mut self, ui: &Ui, cards: &[Card<'_>], command: Command) -> bool {
        let to = match command {
            Command::ProblemBelow => (self.at + 1).min(cards.len().saturating_sub(1)),
            Command::ProblemAbove => self.at.saturating_sub(1),
            _ => return false,
        };
        stop_at(ui);
        self.go_to(to);
        true
    }

    /// It is to be brought into sight, also where it stood before.
    pub(super) fn show_again(&mut self) {
        self.moved = true;
    }

    /// Whether it has yet to be brought into sight; from now on it was.
    pub(super) fn take_moved(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    /// The editor at the problem that is marked, in its own file; where there is none, at this line of what is looked at. `None` where
    /// that file cannot be written.
    pub(super) fn opened(&self, looked: LookedAt<'_>, cards: &[Card<'_>], else_at: usize) -> Option<AuthorAction> {
        let (path, line) = cards.get(self.at).map_or((looked.path(), else_at), |card| (card.source.name(), card.line()));
        looked.file.can_write(path).then(|| AuthorAction::OpenInEditor { path: path.to_owned(), line })
    }
}
