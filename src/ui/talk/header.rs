//! What stands above the customer's words: what you said last, the time, and the way to the keys.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::Talk;
use crate::phrases::{self, typographic};
use crate::ui::Action;
use crate::ui::layout::place;
use crate::ui::theme::{Motion, S16, S24, S32, Skin, Type};
use crate::ui::widgets::{KeyCap, Text, Touch, paint_ring};

pub(super) struct Header {
    pub bottom: f32,
    pub action: Option<Action>,
}

/// Draws the header. Where text is large, what you said stands in the page above and not here.
pub(super) fn header_ui(ui: &mut Ui, skin: &Skin<'_>, column: Rect, talk: &Talk<'_>, says: bool) -> Header {
    let transcript = talk.run.transcript();
    let note = skin.line_height(Type::Note);
    let below = column.top() + skin.space(64.0).max(S32 + note + S16);
    let said = transcript.exchanges().last().filter(|_| says).map(|exchange| {
        let spoken = transcript.spoken(exchange);
        let words = typographic(&talk.fill.text(spoken.text()));
        let title = if spoken.is_act() { phrases::YOU_DID } else { phrases::YOU_SAID };
        let place_of_words = Rect::from_min_max(pos2(column.left(), column.top() + S32), pos2(column.right(), column.bottom()));
        place(ui, place_of_words, |ui| {
            // Yours fades in where it now stands, as hers rises.
            ui.set_opacity(talk.lines_in);
            Text::new(title, Type::Note).color(skin.theme.soft).width(column.width() * 0.5).show(ui, skin);
            ui.add_space(2.0);
            let text = Text::new(&words, Type::Small).color(skin.theme.soft).max_rows(2);
            let text = if spoken.is_act() { text.italic() } else { text };
            text.show(ui, skin);
            ui.cursor().top() + skin.space(S24)
        })
    });
    let action = corner_ui(ui, skin, column, talk);
    Header { bottom: said.unwrap_or(below), action }
}

/// The time and the place, and `?`.
fn corner_ui(ui: &mut Ui, skin: &Skin<'_>, column: Rect, talk: &Talk<'_>) -> Option<Action> {
    let right = column.right() + S16;
    let cap = KeyCap::new("?");
    let size = cap.size(ui.painter(), skin);
    let key = Rect::from_min_size(pos2(right - size.x, column.top() + S32), size);
    let time = talk.run.transcript().clock().last().copied().flatten().map(str::to_owned);
    let whereabouts = [time.as_deref(), talk.run.scenario().place()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let width = 0.45 * column.width();
    let place_of_time = Rect::from_min_size(
        pos2(key.left() - S24 - width, column.top() + S32 + 1.0),
        Vec2::new(width, skin.line_height(Type::Note)),
    );
    place(ui, place_of_time, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if !whereabouts.is_empty() {
                Text::new(&whereabouts, Type::Note).color(skin.theme.soft).max_rows(1).width(width).show(ui, skin);
            }
        });
    });
    let response = ui.interact(key.expand(12.0), ui.scope_id().with("help"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, phrases::HOW_PEOPLE_WORK));
    let touch = Touch::of(skin, &response);
    let lift = skin.animate(ui.ctx(), response.id.with("cap"), touch.raised, Motion::Hover);
    cap.lift(lift).paint(ui.painter(), skin, key.min);
    if touch.ring {
        paint_ring(ui.painter(), skin, key, skin.tokens().radius.tag);
    }
    response.clicked().then_some(Action::ToggleHelp)
}
