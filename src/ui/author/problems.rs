//! The problems of a file, each a card: where, what, and what can be done about it.

use egui::{Rect, Ui};

use super::AuthorAction;
use super::card::{CardAsked, CardShown, card_ui, note_row_ui};
use crate::author::{Card, LookedAt, TriedWay, allow};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::keys::{scroll_by_keys, stop_at};
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Button, Text, focus_shown};
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
    /// Why the marked note may stand, while that is written; and whether the field is to get the keyboard.
    reason: Option<(String, bool)>,
}

impl ProblemsView {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        looked: LookedAt<'_>,
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        let cards = looked.cards();
        self.marked = self.marked.min(cards.len().saturating_sub(1));
        let by_key = self.by_key(ui, looked, &cards, key);
        let (mut asked, mut asks_for_a_copy) = (None, false);
        place(ui, "problems", room, |ui| {
            Page::new("problems").show(ui, style, |ui| {
                let margin = egui::Margin::symmetric(style.space(S8) as i8, style.space(S16) as i8);
                egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
                    summary_ui(ui, style, looked, cards.is_empty());
                    if looked.file.is_shipped && looked.branch.is_none() {
                        asks_for_a_copy = shipped_ui(ui, style);
                    }
                    for (index, card) in cards.iter().enumerate() {
                        asked = asked.take().or(self.card_ui(ui, style, looked, index, card));
                    }
                });
                if !focus_shown(ui.ctx()) || ui.memory(|memory| memory.focused().is_none()) {
                    scroll_by_keys(ui, room.height(), false);
                }
            });
        });
        self.moved = false;
        let by_card = asked.and_then(|asked| self.carry_out(asked, looked, &cards));
        let copied = asks_for_a_copy.then(|| AuthorAction::CopyToMine(looked.file.path.clone()));
        copied.or(by_card).or(by_key)
    }

    fn card_ui(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        looked: LookedAt<'_>,
        index: usize,
        card: &Card<'_>,
    ) -> Option<CardAsked> {
        ui.add_space(style.space(S12));
        let is_marked = index == self.marked;
        // What is only advice takes one row until it is looked at.
        let is_row = card.found.severity() == Severity::Advice && !is_marked;
        let explained = is_marked && self.explained;
        let mut reason = self.reason.take_if(|_| is_marked);
        let mut how = CardShown {
            is_marked,
            explained,
            can_write: looked.file.can_write(card.source.name()),
            // A note rests by the file of the dialogue, wherever it stands.
            can_stand: !looked.file.is_shipped && card.found.severity() != Severity::Error && looked.file.good().is_some(),
            stands_in: looked.file.name(),
            reason: reason.as_mut(),
        };
        let (asked, rect) =
            named(
                ui,
                ("problem", index),
                |ui| {
                    if is_row { note_row_ui(ui, style, card) } else { card_ui(ui, style, card, &mut how) }
                },
            );
        if is_marked {
            self.reason = reason;
        }
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
        self.reason = None;
        self.explained = false;
        self.moved = true;
    }

    fn by_key(&mut self, ui: &Ui, looked: LookedAt<'_>, cards: &[Card<'_>], key: Option<KeyCommand>) -> Option<AuthorAction> {
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
            Command::LetStand => CardAsked::LetStand,
            _ => return None,
        };
        self.carry_out(asked, looked, cards)
    }

    fn carry_out(&mut self, asked: CardAsked, looked: LookedAt<'_>, cards: &[Card<'_>]) -> Option<AuthorAction> {
        let Some(card) = cards.get(self.marked) else {
            let path = looked.path().to_owned();
            return (asked == CardAsked::Open && looked.file.can_write(&path))
                .then_some(AuthorAction::OpenInEditor { path, line: 1 });
        };
        match asked {
            CardAsked::Mend | CardAsked::Open if !looked.file.can_write(card.source.name()) => None,
            CardAsked::LetStand => {
                let can_stand = !looked.file.is_shipped && card.found.severity() != Severity::Error;
                if can_stand && looked.file.good().is_some() {
                    self.reason = Some((String::new(), true));
                    self.moved = true;
                }
                None
            }
            CardAsked::LeaveIt => {
                self.reason = None;
                None
            }
            CardAsked::Stands => {
                let (reason, _) = self.reason.take()?;
                let source = looked.file.report()?.source();
                let mend = allow(source, card.found.code, &reason)?;
                Some(AuthorAction::Mend { path: source.name().to_owned(), read: source.shared(), mend })
            }
            CardAsked::Mend => {
                let (source, mend) = card.mend.clone()?;
                Some(AuthorAction::Mend { path: source.name().to_owned(), read: source.shared(), mend })
            }
            CardAsked::PlayTo => {
                Some(AuthorAction::PlayTo { path: looked.file.path.clone(), witness: card.found.witness.clone()? })
            }
            CardAsked::Open => Some(AuthorAction::OpenInEditor { path: card.source.name().to_owned(), line: card.line() }),
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
fn summary_ui(ui: &mut Ui, style: &Style<'_>, looked: LookedAt<'_>, is_clean: bool) {
    let file = looked.file;
    let [errors, warnings, advice] = [Severity::Error, Severity::Warning, Severity::Advice].map(|weight| looked.count(weight));
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

/// That it cannot be changed, and the way to a copy. Answers whether that was asked for.
fn shipped_ui(ui: &mut Ui, style: &Style<'_>) -> bool {
    ui.add_space(style.space(S8));
    Text::new(words::author::IS_SHIPPED, TextStyle::Small).show(ui, style);
    ui.add_space(style.space(S12));
    Button::second(words::author::COPY_TO_MINE).key(Command::CopyToMine.cap()).show(ui, style).clicked()
}
