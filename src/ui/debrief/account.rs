//! The account: where it leaves them in one sentence, a bank statement, the promises, and one of nine fates.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::{Visit, columns_ui};
use crate::debrief::{Debrief, Entry, PromiseFate, PromiseTold};
use crate::phrases::{self, signed};
use crate::ui::layout::place;
use crate::ui::theme::{S4, S8, S12, S16, S24, S32, Skin, Type};
use crate::ui::widgets::{FateGrid, Mark, Text, strokes};

/// Widths of the statement's columns at text size 100 %: the time, the amount and the balance, with what parts them.
const TIME: f32 = 80.0;
const AMOUNT: f32 = 72.0;
const BALANCE: f32 = 88.0;
/// What stands above the sentence beyond the panel's own margin.
const ABOVE_SENTENCE: f32 = 8.0;
/// From a promise's mark to its words.
const MARK_TO_WORDS: f32 = 14.0;

pub(super) fn account_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, visit: Visit) {
    ui.add_space(skin.space(ABOVE_SENTENCE));
    Text::new(&debrief.account.sentence, Type::Title).show(ui, skin);
    ui.add_space(skin.space(6.0));
    Text::new(&phrases::mood_and_trust(debrief.pronoun), Type::Lead).color(skin.theme.soft).show(ui, skin);
    if visit.narrow {
        ui.add_space(skin.space(S8));
        Text::new(debrief.account.fate.own_words(), Type::Body).semi().show(ui, skin);
    }
    ui.add_space(skin.space(S32 + S4));
    let fates = |ui: &mut Ui| {
        if !visit.narrow && ui.available_width() >= FateGrid::width(skin) {
            fates_ui(ui, skin, debrief);
        }
    };
    columns_ui(ui, skin, |ui| statement_ui(ui, skin, debrief), fates);
}

fn statement_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief) {
    let account = &debrief.account;
    if account.entries.is_empty() {
        Text::new(&phrases::nothing_banked(debrief.pronoun), Type::Body).color(skin.theme.faint).show(ui, skin);
    } else {
        let table = UiBuilder::new()
            .max_rect(ui.available_rect_before_wrap())
            .id_salt("statement")
            .accessibility_role(Role::Table)
            .accessibility_label(phrases::IN_THE_ACCOUNT);
        ui.scope_builder(table, |ui| {
            heading_ui(ui, skin);
            if account.opening_balance != 0 {
                let opening = signed(account.opening_balance);
                row_ui(ui, skin, &Line { reason: phrases::BEFORE_YOU_SPOKE, balance: &opening, ..Line::default() });
            }
            for entry in &account.entries {
                entry_ui(ui, skin, entry);
            }
        });
    }
    ui.add_space(skin.space(S32));
    Text::new(phrases::WHAT_YOU_PROMISED, Type::Note).color(skin.theme.soft).show(ui, skin);
    ui.add_space(skin.space(S12));
    if account.promises.is_empty() {
        Text::new(phrases::NOTHING_PROMISED, Type::Small).color(skin.theme.faint).show(ui, skin);
    }
    for promise in &account.promises {
        promise_ui(ui, skin, promise);
        ui.add_space(skin.space(S16));
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
    fn of(ui: &Ui, skin: &Skin<'_>) -> Self {
        let left = ui.cursor().left();
        let right = left + ui.available_width();
        let width = |words: &str, kind| Text::new(words, kind).galley(ui.painter(), skin).size().x;
        // Large text needs more than the space grows by.
        let balance = skin.space(BALANCE).max(width(phrases::BALANCE, Type::Note) + skin.space(S16));
        let amount = skin.space(AMOUNT).max(width("+10", Type::Body) + skin.space(S16));
        let time = skin.space(TIME).max(width("00:00", Type::Small) + skin.space(S16));
        let amount_right = right - balance;
        Self { left, reason: left + time, reason_right: amount_right - amount, amount_right, right }
    }
}

fn heading_ui(ui: &mut Ui, skin: &Skin<'_>) {
    let columns = Columns::of(ui, skin);
    let at = ui.cursor().min;
    let height = skin.line_height(Type::Note);
    let cell = |left: f32, right: f32| Rect::from_min_max(pos2(left, at.y), pos2(right, at.y + height));
    place(ui, cell(columns.reason, columns.reason_right), |ui| {
        Text::new(phrases::IN_THE_ACCOUNT, Type::Note).color(skin.theme.soft).show(ui, skin);
    });
    let width = Text::new(phrases::BALANCE, Type::Note).galley(ui.painter(), skin).size().x.ceil();
    place(ui, cell(columns.right - width, columns.right + 1.0), |ui| {
        Text::new(phrases::BALANCE, Type::Note).color(skin.theme.soft).show(ui, skin);
    });
    ui.add_space(height + skin.space(S8));
    let width = strokes::whole_px(ui.painter(), skin, skin.tokens().stroke.control);
    let y = ui.painter().round_to_pixel_center(ui.cursor().top());
    ui.painter().hline(columns.left..=columns.right, y, Stroke::new(width, skin.theme.edge));
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

fn entry_ui(ui: &mut Ui, skin: &Skin<'_>, entry: &Entry) {
    let line = Line {
        time: entry.time.as_deref(),
        reason: &entry.reason,
        details: [entry.detail.as_deref(), entry.was_full.then_some(phrases::ACCOUNT_IS_FULL)],
        amount: Some(&signed(entry.amount)),
        balance: &signed(entry.balance),
        semi: entry.is_deed,
    };
    row_ui(ui, skin, &line);
}

/// One row, which a screen reader meets as a whole: time, reason, amount, balance.
fn row_ui(ui: &mut Ui, skin: &Skin<'_>, line: &Line<'_>) {
    let columns = Columns::of(ui, skin);
    let top = ui.cursor().top() + skin.space(S12);
    let painter = ui.painter().clone();
    let set = |words, kind| if line.semi { Text::new(words, kind).semi() } else { Text::new(words, kind) };
    let mut bottom = top;
    let mut below = |rect: Rect| bottom = rect.bottom().max(bottom);
    if let Some(time) = line.time {
        let width = columns.reason - columns.left - skin.space(S8);
        below(Text::new(time, Type::Small).color(skin.theme.soft).width(width).paint(&painter, skin, pos2(columns.left, top)));
    }
    for (words, right) in [(line.amount, columns.amount_right), (Some(line.balance), columns.right)] {
        if let Some(words) = words {
            below(set(words, Type::Body).paint_aligned(&painter, skin, pos2(right, top), Align::Max));
        }
    }
    let width = columns.reason_right - columns.reason;
    let mut at = set(line.reason, Type::Small).width(width).paint(&painter, skin, pos2(columns.reason, top));
    below(at);
    for detail in line.details.into_iter().flatten() {
        let text = Text::new(detail, Type::Note).color(skin.theme.soft).width(width);
        at = text.paint(&painter, skin, at.left_bottom());
        below(at.translate(Vec2::new(0.0, S4)));
    }
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), bottom + skin.space(S12) - ui.cursor().top()), Sense::hover());
    response.widget_info(|| {
        let reason = [Some(line.reason)].into_iter().chain(line.details).flatten().collect::<Vec<_>>().join(", ");
        WidgetInfo::labeled(Role::Row, true, phrases::account_row(line.time, &reason, line.amount, line.balance))
    });
    strokes::hairline(ui.painter(), skin, rect.x_range(), rect.bottom());
    ui.add_space(1.0);
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
        ui.vertical(|ui| {
            // The mark stands beside the middle of the first line.
            let gap = (skin.line_height(Type::Small) - skin.mark(20.0)) / 2.0;
            ui.add_space(gap.max(0.0) + 2.0);
            mark.show(ui, skin, name);
        });
        ui.add_space(skin.space(MARK_TO_WORDS));
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
    FateGrid::new(phrases::NINE_FATES, phrases::FATE_COLUMNS, words, (fate.row, fate.column)).show(ui, skin);
    ui.add_space(skin.space(S12));
    let width = FateGrid::width(skin);
    Text::new(&phrases::fate_rows(debrief.pronoun), Type::Note).color(skin.theme.soft).width(width).show(ui, skin);
    ui.add_space(skin.space(S24));
}
