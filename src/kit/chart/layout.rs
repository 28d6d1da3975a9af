//! Where everything in the chart lies.

use egui::{Painter, Pos2, Rect};

use super::{Chart, ChartPoint, ChartRow};
use super::{HIGHEST, LOWEST};
use crate::kit::theme::{FontCut, S16, Style, TextStyle};
use crate::kit::widgets::text::Text;

const TOP: f32 = 14.0;
const MOOD_HEIGHT: f32 = 158.0;
const MOOD_HEIGHT_ALONE: f32 = 240.0;
const FACES_BELOW_MOOD: f32 = 6.0;
/// Faces keep so far from the lowest dot.
const FACES_BELOW_DOT: f32 = 17.0;
/// Height and width of a face.
const FACE: f32 = 48.0;
const TRUST_BELOW_FACES: f32 = 26.0;
const TRUST_HEIGHT: f32 = 72.0;
const BELOW: f32 = 44.0;
/// What can give way, does so down to this part.
const LEAST_PART: f32 = 0.66;
const SHADE_ABOVE: f32 = 4.0;
const SHADE_BELOW: f32 = 8.0;
const LABELS_RIGHT: f32 = 156.0;
const LABELS_GAP: f32 = 48.0;
const PLOT_RIGHT: f32 = 24.0;
const SHADE_BESIDE: f32 = 32.0;
const TIMES_ABOVE_BOTTOM: f32 = 13.0;
/// The trusts the steps are drawn for; a talk that leaves them widens them.
const TRUST_RANGE: (f32, f32) = (-4.0, 5.0);
/// The ink of a line of words is not as high as its line.
pub(super) const INK: f32 = 0.8;
/// So near to each other words at the side still stand clear, as a part of the height of their line.
const SIDE_INK: f32 = 0.74;
/// A point is met within this on both sides at most.
const HIT: f32 = 48.0;

/// The places of a chart in a rectangle.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The whole chart.
    pub rect: Rect,
    /// The mood curve.
    pub mood: Rect,
    /// The trust steps, if there is trust.
    pub trust: Option<Rect>,
    /// The upper edge of the row of faces and the side of a face, if there are faces.
    pub faces: Option<(f32, f32)>,
    /// The right edge of the words at the side.
    pub labels_right: f32,
    /// The line the times stand on.
    pub times_y: f32,
    /// The first exchanges.
    pub shade: Option<Rect>,
    n_points: usize,
    trust_range: (f32, f32),
}

/// The heights of a chart from top to bottom, in px at the text size at hand.
#[derive(Clone, Copy, Debug)]
struct Heights {
    mood: f32,
    /// From the mood to the upper edge of the faces, and their own height.
    faces: Option<(f32, f32)>,
    gap: f32,
    trust: f32,
}

impl Heights {
    /// The usual heights, or lower ones that fit into `height`.
    fn of(chart: &Chart<'_>, style: &Style<'_>, height: Option<f32>) -> Self {
        let usual = Self::usual(chart, style);
        let Some(height) = height else { return usual };
        let gives_way = usual.mood + usual.gap + usual.trust;
        let missing = usual.total(style) - height;
        // Where text is large because the window is, the curves may be as large as the text.
        let most = (style.zoom / (style.space(100.0) / 100.0)).max(1.0);
        let part = (1.0 - missing / gives_way.max(1.0)).clamp(LEAST_PART, most);
        let part_of = |usual: f32, part: f32| (usual * part).floor();
        let mood = part_of(usual.mood, part);
        // Every mood has its word where there is room for that, and in any case those that are to stay; what is left is for the trust.
        let below = usual.gap + usual.trust;
        let left_by = |words: f32| (height - (usual.total(style) - gives_way) - words) / below.max(1.0);
        let all = height_of_all_words(chart, style);
        let words = if left_by(all) >= LEAST_PART { all } else { height_of_words(chart, style) };
        if mood >= words {
            return Self { mood, gap: part_of(usual.gap, part), trust: part_of(usual.trust, part), ..usual };
        }
        let part = left_by(words).clamp(LEAST_PART, most);
        Self { mood: words, gap: part_of(usual.gap, part), trust: part_of(usual.trust, part), ..usual }
    }

    fn usual(chart: &Chart<'_>, style: &Style<'_>) -> Self {
        let with_trust = has_trust(chart);
        let mood = style.space(if with_trust { MOOD_HEIGHT } else { MOOD_HEIGHT_ALONE });
        // The lowest point may lie so low that its dot would stand on a face.
        let lowest = chart.points.iter().map(|point| point.mood).fold(HIGHEST, f32::min);
        let above =
            style.space(FACES_BELOW_MOOD).max(FACES_BELOW_DOT - (lowest - LOWEST) / (HIGHEST - LOWEST) * mood * LEAST_PART);
        let faces = (!chart.compact && !chart.faces.is_empty()).then(|| (above.ceil(), style.space(FACE)));
        Self {
            mood,
            faces,
            gap: if with_trust { style.space(TRUST_BELOW_FACES) } else { 0.0 },
            trust: if with_trust { style.space(TRUST_HEIGHT) } else { 0.0 },
        }
    }

    fn total(&self, style: &Style<'_>) -> f32 {
        let faces = self.faces.map_or(0.0, |(above, face)| above + face);
        style.space(TOP) + self.mood + faces + self.gap + self.trust + style.space(BELOW)
    }
}

impl Layout {
    /// How high the chart is: 368 px with trust and faces at text size 100 %, where nothing else is asked for.
    pub(super) fn height_of(chart: &Chart<'_>, style: &Style<'_>) -> f32 {
        Heights::of(chart, style, chart.height).total(style)
    }

    pub(super) fn new(chart: &Chart<'_>, painter: &Painter, style: &Style<'_>, rect: Rect) -> Self {
        let heights = Heights::of(chart, style, Some(rect.height()));
        let labels_right = rect.left() + labels_width(chart, painter, style);
        let left = labels_right + style.space(LABELS_GAP);
        let right = (rect.right() - style.space(PLOT_RIGHT)).max(left + 1.0);
        let band = |top: f32, height: f32| Rect::from_x_y_ranges(left..=right, top..=top + height);
        let mood = band(rect.top() + style.space(TOP), heights.mood);
        let below_faces = heights.faces.map_or(mood.bottom(), |(above, face)| mood.bottom() + above + face);
        let mut layout = Self {
            rect,
            mood,
            trust: has_trust(chart).then(|| band(below_faces + heights.gap, heights.trust)),
            faces: heights.faces.map(|(above, side)| (mood.bottom() + above, side)),
            labels_right,
            times_y: rect.bottom() - style.space(TIMES_ABOVE_BOTTOM),
            shade: None,
            n_points: chart.points.len().max(chart.past.map_or(0, |past| past.moods.len())),
            trust_range: trust_range(chart),
        };
        layout.shade = layout.shade_of(chart.n_first, style);
        layout
    }

    fn shade_of(&self, n_first: usize, style: &Style<'_>) -> Option<Rect> {
        if self.n_points <= 1 {
            return None;
        }
        let last = n_first.min(self.n_points - 1);
        let bottom = self.trust.map_or(self.mood.bottom(), |trust| trust.bottom());
        let bottom = bottom.max(self.faces.map_or(bottom, |(top, side)| top + side));
        let beside = style.space(SHADE_BESIDE);
        let right = (self.x(last as f32) + beside.min(self.step() / 2.0)).min(self.rect.right());
        let x = self.x(0.0) - beside..=right;
        Some(Rect::from_x_y_ranges(x, self.mood.top() - style.space(SHADE_ABOVE)..=bottom + style.space(SHADE_BELOW)))
    }

    /// The distance between two points.
    pub(super) fn step(&self) -> f32 {
        self.mood.width() / self.n_points.saturating_sub(1).max(1) as f32
    }

    /// Where a point is met: from the top of the mood to the bottom of the trust.
    pub(super) fn column(&self, index: usize) -> Rect {
        let half = (self.step() / 2.0).min(HIT);
        let x = self.x(index as f32);
        let bottom = self.trust.map_or(self.mood.bottom(), |trust| trust.bottom());
        Rect::from_x_y_ranges(x - half..=x + half, self.mood.top()..=bottom)
    }

    /// The place of a point, or between two, from left to right.
    pub(super) fn x(&self, at: f32) -> f32 {
        self.mood.left() + at * self.step()
    }

    pub(super) fn mood_y(&self, mood: f32) -> f32 {
        self.mood.top() + (HIGHEST - mood) / (HIGHEST - LOWEST) * self.mood.height()
    }

    pub(super) fn trust_y(&self, trust: f32) -> f32 {
        let area = self.trust.unwrap_or(self.mood);
        let (low, high) = self.trust_range;
        area.top() + (high - trust) / (high - low).max(1.0) * area.height()
    }

    /// Whether a trust lies in what the steps are drawn for.
    pub(super) fn shows_trust(&self, trust: f32) -> bool {
        (self.trust_range.0..=self.trust_range.1).contains(&trust)
    }

    pub(super) fn at_mood(&self, at: f32, mood: f32) -> Pos2 {
        Pos2::new(self.x(at), self.mood_y(mood))
    }

    pub(super) fn at_trust(&self, at: f32, trust: f32) -> Pos2 {
        Pos2::new(self.x(at), self.trust_y(trust))
    }

    /// The mood curve as a line.
    pub(super) fn mood_line(&self, moods: impl Iterator<Item = f32>) -> Vec<Pos2> {
        moods.enumerate().map(|(index, mood)| self.at_mood(index as f32, mood)).collect()
    }

    /// The trusts as steps: a level stretch is one line, however many exchanges it spans.
    pub(super) fn trust_line(&self, trusts: impl Iterator<Item = f32>) -> Vec<Pos2> {
        let mut steps: Vec<Pos2> = Vec::new();
        let mut end: Option<Pos2> = None;
        for (index, trust) in trusts.enumerate() {
            let here = self.at_trust(index as f32, trust);
            match end {
                None => steps.push(here),
                Some(before) if (before.y - here.y).abs() < 0.1 => {}
                Some(before) => steps.extend([Pos2::new(here.x, before.y), here]),
            }
            end = Some(here);
        }
        steps.extend(end);
        steps
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

/// How high the moods are where those of their words that are to stay stand clear of each other, and no higher than where all of them
/// stood one below the other: the sheet below needs the room more.
fn height_of_words(chart: &Chart<'_>, style: &Style<'_>) -> f32 {
    let below_each_other = least_gap(style) * chart.words.moods.len().saturating_sub(1) as f32;
    (least_gap(style) * (HIGHEST - LOWEST) / nearest_moods(chart, chart.words.n_moods)).min(below_each_other).ceil()
}

/// How high the moods are where no word at the side is left out.
fn height_of_all_words(chart: &Chart<'_>, style: &Style<'_>) -> f32 {
    (side_gap(style) * (HIGHEST - LOWEST) / nearest_moods(chart, chart.words.moods.len())).ceil()
}

/// How many points of mood lie between the nearest two of the first `n` words.
fn nearest_moods(chart: &Chart<'_>, n: usize) -> f32 {
    let mut moods: Vec<f32> = chart.words.moods.iter().take(n).map(|(mood, _)| *mood).collect();
    moods.sort_by(f32::total_cmp);
    moods.iter().zip(moods.iter().skip(1)).map(|(low, high)| high - low).fold(HIGHEST - LOWEST, f32::min).max(1.0)
}

/// So near to each other, from middle to middle, words at the side of both curves still stand clear.
pub(super) fn side_gap(style: &Style<'_>) -> f32 {
    style.line_height(TextStyle::Note) * SIDE_INK
}

/// Words at the side stand no nearer to each other than this, from middle to middle.
pub(super) fn least_gap(style: &Style<'_>) -> f32 {
    style.line_height(TextStyle::Note) * INK + 1.0
}

fn has_trust(chart: &Chart<'_>) -> bool {
    chart.points.iter().any(|point| point.trust.is_some())
}

fn trust_range(chart: &Chart<'_>) -> (f32, f32) {
    let past = chart.past.map(|past| past.trusts.iter().copied()).into_iter().flatten();
    let trusts = chart.points.iter().filter_map(|point| point.trust).chain(past);
    trusts.fold(TRUST_RANGE, |(low, high), trust| (low.min(trust), high.max(trust)))
}

/// How much the words at the side need: the names on the left, the moods and trusts on the right.
fn labels_width(chart: &Chart<'_>, painter: &Painter, style: &Style<'_>) -> f32 {
    let width = |words: &str, face| Text::new(words, TextStyle::Note).face(face).galley(painter, style).size().x;
    let range = trust_range(chart);
    let trusts = chart.words.trusts.iter().filter(|(trust, _)| (range.0..=range.1).contains(trust));
    let labels = chart.words.moods.iter().chain(trusts).map(|(_, words)| width(words, FontCut::Regular));
    let names = [chart.words.mood, chart.words.trust].map(|words| width(words, FontCut::Semi));
    let needed = names.into_iter().fold(0.0, f32::max) + style.space(S16) + labels.fold(0.0, f32::max);
    needed.max(style.space(LABELS_RIGHT)).round()
}
