//! The seven drawn marks. Each is told by its shape; its colour only agrees.

use egui::accesskit::Role;
use egui::{Color32, Painter, Pos2, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

use super::strokes::{ring, round_line, round_outline};
use crate::kit::theme::Style;

/// Half the size of a mark.
const HALF: f32 = 7.0;
/// The box a mark stands in as a widget.
const BOX: f32 = 20.0;
const THICK: f32 = 3.0;
const MEDIUM: f32 = 2.5;

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A promise kept: a tick.
    Kept,
    /// A promise broken: a cross.
    Broken,
    /// Not heard yet: a triangle.
    Unheard,
    /// Something happened: a filled diamond.
    Event,
    /// A promise still open: a ring with a dot.
    Open,
    /// A promise moved: the ring with an arrow.
    Moved,
    /// A strength: a plus.
    Strength,
}

impl Mark {
    /// All seven.
    pub const ALL: [Self; 7] = [Self::Open, Self::Moved, Self::Kept, Self::Broken, Self::Unheard, Self::Event, Self::Strength];

    /// The colour that goes with the shape.
    pub fn color(self, style: &Style<'_>) -> Color32 {
        match self {
            Self::Kept | Self::Strength => style.theme.kept,
            Self::Broken => style.theme.broken,
            Self::Unheard => style.theme.unheard,
            Self::Event => style.theme.event,
            Self::Open | Self::Moved => style.theme.ink,
        }
    }

    /// Paints the mark, 14 px at text size 100 %, round its middle.
    pub fn paint(self, painter: &Painter, style: &Style<'_>, center: Pos2) {
        let unit = style.mark(HALF);
        let at = |x: f32, y: f32| center + Vec2::new(x, y) * unit;
        let line = |width: f32| Stroke::new(style.mark(width), self.color(style));
        match self {
            Self::Kept => round_line(painter, &[at(-1.0, 0.1), at(-0.25, 0.85), at(1.0, -0.65)], line(THICK)),
            Self::Broken => {
                round_line(painter, &[at(-1.0, -1.0), at(1.0, 1.0)], line(THICK));
                round_line(painter, &[at(1.0, -1.0), at(-1.0, 1.0)], line(THICK));
            }
            Self::Unheard => round_outline(painter, &[at(0.0, -1.0), at(1.0, 0.8), at(-1.0, 0.8)], line(MEDIUM)),
            Self::Event => {
                let corners = vec![at(0.0, -1.1), at(1.1, 0.0), at(0.0, 1.1), at(-1.1, 0.0)];
                painter.add(Shape::convex_polygon(corners, self.color(style), Stroke::NONE));
            }
            Self::Open => paint_open(painter, center, unit, line(MEDIUM)),
            Self::Moved => {
                paint_open(painter, center, unit, line(MEDIUM));
                round_line(painter, &[at(1.6, 0.0), at(2.6, 0.0)], line(2.0));
                round_line(painter, &[at(2.15, -0.5), at(2.65, 0.0), at(2.15, 0.5)], line(2.0));
            }
            Self::Strength => {
                round_line(painter, &[at(0.0, -1.0), at(0.0, 1.0)], line(THICK));
                round_line(painter, &[at(-1.0, 0.0), at(1.0, 0.0)], line(THICK));
            }
        }
    }

    /// The size of its box.
    pub fn size(self, style: &Style<'_>) -> Vec2 {
        let extra = if self == Self::Moved { style.mark(BOX / 2.0) } else { 0.0 };
        let side = style.mark(BOX).round();
        Vec2::new(side + extra, side)
    }

    /// Shows the mark in a box of 20 px (a moved promise needs 30) with an accessible name.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>, name: &str) -> Response {
        let size = self.size(style);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        self.paint(ui.painter(), style, rect.min + Vec2::splat(size.y / 2.0));
        response
    }
}

fn paint_open(painter: &Painter, center: Pos2, unit: f32, stroke: Stroke) {
    ring(painter, center, unit, stroke);
    painter.circle_filled(center, unit * 0.36, stroke.color);
}
