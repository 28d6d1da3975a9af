//! The account: where it leaves them in one sentence, a bank statement, the promises, and one of nine fates.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::{PanelArea, columns_ui};
use crate::debrief::{Debrief, Entry, PromiseFate, PromiseTold};
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, Style, TextStyle};
use crate::kit::widgets::{FateGrid, Mark, Text, strokes};
use crate::words::{self, grammar::signed};

/// Widths of the statement's columns at text size 100 %: the time, the amount and the balance, with what parts them.
const TIME: f32 = 80.0;
const AMOUNT: f32 = 72.0;
const BALANCE: f32 = 88.0;
/// What stands above the sentence beyond the panel's own margin.
const ABOVE_SENTENCE: f32 = 8.0;
/// From a promise's mark to its words.
const MARK_TO_WORDS: f32 = 14.0;

pub(super) fn account_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, area: PanelArea) {
    ui.add_space(style.space(ABOVE_SENTENCE));
    Text::new(&debrief.account.sentence, TextStyle::Title).show(ui, style);
    ui.add_space(style.space(6.0));
    Text::new(&words::debrief::account::mood_and_trust(debrief.pronoun), TextStyle::Lead).color(style.theme.soft).show(ui, style);
    if area.narrow {
        ui.add_space(style.space(S8));
        Text::new(debrief.account.fate.own_words(), TextStyle::Body).semi().show(ui, style);
    }
    ui.add_space(style.space(S32 + S4));
    let fates = |ui: &mut Ui| {
        if !area.narrow && ui.available_width() >= FateGrid::width(style) {
            fates_ui(ui, style, debrief);
        }
    };
    columns_ui(ui, style, |ui| statement_ui(ui, style, debrief), fates);
}

fn statement_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) {
    let account = &debrief.account;
    if account.entries.is_empty() {
        Text::new(&words::debrief::account::nothing_banked(debrief.pronoun), TextStyle::Body)
            .color(style.theme.faint)
            .show(ui, style);
    } else {
        let table = UiBuilder::new()
            .max_rect(ui.available_rect_before_wrap())
            .id_salt("statement")
            .accessibility_role(Role::Table)
            .accessibility_label(words::debrief::account::IN_THE_ACCOUNT);
        ui.scope_builder(table, |ui| {
            heading_ui(ui, style);
            if account.opening_balance != 0 {
                let opening = signed(account.opening_balance);
                row_ui(
                    ui,
                    style,
                    &Line { reason: words::debrief::account::BEFORE_YOU_SPOKE, balance: &opening, ..Line::default() },
                );
            }
            for entry in &account.entries {
                entry_ui(ui, style, entry);
            }
        });
    }
    ui.add_space(style.space(S32));
    Text::new(words::debrief::account::WHAT_YOU_PROMISED, TextStyle::Note).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S12));
    if account.promises.is_empty() {
        Text::new(words::debrief::account::NOTHING_PROMISED, TextStyle::Small).color(style.theme.faint).show(ui, style);
    }
    for promise in &account.promises {
        promise_ui(ui, style, promise);
        ui.add_space(style.space(S16));
    }
}

/// Where the columns of the statement are.
struct Columns {
    left: f32,
    reason: f32,
    reason_right: f32,
    amount_right: f32,
    right: f32,
}

impl Columns {
    fn of(ui: &Ui, style: &Style<'_>) -> Self {
        let left = ui.cursor().left();
        let right = left + ui.available_width();
        let width = |words: &str, kind| Text::new(words, kind).galley(ui.painter(), style).size().x;
        // Large text needs more than the space grows by.
        let balance = style.space(BALANCE).max(width(words::debrief::account::BALANCE, TextStyle::Note) + style.space(S16));
        let amount = style.space(AMOUNT).max(width("+10", TextStyle::Body) + style.space(S16));
        let time = style.space(TIME).max(width("00:00", TextStyle::Small) + style.space(S16));
        let amount_right = right - balance;
        Self { left, reason: left + time, reason_right: amount_right - amount, amount_right, right }
    }
}

fn heading_ui(ui: &mut Ui, style: &Style<'_>) {
    let columns = Columns::of(ui, style);
    let at = ui.cursor().min;
    let height = style.line_height(TextStyle::Note);
    let cell = |left: f32, right: f32| Rect::from_min_max(pos2(left, at.y), pos2(right, at.y + height));
    place(ui, "reason", cell(columns.reason, columns.reason_right), |ui| {
        Text::new(words::debrief::account::IN_THE_ACCOUNT, TextStyle::Note).color(style.theme.soft).show(ui, style);
    });
    let width = Text::new(words::debrief::account::BALANCE, TextStyle::Note).galley(ui.painter(), style).size().x.ceil();
    place(ui, "balance", cell(columns.right - width, columns.right + 1.0), |ui| {
        Text::new(words::debrief::account::BALANCE, TextStyle::Note).color(style.theme.soft).show(ui, style);
    });
    ui.add_space(height + style.space(S8));
    let width = strokes::whole_px(ui.painter(), style, style.tokens().stroke.control);
    let y = ui.painter().round_to_pixel_center(ui.cursor().top());
    ui.painter().hline(columns.left..=columns.right, y, Stroke::new(width, style.theme.edge));
    ui.add_space(1.0);
}

/// What stands in one row.
#[derive(Clone, Copy, Debug, Default)]
struct Line<'a> {
    time: Option<&'a str>,
    reason: &'a str,
    details: [Option<&'a str>; 2],
    amount: Option<&'a str>,
    balance: &'a str,
    semi: bool,
}

fn entry_ui(ui: &mut Ui, style: &Style<'_>, entry: &Entry) {
    let line = Line {
        time: entry.time.as_deref(),
        reason: &entry.reason,
        details: [entry.detail.as_deref(), entry.was_full.then_some(words::debrief::account::ACCOUNT_IS_FULL)],
        amount: Some(&signed(entry.amount)),
        balance: &signed(entry.balance),
        semi: entry.is_deed,
    };
    row_ui(ui, style, &line);
}

/// One row, which a screen reader meets as a whole: time, reason, amount, balance.
fn row_ui(ui: &mut Ui, style: &Style<'_>, line: &Line<'_>) {
    let columns = Columns::of(ui, style);
    let top = ui.cursor().top() + style.space(S12);
    let painter = ui.painter().clone();
    let set = |words, kind| if line.semi { Text::new(words, kind).semi() } else { Text::new(words, kind) };
    let mut bottom = top;
    let mut below = |rect: Rect| bottom = rect.bottom().max(bottom);
    if let Some(time) = line.time {
        let width = columns.reason - columns.left - style.space(S8);
        below(Text::new(time, TextStyle::Small).color(style.theme.soft).width(width).paint(
            &painter,
            style,
            pos2(columns.left, top),
        ));
    }
    for (words, right) in [(line.amount, columns.amount_right), (Some(line.balance), columns.right)] {
        if let Some(words) = words {
            below(set(words, TextStyle::Body).paint_aligned(&painter, style, pos2(right, top), Align::Max));
        }
    }
    let width = columns.reason_right - columns.reason;
    let mut at = set(line.reason, TextStyle::Small).width(width).paint(&painter, style, pos2(columns.reason, top));
    below(at);
    for detail in line.details.into_iter().flatten() {
        let text = Text::new(detail, TextStyle::Note).color(style.theme.soft).width(width);
        at = text.paint(&painter, style, at.left_bottom());
        below(at.translate(Vec2::new(0.0, S4)));
    }
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), bottom + style.space(S12) - ui.cursor().top()), Sense::hover());
    response.widget_info(|| {
        let reason = [Some(line.reason)].into_iter().chain(line.details).flatten().collect::<Vec<_>>().join(", ");
        WidgetInfo::labeled(Role::Row, true, words::debrief::account::account_row(line.time, &reason, line.amount, line.balance))
    });
    strokes::hairline(ui.painter(), style, rect.x_range(), rect.bottom());
    ui.add_space(1.0);
}

fn promise_ui(ui: &mut Ui, style: &Style<'_>, promise: &PromiseTold) {
    let (mark, name) = match promise.fate {
        PromiseFate::Open => (Mark::Open, words::debrief::account::FATE_OPEN),
        PromiseFate::Kept => (Mark::Kept, words::debrief::account::FATE_KEPT),
        PromiseFate::Unasked => (Mark::Kept, words::debrief::account::FATE_UNASKED),
        PromiseFate::Mended => (Mark::Kept, words::debrief::account::FATE_MENDED),
        PromiseFate::Moved => (Mark::Moved, words::debrief::account::FATE_MOVED),
        PromiseFate::Broken => (Mark::Broken, words::debrief::account::FATE_BROKEN),
    };
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            // The mark stands beside the middle of the first line.
            let gap = (style.line_height(TextStyle::Small) - style.mark(20.0)) / 2.0;
            ui.add_space(gap.max(0.0) + 2.0);
            mark.show(ui, style, name);
        });
        ui.add_space(style.space(MARK_TO_WORDS));
        let width = ui.available_width();
        ui.vertical(|ui| {
            Text::new(&promise.text, TextStyle::Small).width(width).show(ui, style);
            Text::new(&promise.sentence(), TextStyle::Small).color(style.theme.soft).width(width).show(ui, style);
        });
    });
}

fn fates_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) {
    let fate = debrief.account.fate;
    let words: [[&str; 3]; 3] = std::array::from_fn(|row| std::array::from_fn(|column| fate.words(row, column)));
    FateGrid::new(words::debrief::account::NINE_FATES, words::debrief::account::FATE_COLUMNS, words, (fate.row, fate.column))
        .show(ui, style);
    ui.add_space(style.space(S12));
    let width = FateGrid::width(style);
    Text::new(&words::debrief::account::fate_rows(debrief.pronoun), TextStyle::Note)
        .color(style.theme.soft)
        .width(width)
        .show(ui, style);
    ui.add_space(style.space(S24));
}
