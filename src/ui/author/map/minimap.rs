//! The whole sheet, small: a bar for every beat, problems, and a frame round what is seen that can be dragged.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::super::card::mark_of;
use super::camera::Seen;
use crate::kit::theme::{Style, ThemeName};
use crate::kit::widgets::rounded;
use crate::map::{Map, Mark, Met, Sheet};
use crate::words;

/// No bar is smaller than this.
const LEAST: f32 = 1.5;
/// Half the size of the dot that stands for a problem.
const DOT: f32 = 2.5;

/// The bars, made once for each map, size and theme: there may be thousands.
#[derive(Debug, Default)]
pub(super) struct Minimap {
    bars: Option<(Made, Arc<Mesh>)>,
}

/// What the bars were made of.
#[derive(Clone, Debug)]
struct Made {
    map: Arc<Map>,
    room: Rect,
    theme: ThemeName,
}

impl Minimap {
    /// Draws it. Answers where the middle of the view is to go.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        style: &Style<'_>,
        room: Rect,
        map: &Arc<Map>,
        marks: &[Mark],
        seen: &Seen<'_>,
    ) -> Option<Vec2> {
        let painter = ui.painter().with_clip_rect(room.expand(2.0).intersect(ui.clip_rect()));
        painter.rect_filled(room, rounded(style.tokens().radius.control), style.theme.sunk);
        let inner = room.shrink(6.0);
        let sheet = Vec2::new(map.layout().width as f32, map.layout().height as f32).max(Vec2::splat(1.0));
        let scale = inner.size() / sheet;
        let at = |point: Vec2| inner.min + point * scale;
        painter.add(Shape::mesh(self.bars(style, inner, scale, map)));
        for mark in marks {
            if let Some(card) = map.layout().cards.get(map.number_of(mark.place)) {
                let at = at(Vec2::new(card.left as f32, card.top as f32));
                painter.circle_filled(at, DOT + 1.5, style.theme.sunk);
                painter.circle_filled(at, DOT, mark_of(mark.severity).color(style));
            }
        }
        let [left, top, right, bottom] = seen.area().map(|side| side as f32);
        let frame = Rect::from_min_max(at(Vec2::new(left, top)), at(Vec2::new(right, bottom))).intersect(room);
        painter.rect_stroke(frame, rounded(3.0), Stroke::new(2.0, style.theme.accent), StrokeKind::Inside);
        let response = ui.interact(room, ui.scope_id().with("minimap"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), words::map::MINIMAP));
        let is_held = response.dragged() || response.clicked();
        let held_at = response.interact_pointer_pos().filter(|_| is_held);
        held_at.map(|held_at| (held_at - inner.min) / scale)
    }

    fn bars(&mut self, style: &Style<'_>, inner: Rect, scale: Vec2, map: &Arc<Map>) -> Arc<Mesh> {
        let theme = style.theme.name;
        if let Some((of, bars)) = &self.bars
            && Arc::ptr_eq(&of.map, map)
            && (of.room, of.theme) == (inner, theme)
        {
            return Arc::clone(bars);
        }
        let mut mesh = Mesh::default();
        for (card, facts) in map.layout().cards.iter().zip(&map.facts().nodes) {
            let size = Vec2::new(Sheet::WINDOW.card as f32, card.height as f32) * scale;
            let min = inner.min + Vec2::new(card.left as f32, card.top as f32) * scale;
            let mood = facts.mood.map_or(style.theme.faint, |mood| style.theme.mood_color(mood as f32));
            let color = if facts.met == Met::Typically { mood } else { mood.gamma_multiply(0.45) };
            mesh.add_colored_rect(Rect::from_min_size(min, size.max(Vec2::splat(LEAST))), color);
        }
        let mesh = Arc::new(mesh);
        self.bars = Some((Made { map: Arc::clone(map), room: inner, theme }, Arc::clone(&mesh)));
        mesh
    }
}

/// Whether a sheet is so long that its small picture is a strip across the window.
pub(super) fn is_strip(map: &Map) -> bool {
    map.layout().width > 7.0 * map.layout().height || map.layout().n_columns > 60
}

/// A key to the colours of moods, from the lowest up: squares side by side.
pub(super) fn moods(painter: &Painter, style: &Style<'_>, at: Pos2) -> Rect {
    let side = style.mark(12.0);
    let mut rect = Rect::from_min_size(at, Vec2::splat(side));
    let all: &[Color32] = &style.theme.mood;
    for color in all {
        painter.rect_filled(rect, rounded(3.0), *color);
        rect = rect.translate(Vec2::new(side + 4.0, 0.0));
    }
    Rect::from_min_max(at, rect.left_bottom())
}
