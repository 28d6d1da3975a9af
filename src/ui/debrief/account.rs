//! The account: where it leaves them in one sentence, a bank statement, the promises, and one of nine fates.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

use super::blocks::time_column;
use super::page::DoorPage;
use super::{columns_ui, has_two_columns};
use crate::debrief::{Debrief, PromiseFate};
use crate::kit::commands::Command;
use crate::kit::page::passage;
use crate::kit::place::{place, window_id};
use crate::kit::theme::{S4, S8, S12, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{FateGrid, Mark, Text, strokes};
use crate::words::debrief::TRUST;
use crate::words::debrief::account::{
    AccountPanel, BALANCE as BALANCE_LABEL, FateGridWords, HOW_TRUST_WORKS, IN_THE_ACCOUNT, LedgerRow, NINE_FATES,
    NOTHING_PROMISED, PromiseRow, WHAT_YOU_PROMISED, account, how_trust_works,
};
use crate::words::help::AboutPeople;

/// Widths of the statement's columns at text size 100 %: the time, the amount and the balance, with what parts them.
const TIME: f32 = 80.0;
const AMOUNT: f32 = 72.0;
const BALANCE: f32 = 88.0;
/// What stands above the sentence beyond the panel's own margin.
const ABOVE_SENTENCE: f32 = 8.0;
/// A row is never wider by more than this above and below.
const WIDER: f32 = 14.0;
/// From what was promised to what trust is made of.
const ABOUT_GAP: f32 = 32.0;
/// From a promise's mark to its words.
const MARK_TO_WORDS: f32 = 14.0;

pub(super) fn account_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<Command> {
    let panel = account(debrief);
    let page = DoorPage { name: TRUST, ways: Vec::new(), arrows: true };
    page.show(ui, style, debrief, |ui, room| {
        let page_top = ui.cursor().top();
        ui.add_space(style.space(ABOVE_SENTENCE));
        Text::new(&panel.sentence, TextStyle::Title).balanced().show(ui, style);
        ui.add_space(style.space(6.0));
        Text::new(&panel.note, TextStyle::Lead).color(style.theme.soft).show(ui, style);
        let has_grid = |ui: &Ui| !room.narrow && ui.available_width() >= FateGrid::width(style);
        if let Some(fate) = panel.fate.filter(|_| !has_grid(ui)) {
            ui.add_space(style.space(S8));
            Text::new(NINE_FATES, TextStyle::Note).color(style.theme.soft).show(ui, style);
            Text::new(fate, TextStyle::Body).semi().show(ui, style);
        }
        ui.add_space(style.space(S32 + S4));
        let grid = panel.grid.as_ref().filter(|_| has_grid(ui));
        // What a high page leaves is shared out among the rows and the tiles.
        let left = room.height - (ui.cursor().top() - page_top);
        let id = window_id(ui.ctx(), "height of the statement");
        let usual = ui.data(|data| data.get_temp::<f32>(id));
        let n_rows = panel.lines.len().max(1) as f32;
        let things = how_trust_works(debrief.rules);
        let free = usual.filter(|_| has_two_columns(ui, style)).map_or(0.0, |usual| left - usual);
        let column = (ui.available_width() - S64 - FateGrid::width(style)).max(1.0);
        let about = style.space(ABOUT_GAP) + about_height(ui, style, &things, column);
        let tells = free >= about;
        let free = if tells { free - about } else { free };
        let wider = (free / (2.0 * n_rows)).clamp(0.0, style.space(WIDER)).floor();
        let statement = |ui: &mut Ui| {
            let top = ui.cursor().top();
            statement_ui(ui, style, &panel, wider);
            if grid.is_some() {
                ui.add_space(style.space(S32));
                promises_ui(ui, style, &panel);
            }
            let now = ui.cursor().top() - top - 2.0 * wider * panel.lines.len() as f32;
            if tells {
                ui.add_space(style.space(ABOUT_GAP));
                about_ui(ui, style, &things);
            }
            if usual.is_none_or(|usual| (usual - now).abs() > 1.0) {
                ui.data_mut(|data| data.insert_temp(id, now));
                ui.ctx().request_discard("the rows share out what is left");
            }
        };
        columns_ui(ui, style, statement, |ui| match grid {
            Some(grid) => fates_ui(ui, style, grid, left),
            None => promises_ui(ui, style, &panel),
        });
        None
    })
}

/// How high that stands in a column of this width.
fn about_height(ui: &Ui, style: &Style<'_>, things: &[AboutPeople], column: f32) -> f32 {
    let height = |text: Text<'_>| text.width(column).galley(ui.painter(), style).size().y;
    let each =
        |thing: &AboutPeople| style.space(S12) + height(thing_text(thing)) + height(Text::new(&thing.meaning, TextStyle::Small));
    style.line_height(TextStyle::Note) + things.iter().map(each).sum::<f32>()
}

/// What trust is made of, where a high page has room for it.
fn about_ui(ui: &mut Ui, style: &Style<'_>, things: &[AboutPeople]) {
    Text::new(HOW_TRUST_WORKS, TextStyle::Note).color(style.theme.soft).show(ui, style);
    for thing in things {
        ui.add_space(style.space(S12));
        thing_text(thing).show(ui, style);
        Text::new(&thing.meaning, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
}

fn thing_text(thing: &AboutPeople) -> Text<'_> {
    Text::new(thing.rule, TextStyle::Small).semi()
}

/// `wider` px more above and below each row than usual.
fn statement_ui(ui: &mut Ui, style: &Style<'_>, panel: &AccountPanel, wider: f32) {
    if let Some(nothing) = &panel.nothing {
        Text::new(nothing, TextStyle::Body).color(style.theme.faint).show(ui, style);
    } else {
        let table = UiBuilder::new()
            .max_rect(ui.available_rect_before_wrap())
            .id_salt("statement")
            .accessibility_role(Role::Table)
            .accessibility_label(IN_THE_ACCOUNT);
        ui.scope_builder(table, |ui| {
            let columns = Columns::of(ui, style, panel);
            heading_ui(ui, style, &columns);
            for line in &panel.lines {
                row_ui(ui, style, (line, &columns), wider);
            }
        });
    }
}

/// What was promised, and what became of it.
fn promises_ui(ui: &mut Ui, style: &Style<'_>, panel: &AccountPanel) {
    Text::new(WHAT_YOU_PROMISED, TextStyle::Note).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S12));
    if panel.promises.is_empty() {
        Text::new(NOTHING_PROMISED, TextStyle::Small).color(style.theme.faint).show(ui, style);
    }
    for promise in &panel.promises {
        promise_ui(ui, style, promise);
        ui.add_space(style.space(S16));
    }
}

/// Where the columns of the statement are.
struct Columns {
    left: f32,
    /// How wide the times are; `None` where each stands on a line of its own.
    time: Option<f32>,
    reason: f32,
    reason_right: f32,
    amount_right: f32,
    right: f32,
}

impl Columns {
    fn of(ui: &Ui, style: &Style<'_>, panel: &AccountPanel) -> Self {
        let left = ui.cursor().left();
        let right = left + ui.available_width();
        let width = |words: &str, kind| Text::new(words, kind).galley(ui.painter(), style).size().x;
        // Large text needs more than the space grows by.
        let balance = style.space(BALANCE).max(width(BALANCE_LABEL, TextStyle::Note) + style.space(S16));
        let amount = style.space(AMOUNT).max(width("+10", TextStyle::Body) + style.space(S16));
        let times = panel.lines.iter().filter_map(|line| line.time.as_deref());
        let time = time_column(ui, style, times, (TIME, right - left));
        let amount_right = right - balance;
        let reason = left + time.unwrap_or_default();
        Self { left, time, reason, reason_right: amount_right - amount, amount_right, right }
    }
}

fn heading_ui(ui: &mut Ui, style: &Style<'_>, columns: &Columns) {
    let at = ui.cursor().min;
    let reason = Text::new(IN_THE_ACCOUNT, TextStyle::Note).color(style.theme.soft).width(columns.reason_right - columns.reason);
    // In larger text it takes more than one line.
    let height = reason.galley(ui.painter(), style).size().y;
    let cell = |left: f32, right: f32| Rect::from_min_max(pos2(left, at.y), pos2(right, at.y + height));
    place(ui, "reason", cell(columns.reason, columns.reason_right), |ui| reason.show(ui, style));
    let width = Text::new(BALANCE_LABEL, TextStyle::Note).galley(ui.painter(), style).size().x.ceil();
    place(ui, "balance", cell(columns.right - width, columns.right + 1.0), |ui| {
        Text::new(BALANCE_LABEL, TextStyle::Note).color(style.theme.soft).show(ui, style);
    });
    ui.add_space(height + style.space(S8));
    let width = strokes::whole_px(ui.painter(), style, style.tokens().stroke.control);
    let y = ui.painter().round_to_pixel_center(ui.cursor().top());
    ui.painter().hline(columns.left..=columns.right, y, Stroke::new(width, style.theme.edge));
    ui.add_space(1.0);
}

/// One row, which a screen reader meets as a whole: time, reason, amount, balance.
fn row_ui(ui: &mut Ui, style: &Style<'_>, (line, columns): (&LedgerRow, &Columns), wider: f32) {
    let mut top = ui.cursor().top() + style.space(S12) + wider;
    let painter = ui.painter().clone();
    let set = |words, kind| if line.is_bold { Text::new(words, kind).semi() } else { Text::new(words, kind) };
    let mut bottom = top;
    let mut below = |rect: Rect| bottom = rect.bottom().max(bottom);
    if let Some(time) = &line.time {
        let time = Text::new(time, TextStyle::Small).color(style.theme.soft);
        below(time.paint(&painter, style, pos2(columns.left, top)));
        if columns.time.is_none() {
            top += style.line_height(TextStyle::Small);
        }
    }
    for (words, right) in [(line.amount.as_deref(), columns.amount_right), (Some(line.balance.as_str()), columns.right)] {
        if let Some(words) = words {
            below(set(words, TextStyle::Body).paint_aligned(&painter, style, pos2(right, top), Align::Max));
        }
    }
    let width = columns.reason_right - columns.reason;
    let mut at = set(&line.reason, TextStyle::Small).width(width).paint(&painter, style, pos2(columns.reason, top));
    below(at);
    for detail in &line.details {
        let text = Text::new(detail, TextStyle::Note).color(style.theme.soft).width(width);
        at = text.paint(&painter, style, at.left_bottom());
        below(at.translate(Vec2::new(0.0, S4)));
    }
    let (rect, response) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), bottom + style.space(S12) + wider - ui.cursor().top()),
        Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &line.name));
    passage(ui, &line.name, rect);
    strokes::hairline(ui.painter(), style, rect.x_range(), rect.bottom());
    ui.add_space(1.0);
}

fn promise_ui(ui: &mut Ui, style: &Style<'_>, promise: &PromiseRow) {
    let mark = match promise.fate {
        PromiseFate::Open => Mark::Open,
        PromiseFate::Kept | PromiseFate::Unasked | PromiseFate::DoneAnyway | PromiseFate::Mended => Mark::Kept,
        PromiseFate::Moved | PromiseFate::GivenBack => Mark::Moved,
        PromiseFate::Broken => Mark::Broken,
    };
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            // The mark stands beside the middle of the first line.
            let gap = (style.line_height(TextStyle::Small) - style.mark(20.0)) / 2.0;
            ui.add_space(gap.max(0.0) + 2.0);
            mark.show(ui, style, promise.fate_words);
        });
        ui.add_space(style.space(MARK_TO_WORDS));
        let width = ui.available_width();
        ui.vertical(|ui| {
            Text::new(&promise.text, TextStyle::Small).width(width).show(ui, style);
            Text::new(&promise.sentence, TextStyle::Small).color(style.theme.soft).width(width).show(ui, style);
        });
    });
}

fn fates_ui(ui: &mut Ui, style: &Style<'_>, grid: &FateGridWords, height: f32) {
    Text::new(NINE_FATES, TextStyle::Note).color(style.theme.soft).show(ui, style);
    ui.add_space(style.space(S12));
    let height = height - style.line_height(TextStyle::Note) - style.space(S12) - style.space(S24);
    FateGrid::new(NINE_FATES, grid.columns, grid.rows, grid.fates, grid.own).height(height).show(ui, style);
    ui.add_space(style.space(S24));
}
