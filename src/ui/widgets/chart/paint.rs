//! How the chart is drawn, from the back to the front.

use eframe::egui::{Align, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::layout::Layout;
use super::words::{note, paint_mark, paint_times, words_at};
use super::{Chart, ChartPoint};
use crate::ui::theme::{S8, Skin, Type};
use crate::ui::widgets::ground::corner_mask;
use crate::ui::widgets::strokes::{dotted, hairline, ring, round_line};
use crate::ui::widgets::text::Text;
use crate::ui::widgets::touch::rounded;

const DOT: f32 = 6.5;
const DOT_SMALL: f32 = 4.5;
const DOT_SELECTED: f32 = 9.0;
const DOT_GAP: f32 = 2.5;
const RING: f32 = 12.5;
const MANY: usize = 24;
const FACE: f32 = 48.0;
const FACE_STEP: f32 = 64.0;
const FACES_IF_MANY: usize = 5;
const LETTER_ABOVE: f32 = 13.0;
const SHADE_WORDS: Vec2 = Vec2::new(14.0, 5.0);
const NAME_MOOD: f32 = 5.0;
const NAME_TRUST: f32 = 3.0;
const DASH: f32 = 2.0;
const DASH_GAP: f32 = 5.0;
const LINE_BESIDE: f32 = 32.0;

pub(super) fn paint(
    chart: &Chart<'_>,
    layout: &Layout,
    painter: &Painter,
    skin: &Skin<'_>,
    face: impl FnMut(&Painter, Rect, f32),
) {
    paint_ground(chart, layout, painter, skin);
    paint_sides(chart, layout, painter, skin);
    let faces = paint_faces(chart, layout, painter, skin, face);
    paint_selection_line(chart, layout, painter, skin, &faces);
    paint_outlook(chart, layout, painter, skin);
    paint_second_try(chart, layout, painter, skin);
    paint_mood(chart, layout, painter, skin);
    paint_trust(chart, layout, painter, skin);
    for mark in chart.marks {
        paint_mark(chart, layout, painter, skin, mark);
    }
    paint_times(chart, layout, painter, skin);
}

fn paint_ground(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    if let Some(shade) = layout.shade {
        painter.rect_filled(shade, rounded(skin.tokens().radius.control), skin.theme.sunk);
        note(chart.words.first, skin).paint(
            painter,
            skin,
            shade.min + Vec2::new(skin.space(SHADE_WORDS.x), skin.space(SHADE_WORDS.y)),
        );
    }
    let x = layout.mood.left() - skin.space(LINE_BESIDE)..=layout.mood.right();
    hairline(painter, skin, x.clone(), layout.mood_y(0.0) - 0.5);
    if layout.trust.is_some() {
        hairline(painter, skin, x, layout.trust_y(0.0) - 0.5);
    }
}

fn paint_sides(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    let names_left = layout.rect.left();
    let name = |words, color| Text::new(words, Type::Note).semi().color(color);
    for (mood, words) in chart.words.moods {
        let at = Pos2::new(layout.labels_right, layout.mood_y(*mood));
        words_at(&note(words, skin), painter, skin, at, Align::Max);
    }
    let at = Pos2::new(names_left, layout.mood_y(NAME_MOOD));
    words_at(&name(chart.words.mood, skin.theme.ink), painter, skin, at, Align::Min);
    if layout.trust.is_none() {
        return;
    }
    for (trust, words) in chart.words.trusts {
        let at = Pos2::new(layout.labels_right, layout.trust_y(*trust));
        words_at(&note(words, skin), painter, skin, at, Align::Max);
    }
    let at = Pos2::new(names_left, layout.trust_y(NAME_TRUST));
    words_at(&name(chart.words.trust, skin.theme.trustline), painter, skin, at, Align::Min);
}

/// Paints the line from the selected point down to its trust, round the face that may stand between them.
fn paint_selection_line(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>, faces: &[Rect]) {
    let Some(point) = chart.points.get(chart.selected) else {
        return;
    };
    let from: Pos2 = layout.at_mood(chart.selected as f32, point.mood) + Vec2::new(0.0, RING + DOT_GAP);
    let bottom = match (layout.trust, point.trust) {
        (Some(_), Some(trust)) => layout.trust_y(trust),
        _ => layout.mood.bottom(),
    };
    let stroke = skin.outline(skin.theme.edge);
    let line = |top: f32, bottom: f32| {
        if bottom > top {
            dotted(painter, Pos2::new(from.x, top), Pos2::new(from.x, bottom), stroke, DASH, DASH_GAP);
        }
    };
    match faces.iter().find(|face| face.x_range().contains(from.x)) {
        Some(face) => {
            line(from.y, face.top() - DASH);
            line(face.bottom() + DASH, bottom);
        }
        None => line(from.y, bottom),
    }
}

/// Paints the faces and says where they stand.
fn paint_faces(
    chart: &Chart<'_>,
    layout: &Layout,
    painter: &Painter,
    skin: &Skin<'_>,
    mut face: impl FnMut(&Painter, Rect, f32),
) -> Vec<Rect> {
    let mut faces = Vec::new();
    if layout.trust.is_none() {
        return faces;
    }
    let most = if chart.points.len() > MANY { FACES_IF_MANY } else { usize::MAX };
    let mut free_from = f32::NEG_INFINITY;
    for (index, point) in chart.points.iter().enumerate().filter(|(_, point)| point.face) {
        let x = layout.x(index as f32);
        if x < free_from || faces.len() >= most {
            continue;
        }
        let at = Pos2::new(x - FACE / 2.0, layout.faces_top).round();
        let tile = Rect::from_min_size(at, Vec2::splat(FACE));
        painter.rect_filled(tile, 0.0, skin.theme.tint_at(point.mood));
        face(&painter.with_clip_rect(tile.intersect(painter.clip_rect())), tile, point.mood);
        corner_mask(painter, tile, skin.tokens().radius.control, ground_at(layout, skin, x));
        free_from = x + FACE_STEP;
        faces.push(tile);
    }
    faces
}

fn paint_outlook(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    if !chart.outlook {
        return;
    }
    let at = |(index, outlook): (usize, f32)| layout.at_mood(index as f32, outlook * 20.0 - 10.0);
    let points: Vec<Pos2> =
        chart.points.iter().enumerate().filter_map(|(index, point)| Some((index, point.outlook?))).map(at).collect();
    let stroke = Stroke::new(skin.tokens().stroke.control, skin.theme.outlook);
    painter.extend(Shape::dashed_line(&points, stroke, S8, DASH_GAP));
}

fn paint_second_try(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    let points: Vec<Pos2> = chart.second.iter().enumerate().map(|(index, mood)| layout.at_mood(index as f32, *mood)).collect();
    let width = skin.tokens().stroke.mood;
    painter.extend(Shape::dotted_line(&points, skin.theme.moodline, DASH_GAP, width / 2.0));
}

fn paint_mood(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    let at = |(index, point): (usize, &ChartPoint)| layout.at_mood(index as f32, point.mood);
    let line: Vec<Pos2> = chart.points.iter().enumerate().map(at).collect();
    painter.add(Shape::line(line, Stroke::new(skin.tokens().stroke.mood, skin.theme.moodline)));
    let plain = if chart.points.len() > MANY { DOT_SMALL } else { DOT };
    for (index, point) in chart.points.iter().enumerate() {
        let place = at((index, point));
        let radius = if index == chart.selected { DOT_SELECTED } else { plain };
        painter.circle_filled(place, radius + DOT_GAP / 2.0, ground_at(layout, skin, place.x));
        painter.circle_filled(place, radius - DOT_GAP / 2.0, skin.theme.mood_color(point.mood));
        if index == chart.selected {
            ring(painter, place, RING, Stroke::new(skin.tokens().stroke.mood, skin.theme.accent));
        }
        if let Some(letter) = point.letter {
            let above = if index == chart.selected { RING } else { plain };
            let words = letter.to_string();
            let text = Text::new(&words, Type::Small).semi();
            let height = skin.line_height(Type::Small);
            let at = place - Vec2::new(0.0, above.max(LETTER_ABOVE) + height);
            text.paint_aligned(painter, skin, at, Align::Center);
        }
    }
}

fn paint_trust(chart: &Chart<'_>, layout: &Layout, painter: &Painter, skin: &Skin<'_>) {
    if layout.trust.is_none() {
        return;
    }
    let mut steps: Vec<Pos2> = Vec::new();
    let mut end: Option<Pos2> = None;
    for (index, point) in chart.points.iter().enumerate() {
        let Some(trust) = point.trust else { continue };
        let here = layout.at_trust(index as f32, trust);
        match end {
            None => steps.push(here),
            // A level stretch is one line, however many exchanges it spans.
            Some(before) if (before.y - here.y).abs() < 0.1 => {}
            Some(before) => steps.extend([Pos2::new(here.x, before.y), here]),
        }
        end = Some(here);
    }
    steps.extend(end);
    round_line(painter, &steps, Stroke::new(skin.tokens().stroke.trust, skin.theme.trustline));
}

/// What lies behind a place of the chart.
fn ground_at(layout: &Layout, skin: &Skin<'_>, x: f32) -> Color32 {
    let shaded = layout.shade.is_some_and(|shade| shade.x_range().contains(x));
    if shaded { skin.theme.sunk } else { skin.theme.paper }
}
