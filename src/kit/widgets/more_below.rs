//! That a page goes on below its edge, and what is there.

use egui::{Align, Painter, Pos2, Rect, Vec2, pos2};

use super::strokes;
use super::text::Text;
use crate::kit::theme::{S12, S24, Style, TextStyle};

/// What the arrow takes.
const ARROW: f32 = S24;

/// How wide this stands.
fn more_below_width(painter: &Painter, style: &Style<'_>, words: &str) -> f32 {
    Text::new(words, TextStyle::Note).galley(painter, style).size().x + style.mark(ARROW)
}

/// Where it ends below, at the right end of a row of buttons where these leave room for it; `None` where they do not.
pub fn more_below_beside(painter: &Painter, style: &Style<'_>, words: &str, row: Rect, taken_to: f32) -> Option<Pos2> {
    let is_beside = taken_to + style.space(S12) + more_below_width(painter, style, words) <= row.right();
    is_beside.then(|| pos2(row.right(), row.center().y + style.line_height(TextStyle::Note) / 2.0))
}

/// Says on a line of its own that something lies below, with an arrow, its lower right corner at `at`. Answers where it stands.
pub fn more_below(painter: &Painter, style: &Style<'_>, words: &str, at: Pos2) -> Rect {
    let line = style.line_height(TextStyle::Note);
    let arrow = style.mark(ARROW);
    let at = pos2(at.x - arrow, at.y - line);
    let text = Text::new(words, TextStyle::Note).color(style.theme.soft);
    let shown = text.paint_aligned(painter, style, at, Align::Max);
    strokes::arrow(painter, style, pos2(at.x + arrow / 2.0, at.y + line / 2.0), Vec2::DOWN, style.theme.soft);
    shown.with_max_x(at.x + arrow)
}
