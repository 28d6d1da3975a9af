//! Words with their key cap after them: a way back, or past something.

use egui::accesskit::Role;
use egui::{Sense, Ui, Vec2, WidgetInfo, pos2};

use super::interaction::{Interaction, paint_ring};
use super::key_cap::KeyCap;
use super::text::Text;
use crate::kit::theme::{S12, Style, TextStyle};

const HEIGHT: f32 = 40.0;

/// Shows the line; answers whether it was clicked. The screen listens for the key.
pub fn key_line_ui(ui: &mut Ui, style: &Style<'_>, key: &str, words: &str) -> bool {
    let cap = KeyCap::new(key);
    let size = cap.size(ui.painter(), style);
    let width = ui.available_width() - size.x - S12;
    let galley = Text::new(words, TextStyle::Small).color(style.theme.soft).width(width).galley(ui.painter(), style);
    let whole = Vec2::new(size.x + S12 + galley.size().x, style.space(HEIGHT).max(galley.size().y));
    let (rect, response) = ui.allocate_exact_size(whole, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let interaction = Interaction::of(style, &response);
    let cap_at = pos2(rect.left() + galley.size().x + S12, rect.center().y - size.y / 2.0);
    cap.lift(interaction.lift).paint(ui.painter(), style, cap_at);
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, style.theme.soft);
    if interaction.ring {
        paint_ring(ui.painter(), style, rect.expand(4.0), style.tokens().radius.tag);
    }
    response.clicked()
}
