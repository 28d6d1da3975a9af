//! The sheet under the curve: the two lines of dialogue at one point, the thought, and the ways on from there.

use egui::{Align, Rect, Ui, Vec2, pos2};

use crate::kit::place::place;
use crate::kit::theme::{S8, S12, S24, S32, Style, TextStyle};
use crate::kit::widgets::{Link, RaisedSheet, Text};
use crate::words::debrief::block::{Labelled, WayAction};
use crate::words::debrief::curve::PointBlock;

use super::blocks::{cap_of, labelled_below_ui, passage_text};

/// Above and below what is on the sheet.
const PADDING: f32 = 18.0;
/// Width of the column with the thought and the ways on, at text size 100 %.
const THOUGHT: f32 = 400.0;
/// That column never takes more of the sheet than this.
const MOST_THOUGHT: f32 = 0.4;
/// How much of the rest may be theirs; the part is taken that makes the sheet lowest, of equals the first.
const THEIR_PARTS: [f32; 5] = [0.46, 0.5, 0.42, 0.54, 0.58];
/// Narrower than this, at text size 100 %, the columns stand below one another.
const LEAST_COLUMN: f32 = 200.0;

/// The sheet, as high as the longest exchange needs, so that nothing moves while the curve is walked. In a narrow window it is
/// as high as what is on it, so that the shorter ones need no scrolling.
pub(super) struct Sheet<'a> {
    points: &'a [PointBlock],
    /// The widths of the three columns; one where they stand below one another.
    widths: Vec<f32>,
    /// Without padding.
    inner: f32,
    padding: f32,
    narrow: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(ui: &Ui, style: &Style<'_>, points: &'a [PointBlock], narrow: bool) -> Self {
        let width = (ui.available_width() - 2.0 * style.space(S24)).max(1.0);
        let third = (THOUGHT * style.zoom).min(width * MOST_THOUGHT).floor();
        let room = width - third - 2.0 * style.space(S32);
        let in_columns = THEIR_PARTS.into_iter().map(|part| {
            let they = (room * part).floor();
            vec![they, room - they, third]
        });
        let layouts: Vec<Vec<f32>> =
            if room >= 2.0 * LEAST_COLUMN * style.zoom { in_columns.collect() } else { vec![vec![width]] };
        let mut sheet = Self { points, widths: Vec::new(), inner: f32::INFINITY, padding: style.space(PADDING), narrow };
        for widths in layouts {
            let inner = points.iter().map(|point| height(ui, style, point, &widths)).fold(0.0, f32::max);
            if inner < sheet.inner {
                sheet = Self { widths, inner, ..sheet };
            }
        }
        sheet
    }

    /// With padding.
    pub(super) fn height(&self) -> f32 {
        self.inner + 2.0 * self.padding
    }

    pub(super) fn show(&self, ui: &mut Ui, style: &Style<'_>, point: usize) -> Option<WayAction> {
        let point = self.points.get(point)?;
        let inner = if self.narrow { height(ui, style, point, &self.widths) } else { self.inner };
        let sheet = RaisedSheet::new().flush().padding(S24, PADDING);
        sheet
            .show(ui, style, |ui| {
                let at = ui.cursor().min;
                let rect = Rect::from_min_size(at, Vec2::new(ui.available_width(), inner));
                let action = place(ui, "what was said", rect, |ui| self.point_ui(ui, style, point, rect));
                ui.advance_cursor_after_rect(rect);
                action
            })
            .inner
    }

    fn point_ui(&self, ui: &mut Ui, style: &Style<'_>, point: &PointBlock, rect: Rect) -> Option<WayAction> {
        let [they, you, third] = match self.widths.as_slice() {
            [they, you, third] => {
                let you_left = rect.left() + they + style.space(S32);
                let third_left = you_left + you + style.space(S32);
                let column = |left: f32, width: f32| Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
                [column(rect.left(), *they), column(you_left, *you), column(third_left, *third)]
            }
            _ => return stacked_ui(ui, style, point),
        };
        place(ui, "they", they, |ui| part_ui(ui, style, &point.they));
        place(ui, "you", you, |ui| part_ui(ui, style, &point.you));
        if let Some(thought) = &point.thought {
            place(ui, "thought", third, |ui| part_ui(ui, style, thought));
        }
        let links = links_height(ui, style, point, third.width());
        let at = Rect::from_min_max(pos2(third.left(), third.bottom() - links), third.max);
        links_ui(ui, style, point, at)
    }
}

fn stacked_ui(ui: &mut Ui, style: &Style<'_>, point: &PointBlock) -> Option<WayAction> {
    part_ui(ui, style, &point.they);
    ui.add_space(style.space(S12));
    part_ui(ui, style, &point.you);
    ui.add_space(style.space(S12));
    if let Some(thought) = &point.thought {
        part_ui(ui, style, thought);
        ui.add_space(style.space(S8));
    }
    let at = ui.available_rect_before_wrap();
    links_ui(ui, style, point, at)
}

/// How high a point is in columns of these widths.
fn height(ui: &Ui, style: &Style<'_>, point: &PointBlock, widths: &[f32]) -> f32 {
    let width = |column: usize| widths.get(column).or(widths.last()).copied().unwrap_or_default();
    let part = |part: &Labelled, width: f32| {
        let words = passage_text(style, &part.passage, TextStyle::Small).width(width).galley(ui.painter(), style).size().y;
        Text::new(&part.label, TextStyle::Note).width(width).galley(ui.painter(), style).size().y + words
    };
    let thought = point.thought.as_ref().map_or(0.0, |thought| part(thought, width(2)) + style.space(S8));
    let links = links_height(ui, style, point, width(2));
    let heights = [part(&point.they, width(0)), part(&point.you, width(1)), thought + links];
    if widths.len() > 1 {
        heights.into_iter().fold(0.0, f32::max)
    } else {
        heights.into_iter().sum::<f32>() + 2.0 * style.space(S12)
    }
}

fn part_ui(ui: &mut Ui, style: &Style<'_>, part: &Labelled) {
    labelled_below_ui(ui, style, part, TextStyle::Small);
}

/// The ways on from a point, each with where it leads.
fn links(point: &PointBlock) -> impl Iterator<Item = (Link<'_>, WayAction)> {
    point.ways.iter().map(|way| (Link::new(&way.label, cap_of(way)), way.action))
}

/// Where the ways on stand, from their upper left corner: side by side, and on another line where there is no room. And how high.
fn links_places(ui: &Ui, style: &Style<'_>, point: &PointBlock, width: f32) -> (Vec<Vec2>, f32) {
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0);
    let mut places = Vec::new();
    for (link, _) in links(point) {
        let size = link.size(ui, style);
        if x > 0.0 && x + size.x > width {
            y += height + style.space(S8);
            x = 0.0;
        }
        places.push(Vec2::new(x, y));
        x += size.x + style.space(S24);
        height = size.y;
    }
    (places, y + height)
}

fn links_height(ui: &Ui, style: &Style<'_>, point: &PointBlock, width: f32) -> f32 {
    links_places(ui, style, point, width).1
}

fn links_ui(ui: &mut Ui, style: &Style<'_>, point: &PointBlock, at: Rect) -> Option<WayAction> {
    let (places, _) = links_places(ui, style, point, at.width());
    let mut asked = None;
    for ((link, action), place) in links(point).zip(places) {
        if link.show_at(ui, style, at.min + place, Align::Min).clicked() {
            asked = Some(action);
        }
    }
    asked
}
