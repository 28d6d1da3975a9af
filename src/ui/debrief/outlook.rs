//! How conversations usually end from a moment: four words on a line, open where it stood before and filled where it stood after.

use egui::accesskit::Role;
use egui::{Align, Pos2, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use crate::kit::page::passage;
use crate::kit::theme::{S4, S8, Style, TextStyle};
use crate::kit::widgets::{Text, strokes};
use crate::words::debrief::WHERE_IT_WAS_HEADING;
use crate::words::debrief::moments::OutlookFigure;
use crate::words::debrief::road::{AFTER, BEFORE};

/// The line is never longer than this, at text size 100 %.
const LONGEST: f32 = 496.0;
/// The discs before (open) and after (filled), their rings, and what lies between.
const DISC: f32 = 8.0;
const RING: f32 = 2.5;
const BETWEEN: f32 = 5.0;
/// What stands at the side, so that the first and the last word are not cut.
const SIDE: f32 = 4.0;

/// Shows the figure. `explained` stands over it where the four words are met for the first time.
pub(super) fn outlook_ui(ui: &mut Ui, style: &Style<'_>, outlook: &OutlookFigure, explained: bool) {
    Text::new(WHERE_IT_WAS_HEADING, TextStyle::Note).color(style.theme.soft).show(ui, style);
    if let Some(explains) = outlook.explained.filter(|_| explained) {
        ui.add_space(style.space(S4));
        Text::new(explains, TextStyle::Small).color(style.theme.soft).show(ui, style);
    }
    let width = ui.available_width().min(style.space(LONGEST) + 2.0 * SIDE);
    let (disc, note) = (style.mark(DISC), style.line_height(TextStyle::Note));
    let words_height = style.line_height(TextStyle::Small);
    let height = note + 2.0 * disc + style.space(S8) + words_height + style.space(S4);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &outlook.sentence));
    passage(ui, &outlook.sentence, rect);
    let line = Line { left: rect.left() + SIDE, right: rect.right() - SIDE, y: rect.top() + style.space(S4) + note + disc };
    line.paint(ui, style, outlook);
    line.paint_places(ui, style, outlook, line.y + disc + style.space(S4));
    if let Some(small) = &outlook.small {
        ui.add_space(style.space(S4));
        Text::new(small, TextStyle::Note).color(style.theme.soft).show(ui, style);
    }
}

/// The line on which the words stand.
#[derive(Clone, Copy, Debug)]
struct Line {
    left: f32,
    right: f32,
    y: f32,
}

impl Line {
    fn at(self, value: f64) -> Pos2 {
        pos2(self.left + (self.right - self.left) * value.clamp(0.0, 1.0) as f32, self.y)
    }

    fn paint(self, ui: &Ui, style: &Style<'_>, outlook: &OutlookFigure) {
        let (painter, theme) = (ui.painter(), style.theme);
        let disc = style.mark(DISC);
        let y = painter.round_to_pixel_center(self.y);
        let line = strokes::outline(painter, style, theme.edge);
        painter.hline(self.left..=self.right, y, line);
        for third in 0..4 {
            painter.vline(self.at(f64::from(third) / 3.0).x, y - disc * 0.7..=y + disc * 0.7, line);
        }
        let between = Stroke::new(strokes::whole_px(painter, style, BETWEEN), theme.accent);
        painter.line_segment([self.at(outlook.before), self.at(outlook.after)], between);
        let ring = Stroke::new(strokes::whole_px(painter, style, RING), theme.accent);
        painter.circle(self.at(outlook.before), disc, theme.sheet, ring);
        painter.circle(self.at(outlook.after), disc, theme.accent, ring);
        self.paint_marks(ui, style, outlook);
    }

    /// "before" and "after" over their discs; where they would meet, each stands to its own side.
    fn paint_marks(self, ui: &Ui, style: &Style<'_>, outlook: &OutlookFigure) {
        let (painter, disc) = (ui.painter(), style.mark(DISC));
        let before = Text::new(BEFORE, TextStyle::Note).color(style.theme.soft);
        let after = Text::new(AFTER, TextStyle::Note).semi().color(style.theme.accent);
        let half = |text: &Text<'_>| text.galley(painter, style).size().x / 2.0;
        let (half_before, half_after) = (half(&before), half(&after));
        let (mut x_before, mut x_after) = (self.at(outlook.before).x, self.at(outlook.after).x);
        let short = half_before + half_after + style.space(S8) - (x_before - x_after).abs();
        if short > 0.0 {
            let to_the_right = if x_before >= x_after { short / 2.0 } else { -short / 2.0 };
            (x_before, x_after) = (x_before + to_the_right, x_after - to_the_right);
        }
        let within =
            |x: f32, half: f32| x.clamp(self.left + half - SIDE, (self.right - half + SIDE).max(self.left + half - SIDE));
        let top = self.y - disc - style.line_height(TextStyle::Note) - 1.0;
        let (mut x_before, mut x_after) = (within(x_before, half_before), within(x_after, half_after));
        // At an end of the line the other one gives way.
        let apart = half_before + half_after + style.space(S8);
        if (x_before - x_after).abs() < apart {
            let side = if x_before >= x_after { 1.0 } else { -1.0 };
            if self.at(outlook.before).x - self.left < self.right - self.at(outlook.before).x {
                if side > 0.0 { x_before = x_after + apart } else { x_after = x_before + apart }
            } else if side > 0.0 {
                x_after = x_before - apart;
            } else {
                x_before = x_after - apart;
            }
        }
        before.paint_aligned(painter, style, pos2(x_before, top), Align::Center);
        after.paint_aligned(painter, style, pos2(x_after, top), Align::Center);
    }

    /// The four words; the first and the last keep to the ends of the line.
    fn paint_places(self, ui: &Ui, style: &Style<'_>, outlook: &OutlookFigure, top: f32) {
        let last = outlook.places.len().saturating_sub(1);
        let kind = if words_width(ui, style, outlook, TextStyle::Small) < self.right - self.left {
            TextStyle::Small
        } else {
            TextStyle::Note
        };
        for (index, words) in outlook.places.iter().enumerate() {
            let align = match index {
                0 => Align::Min,
                index if index == last => Align::Max,
                _ => Align::Center,
            };
            let x = self.at(index as f64 / last.max(1) as f64).x;
            Text::new(words, kind).paint_aligned(ui.painter(), style, pos2(x, top), align);
        }
    }
}

/// About how wide the words are beside one another.
fn words_width(ui: &Ui, style: &Style<'_>, outlook: &OutlookFigure, kind: TextStyle) -> f32 {
    let width = |words: &&str| Text::new(words, kind).galley(ui.painter(), style).size().x + style.space(S8);
    outlook.places.iter().map(width).sum::<f32>() * 1.2
}
