//! Every line: what was said on both sides, why, and what every other option would have brought.

use egui::{Context, Rect, Ui, Vec2, pos2};

use super::blocks::{labelled_below_ui, passage_text, strong_text, time_column};
use super::page::DoorPage;
use crate::debrief::Debrief;
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Link, Text, strokes};
use crate::words::debrief::EVERY_LINE;
use crate::words::debrief::block::{Manner, Passage};
use crate::words::debrief::lines::{COPIED, COPY, ExchangeBlock, OTHER_OPTIONS, OtherBlock, as_text, exchanges, run_again};
use crate::words::to_type::ToType;

/// Width of the column with the time.
const TIME_WIDTH: f32 = 64.0;
/// A line of text is never set wider than this, at text size 100 %.
const LONGEST_LINE: f32 = 760.0;

/// What this page remembers between two frames.
#[derive(Debug)]
pub(super) struct LinesView {
    is_copied: bool,
    to_type: ToType,
    /// The exchange from which somebody wants to play, from 0.
    plays_from: Option<usize>,
}

impl LinesView {
    pub(super) fn new(to_type: ToType) -> Self {
        Self { is_copied: false, to_type, plays_from: None }
    }

    /// Puts everything that was said where it can be pasted from.
    pub(super) fn copy(&mut self, ctx: &Context, debrief: &Debrief) {
        ctx.copy_text(as_text(debrief, &self.to_type));
        self.is_copied = true;
    }

    /// The exchange to play from, from 0.
    pub(super) fn exchange(&self) -> Option<usize> {
        self.plays_from
    }

    pub(super) fn show(&mut self, ui: &mut Ui, style: &Style<'_>, debrief: &Debrief) -> Option<Command> {
        let copy = if self.is_copied { COPIED } else { COPY };
        let page = DoorPage { name: EVERY_LINE, ways: vec![(copy, Command::Copy)], arrows: true };
        page.show(ui, style, debrief, |ui, _| {
            let exchanges = exchanges(debrief);
            let times = exchanges.iter().map(|exchange| exchange.time.as_str());
            let column = time_column(ui, style, times, (TIME_WIDTH, ui.available_width()));
            for (index, exchange) in exchanges.iter().enumerate() {
                ui.add_space(style.space(S24));
                if index > 0 {
                    let (left, right) = (ui.cursor().left(), ui.cursor().left() + ui.available_width());
                    strokes::hairline(ui.painter(), style, left..=right, ui.cursor().top());
                    ui.add_space(style.space(S24));
                }
                if exchange_ui(ui, style, (index, column), exchange) {
                    self.plays_from = Some(index);
                }
            }
            ui.add_space(style.space(S24));
            Text::new(&run_again(debrief, &self.to_type), TextStyle::Note).color(style.theme.soft).show(ui, style);
            self.plays_from.map(|_| Command::PlayFrom)
        })
    }
}

/// One exchange, its time in a column of this width or above it; answers whether somebody wants to play from there.
fn exchange_ui(ui: &mut Ui, style: &Style<'_>, (index, column): (usize, Option<f32>), exchange: &ExchangeBlock) -> bool {
    let time = Text::new(&exchange.time, TextStyle::Small).color(style.theme.soft);
    let time_width = column.unwrap_or_default();
    let width = (ui.available_width() - time_width).min(LONGEST_LINE * style.zoom.max(1.0));
    let top = ui.cursor().min;
    let time_place = Rect::from_min_size(top, Vec2::new(column.unwrap_or(width), style.line_height(TextStyle::Body)));
    place(ui, ("time", index), time_place, |ui| time.show(ui, style));
    if column.is_none() {
        ui.add_space(style.line_height(TextStyle::Small) + style.space(S4));
    }
    let top = ui.cursor().min;
    let mut plays = false;
    let beside = Rect::from_min_size(pos2(top.x + time_width, top.y), Vec2::new(width, f32::INFINITY));
    let id = ui.scope_id().with(("exchange", index));
    ui.scope_builder(egui::UiBuilder::new().max_rect(beside).scope_id(id), |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if let Some(who_said) = &exchange.who_said {
            Text::new(who_said, TextStyle::Note).color(style.theme.soft).show(ui, style);
        }
        if let Some(they) = &exchange.they {
            let words = they.in_quotes();
            let text = Text::new(&words, TextStyle::Body).color(style.theme.soft);
            if they.manner == Manner::Seen { text.italic() } else { text }.show(ui, style);
            ui.add_space(S8);
        }
        if let Some(thought) = &exchange.thought {
            labelled_below_ui(ui, style, thought, TextStyle::Small);
            ui.add_space(S8);
        }
        Text::new(exchange.you_did, TextStyle::Note).color(style.theme.soft).show(ui, style);
        let yours = exchange.you.in_quotes();
        strong_text(style, &Passage::new(yours, exchange.you.manner), TextStyle::Body).show(ui, style);
        ui.add_space(S4);
        for replied in &exchange.replied {
            Text::new(&replied.in_quotes(), TextStyle::Body).color(style.theme.soft).show(ui, style);
            ui.add_space(S4);
        }
        for moved in std::iter::once(&exchange.moved).chain(&exchange.voice).chain(&exchange.came) {
            Text::new(moved, TextStyle::Note).color(style.theme.soft).show(ui, style);
        }
        if let Some(remark) = &exchange.why {
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
        plays = Link::plain(&exchange.play_from).show(ui, style).clicked();
    });
    plays
}

fn other_ui(ui: &mut Ui, style: &Style<'_>, other: &OtherBlock) {
    let option = other.option.in_quotes();
    passage_text(style, &Passage::new(option, other.option.manner), TextStyle::Small).show(ui, style);
    if let Some(then) = &other.then {
        Text::new(&then.text, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
}
