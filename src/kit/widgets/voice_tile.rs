//! A voice to say it in: a drawn line, a name and a key.

use egui::accesskit::Role;
use egui::epaint::CubicBezierShape;
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::interaction::{Interaction, paint_ring, rounded};
use super::key_cap::KeyCap;
use super::strokes::{outline, round_curve, round_line};
use super::text::Text;
use crate::kit::theme::{Motion, S12, Style, TextStyle};

/// The size of a tile at text size 100 %.
pub const TILE: Vec2 = Vec2::new(152.0, 120.0);

const WAVE_AT: Vec2 = Vec2::new(31.0, 21.0);
const WAVE_WIDTH: f32 = 2.5;
const NAME_LEFT: f32 = 17.0;
const NAME_BOTTOM: f32 = 13.0;
const CAP_RIGHT: f32 = 15.0;
const CAP_BOTTOM: f32 = 16.0;
/// A tile lower than this, at text size 100 %, has no wave: name and key stand in its middle.
const LEAST_WITH_WAVE: f32 = 90.0;
/// A tile is crowded under this part of the width that its text would have it.
const CROWDED: f32 = 0.75;

/// How a voice would look if it could be seen, in a box of 90 by 40.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wave {
    /// A full slow wave.
    Warm,
    /// Nearly level.
    Steady,
    /// Short strokes.
    Brisk,
    /// Rising.
    Bright,
}

const WARM: [[f32; 2]; 10] = [
    [0.0, 20.0],
    [10.0, 4.0],
    [20.0, 4.0],
    [30.0, 20.0],
    [40.0, 36.0],
    [50.0, 36.0],
    [60.0, 20.0],
    [70.0, 4.0],
    [80.0, 4.0],
    [90.0, 20.0],
];
const STEADY: [[f32; 2]; 7] = [[0.0, 20.0], [15.0, 16.0], [30.0, 16.0], [45.0, 20.0], [60.0, 24.0], [75.0, 24.0], [90.0, 20.0]];
const BRIGHT: [[f32; 2]; 19] = [
    [0.0, 32.0],
    [8.0, 32.0],
    [10.0, 24.0],
    [16.0, 24.0],
    [22.0, 24.0],
    [24.0, 30.0],
    [30.0, 30.0],
    [36.0, 30.0],
    [40.0, 16.0],
    [46.0, 16.0],
    [52.0, 16.0],
    [54.0, 22.0],
    [60.0, 22.0],
    [66.0, 22.0],
    [70.0, 6.0],
    [76.0, 6.0],
    [82.0, 6.0],
    [84.0, 10.0],
    [90.0, 4.0],
];
const BRISK: [[f32; 2]; 12] = [
    [0.0, 20.0],
    [8.0, 20.0],
    [14.0, 10.0],
    [22.0, 30.0],
    [28.0, 20.0],
    [40.0, 20.0],
    [46.0, 10.0],
    [54.0, 30.0],
    [60.0, 20.0],
    [72.0, 20.0],
    [78.0, 10.0],
    [84.0, 28.0],
];
const BRISK_END: [f32; 2] = [90.0, 20.0];

impl Wave {
    /// The line as points in its box.
    fn points(self) -> Vec<Pos2> {
        match self {
            Self::Warm => smooth(&WARM),
            Self::Steady => smooth(&STEADY),
            Self::Bright => smooth(&BRIGHT),
            Self::Brisk => BRISK.iter().copied().chain([BRISK_END]).map(Pos2::from).collect(),
        }
    }
}

/// A tile.
#[derive(Clone, Copy, Debug)]
pub struct VoiceTile<'a> {
    wave: Wave,
    name: &'a str,
    key: &'a str,
    selected: bool,
    size: Vec2,
}

impl<'a> VoiceTile<'a> {
    /// A voice by its line, its name and the key that chooses it.
    pub fn new(wave: Wave, name: &'a str, key: &'a str) -> Self {
        Self { wave, name, key, selected: false, size: TILE }
    }

    /// Chosen.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// In another size than 152 by 120, at text size 100 %.
    #[must_use]
    pub fn size(mut self, size: Vec2) -> Self {
        self.size = size;
        self
    }

    /// Shows the tile; its accessible name is the name of the voice.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>) -> Response {
        let size = Vec2::new(style.space(self.size.x), style.space(self.size.y));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), self.selected, self.name));
        let interaction = Interaction::of(style, &response);
        let chosen = self.selected || interaction.ring;
        // The line draws itself once when the tile comes into focus and simply stands there when it leaves.
        let drawing = style.animate(ui.ctx(), response.id.with("wave"), chosen, Motion::Wave);
        let drawn = if chosen { drawing } else { 1.0 };
        if ui.is_rect_visible(rect) {
            self.paint(ui, style, rect, interaction, (chosen, drawn));
        }
        response
    }

    fn paint(&self, ui: &Ui, style: &Style<'_>, rect: Rect, interaction: Interaction, (chosen, drawn): (bool, f32)) {
        let painter = ui.painter();
        let radius = style.tokens().radius.card;
        let (edge, ink) = if chosen { (style.theme.accent, style.theme.accent) } else { (style.theme.edge, style.theme.ink) };
        let fill = if chosen && !interaction.pressed { style.theme.wash } else { interaction.fill(style, Color32::TRANSPARENT) };
        let outline = style.contrast_edge().filter(|_| interaction.raised).unwrap_or_else(|| outline(painter, style, edge));
        painter.rect(rect, rounded(radius), fill, outline, StrokeKind::Inside);
        let grown = rect.width() / self.size.x;
        let has_wave = self.size.y >= LEAST_WITH_WAVE;
        if has_wave {
            self.paint_wave(painter, rect, (grown, drawn), ink);
        }
        let galley = Text::new(self.name, TextStyle::Body).semi().galley(painter, style);
        let cap = KeyCap::new(self.key);
        // Where text has grown more than the tile, name and cap need what room there is beside them.
        let is_crowded = rect.width() < CROWDED * TILE.x * style.zoom;
        let (name_left, cap_right) = if is_crowded { (S12, S12) } else { (NAME_LEFT * grown, CAP_RIGHT * grown) };
        let cap_size = cap.size(painter, style);
        let (name_up, cap_up) = if has_wave {
            (NAME_BOTTOM * grown, CAP_BOTTOM * grown)
        } else {
            ((rect.height() - galley.size().y) / 2.0, (rect.height() - cap_size.y) / 2.0)
        };
        let name_at = rect.left_bottom() + Vec2::new(name_left, -name_up - galley.size().y);
        painter.galley(name_at, galley, style.theme.ink);
        let corner = rect.right_bottom() - Vec2::new(cap_right, cap_up);
        cap.paint(painter, style, (corner - cap_size).round());
        if interaction.ring {
            paint_ring(painter, style, rect, radius);
        }
    }

    /// The beginning of the line, as far as it is drawn, 0 to 1.
    fn paint_wave(&self, painter: &Painter, rect: Rect, (grown, drawn): (f32, f32), ink: Color32) {
        let slack = (rect.height() / grown - TILE.y) / 2.0;
        let at = rect.min + Vec2::new(WAVE_AT.x + (self.size.x - TILE.x) / 2.0, (WAVE_AT.y + slack).max(WAVE_AT.x / 4.0)) * grown;
        let points: Vec<Pos2> = self.wave.points().into_iter().map(|point| at + point.to_vec2() * grown).collect();
        let stroke = Stroke::new(WAVE_WIDTH * grown, ink);
        let part = beginning(&points, drawn);
        if self.wave == Wave::Brisk {
            round_line(painter, &part, stroke);
        } else {
            round_curve(painter, &part, stroke);
        }
    }
}

/// Flattens a run of cubic curves: a start, then three points a curve.
fn smooth(control: &[[f32; 2]]) -> Vec<Pos2> {
    let mut points: Vec<Pos2> = control.first().map(|start| Pos2::from(*start)).into_iter().collect();
    for curve in control.get(1..).unwrap_or_default().chunks_exact(3) {
        let (Some(start), [one, two, end]) = (points.last().copied(), curve) else {
            continue;
        };
        let corners = [start, Pos2::from(*one), Pos2::from(*two), Pos2::from(*end)];
        let shape = CubicBezierShape::from_points_stroke(corners, false, Color32::TRANSPARENT, Stroke::NONE);
        points.extend(shape.flatten(Some(0.05)).into_iter().skip(1));
    }
    points
}

/// The first part (0 to 1) of a line, by the number of its points.
fn beginning(points: &[Pos2], part: f32) -> Vec<Pos2> {
    let wanted = part.clamp(0.0, 1.0) * points.len().saturating_sub(1) as f32;
    let whole = wanted.floor() as usize;
    let mut shown: Vec<Pos2> = points.iter().take(whole + 1).copied().collect();
    if let (Some(from), Some(to)) = (points.get(whole), points.get(whole + 1)) {
        shown.push(from.lerp(*to, wanted - whole as f32));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wave_runs_from_the_left_to_the_right_of_its_box() {
        for wave in [Wave::Warm, Wave::Steady, Wave::Brisk, Wave::Bright] {
            let points = wave.points();
            assert!((points[0].x).abs() < 0.01, "{wave:?}");
            assert!((points[points.len() - 1].x - 90.0).abs() < 0.01, "{wave:?}");
        }
    }

    #[test]
    fn half_a_line_ends_in_its_middle() {
        let line = [Pos2::ZERO, Pos2::new(10.0, 0.0), Pos2::new(20.0, 0.0)];
        let half = beginning(&line, 0.75);
        assert_eq!(half.last().copied(), Some(Pos2::new(15.0, 0.0)));
    }
}
