//! That a page goes on below its edge, and what is there.

use egui::{Align, Painter, Pos2, Rect, Vec2, pos2};

use super::strokes;
use super::text::Text;
use crate::kit::theme::{S24, Style, TextStyle};

/// Says on a line of its own that something lies below, with an arrow, its lower right corner at `at`. Answers where it stands.
pub fn more_below(painter: &Painter, style: &Style<'_>, words: &str, at: Pos2) -> Rect {
    let line = style.line_height(TextStyle::Note);
    let arrow = style.mark(S24);
    let at = pos2(at.x - arrow, at.y - line);
    let text = Text::new(words, TextStyle::Note).color(style.theme.soft);
    let shown = text.paint_aligned(painter, style, at, Align::Max);
    strokes::arrow(painter, style, pos2(at.x + arrow / 2.0, at.y + line / 2.0), Vec2::DOWN, style.theme.soft);
    shown.with_max_x(at.x + arrow)
}
