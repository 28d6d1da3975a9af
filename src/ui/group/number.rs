//! The number of a screen, by which somebody tells one from another.

use egui::accesskit::Role;
use egui::{Align2, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::kit::place::window_id;
use crate::kit::theme::{S8, S16, Style, TextStyle};
use crate::kit::widgets::Text;
use crate::words::group as said;

/// The number of this screen, large, at the upper right: neither the page before a session nor the desk has a control there.
pub fn screen_number_ui(ui: &Ui, style: &Style<'_>, number: usize) {
    let words = number.to_string();
    let text = Text::new(&words, TextStyle::Display).semi();
    let galley = text.galley(ui.painter(), style);
    let size = galley.size() + vec2(style.space(32.0), 0.0);
    let corner = ui.max_rect().right_top() + vec2(-style.margin(S16), style.margin(S8));
    let rect = Align2::RIGHT_TOP.anchor_size(corner, size);
    let response = ui.interact(rect, window_id(ui.ctx(), "the number of this screen"), Sense::hover());
    let name = said::screens::screen(number);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    ui.painter().rect_filled(rect, 12.0, style.theme.sheet);
    ui.painter().rect_stroke(rect, 12.0, Stroke::new(4.0, style.theme.ink), StrokeKind::Inside);
    text.paint(ui.painter(), style, rect.center() - galley.size() / 2.0);
}
