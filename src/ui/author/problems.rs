//! The problems of a file, each a card: where, what, and what can be done about it.

use egui::{Rect, Ui};

use super::AuthorAction;
use super::card::{CardAsked, CardShown, card_ui, note_row_ui};
use super::marked::Marked;
use super::overview::overview_ui;
use crate::author::{Card, LookedAt, TriedWay};
use crate::kit::commands::{Command, KeyCommand};
use crate::kit::keys::scroll_by_keys;
use crate::kit::page::Page;
use crate::kit::place::{named, place};
use crate::kit::theme::{S8, S12, S16, Style, TextStyle};
use crate::kit::widgets::{Button, Text, focus_shown};
use crate::source::{Mend, Severity, SourceText};
use crate::words;

/// What the page of problems remembers between two frames.
#[derive(Debug, Default)]
pub(super) struct ProblemsView {
    marked: Marked,
    /// Whether the code of the marked card is explained.
    explained: bool,
    /// Why the marked note may stand, while that is written; and whether the field is to get the keyboard.
    reason: Option<(String, bool)>,
}

impl ProblemsView {
    /// The card that is marked.
    pub(super) fn marked_of<'b>(&self, looked: LookedAt<'b>) -> Option<Card<'b>> {
        looked.cards().into_iter().nth(self.marked.at())
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        style: &Style<'_>,
        room: Rect,
        looked: LookedAt<'_>,
        key: Option<KeyCommand>,
    ) -> Option<AuthorAction> {
        let cards = looked.cards();
        self.marked.keep_among(&cards);
        let by_key = self.by_key(ui, looked, &cards, key);
        let (mut asked, mut turns_to, mut asks_for_a_copy) = (None, None, false);
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
                    if let Some(scenario) = looked.file.good().filter(|_| cards.is_empty()) {
                        turns_to = overview_ui(ui, style, scenario);
                    }
                });
                if !focus_shown(ui.ctx()) || ui.memory(|memory| memory.focused().is_none()) {
                    scroll_by_keys(ui, room.height(), false);
                }
            });
        });
        let by_card = asked.and_then(|asked| self.carry_out(asked, looked, &cards));
        let copied = asks_for_a_copy.then(|| AuthorAction::CopyToMine(looked.file.path.clone()));
        copied.or(turns_to).or(by_card).or(by_key)
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
        let is_marked = index == self.marked.at();
        // What is only advice takes one row until it is looked at.
        let is_row = card.found.severity() == Severity::Advice && !is_marked;
        let explained = is_marked && self.explained;
        let mut reason = self.reason.take_if(|_| is_marked);
        let mut how = CardShown {
            is_marked,
            explained,
            can_write: looked.file.can_write(card.source.name()),
            stands_in: looked.stands_in(card),
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
        if is_marked && self.marked.take_moved() {
            ui.scroll_to_rect(rect, None);
        }
        if asked.is_some() && !is_marked {
            self.marked.go_to(index);
            self.look_anew();
        }
        if card.n_more > 0 {
            ui.add_space(style.space(S8));
            Text::new(&words::author::and_more(card.n_more), TextStyle::Small).color(style.theme.soft).show(ui, style);
        }
        asked
    }

    /// Another card is marked.
    fn look_anew(&mut self) {
        self.reason = None;
        self.explained = false;
    }

    fn by_key(&mut self, ui: &Ui, looked: LookedAt<'_>, cards: &[Card<'_>], key: Option<KeyCommand>) -> Option<AuthorAction> {
        let command = key?.command;
        if self.marked.by_key(ui, cards, command) {
            self.look_anew();
            return None;
        }
        let asked = match command {
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
        if asked == CardAsked::Open {
            return self.marked.opened(looked, cards, 1);
        }
        let card = cards.get(self.marked.at())?;
        match asked {
            CardAsked::Mend if !looked.file.can_write(card.source.name()) => None,
            CardAsked::LetStand => {
                if looked.stands_in(card).is_some() {
                    self.reason = Some((String::new(), true));
                    self.marked.show_again();
                }
                None
            }
            CardAsked::LeaveIt => {
                self.reason = None;
                None
            }
            CardAsked::Stands => {
                let (reason, _) = self.reason.take()?;
                let stands_in = looked.stands_in(card)?;
                Some(written(stands_in.source, stands_in.mend(card.found, &reason)?))
            }
            CardAsked::Mend => {
                let (source, mend) = card.mend.clone()?;
                Some(written(source, mend))
            }
            CardAsked::PlayTo => {
                Some(AuthorAction::PlayTo { path: looked.file.path.clone(), witness: card.found.witness.clone()? })
            }
            CardAsked::Explain => {
                self.explained = !self.explained;
                self.marked.show_again();
                None
            }
            CardAsked::Open | CardAsked::Mark => None,
        }
    }
}

/// A mend is written into its own file.
fn written(source: &SourceText, mend: Mend) -> AuthorAction {
    AuthorAction::Mend { path: source.name().to_owned(), read: source.shared(), mend }
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
        words::author::all_problems(errors, warnings, advice)
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
