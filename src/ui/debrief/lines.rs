//! Line by line: what was said on both sides, why, and what every other option would have brought.

use eframe::egui::{Align, Rect, Ui, Vec2, pos2};

use crate::debrief::{Answer, Debrief, ExchangeTold, OtherRoad};
use crate::phrases::{self, quoted};
use crate::ui::Action;
use crate::ui::theme::{S4, S8, S12, S16, S24, Skin, Type};
use crate::ui::widgets::{Button, Text, strokes};

/// Width of the column with the time.
const TIME_WIDTH: f32 = 64.0;
/// A line of text is never set wider than this, at text size 100 %.
const LONGEST_LINE: f32 = 760.0;

/// Draws every line; one exchange, from 0, can be brought into view.
pub(super) fn lines_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, scroll_to: Option<usize>) -> Option<Action> {
    let mut action = None;
    Text::new(phrases::EXCHANGES, Type::Title).show(ui, skin);
    for (index, exchange) in debrief.exchanges.iter().enumerate() {
        ui.add_space(skin.space(S24));
        let top = ui.cursor().min;
        if index > 0 {
            let (left, right) = (ui.cursor().left(), ui.cursor().left() + ui.available_width());
            strokes::hairline(ui.painter(), skin, left..=right, ui.cursor().top());
            ui.add_space(skin.space(S24));
        }
        action = action.or(exchange_ui(ui, skin, debrief, index, exchange));
        if scroll_to == Some(index) {
            let rect = Rect::from_min_max(top, pos2(top.x + 1.0, ui.cursor().top()));
            ui.scroll_to_rect_animation(rect, Some(Align::Min), eframe::egui::style::ScrollAnimation::none());
        }
    }
    ui.add_space(skin.space(S24));
    Text::new(&phrases::run_again(&debrief.run_line), Type::Note).color(skin.theme.soft).show(ui, skin);
    action
}

fn exchange_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, index: usize, exchange: &ExchangeTold) -> Option<Action> {
    let time_width = skin.space(TIME_WIDTH);
    let width = (ui.available_width() - time_width).min(LONGEST_LINE * skin.zoom.max(1.0));
    let top = ui.cursor().min;
    let time = exchange.time.as_deref().map_or_else(|| phrases::nth_exchange(index), str::to_owned);
    let time_place = Rect::from_min_size(top, Vec2::new(time_width, skin.line_height(Type::Body)));
    crate::ui::layout::place(ui, time_place, |ui| Text::new(&time, Type::Small).color(skin.theme.soft).show(ui, skin));
    let mut action = None;
    let place = Rect::from_min_size(pos2(top.x + time_width, top.y), Vec2::new(width, f32::INFINITY));
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(place).id_salt(index), |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if let Some(said) = &exchange.they_said {
            Text::new(&quoted(said), Type::Body).color(skin.theme.soft).show(ui, skin);
            ui.add_space(S8);
        } else if let Some(seen) = &exchange.you_saw {
            Text::new(seen, Type::Body).italic().color(skin.theme.soft).show(ui, skin);
            ui.add_space(S8);
        }
        let you_said = phrases::with_voice(&exchange.you_said, exchange.voice);
        let text = Text::new(&you_said, Type::Body);
        if exchange.is_act { text.italic() } else { text.semi() }.show(ui, skin);
        ui.add_space(S4);
        let moved = phrases::moved(exchange.mood, exchange.trust, exchange.not_heard_yet);
        Text::new(&moved, Type::Note).color(skin.theme.soft).show(ui, skin);
        let remarks =
            [(phrases::thought(debrief.pronoun), &exchange.they_thought, true), (phrases::WHY.to_owned(), &exchange.note, false)];
        for (label, words, italic) in remarks {
            if let Some(words) = words {
                ui.add_space(S8);
                labelled_line(ui, skin, &label, words, italic);
            }
        }
        if !exchange.others.is_empty() {
            ui.add_space(S16);
            Text::new(phrases::OTHER_ROADS, Type::Note).semi().color(skin.theme.soft).show(ui, skin);
            for other in &exchange.others {
                ui.add_space(S8);
                other_ui(ui, skin, debrief, other);
            }
        }
        ui.add_space(S12);
        let words = phrases::play_from(exchange.time.as_deref(), index);
        if Button::third(&words).show(ui, skin).clicked() {
            action = Some(Action::PlayFrom(index));
        }
    });
    action
}

fn labelled_line(ui: &mut Ui, skin: &Skin<'_>, label: &str, words: &str, italic: bool) {
    Text::new(label, Type::Note).color(skin.theme.soft).show(ui, skin);
    let text = Text::new(words, Type::Small);
    if italic { text.italic() } else { text }.show(ui, skin);
}

fn other_ui(ui: &mut Ui, skin: &Skin<'_>, debrief: &Debrief, other: &OtherRoad) {
    let text = Text::new(&other.text, Type::Small);
    if other.is_act { text.italic() } else { text }.show(ui, skin);
    let then = match (&other.closed_by, &other.answer) {
        (Some(condition), _) => phrases::was_closed(condition),
        (None, Some(Answer::Says(words))) => phrases::would_have_answered(debrief.pronoun, words),
        (None, Some(Answer::Sees(seen))) => seen.clone(),
        (None, Some(Answer::Ends(told))) => phrases::would_have_ended(told),
        (None, None) => return,
    };
    Text::new(&then, Type::Small).color(skin.theme.soft).show(ui, skin);
}
