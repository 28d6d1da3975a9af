//! What a face stands on: the stage, and the rounded tile of a portrait.

use egui::{Color32, Direction, Painter, Rect, Shape, Stroke, StrokeKind};

use super::interaction::rounded;
use crate::kit::theme::Style;

/// Paints the two-colour ground of a mood (-10 to 10) over a rectangle with square corners.
pub fn paint_ground(painter: &Painter, style: &Style<'_>, rect: Rect, mood: f32) {
    painter.add(Shape::gradient_rect(rect, Direction::TopDown, style.theme.stage_colors(mood)));
}

/// Paints the stage: its ground and, in high contrast, the edge at its right.
pub fn paint_stage(painter: &Painter, style: &Style<'_>, rect: Rect, mood: f32) {
    paint_ground(painter, style, rect, mood);
    if let Some(edge) = style.contrast_edge() {
        painter.vline(rect.right() - edge.width / 2.0, rect.y_range(), edge);
    }
}

/// Rounds the corners of what was painted into `rect`, by covering them with the colour around it.
///
/// It paints a frame outside the rectangle, half as wide as the radius.
pub fn corner_mask(painter: &Painter, rect: Rect, radius: f32, around: Color32) {
    let stroke = Stroke::new((radius * 0.5).ceil(), around);
    painter.rect_stroke(rect, rounded(radius), stroke, StrokeKind::Outside);
}

/// What stands below the edge of a page fades out over so much, in px.
const FADE: f32 = 56.0;

/// Lets the lower end of a page fade into paper: there is more below.
pub fn fade_out(painter: &Painter, style: &Style<'_>, page: Rect) {
    fade_out_on(painter, style.theme.paper, page);
}

/// The same on another ground than paper.
pub fn fade_out_on(painter: &Painter, ground: Color32, page: Rect) {
    let strip = page.with_min_y(page.bottom() - FADE.min(page.height() / 2.0));
    painter.add(Shape::gradient_rect(strip, Direction::TopDown, [ground.gamma_multiply(0.0), ground]));
}

/// What lies above the edge of a page goes over so much less.
const FADE_IN: f32 = 24.0;

/// Lets the upper end of a page come out of paper: there is more above.
pub fn fade_in(painter: &Painter, style: &Style<'_>, page: Rect) {
    fade_in_on(painter, style.theme.paper, page);
}

/// The same on another ground than paper.
pub fn fade_in_on(painter: &Painter, ground: Color32, page: Rect) {
    let strip = page.with_max_y(page.top() + FADE_IN.min(page.height() / 2.0));
    painter.add(Shape::gradient_rect(strip, Direction::TopDown, [ground, ground.gamma_multiply(0.0)]));
}
