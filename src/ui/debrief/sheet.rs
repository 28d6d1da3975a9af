//! The sheet under the curve: the two lines of dialogue at one point, the thought, and where it turned.

use egui::{Rect, Ui, Vec2, pos2};

use crate::kit::place::place;
use crate::kit::theme::{S4, S12, S24, S32, Style, TextStyle};
use crate::kit::widgets::{RaisedSheet, Text};
use crate::words::debrief::block::Labelled;
use crate::words::debrief::curve::{PointBlock, WHERE_IT_TURNED};

use super::blocks::{labelled_below_ui, passage_text};

/// Above and below what is on the sheet.
const PADDING: f32 = 18.0;
/// Width of the column with the thought and where it turned, at text size 100 %.
const THOUGHT: f32 = 304.0;
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
    /// Where the trainee thought it turned, and where it did.
    turned: Option<Labelled>,
    /// The widths of the three or four columns; one where they stand below one another.
    widths: Vec<f32>,
    /// Without padding.
    inner: f32,
    padding: f32,
    narrow: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(ui: &Ui, style: &Style<'_>, points: &'a [PointBlock], turned: Option<&str>, narrow: bool) -> Self {
        let turned = turned.map(|turned| Labelled::told(WHERE_IT_TURNED, turned));
        let width = (ui.available_width() - 2.0 * style.space(S24)).max(1.0);
        let third = (THOUGHT * style.zoom).min(width * MOST_THOUGHT).floor();
        let room = width - third - 2.0 * style.space(S32);
        let in_columns = THEIR_PARTS.into_iter().map(|part| {
            let they = (room * part).floor();
            vec![they, room - they, third]
        });
        let in_four = THEIR_PARTS.into_iter().map(|part| {
            let quarter = ((width - 3.0 * style.space(S32)) / 4.0).floor();
            let they = (2.0 * quarter * part).floor();
            vec![they, 2.0 * quarter - they, quarter, quarter]
        });
        let least = LEAST_COLUMN * style.zoom;
        let mut layouts: Vec<Vec<f32>> = if room >= 2.0 * least { in_columns.collect() } else { vec![vec![width]] };
        if turned.is_some() && width >= 4.0 * least + 3.0 * style.space(S32) {
            layouts.extend(in_four);
        }
        let mut sheet = Self { points, turned, widths: Vec::new(), inner: f32::INFINITY, padding: style.space(PADDING), narrow };
        for widths in layouts {
            let inner = points.iter().map(|point| sheet.height_of(ui, style, point, &widths)).fold(0.0, f32::max);
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

    pub(super) fn show(&self, ui: &mut Ui, style: &Style<'_>, point: usize) {
        let Some(point) = self.points.get(point) else { return };
        let inner = if self.narrow { self.height_of(ui, style, point, &self.widths) } else { self.inner };
        let sheet = RaisedSheet::new().flush().padding(S24, PADDING);
        sheet.show(ui, style, |ui| {
            let rect = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), inner));
            place(ui, "what was said", rect, |ui| self.point_ui(ui, style, point, rect));
            ui.advance_cursor_after_rect(rect);
        });
    }

    fn point_ui(&self, ui: &mut Ui, style: &Style<'_>, point: &PointBlock, rect: Rect) {
        let gap = style.space(S32);
        let mut left = rect.left();
        let mut column = |width: f32| {
            let column = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(width, rect.height()));
            left += width + gap;
            column
        };
        let columns = match self.widths.as_slice() {
            [they, you, third] => [column(*they), column(*you), column(*third), Rect::NOTHING],
            [they, you, thought, turned] => [column(*they), column(*you), column(*thought), column(*turned)],
            _ => {
                for (index, part) in self.parts(point).enumerate() {
                    if index > 0 {
                        ui.add_space(style.space(S12));
                    }
                    labelled_below_ui(ui, style, part, TextStyle::Small);
                    if *part == point.you {
                        mattered_ui(ui, style, point);
                    }
                }
                return;
            }
        };
        let [they, you, third, fourth] = columns;
        let (in_third, in_fourth) =
            if self.widths.len() > 3 { (None, self.turned.as_ref()) } else { (self.turned.as_ref(), None) };
        place(ui, "they", they, |ui| labelled_below_ui(ui, style, &point.they, TextStyle::Small));
        place(ui, "you", you, |ui| {
            labelled_below_ui(ui, style, &point.you, TextStyle::Small);
            mattered_ui(ui, style, point);
        });
        place(ui, "thought", third, |ui| {
            for (index, part) in point.thought.iter().chain(in_third).enumerate() {
                if index > 0 {
                    ui.add_space(style.space(S12));
                }
                labelled_below_ui(ui, style, part, TextStyle::Small);
            }
        });
        if let Some(turned) = in_fourth {
            place(ui, "where it turned", fourth, |ui| labelled_below_ui(ui, style, turned, TextStyle::Small));
        }
    }

    /// Everything on the sheet, in reading order.
    fn parts<'b>(&'b self, point: &'b PointBlock) -> impl Iterator<Item = &'b Labelled> {
        [&point.they, &point.you].into_iter().chain(&point.thought).chain(&self.turned)
    }

    /// How high a point is in columns of these widths.
    fn height_of(&self, ui: &Ui, style: &Style<'_>, point: &PointBlock, widths: &[f32]) -> f32 {
        let part = |part: &Labelled, width: f32| {
            let words = passage_text(style, &part.passage, TextStyle::Small).width(width).galley(ui.painter(), style).size().y;
            Text::new(&part.label, TextStyle::Note).width(width).galley(ui.painter(), style).size().y + words
        };
        // Below the line of the trainee stands what it was to the conversation.
        let yours = |width: f32| {
            let mattered = point.mattered.as_deref().map(|mattered| mattered_text(style, mattered).width(width));
            let mattered = mattered.map(|text| style.space(S4) + text.galley(ui.painter(), style).size().y);
            part(&point.you, width) + mattered.unwrap_or_default()
        };
        let below = |heights: Vec<f32>| heights.iter().sum::<f32>() + style.space(S12) * heights.len().saturating_sub(1) as f32;
        match widths {
            [they, you, third] => {
                let third = below(point.thought.iter().chain(&self.turned).map(|one| part(one, *third)).collect());
                part(&point.they, *they).max(yours(*you)).max(third)
            }
            [they, you, thought, turned] => {
                let thought = point.thought.iter().map(|one| part(one, *thought)).sum::<f32>();
                let turned = self.turned.iter().map(|one| part(one, *turned)).sum::<f32>();
                part(&point.they, *they).max(yours(*you)).max(thought).max(turned)
            }
            _ => {
                let width = widths.first().copied().unwrap_or(1.0);
                let added = yours(width) - part(&point.you, width);
                below(self.parts(point).map(|one| part(one, width)).collect()) + added
            }
        }
    }
}

fn mattered_ui(ui: &mut Ui, style: &Style<'_>, point: &PointBlock) {
    if let Some(mattered) = &point.mattered {
        ui.add_space(style.space(S4));
        mattered_text(style, mattered).show(ui, style);
    }
}

fn mattered_text<'m>(style: &Style<'_>, mattered: &'m str) -> Text<'m> {
    Text::new(mattered, TextStyle::Note).color(style.theme.soft)
}
