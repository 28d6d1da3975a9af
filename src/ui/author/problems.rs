//! The problems of a file, each a card: where, what, and what can be done about it.

use egui::{Rect, Ui};

use super::AuthorAction;
use super::card::{CardAsked, card_ui, note_row_ui};
use crate::author::{BenchFile, Card, TriedWay};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::keys::{scroll_by_keys, stop_at};
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Text, focus_shown};
use crate::source::Severity;
use crate::words;

/// What the page of problems remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct ProblemsView {
    /// The card that is marked.
    marked: usize,
    /// Whether its code is explained.
    explained: bool,
    /// Whether it has yet to be brought into sight.
    moved: bool,
}

impl ProblemsView {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        file: &BenchFile,
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        let cards = file.cards();
        self.marked = self.marked.min(cards.len().saturating_sub(1));
        let by_key = self.by_key(ui, file, &cards, key);
        let mut asked = None;
        place(ui, "problems", room, |ui| {
            Page::new("problems").show(ui, style, |ui| {
                let margin = egui::Margin::symmetric(style.space(S8) as i8, style.space(S16) as i8);
                egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    summary_ui(ui, style, file, cards.is_empty());
                    for (index, card) in cards.iter().enumerate() {
                        asked = asked.take().or(self.card_ui(ui, style, file, index, card));
                    }
                });
                if !focus_shown(ui.ctx()) || ui.memory(|memory| memory.focused().is_none()) {
                    scroll_by_keys(ui, room.height(), false);
                }
            });
        });
        self.moved = false;
        let by_card = asked.and_then(|asked| self.carry_out(asked, file, &cards));
        by_card.or(by_key)
    }

    fn card_ui(&mut self, ui: &mut Ui, style: &Style<'_>, file: &BenchFile, index: usize, card: &Card<'_>) -> Option<CardAsked> {
        ui.add_space(style.space(S12));
        let is_marked = index == self.marked;
        // What is only advice takes one row until it is looked at.
        let is_row = card.found.severity() == Severity::Advice && !is_marked;
        let explained = is_marked && self.explained;
        let (asked, rect) = named(ui, ("problem", index), |ui| {
            if is_row {
                note_row_ui(ui, style, file.name(), card)
            } else {
                card_ui(ui, style, file.name(), card, is_marked, explained)
            }
        });
        if is_marked && self.moved {
            ui.scroll_to_rect(rect, None);
        }
        if asked.is_some() && !is_marked {
            self.mark(index);
        }
        if card.n_more > 0 {
            ui.add_space(style.space(S8));
            Text::new(&words::author::and_more(card.n_more), TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        asked
    }

    fn mark(&mut self, index: usize) {
        self.marked = index;
        self.explained = false;
        self.moved = true;
    }

    fn by_key(&mut self, ui: &Ui, file: &BenchFile, cards: &[Card<'_>], key: Option<KeyCommand>) -> Option<AuthorAction> {
        let asked = match key?.command {
            Command::ProblemBelow => {
                stop_at(ui);
                self.mark((self.marked + 1).min(cards.len().saturating_sub(1)));
                return None;
            }
            Command::ProblemAbove => {
                stop_at(ui);
                self.mark(self.marked.saturating_sub(1));
                return None;
            }
            Command::GoOn => CardAsked::Mend,
            Command::PlayToHere => CardAsked::PlayTo,
            Command::OpenEditor => CardAsked::Open,
            Command::Explain => CardAsked::Explain,
            _ => return None,
        };
        self.carry_out(asked, file, cards)
    }

    fn carry_out(&mut self, asked: CardAsked, file: &BenchFile, cards: &[Card<'_>]) -> Option<AuthorAction> {
        let path = file.path.clone();
        let Some(card) = cards.get(self.marked) else {
            return (asked == CardAsked::Open).then_some(AuthorAction::OpenInEditor { path, line: 1 });
        };
        match asked {
            CardAsked::Mend => {
                let (mend, read) = (card.found.mend.clone()?, card.source.shared());
                Some(AuthorAction::Mend { path, read, mend })
            }
            CardAsked::PlayTo => Some(AuthorAction::PlayTo { path, witness: card.found.witness.clone()? }),
            CardAsked::Open => {
                let line = card.source.line_column(card.found.span.start).line;
                Some(AuthorAction::OpenInEditor { path, line })
            }
            CardAsked::Explain => {
                self.explained = !self.explained;
                self.moved = true;
                None
            }
            CardAsked::Mark => None,
        }
    }
}

/// How many there are of each weight, and what the last save changed.
fn summary_ui(ui: &mut Ui, style: &Style<'_>, file: &BenchFile, is_clean: bool) {
    let [errors, warnings, advice] = [Severity::Error, Severity::Warning, Severity::Advice].map(|weight| file.count(weight));
    let counted = if is_clean && !file.is_being_checked() {
        words::author::NO_PROBLEMS.to_owned()
    } else if is_clean {
        words::author::BEING_CHECKED.to_owned()
    } else {
        words::author::counted(errors, warnings, advice)
    };
    Text::new(&counted, TextStyle::Body).semi().show(ui, style);
    let mut since: Vec<String> =
        file.since().map(|since| words::author::since(since.n_mended, since.n_new)).into_iter().collect();
    let n = |way: TriedWay| file.tried().iter().filter(|tried| tried.way == way).count();
    since.extend(words::author::ways_tried(file.tried().len(), n(TriedWay::StillStuck), n(TriedWay::NoLongerPlays)));
    if !since.is_empty() {
        ui.add_space(style.space(S8));
        Text::new(&since.join(" "), TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
}
