//! The mood alone, from the first exchange to the last, to choose one on.

use egui::accesskit::Role;
use egui::{Align, Id, Pos2, Rangef, Rect, Response, Sense, Shape, Stroke, Ui, UiBuilder, Vec2, WidgetInfo};

use super::layout::least_gap;
use super::spread::spread;
use super::{DASH, DASH_GAP, DOT, DOT_GAP, DOT_SMALL, MANY, RING};
use crate::kit::theme::{S16, S24, Style, TextStyle};
use crate::kit::widgets::interaction::Interaction;
use crate::kit::widgets::strokes::{dotted, hairline, ring};
use crate::kit::widgets::text::Text;

/// So much mood lies above the highest dot and below the lowest.
const BEYOND: f32 = 1.5;
/// A dot is met within this on both sides at most.
const HIT: f32 = 24.0;

/// One exchange.
#[derive(Clone, Debug, Default)]
pub struct MoodPoint {
    /// The mood after it, -10 to 10.
    pub mood: f32,
    /// What it is called by a screen reader, and the mood in words.
    pub name: String,
    pub value: String,
}

/// The line.
#[derive(Clone, Copy, Debug)]
pub struct MoodLine<'a> {
    name: &'a str,
    points: &'a [MoodPoint],
    bands: &'a [(f32, String)],
    selected: usize,
    takes_focus: bool,
}

/// What happened to the line.
#[derive(Clone, Copy, Debug, Default)]
pub struct MoodLineAnswer {
    /// The exchange that was clicked and was not chosen before.
    pub chosen: Option<usize>,
    /// Whether the one that is chosen was clicked.
    pub taken: bool,
}

impl<'a> MoodLine<'a> {
    /// A line under a name, of which one point is chosen; the words for some moods stand beside it, the highest first.
    pub fn new(name: &'a str, points: &'a [MoodPoint], bands: &'a [(f32, String)], selected: usize) -> Self {
        Self { name, points, bands, selected, takes_focus: false }
    }

    /// Whether the chosen point takes the keyboard in this frame: it was walked to by a key.
    #[must_use]
    pub fn takes_focus(mut self, takes: bool) -> Self {
        self.takes_focus = takes;
        self
    }

    /// How high the line is where the words beside it, each at its own mood, stand clear of each other.
    pub fn least_height(style: &Style<'_>, points: &[MoodPoint], bands: &[(f32, String)]) -> f32 {
        let (low, high) = span(points);
        let nearest = bands.iter().zip(bands.iter().skip(1)).map(|(one, next)| one.0 - next.0).fold(f32::INFINITY, f32::min);
        least_gap(style) * (high - low) / nearest.max(1.0) + 2.0 * RING
    }

    /// Shows the line in a rectangle; from the chosen point dots lead down to `down_to`.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>, rect: Rect, down_to: f32) -> MoodLineAnswer {
        let id = ui.scope_id().with(("mood line", self.name));
        let list = UiBuilder::new().max_rect(rect).scope_id(id).accessibility_role(Role::ListBox).accessibility_label(self.name);
        let list = ui.new_child(list);
        let places = self.places(ui, style, rect);
        let (answer, has_focus) = self.points_ui(&list, &places, rect, id, style);
        self.paint(ui, style, &places, down_to, has_focus);
        answer
    }

    fn places(&self, ui: &Ui, style: &Style<'_>, rect: Rect) -> Places {
        let words = |words: &str| Text::new(words, TextStyle::Note).galley(ui.painter(), style).size().x;
        let labels = self.bands.iter().map(|(_, band)| words(band)).fold(0.0, f32::max);
        let left = rect.left() + labels + style.space(S24) + RING;
        let right = (rect.right() - S16).max(left + 1.0);
        let (low, high) = span(self.points);
        let step = (right - left) / self.points.len().saturating_sub(1).max(1) as f32;
        Places { rect, left, right, step, low, high }
    }

    fn points_ui(&self, ui: &Ui, places: &Places, rect: Rect, id: Id, style: &Style<'_>) -> (MoodLineAnswer, bool) {
        let (mut answer, mut has_focus) = (MoodLineAnswer::default(), false);
        for (index, point) in self.points.iter().enumerate() {
            let is_chosen = index == self.selected;
            let half = (places.step / 2.0).min(HIT);
            let x = places.x(index);
            let column = Rect::from_x_y_ranges(x - half..=x + half, rect.y_range());
            let response = ui.interact(column, id.with(index), if is_chosen { Sense::click() } else { Sense::CLICK });
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &point.name));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_selected(is_chosen);
                node.set_value(point.value.as_str());
            });
            if response.clicked() {
                if is_chosen { answer.taken = true } else { answer.chosen = Some(index) }
            }
            if is_chosen {
                self.hold_focus(ui, &response);
                has_focus = Interaction::of(style, &response).ring;
            }
        }
        (answer, has_focus)
    }

    /// The arrows walk the line, also while its point has the keyboard.
    fn hold_focus(&self, ui: &Ui, chosen: &Response) {
        if self.takes_focus {
            chosen.request_focus();
        }
        if chosen.has_focus() {
            let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(chosen.id, filter));
        }
    }

    fn paint(&self, ui: &Ui, style: &Style<'_>, places: &Places, down_to: f32, has_focus: bool) {
        let (painter, theme, strokes) = (ui.painter(), style.theme, &style.tokens().stroke);
        hairline(painter, style, places.left - RING..=places.right + RING, places.y(0.0) - 0.5);
        self.paint_bands(ui, style, places);
        let dots: Vec<Pos2> =
            self.points.iter().enumerate().map(|(index, point)| Pos2::new(places.x(index), places.y(point.mood))).collect();
        if let Some(chosen) = dots.get(self.selected) {
            let top = Pos2::new(chosen.x, chosen.y + RING + DOT_GAP);
            dotted(painter, top, Pos2::new(chosen.x, down_to.max(top.y)), style.outline(theme.edge), DASH, DASH_GAP);
        }
        painter.add(Shape::line(dots.clone(), Stroke::new(strokes.mood, theme.moodline)));
        let radius = if self.points.len() > MANY { DOT_SMALL } else { DOT };
        for (point, dot) in self.points.iter().zip(&dots) {
            painter.circle_filled(*dot, radius + DOT_GAP, theme.paper);
            painter.circle_filled(*dot, radius, theme.mood_color(point.mood));
        }
        if let Some((chosen, point)) = dots.get(self.selected).zip(self.points.get(self.selected)) {
            painter.circle_filled(*chosen, RING, theme.paper);
            painter.circle_filled(*chosen, RING - 2.0 * DOT_GAP, theme.mood_color(point.mood));
            let (radius, width) = if has_focus { (RING + strokes.focus_gap, strokes.focus) } else { (RING, strokes.mood) };
            ring(painter, *chosen, radius, Stroke::new(width, theme.accent));
        }
    }

    fn paint_bands(&self, ui: &Ui, style: &Style<'_>, places: &Places) {
        let line = style.line_height(TextStyle::Note);
        let mut heights: Vec<f32> = self.bands.iter().map(|(mood, _)| places.y(*mood)).collect();
        spread(&mut heights, line, Rangef::new(places.rect.top(), places.rect.bottom()));
        for ((_, words), height) in self.bands.iter().zip(heights) {
            let at = Pos2::new(places.rect.left(), height - line / 2.0);
            Text::new(words, TextStyle::Note).color(style.theme.soft).paint_aligned(ui.painter(), style, at, Align::Min);
        }
    }
}

/// The moods that the line is drawn between, the lowest and the highest.
fn span(points: &[MoodPoint]) -> (f32, f32) {
    let moods = || points.iter().map(|point| point.mood);
    (moods().fold(0.0, f32::min) - BEYOND, moods().fold(0.0, f32::max) + BEYOND)
}

/// Where everything lies.
struct Places {
    rect: Rect,
    left: f32,
    right: f32,
    step: f32,
    low: f32,
    high: f32,
}

impl Places {
    fn x(&self, index: usize) -> f32 {
        self.left + index as f32 * self.step
    }

    fn y(&self, mood: f32) -> f32 {
        let inside = self.rect.shrink2(Vec2::new(0.0, RING));
        inside.top() + (self.high - mood) / (self.high - self.low).max(1.0) * inside.height()
    }
}
