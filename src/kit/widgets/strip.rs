//! A line along the lower edge of a window that says something about the whole of it.

use egui::accesskit::{Live, Role};
use egui::{Rect, Sense, Ui, WidgetInfo, pos2};

use super::strokes;
use super::text::Text;
use crate::kit::theme::{S8, S32, Style, TextStyle};

/// The line. A screen reader tells it once, when it appears.
pub struct Strip<'w> {
    words: &'w str,
}

impl<'w> Strip<'w> {
    pub fn new(words: &'w str) -> Self {
        Self { words }
    }

    fn text(&self, style: &Style<'_>, width: f32) -> Text<'w> {
        Text::new(self.words, TextStyle::Small).color(style.theme.ink).width(width - 2.0 * style.margin(S32))
    }

    /// Where it stands in this window: along the lower edge, as high as its words.
    pub fn size(&self, ui: &Ui, style: &Style<'_>, window: Rect) -> Rect {
        let height = self.text(style, window.width()).galley(ui.painter(), style).size().y + 2.0 * S8;
        Rect::from_min_max(pos2(window.left(), window.bottom() - height), window.max)
    }

    pub fn show(&self, ui: &mut Ui, style: &Style<'_>, place: Rect) {
        ui.painter().rect_filled(place, 0.0, style.theme.wash);
        strokes::hairline(ui.painter(), style, place.x_range(), place.top());
        let at = pos2(place.left() + style.margin(S32), place.top() + S8);
        let text = self.text(style, place.width());
        text.paint_aligned(ui.painter(), style, at, egui::Align::Min);
        let response = ui.interact(place, ui.scope_id().with("strip"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, self.words));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    }
}
