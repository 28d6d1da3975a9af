//! Line by line: what was said on both sides, why, and what every other option would have brought.

use egui::{Align, Rect, Ui, Vec2, pos2};

use super::DebriefAction;
use crate::debrief::Debrief;
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Button, Text, strokes};
use crate::words::debrief::LINE_BY_LINE;
use crate::words::debrief::block::Manner;
use crate::words::debrief::lines::{ExchangeBlock, OTHER_OPTIONS, OtherBlock, exchanges, run_again};

use super::blocks::{labelled_below_ui, leads_out, passage_text};

/// Width of the column with the time.
const TIME_WIDTH: f32 = 64.0;
/// A line of text is never set wider than this, at text size 100 %.
const LONGEST_LINE: f32 = 760.0;

/// Draws every line; one exchange, from 0, can be brought into view.
pub(super) fn lines_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, scroll_to: Option<usize>) -> Option<DebriefAction> {
    let mut action = None;
    Text::new(LINE_BY_LINE, TextStyle::Title).show(ui, style);
    for (index, exchange) in exchanges(debrief).iter().enumerate() {
        ui.add_space(style.space(S24));
        let top = ui.cursor().min;
        if index > 0 {
            let (left, right) = (ui.cursor().left(), ui.cursor().left() + ui.available_width());
            strokes::hairline(ui.painter(), style, left..=right, ui.cursor().top());
            ui.add_space(style.space(S24));
        }
        action = action.or(exchange_ui(ui, style, index, exchange));
        if scroll_to == Some(index) {
            let rect = Rect::from_min_max(top, pos2(top.x + 1.0, ui.cursor().top()));
            ui.scroll_to_rect_animation(rect, Some(Align::Min), egui::style::ScrollAnimation::none());
        }
    }
    ui.add_space(style.space(S24));
    Text::new(&run_again(debrief), TextStyle::Note).color(style.theme.soft).show(ui, style);
    action
}

fn exchange_ui(ui: &mut Ui, style: &Style<'_>, index: usize, exchange: &ExchangeBlock) -> Option<DebriefAction> {
    let time_width = style.space(TIME_WIDTH);
    let width = (ui.available_width() - time_width).min(LONGEST_LINE * style.zoom.max(1.0));
    let top = ui.cursor().min;
    let time_place = Rect::from_min_size(top, Vec2::new(time_width, style.line_height(TextStyle::Body)));
    place(ui, ("time", index), time_place, |ui| {
        Text::new(&exchange.time, TextStyle::Small).color(style.theme.soft).show(ui, style)
    });
    let mut action = None;
    let beside = Rect::from_min_size(pos2(top.x + time_width, top.y), Vec2::new(width, f32::INFINITY));
    let id = ui.scope_id().with(("exchange", index));
    ui.scope_builder(egui::UiBuilder::new().max_rect(beside).scope_id(id), |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if let Some(they) = &exchange.they {
            let words = they.in_quotes();
            let text = Text::new(&words, TextStyle::Body).color(style.theme.soft);
            if they.manner == Manner::Seen { text.italic() } else { text }.show(ui, style);
            ui.add_space(S8);
        }
        let text = passage_text(style, &exchange.you, TextStyle::Body);
        if exchange.you.manner == Manner::Said { text.semi() } else { text }.show(ui, style);
        ui.add_space(S4);
        for moved in std::iter::once(&exchange.moved).chain(&exchange.came) {
            Text::new(moved, TextStyle::Note).color(style.theme.soft).show(ui, style);
        }
        for remark in &exchange.remarks {
            ui.add_space(S8);
            labelled_below_ui(ui, style, remark, TextStyle::Small);
        }
        if !exchange.others.is_empty() {
            ui.add_space(S16);
            Text::new(OTHER_OPTIONS, TextStyle::Note).semi().color(style.theme.soft).show(ui, style);
            for other in &exchange.others {
                ui.add_space(S8);
                other_ui(ui, style, other);
            }
        }
        ui.add_space(S12);
        if Button::third(&exchange.way.label).show(ui, style).clicked() {
            action = leads_out(exchange.way.action);
        }
    });
    action
}

fn other_ui(ui: &mut Ui, style: &Style<'_>, other: &OtherBlock) {
    passage_text(style, &other.option, TextStyle::Small).show(ui, style);
    if let Some(then) = &other.then {
        Text::new(&then.text, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
}
