//! A key cap with words beside it: a way back, or past something.

use eframe::egui::accesskit::Role;
use eframe::egui::{Sense, Ui, Vec2, WidgetInfo, pos2};

use super::key_cap::KeyCap;
use super::text::Text;
use super::touch::{Touch, paint_ring};
use crate::ui::theme::{S12, Skin, Type};

const HEIGHT: f32 = 40.0;

/// Shows the line; answers whether it was clicked. The screen listens for the key.
pub fn key_line_ui(ui: &mut Ui, skin: &Skin<'_>, key: &str, words: &str) -> bool {
    let cap = KeyCap::new(key);
    let size = cap.size(ui.painter(), skin);
    let width = ui.available_width() - size.x - S12;
    let galley = Text::new(words, Type::Small).color(skin.theme.soft).width(width).galley(ui.painter(), skin);
    let whole = Vec2::new(size.x + S12 + galley.size().x, skin.space(HEIGHT).max(galley.size().y));
    let (rect, response) = ui.allocate_exact_size(whole, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let touch = Touch::of(skin, &response);
    cap.lift(touch.lift).paint(ui.painter(), skin, pos2(rect.left(), rect.center().y - size.y / 2.0));
    let at = pos2(rect.left() + size.x + S12, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, skin.theme.soft);
    if touch.ring {
        paint_ring(ui.painter(), skin, rect.expand(4.0), skin.tokens().radius.tag);
    }
    response.clicked()
}
