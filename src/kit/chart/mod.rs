//! How it went: the mood as a curve, trust as steps, and what happened along them.

mod layout;
mod mood_line;
mod paint;
mod place;
mod spread;
#[cfg(test)]
mod tests;

use egui::accesskit::Role;
use egui::{EventFilter, Key, Painter, Rect, Response, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::kit::theme::{Motion, Style};
use crate::kit::widgets::interaction::Interaction;
use crate::kit::widgets::marks::Mark;
use crate::scenario::SCALE;
pub use mood_line::{MoodLine, MoodLineAnswer, MoodPoint};

use layout::Layout;
use place::Placed;

/// A dot, and one of many, in px at text size 100 %, as everything here.
const DOT: f32 = 6.5;
const DOT_SMALL: f32 = 4.5;
/// So many points are many.
const MANY: usize = 24;
/// What is free round a dot, and the ring round the one that is chosen.
const DOT_GAP: f32 = 2.5;
const RING: f32 = 12.5;
/// A dash of a line, and what is free behind it.
const DASH: f32 = 2.0;
const DASH_GAP: f32 = 5.0;
/// So far a line reaches beyond the first point and the last.
const LINE_BESIDE: f32 = 32.0;
/// The lowest and the highest mood.
const LOWEST: f32 = *SCALE.start() as f32;
const HIGHEST: f32 = *SCALE.end() as f32;

/// One exchange of the conversation.
#[derive(Clone, Debug, Default)]
pub struct ChartPoint {
    /// Mood, -10 to 10.
    pub mood: f32,
    /// Trust, -10 to 10; the trust steps are drawn if any point has it.
    pub trust: Option<f32>,
    /// How the conversation usually ends from here, 0 to 1, for the outlook line.
    pub outlook: Option<f32>,
    /// The time to write under the point.
    pub label_time: Option<String>,
    /// The letter of a turning point.
    pub letter: Option<char>,
    /// What the point is called by a screen reader: which it is and what was said.
    pub name: String,
    /// How it stood there, in words.
    pub value: String,
}

/// Which of the two curves a mark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartRow {
    /// The mood curve.
    Mood,
    /// The trust steps.
    Trust,
}

/// A mark beside a curve, with a word or two.
#[derive(Clone, Debug)]
pub struct ChartMark {
    /// The index of the point, or a place between two.
    pub at: f32,
    /// Which curve; without trust, every mark stands at the mood.
    pub row: ChartRow,
    /// The shape.
    pub mark: Mark,
    /// The words beside it. Where there is no room for them the mark stands alone.
    pub words: String,
    /// Whether it stands above its curve where it can; otherwise below.
    pub above: bool,
}

/// A run to compare with, drawn dotted behind: the points of the chart are then the second try.
#[derive(Clone, Debug, Default)]
pub struct ChartPast {
    /// The moods, from the start on.
    pub moods: Vec<f32>,
    /// The trusts; as many, or none.
    pub trusts: Vec<f32>,
    /// What stands at the end of its curve.
    pub words: String,
    /// What stands at the end of the curve of this run.
    pub words_now: String,
}

/// The words of the chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartWords<'a> {
    /// What the chart is called by a screen reader.
    pub chart: &'a str,
    /// The name of the mood curve.
    pub mood: &'a str,
    /// The name of the trust steps.
    pub trust: &'a str,
    /// The words over the first exchanges.
    pub first: &'a str,
    /// The words at the end of the outlook line.
    pub outlook: &'a str,
    /// Moods that are written at the side, those first that are to stay where there is little room, and how many of them have room in
    /// any case.
    pub moods: &'a [(f32, &'a str)],
    pub n_moods: usize,
    /// Trusts that are written at the side, in the same order.
    pub trusts: &'a [(f32, &'a str)],
}

/// The chart.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    points: &'a [ChartPoint],
    marks: &'a [ChartMark],
    faces: &'a [usize],
    words: ChartWords<'a>,
    past: Option<&'a ChartPast>,
    selected: usize,
    outlook: bool,
    n_first: usize,
    height: Option<f32>,
    compact: bool,
    hears_pointer: bool,
}

/// What happened to the chart.
#[derive(Clone, Debug)]
pub struct ChartAnswer {
    /// The point that was clicked, or walked to with an arrow key.
    pub chosen: Option<usize>,
    /// The point under the pointer, while the pointer is what is used.
    pub hovered: Option<usize>,
    /// The chart as a whole.
    pub response: Response,
    /// The points, in order.
    pub points: Vec<Response>,
}

impl<'a> Chart<'a> {
    /// The outlook line as moods would be drawn; nothing where it is not shown or not known everywhere.
    fn outlook_as_moods(&self) -> Option<Vec<f32>> {
        let moods: Option<Vec<f32>> =
            self.points.iter().map(|point| Some(LOWEST + point.outlook? * (HIGHEST - LOWEST))).collect();
        moods.filter(|_| self.outlook)
    }

    /// A chart of these points, of which one is selected.
    pub fn new(points: &'a [ChartPoint], words: ChartWords<'a>, selected: usize) -> Self {
        Self {
            points,
            marks: &[],
            faces: &[],
            words,
            past: None,
            selected,
            outlook: false,
            n_first: 3,
            height: None,
            compact: false,
            hears_pointer: true,
        }
    }

    /// With marks beside the curves; where room is short the first ones have it.
    #[must_use]
    pub fn marks(mut self, marks: &'a [ChartMark]) -> Self {
        self.marks = marks;
        self
    }

    /// With faces under these points, as far as they stand far enough apart; the first ones have the room.
    #[must_use]
    pub fn faces(mut self, points: &'a [usize]) -> Self {
        self.faces = points;
        self
    }

    /// Over the curves of an earlier run, which are drawn dotted.
    #[must_use]
    pub fn over(mut self, past: Option<&'a ChartPast>) -> Self {
        self.past = past;
        self
    }

    /// With the outlook line.
    #[must_use]
    pub fn outlook(mut self, shown: bool) -> Self {
        self.outlook = shown;
        self
    }

    /// How many exchanges are shaded as the first ones.
    #[must_use]
    pub fn n_first(mut self, n_first: usize) -> Self {
        self.n_first = n_first;
        self
    }

    /// Without faces, and with the first and the last time alone: for a narrow window.
    #[must_use]
    pub fn compact(mut self, compact: bool) -> Self {
        self.compact = compact;
        self
    }

    /// Whether the pointer shows points by resting on them; a click is always heard.
    #[must_use]
    pub fn hears_pointer(mut self, hears: bool) -> Self {
        self.hears_pointer = hears;
        self
    }

    /// As high as this, but not higher than usual and not too low to be read.
    #[must_use]
    pub fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// Shows the chart across the column. `face` paints the customer at a mood into a small square.
    pub fn show(self, ui: &mut Ui, style: &Style<'_>, face: impl FnMut(&Painter, Rect, f32)) -> ChartAnswer {
        let size = Vec2::new(ui.available_width(), Layout::height_of(&self, style));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let layout = Layout::new(&self, ui.painter(), style, rect);
        let list = UiBuilder::new()
            .max_rect(rect)
            .id_salt("points")
            .accessibility_role(Role::ListBox)
            .accessibility_label(self.words.chart);
        let list = ui.new_child(list);
        let answer = self.points_ui(&list, style, &layout, response);
        if ui.is_rect_visible(rect) {
            let placed = Placed::new(&self, &layout, ui.painter(), style);
            // The ring rides the curve from the last point to this one.
            let shown = answer.hovered.unwrap_or(self.selected.min(self.points.len().saturating_sub(1)));
            let ring = answer.response.id.with("ring");
            let at = ui.ctx().animate_value_with_time(ring, shown as f32, style.seconds(Motion::Hover));
            let focused = answer.points.iter().any(|point| Interaction::of(style, point).ring);
            paint::paint(&self, &layout, &placed, ui.painter(), style, (at, focused), face);
        }
        answer
    }

    /// Every point is a control as high as the curves; only the selected one is a stop for Tab, from which the arrows walk.
    fn points_ui(&self, ui: &Ui, style: &Style<'_>, layout: &Layout, response: Response) -> ChartAnswer {
        let mut answer = ChartAnswer { chosen: None, hovered: None, response, points: Vec::with_capacity(self.points.len()) };
        let mut walked = None;
        for (index, point) in self.points.iter().enumerate() {
            let selected = index == self.selected;
            let id = answer.response.id.with(index);
            let response = ui.interact(layout.column(index), id, if selected { Sense::click() } else { Sense::CLICK });
            response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &point.name));
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_selected(selected);
                node.set_value(point.value.as_str());
            });
            let interaction = Interaction::of(style, &response);
            if response.clicked() {
                answer.chosen = Some(index);
            }
            if self.hears_pointer && response.hovered() && interaction.raised {
                answer.hovered = Some(index);
            }
            if selected && response.has_focus() {
                walked = self.walk(ui, &response);
            }
            answer.points.push(response);
        }
        if let Some(next) = walked {
            // Only now: a point that is no stop for Tab yet would give the focus up again.
            ui.memory_mut(|memory| memory.request_focus(answer.response.id.with(next)));
            answer.chosen = Some(next);
        }
        answer
    }

    /// The point an arrow key leads to from the selected one.
    fn walk(&self, ui: &Ui, answer: &Response) -> Option<usize> {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(answer.id, filter));
        let (left, right) = ui.input(|input| (input.key_pressed(Key::ArrowLeft), input.key_pressed(Key::ArrowRight)));
        let next = match (left, right) {
            (true, false) => self.selected.checked_sub(1)?,
            (false, true) => self.selected + 1,
            _ => return None,
        };
        (next < self.points.len()).then_some(next)
    }
}
