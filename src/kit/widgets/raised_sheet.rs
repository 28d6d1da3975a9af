//! The raised sheet: yours to act on now. At most one a screen.

use egui::{Frame, InnerResponse, Margin, Rect, Ui, UiBuilder, Vec2};

use super::interaction::rounded;
use crate::kit::theme::{S16, S24, Style};

/// The frame of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct RaisedSheet {
    bleed: f32,
    padding: Vec2,
    /// It reaches no further beyond its column than this, in pixels as given.
    reach: f32,
}

impl Default for RaisedSheet {
    fn default() -> Self {
        Self { bleed: S16, padding: Vec2::splat(S24), reach: f32::INFINITY }
    }
}

impl RaisedSheet {
    /// A sheet with 24 px of padding that reaches 16 px beyond its column on both sides.
    pub fn new() -> Self {
        Self::default()
    }

    /// A sheet that keeps to its column.
    #[must_use]
    pub fn flush(mut self) -> Self {
        self.bleed = 0.0;
        self
    }

    /// A sheet that reaches beyond its column by its padding, so that its words keep the column's edge. Where there is no more room
    /// beside the column than `reach`, in pixels, the padding gives way.
    #[must_use]
    pub fn words_on_the_edge(mut self, reach: f32) -> Self {
        self.bleed = self.padding.x;
        self.reach = reach;
        self
    }

    /// With other padding, in logical pixels at text size 100 %.
    #[must_use]
    pub fn padding(mut self, x: f32, y: f32) -> Self {
        self.padding = Vec2::new(x, y);
        self
    }

    /// Shows the sheet across the column, as high as what is on it.
    pub fn show<R>(self, ui: &mut Ui, style: &Style<'_>, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let bleed = Vec2::new(style.space(self.bleed).min(self.reach), 0.0);
        let outer = ui.available_rect_before_wrap().expand2(bleed);
        let mut child = ui.new_child(UiBuilder::new().max_rect(outer));
        let shown = self.frame(style).show(&mut child, |ui| {
            ui.take_available_width();
            contents(ui)
        });
        let inside = Rect::from_min_max(shown.response.rect.min + bleed, shown.response.rect.max - bleed);
        ui.advance_cursor_after_rect(inside);
        shown
    }

    fn frame(self, style: &Style<'_>) -> Frame {
        let margin = Margin::symmetric(style.space(self.padding.x).min(self.reach) as i8, style.space(self.padding.y) as i8);
        let frame = Frame::new()
            .fill(style.theme.sheet)
            .corner_radius(rounded(style.tokens().radius.card))
            .shadow(style.shadow(1.0))
            .inner_margin(margin);
        style.contrast_edge().map_or(frame, |edge| frame.stroke(edge))
    }
}
