//! Line by line: what was said on both sides, why, and what every other option would have brought.

use egui::{Align, Rect, Ui, Vec2, pos2};

use super::DebriefAction;
use crate::debrief::{Answer, Debrief, ExchangeTold, OtherRoad};
use crate::kit::place::place;
use crate::kit::theme::{S4, S8, S12, S16, S24, Style, TextStyle};
use crate::kit::widgets::{Button, Text, strokes};
use crate::words::{self, grammar::quoted};

/// Width of the column with the time.
const TIME_WIDTH: f32 = 64.0;
/// A line of text is never set wider than this, at text size 100 %.
const LONGEST_LINE: f32 = 760.0;

/// Draws every line; one exchange, from 0, can be brought into view.
pub(super) fn lines_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, scroll_to: Option<usize>) -> Option<DebriefAction> {
    let mut action = None;
    Text::new(words::debrief::EXCHANGES, TextStyle::Title).show(ui, style);
    for (index, exchange) in debrief.exchanges.iter().enumerate() {
        ui.add_space(style.space(S24));
        let top = ui.cursor().min;
        if index > 0 {
            let (left, right) = (ui.cursor().left(), ui.cursor().left() + ui.available_width());
            strokes::hairline(ui.painter(), style, left..=right, ui.cursor().top());
            ui.add_space(style.space(S24));
        }
        action = action.or(exchange_ui(ui, style, debrief, index, exchange));
        if scroll_to == Some(index) {
            let rect = Rect::from_min_max(top, pos2(top.x + 1.0, ui.cursor().top()));
            ui.scroll_to_rect_animation(rect, Some(Align::Min), egui::style::ScrollAnimation::none());
        }
    }
    ui.add_space(style.space(S24));
    Text::new(&words::debrief::run_again(&debrief.run_line), TextStyle::Note).color(style.theme.soft).show(ui, style);
    action
}

fn exchange_ui(
    ui: &mut Ui,
    style: &Style<'_>,
    debrief: &Debrief,
    index: usize,
    exchange: &ExchangeTold,
) -> Option<DebriefAction> {
    let time_width = style.space(TIME_WIDTH);
    let width = (ui.available_width() - time_width).min(LONGEST_LINE * style.zoom.max(1.0));
    let top = ui.cursor().min;
    let time = exchange.time.as_deref().map_or_else(|| words::debrief::lines::nth_exchange(index), str::to_owned);
    let time_place = Rect::from_min_size(top, Vec2::new(time_width, style.line_height(TextStyle::Body)));
    place(ui, ("time", index), time_place, |ui| Text::new(&time, TextStyle::Small).color(style.theme.soft).show(ui, style));
    let mut action = None;
    let beside = Rect::from_min_size(pos2(top.x + time_width, top.y), Vec2::new(width, f32::INFINITY));
    let id = ui.scope_id().with(("exchange", index));
    ui.scope_builder(egui::UiBuilder::new().max_rect(beside).scope_id(id), |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if let Some(said) = &exchange.they_said {
            Text::new(&quoted(said), TextStyle::Body).color(style.theme.soft).show(ui, style);
            ui.add_space(S8);
        } else if let Some(seen) = &exchange.you_saw {
            Text::new(seen, TextStyle::Body).italic().color(style.theme.soft).show(ui, style);
            ui.add_space(S8);
        }
        let you_said = words::debrief::with_voice(&exchange.you_said, exchange.voice);
        let text = Text::new(&you_said, TextStyle::Body);
        if exchange.is_act { text.italic() } else { text.semi() }.show(ui, style);
        ui.add_space(S4);
        let moved = words::debrief::lines::moved(exchange.mood, exchange.trust, exchange.not_heard_yet);
        Text::new(&moved, TextStyle::Note).color(style.theme.soft).show(ui, style);
        let remarks = [
            (words::debrief::thought(debrief.pronoun), &exchange.they_thought, true),
            (words::debrief::WHY.to_owned(), &exchange.note, false),
        ];
        for (label, words, italic) in remarks {
            if let Some(words) = words {
                ui.add_space(S8);
                labelled_line(ui, style, &label, words, italic);
            }
        }
        if !exchange.others.is_empty() {
            ui.add_space(S16);
            Text::new(words::debrief::lines::OTHER_ROADS, TextStyle::Note).semi().color(style.theme.soft).show(ui, style);
            for other in &exchange.others {
                ui.add_space(S8);
                other_ui(ui, style, debrief, other);
            }
        }
        ui.add_space(S12);
        let words = words::debrief::play_from(exchange.time.as_deref(), index);
        if Button::third(&words).show(ui, style).clicked() {
            action = Some(DebriefAction::PlayFrom(index));
        }
    });
    action
}

fn labelled_line(ui: &mut Ui, style: &Style<'_>, label: &str, words: &str, italic: bool) {
    Text::new(label, TextStyle::Note).color(style.theme.soft).show(ui, style);
    let text = Text::new(words, TextStyle::Small);
    if italic { text.italic() } else { text }.show(ui, style);
}

fn other_ui(ui: &mut Ui, style: &Style<'_>, debrief: &Debrief, other: &OtherRoad) {
    let text = Text::new(&other.text, TextStyle::Small);
    if other.is_act { text.italic() } else { text }.show(ui, style);
    let then = match (&other.closed_by, &other.answer) {
        (Some(condition), _) => words::debrief::lines::was_closed(condition),
        (None, Some(Answer::Says(words))) => words::debrief::lines::would_have_answered(debrief.pronoun, words),
        (None, Some(Answer::Sees(seen))) => seen.clone(),
        (None, Some(Answer::Ends(told))) => words::debrief::lines::would_have_ended(told),
        (None, None) => return,
    };
    Text::new(&then, TextStyle::Small).color(style.theme.soft).show(ui, style);
}
