//! How it went: the mood as a curve, trust as steps, and what happened along them.

mod layout;
mod paint;
mod words;

use eframe::egui::accesskit::Role;
use eframe::egui::{EventFilter, Key, Painter, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::marks::Mark;
use super::touch::{Touch, paint_ring};
use crate::ui::theme::Skin;
use layout::Layout;

/// Points further than this from the pointer are not meant.
const HIT: f32 = 48.0;
/// Radius of the ring's box round a focused point.
const POINT_BOX: f32 = 13.0;

/// One exchange of the talk.
#[derive(Clone, Debug, Default)]
pub struct ChartPoint {
    /// Mood, -10 to 10.
    pub mood: f32,
    /// Trust, -10 to 10; the trust steps are drawn if any point has it.
    pub trust: Option<f32>,
    /// How the talk usually ends from here, 0 to 1, for the outlook line.
    pub outlook: Option<f32>,
    /// The time to write under the point.
    pub label_time: Option<String>,
    /// The letter of a turning point.
    pub letter: Option<char>,
    /// Whether a face belongs here.
    pub face: bool,
    /// What the point is called by a screen reader: time, mood, and what was said.
    pub name: String,
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
    /// Which curve.
    pub row: ChartRow,
    /// The shape.
    pub mark: Mark,
    /// The words beside it.
    pub words: String,
    /// Whether it stands above its curve; otherwise below.
    pub above: bool,
    /// Whether the words stand to its right; otherwise to its left.
    pub words_right: bool,
}

/// The words of the chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartWords<'a> {
    /// The name of the mood curve.
    pub mood: &'a str,
    /// The name of the trust steps.
    pub trust: &'a str,
    /// The words over the first three exchanges.
    pub first: &'a str,
    /// Moods that are written at the side.
    pub moods: &'a [(f32, &'a str)],
    /// Trusts that are written at the side.
    pub trusts: &'a [(f32, &'a str)],
}

/// The chart.
#[derive(Clone, Copy, Debug)]
pub struct Chart<'a> {
    points: &'a [ChartPoint],
    marks: &'a [ChartMark],
    words: ChartWords<'a>,
    second: &'a [f32],
    selected: usize,
    outlook: bool,
    n_first: usize,
}

/// What happened to the chart.
#[derive(Clone, Debug)]
pub struct ChartAnswer {
    /// The point that was clicked, or walked to with an arrow key.
    pub chosen: Option<usize>,
    /// The point under the pointer.
    pub hovered: Option<usize>,
    /// The chart as a whole.
    pub response: Response,
}

impl<'a> Chart<'a> {
    /// A chart of these points, of which one is selected.
    pub fn new(points: &'a [ChartPoint], words: ChartWords<'a>, selected: usize) -> Self {
        Self { points, marks: &[], words, second: &[], selected, outlook: false, n_first: 3 }
    }

    /// With marks beside the curves.
    #[must_use]
    pub fn marks(mut self, marks: &'a [ChartMark]) -> Self {
        self.marks = marks;
        self
    }

    /// With the moods of a second try, dotted over the first.
    #[must_use]
    pub fn second_try(mut self, moods: &'a [f32]) -> Self {
        self.second = moods;
        self
    }

    /// With the outlook line.
    #[must_use]
    pub fn outlook(mut self, shown: bool) -> Self {
        self.outlook = shown;
        self
    }

    /// How high the chart is: 368 px with trust at text size 100 %.
    pub fn height(&self, skin: &Skin<'_>) -> f32 {
        Layout::height(self, skin)
    }

    /// Shows the chart across the column. `face` paints the customer at a mood into a small square.
    pub fn show(self, ui: &mut Ui, skin: &Skin<'_>, face: impl FnMut(&Painter, Rect, f32)) -> ChartAnswer {
        let size = Vec2::new(ui.available_width(), self.height(skin));
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let layout = Layout::new(&self, ui.painter(), skin, rect);
        if ui.is_rect_visible(rect) {
            paint::paint(&self, &layout, ui.painter(), skin, face);
        }
        self.points_ui(ui, skin, &layout, response)
    }

    /// Every point is a control; only the selected one is a stop for Tab, from which the arrows walk.
    fn points_ui(&self, ui: &Ui, skin: &Skin<'_>, layout: &Layout, response: Response) -> ChartAnswer {
        let (mut chosen, mut hovered, mut walked) = (None, None, None);
        let half = (layout.step() / 2.0).min(HIT / 2.0);
        for (index, point) in self.points.iter().enumerate() {
            let selected = index == self.selected;
            let place = layout.at_mood(index as f32, point.mood);
            let id = response.id.with(index);
            let hit = Rect::from_center_size(place, Vec2::new(2.0 * half, HIT));
            let answer = ui.interact(hit, id, if selected { Sense::click() } else { Sense::CLICK });
            answer.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &point.name));
            if answer.clicked() {
                chosen = Some(index);
            }
            if answer.hovered() {
                hovered = Some(index);
            }
            if !selected {
                continue;
            }
            if Touch::of(skin, &answer).ring {
                paint_ring(ui.painter(), skin, Rect::from_center_size(place, Vec2::splat(2.0 * POINT_BOX)), POINT_BOX);
            }
            if answer.has_focus() {
                walked = self.walk(ui, &answer);
            }
        }
        if let Some(next) = walked {
            // Only now: a point that is no stop for Tab yet would give the focus up again.
            ui.memory_mut(|memory| memory.request_focus(response.id.with(next)));
            chosen = Some(next);
        }
        ChartAnswer { chosen, hovered, response }
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
