//! Where everything in the chart lies.

use eframe::egui::{Painter, Pos2, Rect};

use super::{Chart, ChartPoint, ChartRow};
use crate::ui::theme::{Face, S16, Skin, Type};
use crate::ui::widgets::text::Text;

const TOP: f32 = 14.0;
const MOOD_HEIGHT: f32 = 158.0;
const MOOD_HEIGHT_ALONE: f32 = 240.0;
const FACES_BELOW_MOOD: f32 = 6.0;
const TRUST_BELOW_MOOD: f32 = 80.0;
const TRUST_HEIGHT: f32 = 72.0;
const HEIGHT: f32 = 368.0;
const HEIGHT_ALONE: f32 = 308.0;
const SHADE_ABOVE: f32 = 4.0;
const SHADE_BELOW: f32 = 8.0;
const LABELS_RIGHT: f32 = 156.0;
const LABELS_GAP: f32 = 48.0;
const PLOT_RIGHT: f32 = 24.0;
const SHADE_BESIDE: f32 = 32.0;
const TIMES_ABOVE_BOTTOM: f32 = 13.0;
/// The trusts the steps are drawn for; a talk that leaves them widens them.
const TRUST_RANGE: (f32, f32) = (-4.0, 5.0);

/// The places of a chart in a rectangle.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The whole chart.
    pub rect: Rect,
    /// The mood curve.
    pub mood: Rect,
    /// The trust steps, if there is trust.
    pub trust: Option<Rect>,
    /// The upper edge of the row of faces.
    pub faces_top: f32,
    /// The right edge of the words at the side.
    pub labels_right: f32,
    /// The line the times stand on.
    pub times_y: f32,
    /// The first exchanges.
    pub shade: Option<Rect>,
    n_points: usize,
    trust_range: (f32, f32),
}

impl Layout {
    pub(super) fn height(chart: &Chart<'_>, skin: &Skin<'_>) -> f32 {
        skin.space(if has_trust(chart.points) { HEIGHT } else { HEIGHT_ALONE })
    }

    pub(super) fn new(chart: &Chart<'_>, painter: &Painter, skin: &Skin<'_>, rect: Rect) -> Self {
        let with_trust = has_trust(chart.points);
        let labels_right = rect.left() + labels_width(chart, painter, skin);
        let left = labels_right + skin.space(LABELS_GAP);
        let right = (rect.right() - skin.space(PLOT_RIGHT)).max(left + 1.0);
        let band = |top: f32, height: f32| Rect::from_x_y_ranges(left..=right, top..=top + skin.space(height));
        let mood = band(rect.top() + skin.space(TOP), if with_trust { MOOD_HEIGHT } else { MOOD_HEIGHT_ALONE });
        let trust = with_trust.then(|| band(mood.bottom() + skin.space(TRUST_BELOW_MOOD), TRUST_HEIGHT));
        let mut layout = Self {
            rect,
            mood,
            trust,
            faces_top: mood.bottom() + skin.space(FACES_BELOW_MOOD),
            labels_right,
            times_y: rect.bottom() - skin.space(TIMES_ABOVE_BOTTOM),
            shade: None,
            n_points: chart.points.len(),
            trust_range: trust_range(chart.points),
        };
        layout.shade = layout.shade_of(chart.n_first, skin);
        layout
    }

    fn shade_of(&self, n_first: usize, skin: &Skin<'_>) -> Option<Rect> {
        if self.n_points <= 1 {
            return None;
        }
        let last = n_first.min(self.n_points - 1);
        let bottom = self.trust.unwrap_or(self.mood).bottom() + skin.space(SHADE_BELOW);
        let beside = skin.space(SHADE_BESIDE);
        let x = self.x(0.0) - beside..=self.x(last as f32) + beside;
        Some(Rect::from_x_y_ranges(x, self.mood.top() - skin.space(SHADE_ABOVE)..=bottom))
    }

    /// The distance between two points.
    pub(super) fn step(&self) -> f32 {
        self.mood.width() / self.n_points.saturating_sub(1).max(1) as f32
    }

    /// The place of a point, or between two, from left to right.
    pub(super) fn x(&self, at: f32) -> f32 {
        self.mood.left() + at * self.step()
    }

    pub(super) fn mood_y(&self, mood: f32) -> f32 {
        self.mood.top() + (10.0 - mood) / 20.0 * self.mood.height()
    }

    pub(super) fn trust_y(&self, trust: f32) -> f32 {
        let area = self.trust.unwrap_or(self.mood);
        let (low, high) = self.trust_range;
        area.top() + (high - trust) / (high - low).max(1.0) * area.height()
    }

    pub(super) fn at_mood(&self, at: f32, mood: f32) -> Pos2 {
        Pos2::new(self.x(at), self.mood_y(mood))
    }

    pub(super) fn at_trust(&self, at: f32, trust: f32) -> Pos2 {
        Pos2::new(self.x(at), self.trust_y(trust))
    }

    /// The height of a curve at a place between points.
    pub(super) fn y_on(&self, points: &[ChartPoint], row: ChartRow, at: f32) -> f32 {
        let index = at.max(0.0).floor() as usize;
        let here = points.get(index).or(points.last());
        match row {
            ChartRow::Trust => self.trust_y(here.and_then(|point| point.trust).unwrap_or(0.0)),
            ChartRow::Mood => {
                let mood = here.map_or(0.0, |point| point.mood);
                let next = points.get(index + 1).map_or(mood, |point| point.mood);
                self.mood_y(mood + (next - mood) * at.max(0.0).fract())
            }
        }
    }
}

fn has_trust(points: &[ChartPoint]) -> bool {
    points.iter().any(|point| point.trust.is_some())
}

fn trust_range(points: &[ChartPoint]) -> (f32, f32) {
    let trusts = points.iter().filter_map(|point| point.trust);
    trusts.fold(TRUST_RANGE, |(low, high), trust| (low.min(trust), high.max(trust)))
}

/// How much the words at the side need: the names on the left, the moods and trusts on the right.
fn labels_width(chart: &Chart<'_>, painter: &Painter, skin: &Skin<'_>) -> f32 {
    let width = |words: &str, face| Text::new(words, Type::Note).face(face).galley(painter, skin).size().x;
    let labels = chart.words.moods.iter().chain(chart.words.trusts).map(|(_, words)| width(words, Face::Regular));
    let names = [chart.words.mood, chart.words.trust].map(|words| width(words, Face::Semi));
    let needed = names.into_iter().fold(0.0, f32::max) + skin.space(S16) + labels.fold(0.0, f32::max);
    needed.max(skin.space(LABELS_RIGHT))
}
