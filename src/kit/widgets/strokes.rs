//! Lines with round ends and corners, and hairlines; egui's own ends are square.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Rangef, Shape, Stroke, Vec2};

use crate::kit::theme::Style;

/// How many points a round end is made of.
const END_POINTS: usize = 9;

/// Paints an open line with round ends and corners.
pub fn round_line(painter: &Painter, points: &[Pos2], stroke: Stroke) {
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        painter.add(capsule(*from, *to, stroke));
    }
}

/// Paints an open curve with round ends, for points that lie close together.
pub fn round_curve(painter: &Painter, points: &[Pos2], stroke: Stroke) {
    painter.add(Shape::line(points.to_vec(), stroke));
    painter.extend(points.first().map(|end| capsule(*end, *end, stroke)));
    painter.extend(points.last().map(|end| capsule(*end, *end, stroke)));
}

/// Paints a closed line with round corners.
pub fn round_outline(painter: &Painter, points: &[Pos2], stroke: Stroke) {
    round_line(painter, points, stroke);
    if let (Some(first), Some(last)) = (points.first(), points.last()) {
        painter.add(capsule(*last, *first, stroke));
    }
}

/// Half the length of an arrow, half the width of its head, and how thick it is, in px at text size 100 %.
const ARROW: (f32, f32, f32) = (5.0, 3.7, 1.5);

/// Paints an arrow round its middle: `towards` is where it points, as a vector of length 1. The typeface has none.
pub fn arrow(painter: &Painter, style: &Style<'_>, middle: Pos2, towards: Vec2, color: Color32) {
    let (half, wide, thick) = ARROW;
    let at = |along: f32, across: f32| middle + (towards * along + towards.rot90() * across) * style.mark(1.0);
    let stroke = Stroke::new(style.mark(thick), color);
    round_line(painter, &[at(-half, 0.0), at(half, 0.0)], stroke);
    round_line(painter, &[at(half - wide, -wide), at(half, 0.0), at(half - wide, wide)], stroke);
}

/// Paints short dashes with round ends between two points.
pub fn dotted(painter: &Painter, from: Pos2, to: Pos2, stroke: Stroke, dash: f32, gap: f32) {
    let length = from.distance(to);
    let step = (dash + gap).max(1.0);
    let at = |distance: f32| from.lerp(to, (distance / length.max(1.0)).min(1.0));
    let n_dashes = (length / step).ceil() as usize;
    painter.extend((0..n_dashes).map(|index| capsule(at(index as f32 * step), at(index as f32 * step + dash), stroke)));
}

/// A straight line with round ends.
fn capsule(from: Pos2, to: Pos2, stroke: Stroke) -> Shape {
    let along = if from.distance(to) > 0.0 { (to - from).angle() } else { 0.0 };
    let end = |center: Pos2, start: f32| {
        (0..END_POINTS).map(move |index| {
            let angle = start + PI * index as f32 / (END_POINTS - 1) as f32;
            center + Vec2::angled(angle) * stroke.width / 2.0
        })
    };
    let outline: Vec<Pos2> = end(to, along - PI / 2.0).chain(end(from, along + PI / 2.0)).collect();
    Shape::convex_polygon(outline, stroke.color, Stroke::NONE)
}

/// Paints a ring whose line lies half inside and half outside of the radius; egui's own lies outside.
pub fn ring(painter: &Painter, center: Pos2, radius: f32, stroke: Stroke) {
    painter.circle_stroke(center, radius - stroke.width / 2.0, stroke);
}

/// The outline of a control in whole pixels of the screen: rounded down, in high contrast up.
pub fn outline(painter: &Painter, style: &Style<'_>, color: Color32) -> Stroke {
    Stroke::new(whole_px(painter, style, style.tokens().stroke.control), color)
}

/// A width in whole pixels of the screen, one at least: rounded down, in high contrast up.
pub fn whole_px(painter: &Painter, style: &Style<'_>, width: f32) -> f32 {
    let px = width * painter.pixels_per_point();
    let whole = if style.theme.contrast { px.ceil() } else { px.floor() };
    whole.max(1.0) / painter.pixels_per_point()
}

/// Paints the horizontal hairline whose upper edge is at `top`, on whole pixels.
pub fn hairline(painter: &Painter, style: &Style<'_>, x: impl Into<Rangef>, top: f32) {
    let stroke = style.hairline();
    let x: Rangef = x.into();
    painter.hline(x, painter.round_to_pixel_center(top + 0.5), stroke);
}
