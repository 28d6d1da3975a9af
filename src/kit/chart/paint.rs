//! How the chart is drawn, from the back to the front.

use egui::{Align, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::layout::Layout;
use super::place::{Placed, PlacedWords};
use super::{Chart, ChartPoint, DASH, DASH_GAP, DOT, DOT_GAP, DOT_SMALL, LINE_BESIDE, MANY, RING};
use crate::kit::theme::{S8, Style, TextStyle};
use crate::kit::widgets::ground::corner_mask;
use crate::kit::widgets::interaction::rounded;
use crate::kit::widgets::strokes::{dotted, hairline, ring, round_line};
use crate::kit::widgets::text::Text;

const DOT_SELECTED: f32 = 9.0;
const NAME_MOOD: f32 = 5.0;
const NAME_TRUST: f32 = 3.0;
/// Dots of the line of a first try stand so far apart.
const DOTTED_STEP: f32 = 6.0;

/// `ring` is where the ring is, in points, and whether it has the keyboard.
pub(super) fn paint(
    chart: &Chart<'_>,
    layout: &Layout,
    placed: &Placed,
    painter: &Painter,
    style: &Style<'_>,
    ring: (f32, bool),
    face: impl FnMut(&Painter, Rect, f32),
) {
    paint_ground(layout, painter, style);
    paint_names(chart, layout, painter, style);
    paint_faces(chart, layout, placed, painter, style, face);
    paint_selection_line(chart, layout, painter, style, ring.0, placed);
    paint_outlook(chart, layout, painter, style);
    paint_mood(chart, layout, painter, style, ring);
    paint_trust(chart, layout, painter, style);
    for mark in &placed.marks {
        mark.mark.paint(painter, style, mark.center);
    }
    for words in placed.marks.iter().filter_map(|mark| mark.words.as_ref()) {
        paint_words(words, painter, style, style.theme.soft);
    }
    for words in placed.sides.iter().chain(&placed.times).chain(&placed.notes) {
        paint_words(words, painter, style, style.theme.soft);
    }
    for words in &placed.letters {
        Text::new(&words.words, TextStyle::Small).semi().paint(painter, style, words.rect.min);
    }
}

fn paint_words(words: &PlacedWords, painter: &Painter, style: &Style<'_>, color: Color32) {
    let text = Text::new(&words.words, TextStyle::Note).color(color);
    if words.semi { text.semi() } else { text }.paint(painter, style, words.rect.min);
}

fn paint_ground(layout: &Layout, painter: &Painter, style: &Style<'_>) {
    if let Some(shade) = layout.shade {
        painter.rect_filled(shade, rounded(style.tokens().radius.control), style.theme.sunk);
    }
    let x = layout.mood.left() - style.space(LINE_BESIDE)..=layout.mood.right();
    hairline(painter, style, x.clone(), layout.mood_y(0.0) - 0.5);
    if layout.trust.is_some() {
        hairline(painter, style, x, layout.trust_y(0.0) - 0.5);
    }
}

fn paint_names(chart: &Chart<'_>, layout: &Layout, painter: &Painter, style: &Style<'_>) {
    let half = style.line_height(TextStyle::Note) / 2.0;
    let name = |words, color, y: f32| {
        let text = Text::new(words, TextStyle::Note).semi().color(color);
        text.paint_aligned(painter, style, Pos2::new(layout.rect.left(), y - half), Align::Min);
    };
    name(chart.words.mood, style.theme.ink, layout.mood_y(NAME_MOOD));
    if layout.trust.is_some() {
        name(chart.words.trust, style.theme.trustline, layout.trust_y(NAME_TRUST));
    }
}

fn paint_faces(
    chart: &Chart<'_>,
    layout: &Layout,
    placed: &Placed,
    painter: &Painter,
    style: &Style<'_>,
    mut face: impl FnMut(&Painter, Rect, f32),
) {
    for (index, tile) in &placed.faces {
        let mood = chart.points.get(*index).map_or(0.0, |point| point.mood);
        painter.rect_filled(*tile, 0.0, style.theme.tint_at(mood));
        face(&painter.with_clip_rect(tile.intersect(painter.clip_rect())), *tile, mood);
        corner_mask(painter, *tile, style.tokens().radius.control, ground_at(layout, style, tile.center().x));
    }
}

/// Where the ring stands on the curve of moods.
fn on_curve(chart: &Chart<'_>, at: f32) -> f32 {
    let mood = |index: usize| chart.points.get(index).or(chart.points.last()).map_or(0.0, |point| point.mood);
    let before = at.max(0.0).floor();
    let from = mood(before as usize);
    from + (mood(before as usize + 1) - from) * (at.max(0.0) - before)
}

/// Paints the line from the ring down to its trust, round what stands between them.
fn paint_selection_line(chart: &Chart<'_>, layout: &Layout, painter: &Painter, style: &Style<'_>, at: f32, placed: &Placed) {
    let Some(point) = chart.points.get(at.round() as usize) else {
        return;
    };
    let from: Pos2 = layout.at_mood(at, on_curve(chart, at)) + Vec2::new(0.0, RING + DOT_GAP);
    let bottom = match (layout.trust, point.trust) {
        (Some(_), Some(trust)) => layout.trust_y(trust),
        _ => layout.mood.bottom(),
    };
    let stroke = style.outline(style.theme.edge);
    let line = |top: f32, bottom: f32| {
        if bottom > top {
            dotted(painter, Pos2::new(from.x, top), Pos2::new(from.x, bottom), stroke, DASH, DASH_GAP);
        }
    };
    let mut from_y = from.y;
    for taken in placed.across(from.x) {
        line(from_y, taken.top().min(bottom) - DASH);
        from_y = from_y.max(taken.bottom() + DASH);
    }
    line(from_y, bottom);
}

fn paint_outlook(chart: &Chart<'_>, layout: &Layout, painter: &Painter, style: &Style<'_>) {
    let Some(outlook) = chart.outlook_as_moods() else { return };
    let points = layout.mood_line(outlook.into_iter());
    let stroke = Stroke::new(style.tokens().stroke.control, style.theme.outlook);
    painter.extend(Shape::dashed_line(&points, stroke, S8, DASH_GAP));
}

fn paint_mood(chart: &Chart<'_>, layout: &Layout, painter: &Painter, style: &Style<'_>, (at, focused): (f32, bool)) {
    let stroke = Stroke::new(style.tokens().stroke.mood, style.theme.moodline);
    let line = layout.mood_line(chart.points.iter().map(|point| point.mood));
    if let Some(past) = chart.past {
        let past = layout.mood_line(past.moods.iter().copied());
        painter.extend(Shape::dotted_line(&past, stroke.color, DOTTED_STEP, stroke.width / 2.0));
    }
    painter.add(Shape::line(line, stroke));
    for (index, point) in chart.points.iter().enumerate() {
        paint_dot(chart, layout, painter, style, at, (index, point));
    }
    if chart.points.is_empty() {
        return;
    }
    let place = layout.at_mood(at, on_curve(chart, at));
    let strokes = &style.tokens().stroke;
    // The keyboard's ring takes the place of the ring, one gap further out.
    let (radius, width) = if focused { (RING + strokes.focus_gap, strokes.focus) } else { (RING, strokes.mood) };
    ring(painter, place, radius, Stroke::new(width, style.theme.accent));
}

/// A dot grows as the ring comes to it.
fn paint_dot(
    chart: &Chart<'_>,
    layout: &Layout,
    painter: &Painter,
    style: &Style<'_>,
    ring_at: f32,
    (index, point): (usize, &ChartPoint),
) {
    let place = layout.at_mood(index as f32, point.mood);
    let plain = if chart.points.len() > MANY { DOT_SMALL } else { DOT };
    let near = (1.0 - (ring_at - index as f32).abs()).clamp(0.0, 1.0);
    let radius = plain + (DOT_SELECTED - plain) * near;
    painter.circle_filled(place, radius + DOT_GAP / 2.0, ground_at(layout, style, place.x));
    painter.circle_filled(place, radius - DOT_GAP / 2.0, style.theme.mood_color(point.mood));
}

fn paint_trust(chart: &Chart<'_>, layout: &Layout, painter: &Painter, style: &Style<'_>) {
    if layout.trust.is_none() {
        return;
    }
    let stroke = Stroke::new(style.tokens().stroke.trust, style.theme.trustline);
    let steps = layout.trust_line(chart.points.iter().filter_map(|point| point.trust));
    if let Some(past) = chart.past {
        let past = layout.trust_line(past.trusts.iter().copied());
        painter.extend(Shape::dotted_line(&past, stroke.color, DOTTED_STEP + stroke.width / 2.0, stroke.width / 2.0));
    }
    round_line(painter, &steps, stroke);
}

/// What lies behind a place of the chart.
fn ground_at(layout: &Layout, style: &Style<'_>, x: f32) -> Color32 {
    let shaded = layout.shade.is_some_and(|shade| shade.x_range().contains(x));
    if shaded { style.theme.sunk } else { style.theme.paper }
}
