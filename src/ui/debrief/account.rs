//! The account: a bank statement, the promises, and one of nine fates.

use eframe::egui::{Rect, Ui, Vec2, pos2};

use crate::debrief::{Debrief, Entry, PromiseFate, PromiseTold};
use crate::phrases::{self, signed};
use crate::ui::layout::place;
use crate::ui::theme::{S8, S12, S16, S24, S32, S64, Skin, Type};
use crate::ui::widgets::{FateGrid, Mark, Text, strokes};

/// Widths at text size 100 %: the statement, its columns, and the nine fates.
const STATEMENT: f32 = 640.0;
const TIME: f32 = 80.0;
const AMOUNT: f32 = 64.0;
const BALANCE: f32 = 88.0;
const FATES: f32 = 448.0;

pub(super) fn account_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    Text::new(&debrief.account.sentence, Type::Title).show(ui, skin);
    Text::new(&phrases::mood_and_trust(debrief.pronoun), Type::Lead).color(skin.theme.soft).show(ui, skin);
    ui.add_space(skin.space(S32));
    let width = ui.available_width();
    let fates = skin.space(FATES);
    if width >= skin.space(STATEMENT) * 0.7 + S64 + fates {
        let statement = (width - S64 - fates).min(skin.space(STATEMENT));
        let top = ui.cursor().min;
        let left = Rect::from_min_size(top, Vec2::new(statement, f32::INFINITY));
        let right = Rect::from_min_size(pos2(top.x + statement + S64, top.y), Vec2::new(fates, f32::INFINITY));
        let mut bottom = top.y;
        for (index, rect) in [left, right].into_iter().enumerate() {
            let builder = eframe::egui::UiBuilder::new().max_rect(rect).id_salt(("account", index));
            let mut child = ui.new_child(builder);
            child.spacing_mut().item_spacing = Vec2::ZERO;
            if index == 0 {
                statement_ui(&mut child, skin, debrief);
            } else {
                fates_ui(&mut child, skin, debrief);
            }
            bottom = child.min_rect().bottom().max(bottom);
        }
        ui.add_space(bottom - top.y);
    } else {
        statement_ui(ui, skin, debrief);
        ui.add_space(skin.space(S32));
        if width >= fates {
            fates_ui(ui, skin, debrief);
        } else {
            Text::new(debrief.account.fate.own_words(), Type::Body).semi().show(ui, skin);
        }
    }
}

fn statement_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    let account = &debrief.account;
    if account.entries.is_empty() {
        Text::new(&phrases::nothing_banked(debrief.pronoun), Type::Small).show(ui, skin);
    } else {
        heading_ui(ui, skin);
        for entry in &account.entries {
            entry_ui(ui, skin, entry);
        }
    }
    ui.add_space(skin.space(S32));
    Text::new(phrases::WHAT_YOU_PROMISED, Type::Note).color(skin.theme.soft).show(ui, skin);
    ui.add_space(S12);
    if account.promises.is_empty() {
        Text::new(phrases::NOTHING_PROMISED, Type::Small).color(skin.theme.faint).show(ui, skin);
    }
    for promise in &account.promises {
        promise_ui(ui, skin, promise);
        ui.add_space(S16);
    }
}

fn heading_ui(ui: &mut Ui, skin: &Skin<'_>) {
    let row = Row::of(ui, skin);
    let top = ui.cursor().top();
    Cell { words: phrases::BALANCE, kind: Type::Note, semi: false }.show(ui, skin, row.right, top);
    row.reason(ui, skin, top, |ui| {
        Text::new(phrases::IN_THE_ACCOUNT, Type::Note).color(skin.theme.soft).show(ui, skin);
    });
    ui.add_space(S8);
    strokes::hairline(ui.painter(), skin, row.left..=row.right, ui.cursor().top());
}

/// Where the columns of one row of the statement are.
struct Row {
    left: f32,
    reason: f32,
    reason_right: f32,
    amount_right: f32,
    right: f32,
}

impl Row {
    fn of(ui: &Ui, skin: &Skin<'_>) -> Self {
        let left = ui.cursor().left();
        let right = left + ui.available_width();
        let amount_right = right - skin.space(BALANCE);
        Self { left, reason: left + skin.space(TIME), reason_right: amount_right - skin.space(AMOUNT), amount_right, right }
    }

    fn reason(&self, ui: &mut Ui, skin: &Skin<'_>, top: f32, add: impl FnOnce(&mut Ui)) {
        let rect = Rect::from_min_max(pos2(self.reason, top), pos2(self.reason_right, f32::INFINITY));
        let bottom = place(ui, rect, |ui| {
            add(ui);
            ui.min_rect().bottom()
        });
        let used = (bottom - top).max(skin.line_height(Type::Note));
        ui.add_space(used);
    }
}

/// A cell of the statement: its words, set against the right edge.
struct Cell<'a> {
    words: &'a str,
    kind: Type,
    semi: bool,
}

impl Cell<'_> {
    fn show(&self, ui: &mut Ui, skin: &Skin<'_>, right: f32, top: f32) {
        let text = Text::new(self.words, self.kind);
        let text = if self.semi { text.semi() } else { text };
        let text = if self.kind == Type::Note { text.color(skin.theme.soft) } else { text };
        let width = text.galley(ui.painter(), skin).size().x.ceil();
        let rect = Rect::from_min_size(pos2(right - width, top), Vec2::new(width + 1.0, skin.line_height(self.kind)));
        place(ui, rect, |ui| text.show(ui, skin));
    }
}

fn entry_ui(ui: &mut Ui, skin: &Skin<'_>, entry: &Entry) {
    let row = Row::of(ui, skin);
    ui.add_space(S12);
    let top = ui.cursor().top();
    let time = Rect::from_min_max(pos2(row.left, top), pos2(row.reason - S8, f32::INFINITY));
    if let Some(at) = &entry.time {
        place(ui, time, |ui| Text::new(at, Type::Small).color(skin.theme.soft).show(ui, skin));
    }
    for (points, right) in [(entry.amount, row.amount_right), (entry.balance, row.right)] {
        Cell { words: &signed(points), kind: Type::Body, semi: entry.is_deed }.show(ui, skin, right, top);
    }
    row.reason(ui, skin, top, |ui| {
        let reason = Text::new(&entry.reason, Type::Small);
        if entry.is_deed { reason.semi() } else { reason }.show(ui, skin);
        let full = entry.was_full.then_some(phrases::ACCOUNT_IS_FULL);
        for detail in entry.detail.as_deref().into_iter().chain(full) {
            Text::new(detail, Type::Note).color(skin.theme.soft).show(ui, skin);
        }
    });
    ui.add_space(S12);
    strokes::hairline(ui.painter(), skin, row.left..=row.right, ui.cursor().top());
}

fn promise_ui(ui: &mut Ui, skin: &Skin<'_>, promise: &PromiseTold) {
    let (mark, name) = match promise.fate {
        PromiseFate::Open => (Mark::Open, phrases::FATE_OPEN),
        PromiseFate::Kept => (Mark::Kept, phrases::FATE_KEPT),
        PromiseFate::Unasked => (Mark::Kept, phrases::FATE_UNASKED),
        PromiseFate::Mended => (Mark::Kept, phrases::FATE_MENDED),
        PromiseFate::Moved => (Mark::Moved, phrases::FATE_MOVED),
        PromiseFate::Broken => (Mark::Broken, phrases::FATE_BROKEN),
    };
    ui.horizontal_top(|ui| {
        mark.show(ui, skin, name);
        ui.add_space(S16);
        let width = ui.available_width();
        ui.vertical(|ui| {
            Text::new(&promise.text, Type::Small).width(width).show(ui, skin);
            Text::new(&promise.sentence(), Type::Small).color(skin.theme.soft).width(width).show(ui, skin);
        });
    });
}

fn fates_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    let fate = debrief.account.fate;
    let words: [[&str; 3]; 3] = std::array::from_fn(|row| std::array::from_fn(|column| fate.words(row, column)));
    FateGrid::new(phrases::FATE_COLUMNS, words, (fate.row, fate.column)).show(ui, skin);
    ui.add_space(S12);
    Text::new(&phrases::fate_rows(debrief.pronoun), Type::Note).color(skin.theme.soft).show(ui, skin);
    ui.add_space(S24);
}
