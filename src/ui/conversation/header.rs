//! What stands above the customer's words: what you said last, the time, and the way to the keys.

use egui::accesskit::Role;
use egui::{Align, Layout, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::ConversationAction;
use super::Talk;
use crate::kit::commands::Command;
use crate::kit::place::place;
use crate::kit::theme::{Motion, S16, S24, S32, S64, Style, TextStyle};
use crate::kit::widgets::{Interaction, KeyCap, Text, paint_ring};
use crate::wording::typographic;
use crate::words;

pub(super) struct Header {
    pub bottom: f32,
    pub action: Option<ConversationAction>,
}

/// Draws the header. Where text is large there is none: what you said stands in the page above, the time on the notebook bar.
pub(super) fn header_ui(ui: &mut Ui, style: &Style<'_>, column: Rect, talk: &Talk<'_>, fits: impl Fn(f32) -> bool) -> Header {
    let transcript = talk.run.transcript();
    let note = style.line_height(TextStyle::Note);
    let below = column.top() + style.space(S64).max(style.margin(S32) + note + S16);
    let chosen = talk.on_its_way.or_else(|| transcript.exchanges().last().map(|exchange| exchange.chosen));
    let said = chosen.map(|chosen| {
        let spoken = &talk.run.scenario().choices()[chosen.choice].spoken;
        let words = typographic(&talk.fill.text(spoken.text()));
        let title = if spoken.is_act() { words::conversation::YOU_DID } else { words::common::YOU_SAID };
        let place_of_words =
            Rect::from_min_max(pos2(column.left(), column.top() + style.margin(S32)), pos2(column.right(), column.bottom()));
        place(ui, "what you said", place_of_words, |ui| {
            // Yours fades in where it now stands, as hers rises.
            ui.set_opacity(talk.lines_in);
            Text::new(title, TextStyle::Note).color(style.theme.soft).width(column.width() * 0.5).show(ui, style);
            ui.add_space(2.0);
            let text = Text::new(&words, TextStyle::Small).color(style.theme.soft);
            let text = if spoken.is_act() { text.italic() } else { text };
            // A second line of yours is not worth an answer that does not fit: the page above has it whole.
            let one = ui.cursor().top() + style.line_height(TextStyle::Small) + style.space(S24);
            let in_two = fits(one + style.line_height(TextStyle::Small)) || !fits(one);
            text.max_rows(if in_two { 2 } else { 1 }).show(ui, style);
            ui.cursor().top() + style.space(S24)
        })
    });
    let right = column.right() + style.space(S16);
    let action = corner_ui(ui, style, pos2(right, column.top() + style.margin(S32)), 0.45 * column.width(), talk);
    Header { bottom: said.unwrap_or(below), action }
}

/// The time and the place, and `?` with its upper right corner at `at`. Where there is no room the place is left out.
pub(super) fn corner_ui(ui: &mut Ui, style: &Style<'_>, at: Pos2, width: f32, talk: &Talk<'_>) -> Option<ConversationAction> {
    let cap = KeyCap::new(Command::Help.cap());
    let size = cap.size(ui.painter(), style);
    let key = Rect::from_min_size(pos2(at.x - size.x, at.y), size);
    let time = talk.run.transcript().clock().last().copied().flatten().map(str::to_owned);
    let whereabouts = [time.as_deref(), talk.run.transcript().place()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let fits = |words: &String| Text::new(words, TextStyle::Note).galley(ui.painter(), style).size().x <= width;
    let whereabouts = [whereabouts, time.unwrap_or_default()].into_iter().find(fits).unwrap_or_default();
    let height = style.line_height(TextStyle::Note);
    let top = key.center().y - height / 2.0 - 1.0;
    let place_of_time = Rect::from_min_size(pos2(key.left() - style.space(S24) - width, top), Vec2::new(width, height));
    place(ui, "time and place", place_of_time, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if !whereabouts.is_empty() {
                Text::new(&whereabouts, TextStyle::Note).color(style.theme.soft).max_rows(1).width(width).show(ui, style);
            }
        });
    });
    let response = ui.interact(key.expand(12.0), ui.scope_id().with("help"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words::common::HOW_PEOPLE_WORK));
    let interaction = Interaction::of(style, &response);
    let lift = style.animate(ui.ctx(), response.id.with("cap"), interaction.raised, Motion::Hover);
    cap.lift(lift).paint(ui.painter(), style, key.min);
    if interaction.ring {
        paint_ring(ui.painter(), style, key, style.tokens().radius.tag);
    }
    response.clicked().then_some(ConversationAction::Help)
}
