//! The small outlined cap that prints a key where it works.

use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2};

use super::interaction::rounded;
use super::strokes::{outline, round_line};
use super::text::Text;
use crate::kit::theme::{Style, TextStyle};

const HEIGHT: f32 = 24.0;
const PADDING: f32 = 8.5;

/// Half the length of an arrow, how far its head reaches back, and how thick it is drawn.
const ARROW: f32 = 6.0;
const HEAD: f32 = 4.0;
const THICK: f32 = 1.5;

/// A key cap. It is paint only: the control it belongs to carries the name.
#[derive(Clone, Copy, Debug)]
pub struct KeyCap<'a> {
    key: &'a str,
    tone: Tone,
}

#[derive(Clone, Copy, Debug)]
enum Tone {
    Outlined,
    OnAccent,
    Lifting(f32),
}

impl<'a> KeyCap<'a> {
    /// A cap at rest, `soft` in an `edge` outline.
    pub fn new(key: &'a str) -> Self {
        Self { key, tone: Tone::Outlined }
    }

    /// The cap on a primary button.
    #[must_use]
    pub fn on_accent(mut self) -> Self {
        self.tone = Tone::OnAccent;
        self
    }

    /// The cap of a row: it fills with the accent as the row is raised (0 to 1).
    #[must_use]
    pub fn lift(mut self, lift: f32) -> Self {
        self.tone = Tone::Lifting(lift);
        self
    }

    /// The size of the cap. A single sign stands in a square.
    pub fn size(&self, painter: &Painter, style: &Style<'_>) -> Vec2 {
        let height = style.mark(HEIGHT).round();
        if self.key.chars().count() <= 1 {
            return Vec2::splat(height);
        }
        let words = Text::new(self.key, TextStyle::Note).galley(painter, style).size().x;
        Vec2::new((words + 2.0 * style.mark(PADDING)).round().max(height), height)
    }

    /// Paints the cap with its upper left corner at `at`, and says where it lies.
    pub fn paint(&self, painter: &Painter, style: &Style<'_>, at: Pos2) -> Rect {
        let rect = Rect::from_min_size(at, self.size(painter, style));
        let (fill, edge, words) = self.colors(style);
        let radius = rounded(style.mark(style.tokens().radius.tag));
        let stroke = outline(painter, style, edge);
        painter.rect(rect, radius, fill, stroke, StrokeKind::Inside);
        if let Some(direction) = arrow(self.key) {
            paint_arrow(painter, style, rect.center(), direction, words);
            return rect;
        }
        let galley = Text::new(self.key, TextStyle::Note).color(words).galley(painter, style);
        painter.galley(rect.center() - galley.size() / 2.0, galley, words);
        rect
    }

    fn colors(&self, style: &Style<'_>) -> (Color32, Color32, Color32) {
        let theme = style.theme;
        match self.tone {
            Tone::Outlined => (Color32::TRANSPARENT, theme.edge, theme.soft),
            Tone::OnAccent => (Color32::TRANSPARENT, theme.on_accent, theme.on_accent),
            Tone::Lifting(lift) => (
                theme.accent.gamma_multiply(lift),
                theme.edge.lerp_to_gamma(theme.accent, lift),
                theme.soft.lerp_to_gamma(theme.on_accent, lift),
            ),
        }
    }
}

/// Where an arrow points. The typeface has none, so it is drawn.
fn arrow(key: &str) -> Option<Vec2> {
    match key {
        "\u{2190}" => Some(Vec2::LEFT),
        "\u{2192}" => Some(Vec2::RIGHT),
        "\u{2191}" => Some(Vec2::UP),
        "\u{2193}" => Some(Vec2::DOWN),
        _ => None,
    }
}

fn paint_arrow(painter: &Painter, style: &Style<'_>, center: Pos2, direction: Vec2, color: Color32) {
    let stroke = Stroke::new(style.mark(THICK), color);
    let along = direction * style.mark(ARROW);
    let (back, side) = (direction * style.mark(HEAD), direction.rot90() * style.mark(HEAD));
    let tip = center + along;
    round_line(painter, &[center - along, tip], stroke);
    round_line(painter, &[tip - back - side, tip, tip - back + side], stroke);
}
